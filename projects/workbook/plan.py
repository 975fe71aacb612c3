"""The plan of a file: its changes row by row, before anything is written."""

from __future__ import annotations

from django.utils.translation import gettext as _

from projects.workbook import cautions, remnants, rows
from projects.workbook.outcome import Plan, Problem
from projects.workbook.pending_rows import all_as_edited
from projects.workbook.read import Sheet, read
from projects.workbook.tables import ENTRIES, TABLES


def plan_of(name: str, content: bytes) -> Plan:
    """The plan of a file; raises ``projects.workbook.safe.RefusedError`` if it can't be read.

    Compares with the entries as staff edit them, pending changes included.
    """
    sheets, notes = read(name, content)
    with all_as_edited():
        return _plan(sheets, notes)


def _plan(sheets: list[Sheet], notes: list[Problem]) -> Plan:
    plan = Plan(notes=notes)
    sheets.sort(key=lambda sheet: TABLES.index(sheet.table))
    taken: set[int] = set()
    for sheet in sheets:
        plan.problems += sheet.problems
        plan.notes += sheet.notes
        planned = rows.planned(sheet, plan.lists, taken)
        if sheet.table is ENTRIES:
            taken = {row.number for row in planned if row.number}
        plan.rows += planned
    remnants.look(plan)
    _hold_parts(plan)
    cautions.look(plan, {sheet.table.code: sheet for sheet in sheets})
    return plan


def _hold_parts(plan: Plan) -> None:
    """Blames the parts of new entries whose own row is wrong: without it they hang on nothing."""
    own = {row.number for row in plan.written if row.table is ENTRIES}
    lost = {row.number for row in plan.wrong if row.table is ENTRIES and not row.record} - own
    for row in plan.written:
        if row.table is not ENTRIES and row.number in lost:
            text = _("It belongs to the new entry %(number)d, whose own row has an error.")
            row.blame(text % {"number": row.number})
