"""Cells that no spreadsheet program runs as a formula, in CSV and XLSX alike."""

from __future__ import annotations

from typing import Any

from projects.open_data import lazy_openpyxl

# What a spreadsheet program would take for a formula (OWASP, "CSV Injection").
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula, with the apostrophe that stops it."""
    if isinstance(value, str) and value.startswith(FORMULA_BEGINNINGS):
        return "'" + value
    return value


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    """A cell that holds a text as text, whatever it begins with."""
    if isinstance(value, str):
        value = lazy_openpyxl.ILLEGAL_CHARACTERS_RE.sub("", value)
    cell = lazy_openpyxl.WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_BEGINNINGS)
        cell.alignment = lazy_openpyxl.Alignment(vertical="top", wrap_text=True)
    if bold:
        cell.font = lazy_openpyxl.Font(bold=True)
    return cell


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
