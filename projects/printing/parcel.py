"""The order for a print shop as one ZIP: each panel a file, and a workbook with the order to fill
in, the heights for hanging, and a list for packing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from projects.open_data import lazy_openpyxl
from projects.open_data.spreadsheets import written_cell
from projects.printing import wall_print
from projects.printing.names import file_name, size_name
from projects.printing.order import ON_WALL, Order
from projects.printing.panel_print import AnyPanel, PanelPrint, laid_out
from projects.printing.papers import PANEL_SIZES, USUAL_SIZE
from projects.printing.press import BLEED
from projects.printing.printable import Prepared, Progress
from projects.texts.languages import language_name

# The middle of a hanging panel above the floor, in mm: where eyes are, standing or sitting.
MIDDLE = 1500
WIDE, NARROW = 44, 14
TO_FILL = "FFF4CC"


def panel_file(panel: AnyPanel, order: Order) -> str:
    """ "07_A1_kk_unity-through-charity.pdf", "block_A1_kk_fund.pdf", "results_A1_kk.pdf"."""
    first, last = panel.file_stem
    size = size_name(order.size or USUAL_SIZE)
    return "_".join(part for part in (first, size, order.language, last) if part) + ".pdf"


def prepared(order: Order) -> Prepared:
    """The ZIP of an order of panels, ready to be written."""
    made = wall_print.laid_out(order) if order.kind in ON_WALL else laid_out(order)

    def write(target: Path, progress: Progress) -> None:
        count = len(made.panels)
        progress(0, count)
        with TemporaryDirectory() as folder, ZipFile(target, "w", ZIP_DEFLATED) as parcel:
            for done, panel in enumerate(made.panels, start=1):
                one = Path(folder) / "panel.pdf"
                title = f"{panel.stand}. {panel.name}" if panel.stand else panel.name
                made.write(one, [panel], title)
                parcel.write(one, panel_file(panel, order))
                progress(done, count)
            book = Path(folder) / "order.xlsx"
            with override(order.language):
                _workbook(made).save(book)
            parcel.write(book, f"order_{file_name(order, '.xlsx', edition=made.edition)}")

    content = f"{made.content}\nparcel {localdate()}"
    return Prepared(content, write, ".zip", made.sheets, made.edition)


def _workbook(made: PanelPrint) -> Any:
    """The order sheet, the hanging list and the packing list, in the active language."""
    book = lazy_openpyxl.Workbook(write_only=True)
    _order_sheet(book, made)
    _hanging_list(book, made)
    _packing_list(book, made)
    return book


def _sheet(book: Any, name: str, widths: Sequence[int]) -> Any:
    sheet = book.create_sheet(name)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[lazy_openpyxl.get_column_letter(number)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    return sheet


def _row(
    sheet: Any, values: Iterable[Any], *, bold: bool = False, to_fill: int = 0, end: Any = None
) -> None:
    """Adds a row; the last ``to_fill`` values are for a hand to fill in, ``end`` is a cell that is
    ready, as a formula."""
    cells = [written_cell(sheet, value, bold=bold) for value in values]
    for cell in cells[len(cells) - to_fill :]:
        cell.fill = lazy_openpyxl.PatternFill("solid", fgColor=TO_FILL)
    sheet.append([*cells, end] if end is not None else cells)


def _order_sheet(book: Any, made: PanelPrint) -> None:
    order, size = made.order, PANEL_SIZES[made.order.size or USUAL_SIZE]
    sheet = _sheet(book, _("Order"), (6, WIDE, 18, 10, 24, 12, 24, 24, NARROW, NARROW))
    _row(sheet, [None, made.title], bold=True)
    colour = _("black and white") if order.grey else _("4 inks (CMYK), one side")
    bleed = _("%(count)d mm and crop marks") % {"count": BLEED} if order.has_bleed else _("none")
    told = {
        _("Edition of the texts"): made.stamp,
        _("Language"): language_name(order.language),
        _("Panels"): len(made.panels),
        _("Printer’s profile"): made.press.name if made.press else "–",
    }
    for name, value in told.items():
        _row(sheet, [None, name, value])
    for name in (_("Ordered by"), _("Contact"), _("Deliver to"), _("Needed by")):
        _row(sheet, [None, name, ""], to_fill=1)
    sheet.append([])
    heads = ("№", _("File"), _("Size, mm"), _("Quantity"), _("Colour"), _("Bleed"))
    more = (_("Material"), _("Finishing"), _("Price of one"), _("Price"))
    _row(sheet, [*heads, *more], bold=True)
    # The rows above: the title, what is told, four to fill in, an empty one, the heads.
    first = len(told) + 8
    paper = f"{size.width_mm:g} × {size.height_mm:g}"
    for line, panel in enumerate(made.panels, start=first):
        told_of_one = [panel.stand, panel_file(panel, order), paper, 1, colour, bleed]
        price = lazy_openpyxl.WriteOnlyCell(sheet, value=f"=D{line}*I{line}")
        _row(sheet, [*told_of_one, "", "", None], to_fill=3, end=price)
    last = first + len(made.panels) - 1
    total = lazy_openpyxl.WriteOnlyCell(sheet, value=f"=SUM(J{first}:J{last})")
    _row(sheet, [None, _("In all"), None, len(made.panels), *[None] * 5], bold=True, end=total)


def heights(panel: AnyPanel) -> tuple[int, int, int]:
    """Upper edge, lower edge and middle of the code above the floor, in mm. A roll-up stands on the
    floor; other panels hang with their middle at ``MIDDLE``."""
    size, code = panel.size, panel.code_place
    is_standing = size is PANEL_SIZES["roll-up"]
    upper = size.height_mm if is_standing else MIDDLE + size.height_mm / 2
    code_middle = upper - (code.top + code.height / 2) * size.unit_mm
    return round(upper), round(upper - size.height_mm), round(code_middle)


def _hanging_list(book: Any, made: PanelPrint) -> None:
    sheet = _sheet(book, _("Hanging"), (6, WIDE, WIDE, 18, 18, 18, 12))
    heads = [_("Upper edge, mm above the floor"), _("Lower edge"), _("Middle of the code")]
    _row(sheet, ["№", _("Title"), _("Block"), *heads, _("Hangs")], bold=True)
    for panel in made.panels:
        told = [panel.stand, panel.name, panel.block_name, *heights(panel), ""]
        _row(sheet, told, to_fill=1)


def _packing_list(book: Any, made: PanelPrint) -> None:
    sheet = _sheet(book, _("Packing"), (6, WIDE, WIDE, 10, 12, 12, 12))
    heads = (_("Quantity"), _("Box"), _("Packed"), _("Arrived"))
    _row(sheet, ["№", _("File"), _("Title"), *heads], bold=True)
    for panel in made.panels:
        told = [panel.stand, panel_file(panel, made.order), panel.name, 1]
        _row(sheet, [*told, "", "", ""], to_fill=3)
