"""Short references to entries, and an entry's neighbours.

Links once read are kept on the index; the order of the stands takes no query.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from projects.catalogue.entry_sets import each_of, members
from projects.catalogue.index import CatalogueIndex, forget_first
from projects.graphics.ornament import MOTIFS
from projects.models import Project
from projects.texts.languages import LANGUAGES

# More than the largest of the four blocks has, so that a visitor sees the whole stand.
STANDS_BESIDE = 24
RELATED = 4
# Sets of at most so many are sorted whole.
FEW = 200
# The home page shows at most so many entries of a block; the block's page and the list show all.
MOST_ON_A_STAND = 80
# About 1 KB each.
MOST_KEPT = 5000


class EntryLink(NamedTuple):
    """The data of a link to an entry; ``block`` is its block's slug."""

    motif: str
    number: int
    slug: str
    provenance: str
    block: str
    title_kk: str
    title_ru: str
    title_en: str


READ = ("pk", "number", "slug", "provenance", "block__slug", "title_kk", "title_ru", "title_en")


def entry_links(index: CatalogueIndex, pks: Iterable[int]) -> dict[int, EntryLink]:
    """The links of these entries by their database numbers, in this order; one that is gone
    meanwhile is left out. One query, none where all have been shown before."""
    pks, kept = list(pks), index.entry_links
    missing = [pk for pk in pks if pk not in kept]
    if missing:
        found = Project.objects.published().filter(pk__in=missing).values_list(*READ)
        for pk, *said in found:
            kept[pk] = EntryLink(_motif(index, pk), *said)
    shown = {pk: kept[pk] for pk in pks if pk in kept}
    forget_first(kept, MOST_KEPT)
    return shown


def _motif(index: CatalogueIndex, pk: int) -> str:
    """The motif of an entry's first theme, as on its cover."""
    themes = (theme for theme in index.labels("theme", "en") if theme in MOTIFS)
    return next((theme for theme in themes if index.sets["theme"][theme] >> pk & 1), "unity")


def on_wall(index: CatalogueIndex, block: str) -> list[EntryLink]:
    """The entries of a block on the wall of the home page."""
    return some_of(index, index.union("block", [block]))


def some_of(index: CatalogueIndex, entries: int) -> list[EntryLink]:
    """The members of a set in stand order, as many as a wall shows of a block."""
    pks = members(entries, index.stands, 0, MOST_ON_A_STAND)
    return list(entry_links(index, pks).values())


class Around(NamedTuple):
    """The neighbours of an entry: the entries before and after it, those of its block near it, and
    a few that share a theme or a region with it."""

    previous: EntryLink | None
    next: EntryLink | None
    beside: list[EntryLink]
    by_theme: list[EntryLink]
    by_region: list[EntryLink]


def related(index: CatalogueIndex, project: Project, facet: str, values: list[str]) -> list[int]:
    """The database numbers of other entries that have one of the values, the nearest on the
    stands first, and those with a source before the samples; ``RELATED`` at most."""
    same = index.union(facet, values)
    samples = index.union("provenance", ["illustrative"])
    sourced = _nearest(index, same & ~samples, project)
    return (sourced + _nearest(index, same & samples, project))[:RELATED]


def _nearest(index: CatalogueIndex, entries: int, project: Project) -> list[int]:
    """The members of a set that stand nearest to an entry, without itself."""
    number, numbers = project.number, index.numbers
    is_small = entries.bit_count() <= FEW
    found = each_of(entries) if is_small else _enough_around(index, entries, number)
    others = (pk for pk in found if pk != project.pk)
    return sorted(others, key=lambda pk: (abs(numbers[pk] - number), numbers[pk]))[:RELATED]


def _enough_around(index: CatalogueIndex, entries: int, number: int) -> list[int]:
    """Members of a large set near a number; looks farther and farther until there are enough."""
    far = 50
    while True:
        near = _stands_around(index, number, far)
        found = members(entries, near)
        if len(found) > RELATED or len(near) == len(index.stands):
            return found
        far *= 8


def _stands_around(index: CatalogueIndex, number: int, far: int) -> array[int]:
    """The entries whose stands are at most so far from a number."""
    return index.stands[index.place_of(number - far) : index.place_of(number + far + 1)]


def _link_of(project: Project) -> EntryLink:
    themes = (theme.slug for theme in project.themes.all() if theme.slug in MOTIFS)
    return EntryLink(
        next(themes, "unity"),
        project.number,
        project.slug,
        project.provenance,
        project.block.slug,
        *(getattr(project, f"title_{language}") for language in LANGUAGES),
    )


def around(index: CatalogueIndex, project: Project) -> Around:
    """The entries around an entry; one query at most.

    The link of the entry itself is made from ``project`` and not kept: in a preview it differs from
    the published one.
    """
    stands, number = index.stands, project.number
    before, after = index.place_of(number), index.place_of(number + 1)
    near = _stands_around(index, number, STANDS_BESIDE)
    rows: list[Sequence[int]] = [
        stands[max(before - 1, 0) : before],
        stands[after : after + 1],
        members(index.union("block", [project.block.slug]), near),
        related(index, project, "theme", [t.slug for t in project.themes.all()]),
        related(index, project, "region", [r.code for r in project.regions.all()]),
    ]
    found = entry_links(index, {pk for row in rows for pk in row} - {project.pk})
    found[project.pk] = _link_of(project)
    previous, following, *others = [[found[pk] for pk in row if pk in found] for row in rows]
    return Around(next(iter(previous), None), next(iter(following), None), *others)
