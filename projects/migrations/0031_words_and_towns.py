"""The search reads more endings, layouts and names of towns: the words that it has kept are dropped,
and ``index_all`` keeps them anew once this has run. An exhibition that has had synonyms for a while
gets the groups that the starting list has gained since."""

from pathlib import Path
from typing import Any

import yaml
from django.db import migrations

STARTING_LIST = Path(__file__).parents[2] / "fixtures" / "synonyms.yaml"
# The others an exhibition has had before: whoever has deleted one does not want it.
GAINED = """
little-children bags grandmas grandparents healers educators singers songs bakers shops lessons
friendship trains photographs toys suitcases lakes sea villages cities courtyards neighbours
feasts holidays weddings clothes sewing weaving silver rings patterns artisans apprentices
workshops theatres actors concerts radio loneliness trees illness forums clubs customs poems
jokes research social-workers savings cash-machines prices wages trophies summer winter spring
excursions calendars libraries regional partners funds towns-of-abai towns-of-akmola
towns-of-aktobe towns-of-almaty-region almaty-before towns-of-atyrau towns-of-east-kazakhstan
towns-of-zhambyl towns-of-zhetisu towns-of-karaganda towns-of-kostanay towns-of-kyzylorda
towns-of-mangystau towns-of-pavlodar towns-of-north-kazakhstan towns-of-turkistan
towns-of-ulytau towns-of-west-kazakhstan youths
""".split()


def drop_the_words(apps: Any, schema_editor: Any) -> None:
    apps.get_model("projects", "IndexedWord").objects.all().delete()


def give_the_new_groups(apps: Any, schema_editor: Any) -> None:
    if not apps.get_model("projects", "Project").objects.exists():
        return
    groups = apps.get_model("projects", "SynonymGroup").objects
    for record in yaml.safe_load(STARTING_LIST.read_text()):
        words = {name: text for name, text in record["fields"].items() if name != "slug"}
        if record["fields"]["slug"] in GAINED:
            groups.get_or_create(slug=record["fields"]["slug"], defaults=words)


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0030_search_words_anew"),
    ]

    operations = [
        migrations.RunPython(drop_the_words, migrations.RunPython.noop),
        migrations.RunPython(give_the_new_groups, migrations.RunPython.noop),
    ]
