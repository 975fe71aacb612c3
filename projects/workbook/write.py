"""Entries as a workbook that staff edit, or one table of them as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from typing import Any

from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from projects.open_data import lazy_openpyxl
from projects.open_data.spreadsheets import for_excel, keep_as_text
from projects.texts.languages import LANGUAGES
from projects.workbook.cells import OneOf, SomeOf, Whole
from projects.workbook.columns import EDITABLE, FIXED, KEY, MARK, Column, Table
from projects.workbook.lists import CHOICES, RECORDS, Lists
from projects.workbook.pending_rows import all_as_edited
from projects.workbook.tables import ENTRIES, TABLES

# The number of empty rows below the last that offer lists and can be filled in.
ROOM = 300
HEADING = {KEY: "D9D9D9", FIXED: "D9D9D9", MARK: "D9D9D9", EDITABLE: "CFE8EE"}


@cache
def _top() -> Any:
    return lazy_openpyxl.Alignment(vertical="top", wrap_text=True)


@cache
def _protected(is_locked: bool) -> Any:
    return lazy_openpyxl.Protection(locked=is_locked)


def rows_of(table: Table, records: Iterable[Any], lists: Lists) -> Iterator[list[Any]]:
    """Each record as the cells of its row."""
    for record in records:
        yield [
            table.mark(record)
            if column.use == MARK
            else column.kind.shown(column.value_of(record), lists)
            for column in table.columns
        ]


def table_csv(table: Table, numbers: Iterable[int] | None = None) -> bytes:
    """One table as CSV in UTF-8 with a byte order mark, which Excel needs; headings are codes."""
    codes = [column.code for column in table.columns]
    with all_as_edited():
        return for_excel([codes, *rows_of(table, table.records(numbers), Lists())]).encode()


def entries_workbook(numbers: Iterable[int] | None = None) -> bytes:
    """The entries with these numbers (default: all) and their parts, a sheet a table, with
    read-only lists, drop-down choices, notes on headings and protected identifiers."""
    chosen = None if numbers is None else list(numbers)
    lists = Lists()
    with all_as_edited():
        return workbook(
            ((table, rows_of(table, table.records(chosen), lists)) for table in TABLES), lists
        )


def workbook(
    sheets: Iterable[tuple[Table, Iterable[list[Any]]]],
    lists: Lists,
    tables: tuple[Table, ...] = TABLES,
) -> bytes:
    """A sheet for each table with these rows of cells, and the sheets of lists and help of all
    these ``tables``."""
    book = lazy_openpyxl.Workbook()
    book.remove(book.active)
    used = {c.kind.of for table in tables for c in table.columns if isinstance(c.kind, OneOf)}
    choices = [name for name in CHOICES if name in used]
    ranges = {name: _range_of(name, lists, choices) for name in (*RECORDS, *choices)}
    for table, rows in sheets:
        _table_sheet(book, table, rows, ranges)
    _list_sheets(book, lists, [name for name in RECORDS if name in used], choices)
    _help_sheet(book, tables)
    result = BytesIO()
    book.save(result)
    return result.getvalue()


def _table_sheet(
    book: Any, table: Table, rows: Iterable[list[Any]], ranges: dict[str, str]
) -> None:
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "C2" if table.columns[1].use == KEY else "B2"
    sheet.append([table.label(column) for column in table.columns])
    for row in rows:
        sheet.append([None] * len(row))
        for cell, value in zip(sheet[sheet.max_row], row, strict=True):
            _fill(cell, value, table.columns[cell.column - 1])
    last = sheet.max_row + (ROOM if table.can_grow else 0)
    for place, column in enumerate(table.columns, 1):
        letter = lazy_openpyxl.get_column_letter(place)
        _head(sheet.cell(1, place), column)
        dimension = sheet.column_dimensions[letter]
        dimension.width = column.width
        dimension.alignment = _top()
        dimension.protection = _protected(column.use == MARK)
        if last > 1 and (choice := _choice(column, ranges)):
            sheet.add_data_validation(choice)
            choice.add(f"{letter}2:{letter}{last}")
    sheet.auto_filter.ref = sheet.dimensions
    _protect(sheet)


def _fill(cell: Any, value: Any, column: Column) -> None:
    cell.value = None if value == "" else value
    if isinstance(value, str) and value:
        keep_as_text(cell)
    if isinstance(column.kind, Whole) and column.use == EDITABLE:
        cell.number_format = "0"
    elif column.use == EDITABLE:
        cell.number_format = "@"
    cell.alignment = _top()
    cell.protection = _protected(column.use != EDITABLE)


def _head(cell: Any, column: Column) -> None:
    cell.font = lazy_openpyxl.Font(bold=True)
    cell.fill = lazy_openpyxl.PatternFill("solid", fgColor=HEADING[column.use])
    cell.alignment = _top()
    cell.protection = _protected(True)
    cell.comment = lazy_openpyxl.Comment(str(column.help), _("The desk"), height=90, width=300)


def _choice(column: Column, ranges: dict[str, str]) -> Any | None:
    """The drop-down list of a column; a cell that takes several values is not restricted to it."""
    if not isinstance(column.kind, OneOf) or column.use != EDITABLE:
        return None
    choice = lazy_openpyxl.DataValidation("list", formula1=ranges[column.kind.of], allow_blank=True)
    choice.showErrorMessage = not isinstance(column.kind, SomeOf)
    choice.error = str(column.help)[:255]
    choice.errorTitle = _("Not in the list")
    choice.showInputMessage = True
    choice.prompt = str(column.help)[:255]
    return choice


def _protect(sheet: Any, *, wholly: bool = False) -> None:
    """Protects a sheet without a password, against accidental edits only."""
    sheet.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "autoFilter"):
        setattr(sheet.protection, allowed, wholly and allowed != "autoFilter")
    sheet.protection.insertRows = wholly


def _range_of(name: str, lists: Lists, choices: list[str]) -> str:
    """The range of cells that holds the names of a list."""
    if name in RECORDS:
        sheet, letter = _list_title(name), "B"
    else:
        sheet = _("Choices")[:31]
        letter = lazy_openpyxl.get_column_letter(choices.index(name) + 1)
    return f"'{sheet}'!${letter}$2:${letter}${max(2, len(lists[name].names) + 1)}"


def _list_title(name: str) -> str:
    """A sheet's name: at most 31 characters, none of : \\ / ? * [ ]."""
    title = _("List – %(name)s") % {"name": RECORDS[name][0]._meta.verbose_name_plural}
    return title[:31]


