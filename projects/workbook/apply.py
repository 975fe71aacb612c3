"""Writes a plan, all or nothing, and takes it back."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.models import Project
from projects.models.workbook_import import WorkbookImport
from projects.workbook.cells import SomeOf
from projects.workbook.findings import Plan, Row
from projects.workbook.lists import Lists
from projects.workbook.plan import plan_of
from projects.workbook.rows import blame_rules, changed_record
from projects.workbook.safe import RefusedError
from projects.workbook.tables import ENTRIES, TABLES, Table


class ChangedSinceError(ValueError):
    """What was seen is no longer what would be done; the message says so."""


def write_import(intake: WorkbookImport, digest: str) -> None:
    """Reads the kept file anew, and writes it if the plan is still the one with ``digest``.

    Raises ``ChangedSinceError`` where it isn't, ``RefusedError`` where the file can't be read.
    """
    try:
        with transaction.atomic():
            _lock(intake)
            plan = plan_of(intake.file_name, bytes(intake.content))
            if plan.digest != digest or not plan.can_be_written:
                raise ChangedSinceError(
                    _("Entries have changed since this preview; look at the changes again.")
                )
            intake.changes = write_plan(plan)
            intake.summary = plan.summary[:200]
            intake.written_at = timezone.now()
            intake.content = b""
            intake.save()
    except IntegrityError as error:
        raise ChangedSinceError(
            _("Entries have changed since this preview; look at the changes again.")
        ) from error


def _lock(intake: WorkbookImport) -> None:
    """Nobody writes the same import twice, nor an entry meanwhile."""
    WorkbookImport.objects.select_for_update().get(pk=intake.pk, written_at=None)
    list(Project.objects.select_for_update().order_by("pk").values_list("pk"))


def write_plan(plan: Plan) -> list[dict[str, Any]]:
    """Writes new and changed rows through the models' own rules; gives what undoing needs.

    Call it in a transaction. Raises ``RefusedError`` with the first rule that a row breaks.
    """
    written = []
    for row in plan.written:
        is_new = row.record is None
        record = changed_record(row, plan.lists)
        if row.table is not ENTRIES:
            record.project = Project.objects.get(number=row.number)
        blame_rules(row, record, set())
        if row.problems:
            raise RefusedError(str(row.problems[0]))
        record.save()
        _set_lists(row, record, plan.lists)
        written.append(_noted(row, record, is_new))
    return written


def _set_lists(row: Row, record: Any, lists: Lists) -> None:
    for change in row.changes:
        if isinstance(change.column.kind, SomeOf):
            pks = [lists[change.column.kind.of].pks[code] for code in change.new]
            getattr(record, change.column.attribute).set(pks)


def _noted(row: Row, record: Any, is_new: bool) -> dict[str, Any]:
    return {
        "table": row.table.code,
        "pk": record.pk,
        "number": row.number,
        "is_new": is_new,
        "old": {change.column.code: change.old for change in row.changes},
        "new": {change.column.code: change.new for change in row.changes},
    }


def undo_import(intake: WorkbookImport, user: Any) -> None:
    """Takes back all that an import wrote, or nothing where one of its rows has changed since.

    Raises ``ChangedSinceError`` that names the entries.
    """
    try:
        with transaction.atomic():
            _undo(intake, user)
    except (IntegrityError, KeyError) as error:
        raise ChangedSinceError(
            _("Nothing was taken back: a block, source or organisation of then is gone.")
        ) from error


def _undo(intake: WorkbookImport, user: Any) -> None:
    locked = WorkbookImport.objects.select_for_update()
    if not locked.filter(pk=intake.pk, undone_at=None).exclude(written_at=None).exists():
        raise ChangedSinceError(_("This import has already been taken back."))
    undone = [_Undo(change) for change in reversed(intake.changes)]
    if touched := sorted({undo.number for undo in undone if not undo.is_possible(undone)}):
        numbers = ", ".join(map(str, touched))
        raise ChangedSinceError(
            _("Nothing was taken back: somebody has changed these entries since: %s.") % numbers
        )
    lists = Lists()
    for undo in undone:
        undo.do(lists)
    intake.undone_at, intake.undone_by = timezone.now(), user
    intake.save()


class _Undo:
    """One written row on its way back."""

    def __init__(self, change: dict[str, Any]) -> None:
        self.table: Table = next(table for table in TABLES if table.code == change["table"])
        self.number: int = change["number"]
        self.is_new: bool = change["is_new"]
        self.old, self.new = change["old"], change["new"]
        self.record = self.table.model.objects.filter(pk=change["pk"]).first()

    def is_possible(self, all_undone: list[_Undo]) -> bool:
        """Whether the row still says what the import wrote, and nothing hangs on a new one."""
        if self.record is None:
            return False
        values = self.table.values(self.record)
        if any(values[code] != value for code, value in self.new.items()):
            return False
        return not self.is_new or self.table is not ENTRIES or self._is_alone(all_undone)

    def _is_alone(self, all_undone: list[_Undo]) -> bool:
        entry = self.record
        parts = {(undo.table.code, undo.record.pk) for undo in all_undone if undo.record}
        for table in TABLES[1:]:
            for part in table.model.objects.filter(project=entry):
                if (table.code, part.pk) not in parts:
                    return False
        return entry.publication == Project.Publication.DRAFT

    def do(self, lists: Lists) -> None:
        if self.is_new:
            self.record.delete()
            return
        by_code = {column.code: column for column in self.table.columns}
        for code, value in self.old.items():
            by_code[code].set_on(self.record, value, lists)
        self.record.save()
        for code, value in self.old.items():
            if isinstance(kind := by_code[code].kind, SomeOf):
                pks = [lists[kind.of].pks[item] for item in value]
                getattr(self.record, by_code[code].attribute).set(pks)


def written_rows(done: WorkbookImport) -> list[dict[str, Any]]:
    """What an import wrote, for people: table, number, and each cell before and after."""
    lists, rows = Lists(), []
    for change in done.changes:
        table = next(table for table in TABLES if table.code == change["table"])
        cells = [
            {
                "label": table.label(column),
                "old": column.kind.shown(change["old"][column.code], lists),
                "new": column.kind.shown(change["new"][column.code], lists),
            }
            for column in table.columns
            if column.code in change["new"]
        ]
        rows.append(change | {"table": table, "changes": cells})
    return rows
