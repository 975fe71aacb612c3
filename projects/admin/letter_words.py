"""The words of a letter that a value stands in, as they are quoted; whether they state a figure.

A table's cell is quoted with the names of its row and column, a bare number with the line above it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from projects.intake.letter import Letter, Place
from projects.intake.proposals.exactness import with_exactness
from projects.intake.proposals.table_cells import cells_of
from projects.texts.alphabet import fold
from projects.texts.found_numbers import YEAR, FoundNumber, numbers_in
from projects.texts.numbers import Qualifier

_WORD = re.compile(r"[^\W\d_]{2,}")
# "• проведено 62 занятия;", "около 1 150 человек.[1]"
_MARK = re.compile(r"^[•–—-]\s+|\[[0-9]{1,3}\]|;$")


class Cell(NamedTuple):
    """A cell of a table: the names of its row and column as they are written, "" where it has
    none."""

    row: str
    column: str

    @property
    def name(self) -> str:
        return " … ".join(filter(None, self))

    @property
    def counted(self) -> str:
        """The name that says what is counted: a year or a number says nothing."""
        return next((name for name in self if _WORD.search(name)), "")


def cell_at(letter: Letter, place: Place) -> Cell | None:
    """The cell of a table that this place is within."""
    block = letter.blocks[place.block]
    if block.kind != "table":
        return None
    rows, begin = [line.split("\t") for line in block.text.split("\n")], 0
    for cells in rows:
        for column, text in enumerate(cells):
            if begin <= place.start and place.end <= begin + len(text):
                return _named(letter, place.block, begin, rows[0], cells, column)
            begin += len(text) + 1
    return None


def _named(
    letter: Letter, block: int, begin: int, top: list[str], cells: list[str], column: int
) -> Cell:
    """The cell with those names of its row and column that the rules read it under."""
    found = (
        label for at, _text, label in cells_of(letter.blocks, block, is_head=False) if at == begin
    )
    label = next(found, "")
    beside = (text for text in cells[:column] if text.strip() and label.startswith(text.strip()))
    row = next(beside, "").strip()
    above = top[column].strip() if column < len(top) and cells is not top else ""
    is_above = above and above in label.removeprefix(row)
    return Cell(row, above if is_above else "")


def words_at(letter: Letter, place: Place) -> str:
    """The words of the letter at this place, whole, never a bare number where more is written;
    without the dot of a list and the number of a footnote."""
    text = letter.blocks[place.block].text
    words = _MARK.sub("", text[place.start : place.end].strip())
    if cell := cell_at(letter, place):
        return f"{cell.name}: {words}" if cell.name else words
    if not has_words(words) and (above := _line_above(letter, place)):
        return f"{above.rstrip(' :')}: {words}"
    return words


def _line_above(letter: Letter, place: Place) -> str:
    """The nearest line before this place that has words."""
    texts = [block.text for block in letter.blocks[: place.block]]
    lines = "\n".join([*texts, letter.blocks[place.block].text[: place.start]]).split("\n")
    return next((line.strip() for line in reversed(lines) if _WORD.search(line)), "")


def has_words(text: str) -> bool:
    """Whether a text is more than numbers and signs."""
    return bool(_WORD.search(text))


def is_stated(words: str, value: int, qualifier: str) -> bool:
    """Whether words, and not a number alone, state this figure as exactly as that."""
    folded = fold(words)
    return has_words(words) and any(
        found.quantity.number == value
        and qualifier in (_said(found), _said(with_exactness(folded, found)))
        for found in numbers_in(words)
    )


def _said(found: FoundNumber) -> str:
    return str(found.quantity.qualifier or Qualifier.EXACTLY)


def is_of_period(words: str, period: str) -> bool:
    """Whether words name no year, or one of the period's."""
    years = set(YEAR.findall(words))
    return not years or not period or bool(years & set(YEAR.findall(period)))
