"""Reads an uploaded file into rows of named cells and notes the problems of its sheets."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.open_data import lazy_openpyxl
from projects.open_data.spreadsheets import without_apostrophe
from projects.workbook.cells import Raw
from projects.workbook.columns import KEY, Column, Table
from projects.workbook.csv_text import decoded, known, separator_of
from projects.workbook.outcome import Problem
from projects.workbook.safe import (
    LARGEST_FILE,
    MOST_ROWS,
    UNREADABLE,
    RefusedError,
    SheetFacts,
    damaged,
    facts_of,
    kind_of,
    too_many_rows,
)
from projects.workbook.tables import TABLES
from projects.workbook.write import list_titles

MOST_COLUMNS = 200


@dataclass
class Sheet:
    """The rows of one table as the file has them: row of the file → cells by column code."""

    table: Table
    name: str
    columns: dict[int, Column] = field(default_factory=dict)
    rows: dict[int, dict[str, Raw]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        return {column.code for column in self.columns.values()}


def read(
    name: str, content: bytes, tables: tuple[Table, ...] = TABLES
) -> tuple[list[Sheet], list[Problem]]:
    """The sheets of a workbook that are ``tables``, or the one of a CSV, and notes about others.

    Raises ``RefusedError`` if the file is unsafe, broken or of another kind.
    """
    if kind_of(name, content) == "csv":
        return [_csv_sheet(content, tables)], []
    facts = facts_of(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = lazy_openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False)
            return _known_sheets(book, facts, tables)
    except RefusedError:
        raise
    except UNREADABLE as error:
        raise damaged() from error


def _known_sheets(
    book: Any, facts: dict[str, SheetFacts], tables: tuple[Table, ...]
) -> tuple[list[Sheet], list[Problem]]:
    sheets: list[Sheet] = []
    notes = []
    own = list_titles()
    for worksheet in book.worksheets:
        title = worksheet.title
        table = next((table for table in tables if table.is_called(title)), None)
        fact = facts.get(title, SheetFacts())
        if table and any(sheet.table is table for sheet in sheets):
            raise RefusedError(_("The sheet “%(name)s” is there twice.") % {"name": title})
        if table:
            sheets.append(_book_sheet(worksheet, table, fact))
        elif title.casefold() not in own and fact.rows:
            notes.append(Problem(_("This sheet is not read: we do not know its name."), "", title))
    if not sheets:
        raise RefusedError(
            _("No sheet of the workbook is known. Name it as one of these: %(names)s.")
            % {"names": ", ".join(table.name for table in tables)}
        )
    return sheets, notes


def _book_sheet(worksheet: Any, table: Table, fact: SheetFacts) -> Sheet:
    sheet = Sheet(table, worksheet.title)
    for merged in fact.merged[:5]:
        sheet.problems.append(
            Problem(
                _("The cells %(range)s are merged.") % {"range": merged},
                _("Unmerge them: each row and column needs its own cell."),
                sheet.name,
            )
        )
    _note_hidden(sheet, fact)
    _take(sheet, _filled_rows(worksheet))
    return sheet


def _filled_rows(worksheet: Any) -> Iterator[tuple[int, list[Raw]]]:
    """The first row and all others that hold something, by their numbers in the sheet.

    Not by ``iter_rows``: it passes over rows that come twice or before a smaller number. Rows
    and cells without a number follow the one before them, as the format says; a row whose number
    is taken comes behind the last.
    """
    rows: dict[int, list[Raw]] = {}
    with worksheet._get_source() as source:
        parser = lazy_openpyxl.WorkSheetParser(
            source,
            worksheet._shared_strings,
            epoch=worksheet.parent.epoch,
            date_formats=worksheet.parent._date_formats,
            timedelta_formats=worksheet.parent._timedelta_formats,
        )
        again = []
        for number, found in parser.parse():
            cells = _in_columns(found)
            if number < 1:
                raise damaged()
            if not cells:
                continue
            if number in rows:
                again.append(cells)
            else:
                rows[number] = cells
    last = max(rows, default=0)
    if rows:
        rows.setdefault(1, [])
    yield from sorted(rows.items())
    yield from enumerate(again, last + 1)


def _in_columns(found: list[dict[str, Any]]) -> list[Raw]:
    """The cells of a row at their places, nothing behind the last that is filled."""
    filled = {cell["column"]: raw for cell in found if not (raw := _raw(cell)).is_empty}
    if len(filled) < sum(not _raw(cell).is_empty for cell in found):
        raise damaged()
    last = min(max(filled, default=0), MOST_COLUMNS)
    return [filled.get(column, Raw()) for column in range(1, last + 1)]


def _note_hidden(sheet: Sheet, fact: SheetFacts) -> None:
    if fact.is_hidden:
        sheet.notes.append(
            Problem(_("The sheet is hidden; it is read all the same."), "", sheet.name)
        )
    if fact.hidden_rows:
        text = ngettext(
            "%(count)d hidden row is read too.", "%(count)d hidden rows are read too.",
            fact.hidden_rows,
        )  # fmt: skip
        sheet.notes.append(Problem(text % {"count": fact.hidden_rows}, "", sheet.name))
    if fact.hidden_columns:
        sheet.notes.append(Problem(_("Hidden columns are read too."), "", sheet.name))


def _raw(cell: dict[str, Any]) -> Raw:
    kind, value = cell["data_type"], cell["value"]
    if kind not in ("f", "e") and not isinstance(value, str | int | float | bool | type(None)):
        return Raw(value)
    return Raw(value, is_formula=kind == "f", is_error=kind == "e")


def _csv_sheet(content: bytes, tables: tuple[Table, ...]) -> Sheet:
    separator, text = separator_of(decoded(content), tables)
    csv.field_size_limit(LARGEST_FILE)
    rows = enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator), 1)
    try:
        lines = list(rows)
        heading = lines[0][1] if lines else []
        table = max(tables, key=lambda table: known(table, heading))
        sheet = Sheet(table, table.name)
        _take(sheet, ((n, [Raw(without_apostrophe(cell)) for cell in row]) for n, row in lines))
    except csv.Error as error:
        raise RefusedError(_("The CSV is damaged: %(error)s.") % {"error": error}) from error
    return sheet


def _take(sheet: Sheet, rows: Iterator[tuple[int, list[Raw]]]) -> None:
    """Reads headings and rows into ``sheet``; empty rows are passed over."""
    for number, cells in rows:
        if number == 1:
            _take_headings(sheet, cells)
            if sheet.problems and not sheet.columns:
                return
        elif any(not cell.is_empty for cell in cells):
            if len(sheet.rows) >= MOST_ROWS:
                raise too_many_rows()
            row = {c.code: cells[i] for i, c in sheet.columns.items() if i < len(cells)}
            sheet.rows[number] = {c.code: Raw() for c in sheet.columns.values()} | row
            _mind_strays(sheet, number, cells)
    if not sheet.columns and not sheet.problems:
        sheet.problems.append(Problem(_("The sheet is empty."), _expected(sheet.table), sheet.name))


def _mind_strays(sheet: Sheet, number: int, cells: list[Raw]) -> None:
    for place, cell in enumerate(cells):
        if place not in sheet.columns and not cell.is_empty and len(sheet.problems) < 50:
            sheet.problems.append(
                Problem(
                    _("There is something in a column without a heading."),
                    _("Move it into a named column or delete it."),
                    sheet.name,
                    number,
                    lazy_openpyxl.get_column_letter(place + 1),
                )
            )


def _expected(table: Table) -> str:
    names = "; ".join(table.label(column) for column in table.columns)
    return _("The first row must hold the headings: %(names)s.") % {"names": names}


def _take_headings(sheet: Sheet, cells: list[Raw]) -> None:
    found = {
        place: (str(cell.value), sheet.table.column_headed(cell.value))
        for place, cell in enumerate(cells)
        if not cell.is_empty
    }
    keys = [column for column in sheet.table.columns if column.use == KEY][-1:]
    known = [column for _name, column in found.values() if column]
    if not set(keys) <= set(known):
        sheet.problems.append(
            Problem(
                _("The column “%(name)s” is missing.") % {"name": sheet.table.label(keys[0])},
                _expected(sheet.table),
                sheet.name,
                1,
            )
        )
        return
    for place, (name, column) in found.items():
        letter = lazy_openpyxl.get_column_letter(place + 1)
        if column is None:
            sheet.problems.append(
                Problem(
                    _("There is no column “%(name)s”.") % {"name": name[:60]},
                    _nearest(sheet.table, name),
                    sheet.name,
                    1,
                    letter,
                )
            )
            sheet.columns[place] = Column(f"?{place}", keys[0].kind, "", "unknown")
        elif column.code in sheet.codes:
            sheet.problems.append(
                Problem(
                    _("The column “%(name)s” is there twice.") % {"name": name[:60]},
                    _("Delete the one you don’t need."),
                    sheet.name,
                    1,
                    letter,
                )
            )
        else:
            sheet.columns[place] = column


def _nearest(table: Table, name: str) -> str:
    labels = {table.label(column).casefold(): table.label(column) for column in table.columns}
    if near := get_close_matches(name.casefold(), labels, 1, 0.6):
        return _("Did you mean “%(name)s”?") % {"name": labels[near[0]]}
    return _("Rename it as in an exported workbook, or delete the column.")
