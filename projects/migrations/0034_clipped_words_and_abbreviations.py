"""The starting list of synonyms knows more abbreviations and narrower phrases. An exhibition that has
had an earlier one gets the new groups, and the new words of those that it has left as they were;
what its staff have changed or deleted stays so. The search takes no phrase from a theme's name any
more: the words that it has kept are dropped, and ``index_all`` keeps them anew once this has run."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from django.db import migrations

STARTING_LIST = Path(__file__).parents[2] / "fixtures" / "synonyms.yaml"
NEW = frozenset(
    """
career-guidance check-ups children-with-disabilities ethno-cultural-centres financial-literacy
healthy-living job-search kazakhstan material-aid national-cuisine places-of-learning public-funds
""".split()
)
# The groups that say more now, each with what it said before (``said``).
FORMER = dict(
    group.split(":")
    for group in """
allowances:f9c7fcd8 almaty:560f9f64 apprentices:d9a4d4bf astana:bf7bd277 business:b625707c
camps:1260213f clinic:7d759286 coaches:8d1057dc colleges:59f666df cooks:e88d2655 doctors:20e398d4
education-departments:3c09a466 entrepreneurs:d0edd0f1 finance:064a161c firms:60f6c172
first-aid:adcece4a handicraft:f6b1c9cf healers:ca079232 health:babe4d7c helpline:5853dd82
home-care:0c985685 house-of-culture:f9fe7d02 illustrations:976ef29b kazakh-language:1ecd7ce6
legal-advice:1d76bf82 low-income:a95d7201 media:eb7c95b5
non-governmental-organisations:e8a25d3e,e6fb91eb nurses:682441b9 older-people:de775d16
orphans:02d745c7 people-with-disabilities:e142ed6f,98e576dd programming:73ff0d9a
public-associations:c80c6983 region-abai:ac4d7468 region-akmola:05ba15ec region-aktobe:a20e1834
region-atyrau:50a0638e region-east-kazakhstan:c26ed861 region-karaganda:27a035e0
region-kostanay:050f908e region-kyzylorda:1a61e7dc region-mangystau:cd5b3630
region-north-kazakhstan:c2c53036,c00f4b63 region-pavlodar:847d1245
region-south-kazakhstan:4b7c81b8,a4436cba region-ulytau:42920738 region-west-kazakhstan:a4148b5f
region-zhambyl:645eb187 region-zhetisu:9d6c1777 robots:29a94ca6 schoolbag:5fe34c5f
schools:a6c2e9f1 sewing:21f812f1 songs:737a2710 sport:f3d19a3e state-language:7f6d7719
teachers:09f3030d tournament:c0d7492e university:afb8d497 vacancies:ab9ca4bd,3ecd443e
""".split()
)


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
        if slug in NEW:
            groups.get_or_create(slug=slug, defaults=words)
        for group in groups.filter(slug=slug) if slug in FORMER else ():
            if said(group) in FORMER[slug].split(","):
                groups.filter(pk=group.pk).update(**words)


class Migration(migrations.Migration):
    dependencies = [
        ("projects", "0033_wider_synonyms"),
    ]

    operations = [
        migrations.RunPython(drop_the_words, migrations.RunPython.noop),
        migrations.RunPython(give_the_new_words, migrations.RunPython.noop),
    ]
