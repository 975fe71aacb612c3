"""The A4 sheet of an entry for a visitor to take along: all that its page says, on paper.

Of "my list" it is one file, each entry on sheets of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from projects.models import Block, Metric
from projects.printing.content import Face, Figure, Picture, Sheet, name_of, sheet_of
from projects.printing.edition import Printed, stamp_of
from projects.printing.images import Spot, files_of
from projects.printing.order import ENTRY_SHEETS, Order
from projects.printing.pdf import write_pdf
from projects.printing.printable import Prepared, Progress, one_by_one
from projects.printing.qr import StandCode
from projects.printing.summary import SPOTS, block_colours, css_text, page_number, stamp_words

# The place in mm of the second picture and those after it, two in a row.
SPOT_BELOW = Spot(86, 66, 250)
SPOT_IN_LARGE = Spot(178, 120, 250)


@dataclass(frozen=True)
class EntrySheet(StandCode):
    """One entry in one language, with its code and the pictures in their places."""

    sheet: Sheet
    site: str
    is_large: bool

    @property
    def face(self) -> Face:
        return self.sheet.faces[0]

    @property
    def figures(self) -> list[tuple[Figure, Metric]]:
        """The figures in words, each with its record, which knows period and source."""
        metrics = self.sheet.project.metrics.all()
        return list(zip(self.face.figures, metrics, strict=True))

    @property
    def spots(self) -> list[tuple[Sheet, Picture, Spot]]:
        """The pictures, each with its place."""
        first, *others = self.sheet.pictures
        places = [(first, SPOTS[first.shape]), *((picture, SPOT_BELOW) for picture in others)]
        return [(self.sheet, p, SPOT_IN_LARGE if self.is_large else spot) for p, spot in places]


def page_style(order: Order, stamp: str) -> str:
    """The styles that differ from print to print: colours, size of type, foot of the pages."""
    size, edge = ("18pt", "18pt") if order.large else ("10.4pt", "8pt")
    margin = "@page { margin-bottom: 34mm; }" if order.large else ""
    return f"""{block_colours(list(Block.objects.all()), order.grey)}
html {{ font-size: {size}; }}
{margin}
@page {{
  @bottom-left {{ content: {css_text(stamp)}; font-size: {edge}; }}
  @bottom-right {{ content: {page_number()}; font-size: {edge}; }}
}}"""


def prepared(order: Order) -> Prepared:
    """Entry sheets ready to be written."""
    sheets = [sheet_of(entry, [order.language]) for entry in order.entries()]
    printed = Printed(ENTRY_SHEETS, [order.language], sheets)
    entries = [EntrySheet(sheet, order.site, order.large) for sheet in sheets]
    with override(order.language):
        stamp = stamp_words(stamp_of(printed, record=False))
        title = name_of(sheets, order.title())
        style = page_style(order, stamp)
        given: dict[str, Any] = {"title": title, "stamp": stamp, "large": order.large}
        parts = [render_to_string("print/entry_sheet.html", {"entry": e, **given}) for e in entries]
    files = files_of([spot for entry in entries for spot in entry.spots], order.grey)

    def write(target: Path, progress: Progress) -> None:
        typeset = one_by_one(parts, len(parts), progress)
        write_pdf(typeset, target, files, title=title, style=style, grey=order.grey)

    return Prepared(content="\n".join([style, *parts]), write=write)
