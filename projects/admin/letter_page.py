"""A letter as its page shows it: block by block, the sentences that say something marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from projects.admin.letter_words import words_at
from projects.intake.letter import Block, Letter, Place

LONGEST_QUOTE = 220


class Mark(NamedTuple):
    """A place of the letter that a value comes from: the value's key and its group."""

    place: Place
    key: str
    group: str


class Piece(NamedTuple):
    """A run of text under the same marks; ``anchors`` are the ids of the values that it begins."""

    text: str
    keys: str
    group: str
    first: str
    anchors: list[str]


@dataclass
class ShownBlock:
    """A block with its lines, cells of a line and pieces of a cell. A text that takes the whole
    block marks it as such: ``keys``, ``group``, ``anchors``."""

    kind: str
    lines: list[list[list[Piece]]]
    keys: str
    group: str
    anchors: list[str]

    @property
    def is_left(self) -> bool:
        """Whether nothing of the block goes into the entry."""
        return not self.keys and not any(
            piece.keys for line in self.lines for cell in line for piece in cell
        )


def shown_blocks(letter: Letter, marks: Iterable[Mark]) -> list[ShownBlock]:
    """The blocks of the letter with its marks."""
    by_block: dict[int, list[Mark]] = {}
    for mark in marks:
        by_block.setdefault(mark.place.block, []).append(mark)
    known: set[str] = set()
    return [
        _shown(block, by_block.get(index, []), known) for index, block in enumerate(letter.blocks)
    ]


def quote(letter: Letter, place: Place) -> str:
    """The words of the letter at this place, shortened."""
    words = " ".join(words_at(letter, place).split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()}…"


def _shown(block: Block, marks: list[Mark], known: set[str]) -> ShownBlock:
    whole = [mark for mark in marks if _is_whole(block, mark.place) and mark.group == "texts"]
    inner = [mark for mark in marks if mark not in whole]
    keys = " ".join(mark.key for mark in whole)
    anchors = _anchors(whole, known)
    lines, begin = [], 0
    for line in block.text.split("\n"):
        cells = []
        for cell in line.split("\t") if block.kind == "table" else [line]:
            cells.append(_pieces(cell, begin, inner, known))
            begin += len(cell) + 1
        lines.append(cells)
    return ShownBlock(block.kind, lines, keys, whole[0].group if whole else "", anchors)


def _is_whole(block: Block, place: Place) -> bool:
    return not (block.text[: place.start].strip() or block.text[place.end :].strip())


def _pieces(text: str, begin: int, marks: list[Mark], known: set[str]) -> list[Piece]:
    """The text, which begins at ``begin`` of its block, cut wherever a mark begins or ends."""
    end = begin + len(text)
    own = [m for m in marks if m.place.start < end and m.place.end > begin]
    cuts = {begin, end}
    for mark in own:
        cuts |= {max(mark.place.start, begin), min(mark.place.end, end)}
    places = sorted(cuts)
    pieces = []
    for start, stop in pairwise(places):
        over = [m for m in own if m.place.start < stop and m.place.end > start]
        first = over[0].key if over else ""
        pieces.append(
            Piece(
                text[start - begin : stop - begin],
                " ".join(m.key for m in over),
                over[0].group if over else "",
                first,
                _anchors(over, known),
            )
        )
    return pieces


def _anchors(marks: list[Mark], known: set[str]) -> list[str]:
    """The ids of those values that begin here."""
    new = [mark.key for mark in marks if mark.key not in known]
    known.update(new)
    return [f"said-{key}" for key in new]
