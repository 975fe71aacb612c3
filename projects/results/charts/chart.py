"""A picture of numbers before it is drawn. The drawing and the table behind it both read this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Series:
    """One kind of bar and its meaning. ``pattern`` tells it apart without colour. Provenance alone
    is "solid", "hatched", "dotted"; what nothing confirms is "empty"; statuses are "done",
    "running", "planned", "unstated"."""

    label: str
    pattern: str


@dataclass(frozen=True)
class Strip:
    """One bar of a row: ``segments`` are pairs of a series' place and a value, drawn one after
    the other; ``words`` stand behind it."""

    segments: Sequence[tuple[int, int]]
    words: str

    @property
    def length(self) -> int:
        return sum(value for _, value in self.segments)


@dataclass(frozen=True)
class Row:
    """A label and its bars. ``cells`` are the same in the table, a text for each column, and
    ``numbers`` in the file; ``scale`` is the value of a full bar, where the row has a scale of its
    own; ``address`` leads to what stands behind the row, ``slug`` names it."""

    label: str
    strips: Sequence[Strip]
    cells: Sequence[str]
    numbers: Sequence[int | None]
    scale: int = 0
    address: str = ""
    slug: str = ""

    @property
    def longest(self) -> int:
        return max((strip.length for strip in self.strips), default=0)


@dataclass(frozen=True)
class Chart:
    """``name`` is its address and file name, ``finding`` the sentence above it, ``head`` what the
    rows are, ``columns`` what their cells are (the series, where not said otherwise), ``note``
    what a reader must know to read it right."""

    name: str
    finding: str
    head: str
    series: Sequence[Series]
    rows: Sequence[Row]
    note: str = ""
    columns: Sequence[str] = ()
    # Its drawings on pages, by width or by what a bar stands for: a chart is kept with the results
    # that it shows, and is drawn once.
    drawings: dict[int | str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def heads(self) -> Sequence[str]:
        """The heads of the table's columns, that of the rows first."""
        return [self.head, *(self.columns or [series.label for series in self.series])]

    def scale_of(self, row: Row) -> int:
        """The value of a full bar in this row."""
        return row.scale or max((row.longest for row in self.rows), default=0) or 1

    @property
    def description(self) -> str:
        """All of it in words, for those who can't see the drawing."""
        rows = (
            f"{row.label}: {'; '.join(s.words for s in row.strips) or '–'}" for row in self.rows
        )
        return ". ".join(rows)