def list_titles() -> set[str]:
    """The names of the sheets that import ignores, in lower case and each language."""
    found = set()
    for language in LANGUAGES:
        with translation.override(language):
            titles = [_list_title(name) for name in RECORDS] + [_("Choices"), _("How to fill")]
            found |= {title[:31].casefold() for title in titles}
    return found


def _list_sheets(book: Any, lists: Lists, records: list[str], choices: list[str]) -> None:
    for name in records:
        sheet = book.create_sheet(_list_title(name))
        sheet.append([_("Code"), _("What to write"), *LANGUAGES])
        for code, names in lists[name].names.items():
            row = [code, lists[name].label(code), *(names[language] for language in LANGUAGES)]
            sheet.append(row)
        _read_only(sheet, (24, 60, 50, 50, 50))
    sheet = book.create_sheet(_("Choices")[:31])
    columns = [(name, lists[name].labels) for name in choices]
    sheet.append([name for name, _labels in columns])
    for place in range(max(len(labels) for _name, labels in columns)):
        sheet.append([labels[place] if place < len(labels) else None for _name, labels in columns])
    _read_only(sheet, (30,) * len(columns))


def _help_sheet(book: Any, tables: tuple[Table, ...]) -> None:
    sheet = book.create_sheet(_("How to fill")[:31])
    lines = (
        _("Change cells, add rows below the last, save as XLSX and import the file in the desk."),
        _("Nothing is written until you have seen all changes and confirmed them."),
        _("An emptied cell empties the field. A deleted column or row leaves things as they are."),
    )
    of_entries = (
        _("Grey headings: identifiers and marks; leave them. A new row needs none but the number."),
        _("A new entry is a draft until it is published in the desk."),
    )
    of_tour = (
        _("Grey headings: leave them as they are. A new row needs a slug of its own."),
        _("What is saved is public at once."),
    )
    for line in (*lines, *(of_entries if ENTRIES in tables else of_tour)):
        sheet.append([line])
    sheet.append([_("Date"), f"{localtime():%Y-%m-%d %H:%M}"])
    for table in tables:
        sheet.append([])
        sheet.append([table.name])
        for column in table.columns:
            sheet.append([table.label(column), str(column.help), column.code])
    _read_only(sheet, (34, 110, 24), heading=False)


def _read_only(sheet: Any, widths: tuple[int, ...], *, heading: bool = True) -> None:
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[lazy_openpyxl.get_column_letter(place)].width = width
    for cell in sheet[1] if heading else ():
        cell.font = lazy_openpyxl.Font(bold=True)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                keep_as_text(cell)
    _protect(sheet, wholly=True)
