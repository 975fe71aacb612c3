"""Panels of the wall: what a page says of an entry that it only names, and which of them stand
near an entry. What is read once is kept with the register; where they stand takes no query."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from projects.catalogue.index import Register, each_of, forget_first, members
from projects.graphics.ornament import MOTIFS
from projects.models import Project
from projects.texts.languages import LANGUAGES

# More than the largest of the four blocks has, so that a visitor sees the whole stand.
STANDS_BESIDE = 24
RELATED = 4
# Sets of so few are looked at whole.
FEW = 200
# Of very many entries a wall shows each block's first; its page and the list have them all.
MOST_ON_A_STAND = 80
# About 1 KB each.
MOST_KEPT = 5000


class Panel(NamedTuple):
    """An entry by its number, title and motif; ``block`` is its block's slug."""

    motif: str
    number: int
    slug: str
    provenance: str
    block: str
    title_kk: str
    title_ru: str
    title_en: str


READ = ("pk", "number", "slug", "provenance", "block__slug", "title_kk", "title_ru", "title_en")


def panels(register: Register, pks: Iterable[int]) -> dict[int, Panel]:
    """The panels of these entries by their database numbers, in this order; one that is gone
    meanwhile is left out. One query, none where all have been shown before."""
    pks, kept = list(pks), register.panels
    missing = [pk for pk in pks if pk not in kept]
    if missing:
        found = Project.objects.published().filter(pk__in=missing).values_list(*READ)
        for pk, *said in found:
            kept[pk] = Panel(_motif(register, pk), *said)
    shown = {pk: kept[pk] for pk in pks if pk in kept}
    forget_first(kept, MOST_KEPT)
    return shown


def _motif(register: Register, pk: int) -> str:
    """That of an entry's first theme, as on its cover."""
    themes = (theme for theme in register.labels("theme", "en") if theme in MOTIFS)
    return next((theme for theme in themes if register.sets["theme"][theme] >> pk & 1), "unity")


def on_stand(register: Register, block: str) -> list[Panel]:
    """The panels of a block's stand on the wall."""
    entries = register.union("block", [block])
    pks = members(entries, register.stands, 0, MOST_ON_A_STAND)
    return list(panels(register, pks).values())


class Around(NamedTuple):
    """What an entry's page leads on to: the entries before and after it, those of its block near
    it, and a few that share a theme or a region with it."""

    previous: Panel | None
    next: Panel | None
    beside: list[Panel]
    by_theme: list[Panel]
    by_region: list[Panel]


def related(register: Register, project: Project, facet: str, values: list[str]) -> list[int]:
    """The database numbers of other entries that have one of the values, the nearest on the
    stands first, and those with a source before the samples; ``RELATED`` at most."""
    same = register.union(facet, values)
    samples = register.union("provenance", ["illustrative"])
    sourced = _nearest(register, same & ~samples, project)
    return (sourced + _nearest(register, same & samples, project))[:RELATED]


def _nearest(register: Register, entries: int, project: Project) -> list[int]:
    """The members of a set that stand nearest to an entry, without itself."""
    number, numbers = project.number, register.numbers
    is_small = entries.bit_count() <= FEW
    found = each_of(entries) if is_small else _enough_around(register, entries, number)
    others = (pk for pk in found if pk != project.pk)
    return sorted(others, key=lambda pk: (abs(numbers[pk] - number), numbers[pk]))[:RELATED]


def _enough_around(register: Register, entries: int, number: int) -> list[int]:
    """Members of a large set: those close to a number first, then farther and farther from it."""
    far = 50
    while True:
        near = _stands_around(register, number, far)
        found = members(entries, near)
        if len(found) > RELATED or len(near) == len(register.stands):
            return found
        far *= 8


def _stands_around(register: Register, number: int, far: int) -> array[int]:
    """What stands at most so far from a number."""
    return register.stands[register.place_of(number - far) : register.place_of(number + far + 1)]


def _panel_of(project: Project) -> Panel:
    themes = (theme.slug for theme in project.themes.all() if theme.slug in MOTIFS)
    return Panel(
        next(themes, "unity"),
        project.number,
        project.slug,
        project.provenance,
        project.block.slug,
        *(getattr(project, f"title_{language}") for language in LANGUAGES),
    )


def around(register: Register, project: Project) -> Around:
    """The panels around an entry; one query at most.

    Its own panel is made of the record at hand and not kept: a preview shows the entry as it
    will be.
    """
    stands, number = register.stands, project.number
    before, after = register.place_of(number), register.place_of(number + 1)
    near = _stands_around(register, number, STANDS_BESIDE)
    rows: list[Sequence[int]] = [
        stands[max(before - 1, 0) : before],
        stands[after : after + 1],
        members(register.union("block", [project.block.slug]), near),
        related(register, project, "theme", [t.slug for t in project.themes.all()]),
        related(register, project, "region", [r.code for r in project.regions.all()]),
    ]
    found = panels(register, {pk for row in rows for pk in row} - {project.pk})
    found[project.pk] = _panel_of(project)
    previous, following, *others = [[found[pk] for pk in row if pk in found] for row in rows]
    return Around(next(iter(previous), None), next(iter(following), None), *others)
