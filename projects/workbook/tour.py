"""Venues and showings as a workbook, out and in again: read, compared, and written as a whole.

They have no pending changes and no history as entries have: what is written is public at once.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from projects.models import Showing
from projects.texts.languages import LANGUAGES
from projects.touring.written_hours import read_hours
from projects.workbook.cells import Raw
from projects.workbook.lists import Lists
from projects.workbook.outcome import Plan, Row, State
from projects.workbook.read import Sheet, read
from projects.workbook.records import blame_rules, set_changes
from projects.workbook.rows import check_cells, compare, values_of
from projects.workbook.safe import RefusedError
from projects.workbook.tour_tables import SHOWINGS, TOUR, VENUES
from projects.workbook.write import rows_of, workbook


class TourPlan(Plan):
    """A plan that is written as a whole or not at all: showings hang on venues."""

    @property
    def can_be_written_in_part(self) -> bool:
        return False


def tour_workbook() -> bytes:
    """All venues and showings, a sheet each, with lists and help."""
    lists = Lists()
    sheets = [(table, rows_of(table, table.records(), lists)) for table in TOUR]
    return workbook(sheets, lists, TOUR)


def plan_of_tour(name: str, content: bytes) -> TourPlan:
    """What the file would change; raises ``RefusedError`` if it can't be read."""
    sheets, notes = read(name, content, TOUR)
    plan = TourPlan(notes=notes)
    for sheet in sorted(sheets, key=lambda sheet: TOUR.index(sheet.table)):
        plan.problems += sheet.problems
        plan.notes += sheet.notes
        planned = _planned(sheet, plan.lists)
        plan.rows += planned
        if sheet.table is VENUES:
            _make_known(planned, plan.lists)
    return plan


def write_tour(plan: Plan) -> None:
    """Writes the new and changed rows, all or nothing. Raises ``RefusedError`` with the first rule
    that a row breaks."""
    with transaction.atomic():
        for row in plan.written:
            record = row.record or row.table.model(slug=row.slug)
            _set(row, record, plan.lists)
            if row.problems:
                raise RefusedError(str(row.problems[0]))
            record.save()
            if row.table is VENUES:
                plan.lists["venue"].pks[record.slug] = record.pk
            for change in row.changes:
                change.column.set_after(record, change.new, plan.lists)


def _planned(sheet: Sheet, lists: Lists) -> list[Row]:
    records = {record.slug: record for record in sheet.table.records()}
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for place, cells in sheet.rows.items():
        row = Row(sheet.table, sheet.name, place)
        rows.append(row)
        values = values_of(row, cells, sheet, lists)
        row.slug = row.name = values.get("slug", "")
        if _is_identified(row, cells, seen):
            row.record = records.get(row.slug)
            compare(row, values, sheet, lists)
        if row.changes and row.state not in (State.CONFLICT, State.WRONG):
            _check(row, lists)
    return rows


def _is_identified(row: Row, cells: dict[str, Raw], seen: dict[str, int]) -> bool:
    column = row.table.columns[0]
    if not row.slug:
        row.blame(_("A new row needs this."), column.help, column)
    elif row.slug in seen:
        text = _("The same as row %(row)d of this sheet.") % {"row": seen[row.slug]}
        row.blame(text, column.help, column)
    seen.setdefault(row.slug, row.row)
    return row.state != State.WRONG


def _check(row: Row, lists: Lists) -> None:
    """Checks the changes by the rules of the cells and of the model, on a record that is not
    saved."""
    check_cells(row)
    if not row.problems:
        row.result = row.record or row.table.model(slug=row.slug)
        _set(row, row.result, lists)


def _set(row: Row, record: Any, lists: Lists) -> None:
    """Sets the changes on the record and blames the row for rules that it breaks then."""
    set_changes(row, record, lists)
    # A venue of the same file has no number before it is written.
    is_of_new_venue = row.table is SHOWINGS and record.venue_id is None
    blame_rules(row, record, {"venue"} if is_of_new_venue else set())
    if row.table is VENUES and not any(getattr(record, f"name_{code}") for code in LANGUAGES):
        row.blame(_("Write this in at least one language."), "", row.table.columns[1])
    if row.table is SHOWINGS and not row.problems:
        _blame_days(row, record)


def _blame_days(row: Row, showing: Showing) -> None:
    """Blames the row for other hours on a day that is not one of the showing's."""
    column = next(column for column in SHOWINGS.columns if column.code == "hours")
    changed = next((c.new for c in row.changes if c.column is column), None)
    text = column.value_of(showing) if changed is None else changed
    for day in read_hours(text).special:
        if not showing.first_day <= day <= showing.last_day:
            row.blame(_("This day is not one of the showing’s."), day.isoformat(), column)


def _make_known(venues: list[Row], lists: Lists) -> None:
    """Lets showings of the same file name venues that are new."""
    for row in venues:
        if row.state == State.NEW:
            known = lists["venue"]
            known.names[row.slug] = {
                code: getattr(row.result, f"name_{code}") or "" for code in LANGUAGES
            }
            known.pks.setdefault(row.slug, None)
