"""Rows of texts on a block or results panel, and the size at which they fit their place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.utils.functional import cached_property

from projects.graphics.fonts import READING_FACE
from projects.printing.fit import Fit, Passage, Place, height_of, torn_words
from projects.printing.papers import LONGEST_LINE
from projects.texts.languages import Text

# In em: the space right of a cell, below a row, and between two columns of rows.
PADDING, BELOW, GUTTER = 0.8, 0.4, 1.6
# In em: the height that a bar takes below the text of its cell.
BAR = 0.9


class Cell(NamedTuple):
    """Texts one below the other, one a language, in one type; ``kind`` is its class in the page.
    ``bar`` is the part, from 0 to 1, of the figure that the cell is measured by; in a row of heads
    it shows how the bars of the column are drawn."""

    texts: tuple[Text, ...]
    kind: str = "said"
    face: tuple[str, int] = READING_FACE
    scale: float = 1
    leading: float = 1.25
    longest: float = LONGEST_LINE
    bar: float | None = None

    def passages(self) -> list[Passage]:
        return [
            Passage(text.value, self.face, self.scale, self.leading, longest=self.longest)
            for text in self.texts
        ]


class Row(NamedTuple):
    """Cells side by side. A row of the kind "note" has one cell over the whole width."""

    cells: tuple[Cell, ...]
    kind: str = ""


@dataclass(frozen=True)
class Table:
    """Rows in a place, in one column or two. ``shares`` are the widths of the cells, 1 in all.
    ``note`` is the row that says how many rows are left out for want of room (``left_out``).
    ``shared`` is the size that all panels of an order share, 0 where the place chooses it."""

    place: Place
    rows: tuple[Row, ...]
    shares: tuple[float, ...] = (1,)
    columns: int = 1
    note: Callable[[int], Row] | None = field(default=None, compare=False)
    left_out: int = 0
    shared: float = field(default=0, compare=False)

    @property
    def smallest(self) -> float:
        """The smallest size at which it may be set."""
        return self.shared or self.place.steps[-1]

    def _widths(self, row: Row, size: float) -> list[float]:
        wide = (self.place.width - (self.columns - 1) * GUTTER * size) / self.columns
        shares = (1.0,) if row.kind == "note" else self.shares
        return [wide * share - PADDING * size for share in shares]

    def _high(self, row: Row, size: float) -> float:
        def high(cell: Cell, wide: float) -> float:
            return height_of(cell.passages(), wide, size) + (0 if cell.bar is None else BAR * size)

        return max(map(high, row.cells, self._widths(row, size))) + BELOW * size

    def parted(self, size: float) -> list[tuple[Row, ...]]:
        """The rows of each column, as even as can be."""
        if self.columns == 1 or len(self.rows) < 2:
            return [self.rows]
        highs = [self._high(row, size) for row in self.rows]
        at = min(range(len(highs) + 1), key=lambda n: (max(sum(highs[:n]), sum(highs[n:])), -n))
        return [self.rows[:at], self.rows[at:]]

    def height(self, size: float) -> float:
        return max(sum(self._high(row, size) for row in rows) for rows in self.parted(size))

    def torn(self, size: float) -> list[str]:
        """The words that are wider than their cell."""
        return [
            word
            for row in self.rows
            for cell, wide in zip(row.cells, self._widths(row, size), strict=True)
            for word in torn_words(cell.passages(), wide, size)
        ]

    @cached_property
    def fit(self) -> Fit:
        """The largest size at which all rows fit; at the smallest, how many characters are in rows
        that do not."""
        for size in [self.shared] if self.shared else self.place.steps:
            if self.height(size) <= self.place.height and not self.torn(size):
                return Fit(size, 0)
        kept = len(self.rows) - (self.cut().left_out - self.left_out)
        return Fit(self.smallest, sum(map(_length, self.rows[kept:])))

    def cut(self) -> Table:
        """The first rows, as many as fit at the smallest size, and what says so."""
        table = self
        for left in range(1, len(self.rows) + 1):
            if table.height(self.smallest) <= self.place.height:
                break
            note = (self.note(left),) if self.note else ()
            table = replace(self, rows=(*self.rows[:-left], *note), left_out=left)
        return table

    @property
    def shown(self) -> list[tuple[Row, ...]]:
        """The rows of each column as they are drawn."""
        return self.parted(self.fit.size)

    @property
    def widths(self) -> list[str]:
        """The widths of the cells as CSS."""
        return [f"{share:.1%}" for share in self.shares]

    @property
    def text(self) -> str:
        """All that it says."""
        return " ".join(t.value for row in self.rows for cell in row.cells for t in cell.texts)


def _length(row: Row) -> int:
    return sum(len(text.value) for cell in row.cells for text in cell.texts)


def one_below_the_other(first: Table, second: Table, between: float) -> tuple[Table, Table]:
    """Two tables that share their room. The first is no larger than lets all rows of the second fit
    below it at their smallest size; the second begins as high as it needs and the first allows,
    ``between`` below it."""
    top, bottom = first.place.top, second.place.top + second.place.height
    room, needed = bottom - between - top, second.height(second.smallest)
    # The first keeps all its rows, even where the second then has no room for all of its own.
    high = max(room - needed, first.height(first.smallest))
    first = _in_height(first, top, min(first.place.height, high))
    left = room - first.height(first.fit.size)
    high = max(second.place.height, min(needed, left))
    return first, _in_height(second, bottom - high, high)


def _in_height(table: Table, top: float, high: float) -> Table:
    return replace(table, place=replace(table.place, top=top, height=high))
