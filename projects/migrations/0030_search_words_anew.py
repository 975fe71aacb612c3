"""The search follows new rules for the ends of words and searches easy texts: the words that it has
kept are dropped, and ``index_all`` keeps them anew once this has run. An exhibition that has had
synonyms for a while gets those groups that the starting list has gained since."""

from pathlib import Path
from typing import Any

import yaml
from django.db import migrations

STARTING_LIST = Path(__file__).parents[2] / "fixtures" / "synonyms.yaml"
# The groups of the first starting list: whoever has deleted one does not want it.
FIRST = frozenset(
    [
        "children",
        "older-people",
        "people-with-disabilities",
        "youth",
        "teenagers",
        "museums",
        "women",
        "mothers",
        "grandmothers",
        "orphans",
        "volunteers",
        "school-students",
        "phrasebook",
        "germans",
        "koreans",
        "doctors",
        "entrepreneurs",
        "handicraft",
        "sport",
        "fair",
        "assembly",
        "ethno-cultural-associations",
        "non-governmental-organisations",
        "public-associations",
        "region-east-kazakhstan",
        "region-south-kazakhstan",
        "region-north-kazakhstan",
        "region-west-kazakhstan",
        "astana",
        "almaty",
        "shymkent",
        "zhambyl",
        "turkistan",
    ]
)


def drop_the_words(apps: Any, schema_editor: Any) -> None:
    apps.get_model("projects", "IndexedWord").objects.all().delete()


def give_the_new_groups(apps: Any, schema_editor: Any) -> None:
    if not apps.get_model("projects", "Project").objects.exists():
        return
    groups = apps.get_model("projects", "SynonymGroup").objects
    for record in yaml.safe_load(STARTING_LIST.read_text()):
        words = {name: text for name, text in record["fields"].items() if name != "slug"}
        if record["fields"]["slug"] not in FIRST:
            groups.get_or_create(slug=record["fields"]["slug"], defaults=words)


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0029_glossary_and_turned_photos"),
    ]

    operations = [
        migrations.RunPython(drop_the_words, migrations.RunPython.noop),
        migrations.RunPython(give_the_new_groups, migrations.RunPython.noop),
    ]
