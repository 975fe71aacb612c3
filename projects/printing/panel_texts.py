"""The texts of a stand panel in their types, and the sizes that all panels of an order share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import product
from math import inf
from typing import NamedTuple

from projects.graphics.fonts import STRONG_FACE, TITLE_FACE
from projects.printing.content import Face, Figure
from projects.printing.fit import Passage, Place, height_of, room_for, torn_words
from projects.printing.papers import (
    GAP,
    LONGEST_LEAD,
    LONGEST_LINE,
    LONGEST_TITLE,
    PANEL_SIZES,
    USUAL_SIZE,
    Layout,
)
from projects.printing.sample_text import TYPICAL

MOST_FIGURES = 3
Passages = tuple[Passage, ...]


def name_passages(block: str, exhibition: str) -> Passages:
    return (
        Passage(block, TITLE_FACE, leading=1.18, gap=0.2),
        Passage(exhibition, scale=0.59, leading=1.3, longest=LONGEST_LINE),
    )


def title_passages(*titles: str) -> Passages:
    return tuple(
        Passage(title, TITLE_FACE, leading=1.14, gap=0.25, longest=LONGEST_TITLE)
        for title in titles
    )


def main_passages(summaries: Sequence[str], text: str) -> Passages:
    leads = (
        Passage(summary, STRONG_FACE, 1.15, leading=1.34, gap=0.45, longest=LONGEST_LEAD)
        for summary in summaries
    )
    return (*leads, Passage(text, leading=1.42, gap=0.4, longest=LONGEST_LINE))


def side_passages(face: Face, figures: Sequence[Figure]) -> Passages:
    found = []
    for figure in figures:
        found.append(Passage(figure.value.value, TITLE_FACE, scale=2.7, leading=1.2))
        found.append(Passage(f"{figure.unit.value} – {figure.name.value}", leading=1.34, gap=0.7))
    for fact in face.facts:
        if fact.is_stated:
            found.append(Passage(f"{fact.label}: {fact.value}", STRONG_FACE, leading=1.3, gap=0.45))
    return tuple(found)


def other_passages(face: Face, *, with_summary: bool = True) -> Passages:
    title = Passage(face.title.value, STRONG_FACE, 1.08, 1.3, 0.3, LONGEST_LINE)
    summary = Passage(face.summary.value, leading=1.36, longest=LONGEST_LINE)
    return (title, summary) if with_summary else (title,)


@dataclass(frozen=True)
class Sizes:
    """The size of each role, in the panel's unit."""

    names: float
    title: float
    main: float
    side: float
    other: float


class Texts(NamedTuple):
    """The texts of one panel. ``sides`` has a choice for each number of figures from none up,
    ``others`` for each further language one with and one without its summary."""

    names: Passages
    titles: Passages
    main: Passages
    sides: tuple[Passages, ...]
    others: tuple[tuple[Passages, Passages], ...]

    def below(self, layout: Layout, title: float) -> float:
        """Where main text and side begin, below titles of a size."""
        column = layout.column
        taken = min(high(self.titles, column.width, title), layout.titles.height)
        return column.top + taken + GAP

    def end(self, layout: Layout) -> float:
        """Where main text ends, above the further languages."""
        return (layout.other if len(self.others) == 1 else layout.others[0]).top - GAP

    def side(self, layout: Layout, title: float) -> int:
        """How many figures the side has room for, at its smallest size."""
        place, room = layout.side, layout.side.top + layout.side.height - self.below(layout, title)
        fitting = [
            number
            for number, passages in enumerate(self.sides)
            if high(passages, place.width, place.steps[-1]) <= room
        ]
        return max(fitting, default=0)

    def other(self, layout: Layout, at: int) -> Passages:
        """A further language: with its summary where that fits at the smallest size."""
        place = self.place_of_other(layout, at)
        whole, title = self.others[at]
        return whole if high(whole, place.width, place.steps[-1]) <= place.height else title

    def place_of_other(self, layout: Layout, at: int) -> Place:
        return layout.other if len(self.others) == 1 else layout.others[at]


@lru_cache(maxsize=4096)
def high(passages: Passages, wide: float, size: float) -> float:
    """The height that passages take at a size; endless where a word is wider than its line."""
    if torn_words(passages, wide, size):
        return inf
    return height_of(passages, wide, size)


def common_sizes(texts: Sequence[Texts], layout: Layout) -> Sizes:
    """The sizes that panels of a layout share: each role as large as fits on every panel. Where a
    text fits at no size, the role takes its smallest."""
    title, main = _sizes_of_column(texts, layout)
    names = layout.names

    def sides_fit(size: float) -> bool:
        place = layout.side
        bottom = place.top + place.height
        return all(
            high(one.sides[one.side(layout, title)], place.width, size)
            <= bottom - one.below(layout, title)
            for one in texts
        )

    def others_fit(size: float) -> bool:
        return all(
            high(one.other(layout, at), place.width, size) <= place.height
            for one in texts
            for at in range(len(one.others))
            for place in [one.place_of_other(layout, at)]
        )

    return Sizes(
        names=_largest(
            names.steps,
            lambda size: all(high(one.names, names.width, size) <= names.height for one in texts),
        ),
        title=title,
        main=main,
        side=_largest(layout.side.steps, sides_fit),
        other=_largest(layout.other.steps, others_fit),
    )


def _largest(steps: Sequence[float], fits: Callable[[float], bool]) -> float:
    return next((step for step in steps if fits(step)), steps[-1])


def _sizes_of_column(texts: Iterable[Texts], layout: Layout) -> tuple[float, float]:
    """The sizes of titles and main text, which share a column: of the pairs that fit the one that
    is largest in all, the text counting more."""
    titles, mains = layout.column.steps, layout.main.steps
    pairs = sorted(
        product(titles, mains), key=lambda pair: -(2 * pair[0] / titles[0] + 3 * pair[1] / mains[0])
    )

    def fits(pair: tuple[float, float]) -> bool:
        return all(_fits_column(one, layout, *pair) for one in texts)

    return next((pair for pair in pairs if fits(pair)), (titles[-1], mains[-1]))


def _fits_column(one: Texts, layout: Layout, title: float, main: float) -> bool:
    column, side = layout.column, layout.side
    taken = high(one.titles, column.width, title)
    top = one.below(layout, title)
    return (
        taken <= layout.titles.height
        and top + high(one.main, layout.main.width, main) <= one.end(layout)
        and top + high(one.sides[0], side.width, side.steps[-1]) <= side.top + side.height
    )


@cache
def characters_that_fit(field: str, language: str, size: str = USUAL_SIZE) -> int:
    """The number of characters of a typical text in ``language`` that fit on a panel of a size.

    ``field`` is title, summary or text. An estimate for the counter beside the field; the preflight
    measures the real text. The room for the text assumes a summary of usual length.
    """
    layout, typical = PANEL_SIZES[size].layout, TYPICAL[language]
    if field == "title":
        # On panels in another language two titles share the room.
        half = replace(layout.titles, height=layout.titles.height / 2)
        return room_for([], title_passages(typical)[0], half)
    if field == "summary":
        return room_for([], Passage(typical, leading=1.4), layout.others[0])
    summary, text = main_passages([typical[:150]], typical)
    return room_for([summary], text, layout.usual_main)
