"""Cells that no spreadsheet program runs as a formula, in CSV and XLSX alike."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO
from typing import Any

from projects.open_data import lazy_openpyxl

# What a spreadsheet program would take for a formula (OWASP, "CSV Injection").
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")
# Apostrophes before such a beginning count too, so that ``without_apostrophe`` takes off only ours.
_NEEDS_APOSTROPHE = re.compile(r"'*[=+\-@\t\r]")


def harmless(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula, with the apostrophe that stops it."""
    if isinstance(value, str) and _NEEDS_APOSTROPHE.match(value):
        return "'" + value
    return value


def without_apostrophe(text: str) -> str:
    """What ``harmless`` was given."""
    is_ours = text.startswith("'") and _NEEDS_APOSTROPHE.match(text[1:])
    return text[1:] if is_ours else text


def csv_text(rows: Iterable[Iterable[Any]]) -> str:
    """Rows of cells as CSV, each text made harmless."""
    target = StringIO()
    csv.writer(target).writerows([harmless(cell) for cell in row] for row in rows)
    return target.getvalue()


def for_excel(rows: Iterable[Iterable[Any]]) -> str:
    """The same with the mark by which Excel knows UTF-8."""
    return "\ufeff" + csv_text(rows)


def keep_as_text(cell: Any) -> None:
    """Makes a cell's text stay a text, whatever it begins with."""
    cell.data_type = "s"
    cell.quotePrefix = cell.value.startswith(FORMULA_BEGINNINGS)


def written_cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    """A cell of a sheet that is only written, its text a text."""
    if isinstance(value, str):
        value = lazy_openpyxl.ILLEGAL_CHARACTERS_RE.sub("", value)
    cell = lazy_openpyxl.WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        keep_as_text(cell)
        cell.alignment = lazy_openpyxl.Alignment(vertical="top", wrap_text=True)
    if bold:
        cell.font = lazy_openpyxl.Font(bold=True)
    return cell


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
