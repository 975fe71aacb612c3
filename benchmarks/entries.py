"""Hangs up deterministic entries until there are N: `python -m benchmarks.entries N`.

Each has texts in three languages, one or two themes, a region, an organisation, years, a budget
and a figure, and stands in the search index. They are samples and say so. There is one more
organisation for each 1,000 entries: a facet of thousands of choices helps nobody.
"""

import os
import sys
from collections.abc import Sequence
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exhibition.settings")
WORDS = {
    "en": "craft school festival elders youth language costume club seminar market garden family",
    "ru": "ремесло школа фестиваль пожилые молодёжь язык костюм клуб семинар рынок сад семья",
    "kk": "қолөнер мектеп фестиваль қарттар жастар тіл киім үйірме семинар базар бақ отбасы",
}
SAMPLE = {"en": "Sample", "ru": "Образец", "kk": "Үлгі"}
BATCH = 2000


def fill(count: int) -> None:
    """Adds entries after the exhibition's own 61."""
    from django.db import transaction

    from projects.models import Organisation, Project
    from projects.serving.table_statistics import analyse_tables

    begin = Project.objects.count()
    for place in range(count // 1000):
        name = f"Sample organisation {place}"
        Organisation.objects.get_or_create(
            slug=f"sample-{place}", defaults={"name_en": name, "kind": "placeholder"}
        )
    for start in range(begin, count, BATCH):
        with transaction.atomic():
            _hang_up(range(start, min(start + BATCH, count)))
    analyse_tables()


def _hang_up(places: Sequence[int]) -> None:
    from django.contrib.contenttypes.models import ContentType
    from modelsearch.models import IndexEntry

    from projects.models import (
        Block,
        Indicator,
        Metric,
        Organisation,
        Participation,
        Project,
        Region,
        Source,
        Theme,
    )

    blocks, themes = list(Block.objects.all()), list(Theme.objects.all())
    regions, organisations = list(Region.objects.all()), list(Organisation.objects.all())
    indicators, source = (
        list(Indicator.objects.filter(counted_from="metrics")),
        Source.objects.first(),
    )
    made = Project.objects.bulk_create([_entry(place, blocks) for place in places])
    Project.themes.through.objects.bulk_create(
        Project.themes.through(project=entry, theme=themes[(place + more) % len(themes)])
        for place, entry in zip(places, made, strict=True)
        for more in range(1 + place % 2)
    )
    Project.regions.through.objects.bulk_create(
        Project.regions.through(project=entry, region=regions[place * 7 % len(regions)])
        for place, entry in zip(places, made, strict=True)
    )
    Participation.objects.bulk_create(
        Participation(project=entry, organisation=organisations[place * 13 % len(organisations)])
        for place, entry in zip(places, made, strict=True)
    )
    Metric.objects.bulk_create(
        Metric(
            project=entry,
            indicator=indicators[place % len(indicators)],
            value=10 + place % 90,
            source=source,
        )
        for place, entry in zip(places, made, strict=True)
    )
    kind = ContentType.objects.get_for_model(Project)
    IndexEntry.objects.bulk_create(
        IndexEntry(content_type=kind, object_id=str(entry.pk), autocomplete=_indexed(entry))
        for entry in made
    )


def _entry(place: int, blocks: Sequence[object]):
    from projects.models import Project
    from projects.texts.alphabet import order_key

    random = Random(place)
    chosen = [random.randrange(12) for _ in range(12)]
    texts: dict[str, str] = {}
    for language, words in WORDS.items():
        known = words.split()
        said = [known[choice] for choice in chosen]
        title = f"{SAMPLE[language]}: {' '.join(said[:3])} {place + 1}"
        texts[f"title_{language}"] = title
        texts[f"title_order_{language}"] = order_key(title)[:250]
        texts[f"summary_{language}"] = " ".join(said).capitalize() + "."
        texts[f"text_{language}"] = (" ".join(said).capitalize() + ". ") * 4
    first = 2009 + random.randrange(5)
    return Project(
        number=place + 1,
        slug=f"sample-entry-{place + 1}",
        block=blocks[place % len(blocks)],
        original_language="en",
        status=("closed", "implementation", "identification")[place % 3],
        start_year=first,
        end_year=first + random.randrange(2),
        budget_kzt=random.randrange(1, 100) * 100_000,
        provenance="illustrative",
        publication="published",
        **texts,
    )


def _indexed(entry) -> str:
    from projects.texts.words import indexed

    texts = ((f"{field}_{code}", code) for field in ("title", "text") for code in WORDS)
    return " ".join(word for name, code in texts for word in indexed(getattr(entry, name), code))


if __name__ == "__main__":
    django.setup()
    fill(int(sys.argv[1]))
