"""The provenance gate for a file: blames rows after which an entry would call itself no sample with
something of the sample in it (``projects.editing.provenance``)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from projects.editing.provenance import Parts, remnants_of
from projects.models import Project
from projects.workbook.columns import Table
from projects.workbook.outcome import Plan, Row
from projects.workbook.tables import CITATIONS, ENTRIES, FIGURES, PARTICIPANTS, PHOTOS


def look(plan: Plan) -> None:
    """Looks at each entry as the file would leave it, again after rows of it turned out wrong: the
    others may be written without them."""
    count = -1
    while count != len(plan.wrong):
        count = len(plan.wrong)
        _look_at_all(plan)


def _look_at_all(plan: Plan) -> None:
    written = sorted(plan.written, key=_number)
    there = Project.objects.filter(number__in={_number(row) for row in written})
    entries = {entry.number: entry for entry in there}
    for number, rows in groupby(written, _number):
        _look_at(entries.get(number), list(rows))


def _number(row: Row) -> int:
    return row.number or 0


def _look_at(stored: Project | None, rows: list[Row]) -> None:
    own = next((row for row in rows if row.table is ENTRIES), None)
    entry = own.result if own else stored
    if entry is None or entry.is_illustrative:
        return
    tables = (FIGURES, CITATIONS, PARTICIPANTS, PHOTOS)
    parts = Parts(*(_parts(table, stored, rows) for table in tables))
    cure = _("At the desk press “Replace this sample” in the form of the entry first.")
    for remnant in remnants_of(entry, parts):
        (own or rows[0]).blame(remnant.message, cure)


def _parts(table: Table, stored: Project | None, rows: Iterable[Row]) -> list[Any]:
    """The entry's records of that table, those of the file in place of the stored ones."""
    kept = {r.pk: r for r in table.records({stored.number})} if stored else {}
    results = [row.result for row in rows if row.table is table]
    return [
        *(kept | {r.pk: r for r in results if r.pk}).values(),
        *(r for r in results if not r.pk),
    ]
