"""Undoes an import, all or nothing."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.editing.pending import editing
from projects.editing.remarks import remark
from projects.models import PendingChange, Project, WorkbookImport
from projects.workbook.apply import ChangedSinceError
from projects.workbook.columns import Table
from projects.workbook.lists import Lists
from projects.workbook.tables import ENTRIES, TABLES


def undo_import(done: WorkbookImport, by: Any) -> None:
    """Undoes all that an import wrote, or nothing if one of its rows has changed since.

    Raises ``ChangedSinceError`` that names the entries.
    """
    try:
        with transaction.atomic():
            _undo(done, by)
    except (IntegrityError, KeyError) as error:
        raise ChangedSinceError(
            _("Nothing was undone: a block, source or organisation that existed then is gone.")
        ) from error


def _undo(done: WorkbookImport, by: Any) -> None:
    open_ones = WorkbookImport.objects.select_for_update().filter(undone_at=None)
    if not open_ones.exclude(written_at=None).filter(pk=done.pk):
        raise ChangedSinceError(_("This import has already been undone."))
    lists, touched = Lists(), []
    comment = remark("import-undone", done.file_name)
    for number, changes in groupby(done.changes, lambda change: change["number"]):
        entry = Project.objects.filter(number=number).first()
        if entry is None or not _taken_back(entry, list(changes), lists, by, comment):
            touched.append(str(number))
    if touched:
        raise ChangedSinceError(
            _("Nothing was undone: somebody has changed these entries since: %s.")
            % ", ".join(touched)
        )
    done.undone_at, done.undone_by = timezone.now(), by
    done.save()


def _taken_back(
    entry: Project, changes: list[dict[str, Any]], lists: Lists, by: Any, comment: str
) -> bool:
    """Restores an entry and its parts; does nothing and returns False if they have changed."""
    if changes[0]["is_new"] and changes[0]["table"] == ENTRIES.code:
        undone = [_Undo(entry, change) for change in changes]
        is_possible = all(undo.is_possible for undo in undone) and _is_alone(entry, undone)
        if is_possible:
            entry.delete()
        return is_possible
    with editing(entry, by, comment) as edit:
        undone = [_Undo(entry, change) for change in changes]
        edit.is_kept = all(undo.is_possible for undo in undone)
        for undo in reversed(undone) if edit.is_kept else ():
            undo.do(lists)
    return edit.is_kept


def _is_alone(entry: Project, undone: list[_Undo]) -> bool:
    """Whether a new entry still has the parts and the state that the import gave it."""
    known = {(undo.table.code, undo.record.pk) for undo in undone}
    parts = (
        (table.code, part.pk)
        for table in TABLES[1:]
        for part in table.model.objects.filter(project=entry)
    )
    waits = PendingChange.objects.filter(project=entry).exists()
    return known.issuperset(parts) and not waits and entry.publication == "draft"


class _Undo:
    """The undoing of one written row."""

    def __init__(self, entry: Project, change: dict[str, Any]) -> None:
        self.table: Table = next(table for table in TABLES if table.code == change["table"])
        self.is_new: bool = change["is_new"]
        self.old, self.new = change["old"], change["new"]
        self.record = self._found(entry, change)

    def _found(self, entry: Project, change: dict[str, Any]) -> Any:
        """The record by its database number; a pending part got another number when it was
        published."""
        if self.table is ENTRIES:
            return Project.objects.get(pk=entry.pk)
        parts = self.table.model.objects.filter(project=entry)
        by_number = parts.filter(pk=change["pk"]).first()
        if by_number and self._says(by_number):
            return by_number
        return next((p for p in parts if self.table.values(p) == change["values"]), None)

    def _says(self, record: Any) -> bool:
        """Whether the record still has the values that the import wrote."""
        values = self.table.values(record)
        return all(values[code] == value for code, value in self.new.items())

    @property
    def is_possible(self) -> bool:
        return self.record is not None and self._says(self.record)

    def do(self, lists: Lists) -> None:
        if self.is_new:
            self.record.delete()
            return
        columns = [column for column in self.table.columns if column.code in self.old]
        for column in columns:
            column.set_on(self.record, self.old[column.code], lists)
        self.record.save()
        for column in columns:
            column.set_after(self.record, self.old[column.code], lists)
