"""Rows that were not saved, as a workbook to correct and send again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from projects.models import WorkbookImport
from projects.workbook.cells import MOMENTS, Raw
from projects.workbook.columns import REASONS, Table
from projects.workbook.outcome import Plan, Row
from projects.workbook.read import Sheet, read
from projects.workbook.write import workbook


def workbook_of(kept: WorkbookImport, plan: Plan) -> bytes:
    """The rows of the file that have errors, cells and columns as the file has them, each with its
    reasons in the first column; nothing where all rows are right."""
    if not plan.wrong:
        return b""
    sheets, _notes = read(kept.file_name, bytes(kept.content))
    return workbook(_tables(sheets, plan), plan.lists)


def _tables(sheets: list[Sheet], plan: Plan) -> Iterator[tuple[Table, list[list[Any]]]]:
    for sheet in sheets:
        wrong = [row for row in plan.wrong if row.table is sheet.table]
        columns = [column for column in sheet.table.columns if column.code in sheet.codes]
        if wrong:
            table = replace(sheet.table, columns=(REASONS, *columns), can_grow=False)
            yield (
                table,
                [
                    [_reasons(row), *(_cell(sheet.rows[row.row][c.code]) for c in columns)]
                    for row in wrong
                ],
            )


def _reasons(row: Row) -> str:
    lines = []
    for problem in row.problems:
        text = f"{problem.wrong} {problem.right}".strip()
        lines.append(f"{problem.column}: {text}" if problem.column else text)
    return "\n".join(lines)


def _cell(raw: Raw) -> Any:
    return str(raw.value) if isinstance(raw.value, MOMENTS) else raw.value
