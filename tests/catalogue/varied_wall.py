"""A wall on which entries differ in all that a facet or the public's view of them depends on."""

from __future__ import annotations

import datetime
import random
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from hypothesis import strategies as st
from modelsearch.backends import get_search_backend

from projects.catalogue.facets import FACETS
from projects.catalogue.filters import ProjectFilter
from projects.catalogue.sorting import SORT_LABELS
from projects.models import Block, Organisation, Participation, Photo, Project, Region, Theme
from projects.texts.languages import LANGUAGES

DAY = datetime.timedelta(days=1)
# Published more often than not, so that combinations of facets find something.
STATES = ("draft", "in-review", "withdrawn", *["published"] * 7)
TEXTS = ("", "school", "қолөнер", "фестивали", "charity", "32", "ghjtrn", "e", "!?", "zzz")
UNKNOWN = ("nonsense", "completed", "in-progress", " 1 ", "constructor", "1994", "")


def vary_the_wall(seed: int) -> None:
    """Gives every entry of the wall another state, years, languages, links and photos."""
    chance = random.Random(seed)
    blocks, themes, regions, organisations = (
        list(model.objects.all()) for model in (Block, Theme, Region, Organisation)
    )
    entries = list(Project.objects.order_by("number"))
    links: list[Any] = []
    for entry in entries:
        first, last = sorted(chance.choices(range(1995, 2026), k=2))
        entry.publication = chance.choice(STATES)
        entry.public_from = chance.choice([None, None, timezone.now() - DAY, timezone.now() + DAY])
        entry.start_year, entry.end_year = chance.choice(
            [(None, None), (first, None), (None, last), (first, last), (first, first)]
        )
        entry.block, entry.status = chance.choice(blocks), chance.choice(Project.Status.values)
        entry.provenance = chance.choice(Project.Provenance.values)
        for language in LANGUAGES:
            for part in ("summary", "text"):
                if chance.random() < 0.6:
                    setattr(entry, f"{part}_{language}", chance.choice(["", None]))
        for theme in chance.sample(themes, chance.randint(0, 3)):
            links.append(Project.themes.through(project=entry, theme=theme))
        for region in chance.sample(regions, chance.choice([0, 1, 1, 2])):
            links.append(Project.regions.through(project=entry, region=region))
        for organisation in chance.sample(organisations, chance.choice([0, 1, 2])):
            links.append(Participation(project=entry, organisation=organisation))
        links.extend(photo(entry, chance) for _ in range(chance.randint(0, 2)))
    for model in (Project.themes.through, Project.regions.through, Participation, Photo):
        model.objects.all().delete()
        model.objects.bulk_create(link for link in links if isinstance(link, model))
    changed = ("publication", "public_from", "start_year", "end_year", "block", "status")
    texts = [f"{part}_{code}" for part in ("summary", "text") for code in LANGUAGES]
    Project.objects.bulk_update(entries, [*changed, "provenance", *texts])
    get_search_backend().add_bulk(Project, list(Project.objects.for_indexing()))


def photo(entry: Project, chance: random.Random) -> Photo:
    """A photo that may be seen, or hides for one of the reasons that there are."""
    today = timezone.localdate()
    seen: dict[str, Any] = {"alternative_text_en": "A room", "credit": "A. B.", "consent": "given"}
    seen |= {"width": 8, "height": 6}
    hidden = chance.choice(
        [
            {},
            {"rights_until": today},
            {"shows_children": True, "consent": "given-for-minors"},
            {"is_drawing": True},
            {"alternative_text_en": ""},
            {"credit": ""},
            {"rights_until": today - DAY},
            {"is_taken_down": True},
            {"deleted_at": timezone.now()},
            {"shows_children": True},
        ]
    )
    return Photo(project=entry, image=f"photos/{chance.random()}.jpg", **seen | hidden)


def values_of(name: str, *, with_entries: bool = False) -> list[str]:
    """The values of a facet that the site knows; or only those that some entry of the wall has."""
    query = ProjectFilter({})
    counts = query.index.counts(name)
    return [value for value in query.labels(name) if not with_entries or counts.get(value)]


def queries(values: dict[str, list[str]]) -> st.SearchStrategy[str]:
    """Query strings: any facets with known, few unknown and repeated values, a text, an order."""
    parts = {
        name: st.lists(st.sampled_from(known) | st.sampled_from([*known, *UNKNOWN]), max_size=3)
        for name, known in values.items()
    }
    # A few facets at a time: under all of them at once nearly nothing is left.
    some = st.lists(st.sampled_from([*FACETS]), max_size=3, unique=True)
    return some.flatmap(
        lambda names: st.fixed_dictionaries(
            {name: parts[name] for name in names},
            optional={"q": st.sampled_from(TEXTS), "sort": st.sampled_from([*SORT_LABELS, "x"])},
        )
    ).map(lambda given: urlencode(given, doseq=True))
