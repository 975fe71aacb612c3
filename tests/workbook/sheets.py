"""How the tests edit an exported workbook: by table, stand number and column, as a person would."""

import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook, load_workbook

from projects.workbook.columns import Table
from projects.workbook.lists import Lists
from projects.workbook.plan import plan_of
from projects.workbook.tables import TABLES
from projects.workbook.write import entries_workbook, rows_of

BY_CODE = {table.code: table for table in TABLES}


def bare(*numbers: int) -> Any:
    """What an export says of some entries, without its looks, lists and help."""
    book: Any = Workbook()
    book.remove(book.active)
    for table in TABLES:
        sheet = book.create_sheet(table.name)
        sheet.append([table.label(column) for column in table.columns])
        for row in rows_of(table, table.records(numbers), Lists()):
            sheet.append([None if value == "" else value for value in row])
    return book


class Edited:
    """An export, open for changes: a real one of all entries, or a bare one of some."""

    def __init__(self, *numbers: int) -> None:
        whole = None if numbers else io.BytesIO(entries_workbook())
        self.book: Any = bare(*numbers) if whole is None else load_workbook(whole)

    def sheet(self, table: str = "entries") -> Any:
        return self.book[BY_CODE[table].name]

    def column(self, code: str, table: str = "entries") -> int:
        codes = [column.code for column in BY_CODE[table].columns]
        return codes.index(code) + 1

    def cell(self, number: int, code: str, table: str = "entries") -> Any:
        """The cell in the first row of the entry."""
        sheet, key = self.sheet(table), self.column("number", table)
        row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, key).value == number)
        return sheet.cell(row, self.column(code, table))

    def set(self, number: int, code: str, value: Any, table: str = "entries") -> "Edited":
        cell = self.cell(number, code, table)
        cell.value = value
        if isinstance(value, str) and cell.data_type == "f":
            cell.data_type = "s"
        return self

    def add(self, table: str = "entries", **values: Any) -> "Edited":
        sheet = self.sheet(table)
        place = sheet.max_row + 1
        for code, value in values.items():
            sheet.cell(place, self.column(code, table)).value = value
        return self

    def without(self, code: str, table: str = "entries") -> "Edited":
        self.sheet(table).delete_cols(self.column(code, table))
        return self

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    def plan(self) -> Any:
        return plan_of("entries.xlsx", self.bytes())


def workbook(title: str, rows: Iterable[Iterable[Any]]) -> bytes:
    """A workbook of one sheet, written by hand."""
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table_named(code: str) -> Table:
    return BY_CODE[code]
