"""Writes a plan, all or nothing, entry by entry, as an edit at the desk would. Where the person
wants so, rows with errors are left out first and kept as a workbook (``corrections``).

So an entry that is not public is changed at once, with a revision in its history; the changes of a
published one are pending until somebody publishes them (``projects.editing.pending``).
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.catalogue.indexing import index_in_turns
from projects.editing.pending import editing, record
from projects.editing.remarks import remark
from projects.models import Project, WorkbookImport
from projects.workbook import aside, corrections
from projects.workbook.lists import Lists
from projects.workbook.outcome import Plan, Row, State
from projects.workbook.pending_rows import own_number
from projects.workbook.plan import plan_of
from projects.workbook.records import blame_rules, set_changes
from projects.workbook.safe import RefusedError
from projects.workbook.tables import TABLES


class ChangedSinceError(ValueError):
    """The catalogue has changed since the preview; the message says so."""


def _changed_since_preview() -> ChangedSinceError:
    text = _("Entries have changed since this preview; look at the changes again.")
    return ChangedSinceError(text)


def write_import(
    kept: WorkbookImport, digest: str, task: int = 0, *, in_part: bool = False
) -> None:
    """Reads the stored file again and writes it if its plan still has this ``digest``; ``task`` is
    the number of the task that reports the progress, ``in_part`` leaves out rows with errors.

    Raises ``ChangedSinceError`` if it has another, ``RefusedError`` if the file can't be read.
    """
    try:
        if aside.can_be_copied():
            with aside.on_a_copy():
                tried = _tried(kept, digest, task, in_part)
            with transaction.atomic():
                if not _is_waiting(kept) or aside.content_of(tried.entries) != tried.before:
                    raise _changed_since_preview()
                aside.take_over(tried.before, tried.after, tried.added, tried.last)
                _keep(kept, tried.plan, tried.changes, tried.left)
                index_in_turns(tried.entries, f"import {kept.pk}")
        else:
            with transaction.atomic():
                list(Project.objects.select_for_update().order_by("pk").values_list("pk"))
                plan = _confirmed(kept, digest, in_part)
                left = corrections.workbook_of(kept, plan)
                if not _is_waiting(kept):
                    raise _changed_since_preview()
                changes = write_plan(plan, kept.made_by, comment_of(kept))
                _keep(kept, plan, changes, left)
    except IntegrityError as error:
        raise _changed_since_preview() from error


def _confirmed(kept: WorkbookImport, digest: str, in_part: bool) -> Plan:
    """The plan of the file, if it is the one that was seen."""
    plan = plan_of(kept.file_name, bytes(kept.content))
    is_possible = plan.can_be_written or (in_part and plan.can_be_written_in_part)
    if plan.digest != digest or not is_possible:
        raise _changed_since_preview()
    return plan


def _is_waiting(kept: WorkbookImport) -> bool:
    """Whether the import is still to be written; locked, so that it is not written twice."""
    return bool(WorkbookImport.objects.select_for_update().filter(pk=kept.pk, written_at=None))


def _keep(kept: WorkbookImport, plan: Plan, changes: list[dict[str, Any]], left: bytes) -> None:
    """Notes what was written, with the rows that were not in place of the file."""
    kept.changes, kept.summary = changes, plan.outcome[:200]
    kept.written_at, kept.content = timezone.now(), left
    kept.save()


class Tried(NamedTuple):
    """What writing a file on a copy made of it."""

    plan: Plan
    changes: list[dict[str, Any]]
    entries: list[int]
    before: aside.Rows
    after: aside.Rows
    added: aside.Rows
    last: dict[str, int]
    left: bytes


def _tried(kept: WorkbookImport, digest: str, task: int, in_part: bool) -> Tried:
    plan = _confirmed(kept, digest, in_part)
    left = corrections.workbook_of(kept, plan)
    new = Counter(row.table.model._meta.db_table for row in plan.of_state(State.NEW))
    aside.reserve(new)
    numbers = {row.number for row in plan.written}
    touched = Project.objects.filter(number__in=numbers)
    known = list(touched.values_list("pk", flat=True))
    before, last = aside.content_of(known), aside.last_numbers()

    def progress(done: int, total: int) -> None:
        if task and done % 50 == 0:
            aside.tell(task, done, total)

    with transaction.atomic():
        changes = write_plan(plan, kept.made_by, comment_of(kept), progress)
        entries = list(touched.values_list("pk", flat=True))
        after, added = aside.content_of(entries), aside.additions(entries, last)
        # The copy is thrown away, and so is what would be done on commit.
        transaction.set_rollback(True)
    return Tried(plan, changes, entries, before, after, added, last, left)


def comment_of(kept: WorkbookImport) -> str:
    """The comment on this import in the history of each entry."""
    return remark("imported", kept.file_name)


def write_plan(
    plan: Plan, by: Any, comment: str, progress: Any = lambda done, total: None
) -> list[dict[str, Any]]:
    """Writes new and changed rows under the models' rules; returns what undoing needs.

    Call it in a transaction. Raises ``RefusedError`` with the first rule that a row breaks.
    """
    written: list[dict[str, Any]] = []
    for number, rows in groupby(sorted(plan.written, key=_number), _number):
        entry = Project.objects.filter(number=number).first()
        if entry:
            with editing(entry, by, comment):
                written += [_write(row, plan.lists) for row in rows]
        else:
            written += [_write(row, plan.lists) for row in rows]
            record(Project.objects.get(number=number), by, comment)
        progress(len(written), len(plan.written))
    return written


def _number(row: Row) -> int:
    return row.number or 0


def _write(row: Row, lists: Lists) -> dict[str, Any]:
    """Writes one row; returns its change in the form of ``WorkbookImport.changes``."""
    model = row.table.model
    is_new = row.record is None
    found = model() if is_new else model.objects.get(pk=own_number(row.record.pk))
    if model is not Project and is_new:
        found.project = Project.objects.get(number=row.number)
        if hasattr(found, "sentence_language"):
            found.sentence_language = found.project.original_language
    set_changes(row, found, lists)
    blame_rules(row, found, set())
    if row.problems:
        raise RefusedError(str(row.problems[0]))
    found.save()
    for change in row.changes:
        change.column.set_after(found, change.new, lists)
    return {
        "table": row.table.code,
        "pk": found.pk,
        "number": row.number,
        "is_new": is_new,
        "old": {change.column.code: change.old for change in row.changes},
        "new": {change.column.code: change.new for change in row.changes},
        "values": row.table.values(found),
    }


def written_rows(done: WorkbookImport) -> list[dict[str, Any]]:
    """The changes of an import for people: table, number, and each cell before and after."""
    lists, rows = Lists(), []
    for change in done.changes:
        table = next(table for table in TABLES if table.code == change["table"])
        cells = [
            {
                "label": table.label(column),
                "old": column.kind.told(change["old"][column.code], lists),
                "new": column.kind.told(change["new"][column.code], lists),
            }
            for column in table.columns
            if column.code in change["new"]
        ]
        rows.append(change | {"table": table, "changes": cells})
    return rows
