"""The starting list of synonyms knows more former names and "the whole country". As with the earlier
lists, an exhibition gets the new group, and the new words of those that it has left as they were;
what its staff have changed or deleted stays so. The phrases are new to the words that the search has
kept: these are dropped, and ``index_all`` keeps them anew once this has run."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from django.db import migrations

STARTING_LIST = Path(__file__).parents[2] / "fixtures" / "synonyms.yaml"
NEW = "whole-country"
# The groups that say something else now, each with what it said before (``said``).
FORMER = {
    "entrepreneurs": "c5d09f9b",
    "partners": "151f024b",
    "koreans": "a50e784d",
    "region-kyzylorda": "a1df2e87",
    "region-pavlodar": "a71b759d",
}


def said(group: Any) -> str:
    """The words of a group in the three languages, shortened."""
    texts = (getattr(group, f"words_{language}") or "" for language in ("kk", "ru", "en"))
    return sha256("|".join(texts).encode()).hexdigest()[:8]


def drop_the_words(apps: Any, schema_editor: Any) -> None:
    apps.get_model("projects", "IndexedWord").objects.all().delete()


def give_the_new_words(apps: Any, schema_editor: Any) -> None:
    if not apps.get_model("projects", "Project").objects.exists():
        return
    groups = apps.get_model("projects", "SynonymGroup").objects
    for record in yaml.safe_load(STARTING_LIST.read_text()):
        slug, words = record["fields"].pop("slug"), record["fields"]
        if slug == NEW:
            groups.get_or_create(slug=slug, defaults=words)
        for group in groups.filter(slug=slug) if slug in FORMER else ():
            if said(group) == FORMER[slug]:
                groups.filter(pk=group.pk).update(**words)


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0037_figures_found"),
    ]

    operations = [
        migrations.RunPython(drop_the_words, migrations.RunPython.noop),
        migrations.RunPython(give_the_new_words, migrations.RunPython.noop),
    ]
