"""Sheets of labels on A4: those of shops, and any other by its measures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from projects.printing.fit import Place
from projects.printing.order import OWN_SHEET, USUAL_SHEET, Order

PAGE = (210, 297)
MM_PER_POINT = 25.4 / 72
# The height in mm that the edition takes above the labels; printers leave 5 mm at the edge white.
STAMP_ROOM = 9
# What a label needs at least, in mm, for a code that phones read and a title beside it.
LEAST_WIDTH, LEAST_HEIGHT = 40, 25
# In mm: the least margin of letters, the lowest label whose address stands below its code, and the
# height that the address takes beside the code of a lower one.
EDGE, LOW, ADDRESS_ROOM = 2.5, 45, 4.2
# The white around the code of a low label, in mm.
LOW_PADDING = 1.5


@dataclass(frozen=True)
class LabelSheet:
    """A sheet of labels on A4, lengths in mm. ``code`` is the side of the QR code with its quiet
    zone, ``number`` the size of the stand number and ``steps`` the sizes of titles, in points. The
    code of a low label takes its whole height, so that a scratched one is still read."""

    label: Any
    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    gap: float
    padding: float
    code: float
    number: float
    steps: tuple[float, ...]
    is_cut: bool = False
    gap_down: float = 0

    @property
    def has_margin(self) -> bool:
        """Whether there is room above the labels for the edition."""
        return self.top >= STAMP_ROOM

    @property
    def per_page(self) -> int:
        return self.columns * self.rows

    @property
    def is_low(self) -> bool:
        """Whether the address in letters stands beside the code, below the titles."""
        return self.height < LOW

    @property
    def margin(self) -> float:
        """The margin of letters."""
        return max(self.padding, EDGE)

    @property
    def titles(self) -> Place:
        """The place of the titles on a label: right of the code, below the number."""
        left = self.padding * 2 + self.code
        top = self.margin + self.number * MM_PER_POINT * 1.15
        bottom = self.height - self.margin - (ADDRESS_ROOM if self.is_low else 0)
        return Place(left, top, self.width - left - self.margin, bottom - top, self.steps)

    @property
    def address(self) -> Place:
        """The place of the address in letters: below the code, or beside that of a low label."""
        if self.is_low:
            left, top = self.titles.left, self.height - self.margin - ADDRESS_ROOM + 0.6
            return Place(left, top, self.titles.width, ADDRESS_ROOM)
        top = self.padding + self.code + 0.4
        return Place(self.padding, top, self.code, self.height - self.padding - self.code)


# Named as in shops: size of a label, labels across and down, and the number of a well-known maker's
# sheet of that format.
LABEL_SHEETS: dict[str, LabelSheet] = {
    "a5": LabelSheet(
        _("A5 label, 210 × 148.5 mm, 1 × 2"),
        210, 148.5, 1, 2, 0, 0, 0, 14, 76, 92, (24, 21, 18, 16, 14, 12), True,
    ),
    "card": LabelSheet(
        _("Card, 99.1 × 67.7 mm, 2 × 4 (L7165)"),
        99.1, 67.7, 2, 4, 4.65, 13.1, 2.5, 5, 40, 38, (11, 10, 9, 8, 7),
    ),
    "card-105x74": LabelSheet(
        _("Card, 105 × 74 mm, 2 × 4, without gaps"),
        105, 74.25, 2, 4, 0, 0, 0, 6, 42, 40, (11, 10, 9, 8, 7), True,
    ),
    "sticker": LabelSheet(
        _("Sticker, 63.5 × 38.1 mm, 3 × 7 (L7160)"),
        63.5, 38.1, 3, 7, 7.25, 15.15, 2.5, LOW_PADDING, 35, 19, (7, 6.5, 6, 5.5, 5),
    ),
    "sticker-70x37": LabelSheet(
        _("Sticker, 70 × 37 mm, 3 × 8, without gaps"),
        70, 37.125, 3, 8, 0, 0, 0, LOW_PADDING, 34, 19, (7, 6.5, 6, 5.5, 5), True,
    ),
}  # fmt: skip


class Measures(NamedTuple):
    """A sheet of labels as a person measures it: counts, and lengths in mm."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap: float = 0
    gap_down: float = 0

    @property
    def needs(self) -> tuple[float, float]:
        """The width and height of A4 that the labels take, with the margin before them."""
        wide = self.left + self.columns * self.width + (self.columns - 1) * self.gap
        return wide, self.top + self.rows * self.height + (self.rows - 1) * self.gap_down

    @property
    def fit(self) -> bool:
        """Whether they fit on A4; a tenth of a millimetre is rounding."""
        return all(need <= side + 0.1 for need, side in zip(self.needs, PAGE, strict=True))


def own_sheet(measures: Measures) -> LabelSheet:
    """A sheet by its measures, its parts in the proportions of those of shops."""
    wide, high = measures.width, measures.height
    largest = max(6.5, min(24, 0.165 * high))
    if high < LOW:
        padding, code = LOW_PADDING, min(high - 2 * LOW_PADDING, 0.55 * wide)
    else:
        padding, code = min(14, 0.07 * high), min(0.62 * high, 0.42 * wide)
    return LabelSheet(
        label=f"{wide:g} × {high:g} mm, {measures.columns} × {measures.rows}",
        width=wide,
        height=high,
        columns=int(measures.columns),
        rows=int(measures.rows),
        left=measures.left,
        top=measures.top,
        gap=measures.gap,
        padding=padding,
        code=code,
        number=min(92, 0.53 * high),
        steps=tuple(round(max(5, largest * part), 1) for part in (1, 0.9, 0.8, 0.7, 0.6)),
        is_cut=not (measures.gap or measures.gap_down),
        gap_down=measures.gap_down,
    )


def sheet_of_order(order: Order) -> LabelSheet:
    """The sheet of an order, moved by as much as its printer prints beside the place."""
    if order.size == OWN_SHEET and order.measures:
        sheet = own_sheet(Measures._make(order.measures))
    else:
        sheet = LABEL_SHEETS[order.size or USUAL_SHEET]
    right, down = order.offset or (0, 0)
    return replace(sheet, left=sheet.left + right, top=sheet.top + down)
