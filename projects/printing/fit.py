"""The size at which a text fits its place on paper, computed from the widths of its letters.

Lines are broken at spaces and never hyphenated. Nothing is typeset, so it is fast enough to answer
while somebody types. Lengths are in the panel's unit (see ``printing.panel``), sizes too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from projects.graphics.fonts import READING_FACE, width
from projects.texts.typography import typeset

# Kerning and rounding may take a little more than the sum of the letters.
SAFE = 0.98
# Where a line may break: white space but the no-break space.
BREAKS = re.compile(r"[ \t\r\n]+")


class Passage(NamedTuple):
    """A text in one type. ``scale`` is its size against the step's, ``leading`` the height of a
    line, ``gap`` the space after it and ``longest`` the longest line, against its own size."""

    text: str
    face: tuple[str, int] = READING_FACE
    scale: float = 1
    leading: float = 1.4
    gap: float = 0
    longest: float = math.inf


@dataclass(frozen=True)
class Place:
    """A rectangle on the paper, and the steps of size that its text may take, largest first."""

    left: float
    top: float
    width: float
    height: float
    steps: tuple[float, ...] = ()


class Fit(NamedTuple):
    """The size a text takes in its place, and how many characters are too many for it."""

    size: float
    over: int

    @property
    def fits(self) -> bool:
        return self.over == 0


def words_of(text: str) -> list[str]:
    """What a line may not break: words, and those that a no-break space will hold together."""
    return [word for word in BREAKS.split(typeset(text)) if word]


def line_count(text: str, face: tuple[str, int], ems: float) -> int:
    """The number of lines of ``ems`` em that a paragraph takes, broken at spaces; a word that is
    longer than a line is broken anywhere."""
    space = width(" ", face)
    lines, used = 1, 0.0
    for word in words_of(text):
        long = width(word, face)
        if used and used + space + long <= ems:
            used += space + long
            continue
        lines += bool(used)
        more = max(0, math.ceil(long / ems) - 1)
        lines += more
        used = long - more * ems
    return lines


def balanced(text: str, face: tuple[str, int], ems: float) -> float:
    """The least width in em at which a title takes no more lines than at ``ems``: its lines become
    about as long as each other."""
    # As many lines as its place was measured for: what stands below begins there.
    most, low, high = line_count(text, face, ems), 0.0, ems
    if most == 1:
        return ems
    while high - low > 0.2:
        middle = (low + high) / 2
        is_enough = line_count(text, face, middle * SAFE) <= most
        low, high = (low, middle) if is_enough else (middle, high)
    widest = max(width(word, face) for word in words_of(text))
    return min(ems, max(high, widest / SAFE))


def height_of(passages: Sequence[Passage], wide: float, size: float) -> float:
    """The height that passages take one below the other at a step."""
    total = 0.0
    for passage in passages:
        own = size * passage.scale
        for paragraph in passage.text.split("\n"):
            if paragraph.strip():
                ems = min(wide * SAFE / own, passage.longest)
                lines = line_count(paragraph, passage.face, ems)
                total += own * (lines * passage.leading + passage.gap)
    return total


def torn_words(passages: Sequence[Passage], wide: float, size: float) -> list[str]:
    """The words that are wider than a line at a step, and so would be torn apart."""
    return [
        word
        for passage in passages
        for word in words_of(passage.text)
        if width(word, passage.face) * size * passage.scale > wide * SAFE
    ]


def fitted(passages: Sequence[Passage], place: Place) -> Fit:
    """The largest step at which the passages fit, or the smallest with the number of characters
    that don't fit."""
    for size in place.steps:
        high = height_of(passages, place.width, size)
        if high <= place.height and not torn_words(passages, place.width, size):
            return Fit(size, 0)
    size = place.steps[-1]
    total = sum(len(passage.text) for passage in passages)

    def fits(length: int) -> bool:
        return height_of(_cut(passages, length), place.width, size) <= place.height

    return Fit(size, total - _largest(fits, total))


def _cut(passages: Sequence[Passage], length: int) -> list[Passage]:
    """The first ``length`` characters of the passages."""
    kept = []
    for passage in passages:
        kept.append(passage._replace(text=passage.text[:length]))
        length = max(0, length - len(passage.text))
    return kept


def _largest(holds: Callable[[int], bool], most: int) -> int:
    """The largest number from 0 to ``most`` for which ``holds`` is true, by bisection: once it is
    false, it stays false for all larger ones."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


def room_for(before: Sequence[Passage], more: Passage, place: Place, most: int = 10_000) -> int:
    """The number of characters of ``more``, repeated if it is shorter, that fit after
    ``before``."""
    size = place.steps[-1]
    words = (more.text.strip() or "мәтін текст text") + " "

    def fits(length: int) -> bool:
        text = (words * (length // len(words) + 1))[:length]
        return height_of([*before, more._replace(text=text)], place.width, size) <= place.height

    return _largest(fits, most)
