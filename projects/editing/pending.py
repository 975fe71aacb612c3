"""Editing an entry without touching what the public reads.

A published entry is edited by doing everything for real inside a transaction, noting what became
different, and taking it all back: the difference waits as the entry's pending change. Forms,
uploads, imports and previews therefore need no second way of working: they write and read records
as ever, inside ``editing`` or ``as_edited``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import reversion
from django.db import transaction
from reversion.models import Version

from projects.editing import snapshots
from projects.editing.publication import apply_transition, require_publishable
from projects.models import PendingChange, Project


@dataclass
class Edit:
    """An edit under way. Set ``is_kept`` to False to forget what was written."""

    is_kept: bool = True


def pending_of(project: Project) -> PendingChange | None:
    return PendingChange.objects.filter(project=project).select_related("by").first()


@contextmanager
def as_edited(project: Project) -> Iterator[PendingChange | None]:
    """Inside, the database holds the entry as its pending change would make it; after, as it was.

    Whatever is read or rendered must be so inside.
    """
    pending = pending_of(project)
    if pending is None:
        yield None
        return
    with transaction.atomic():
        snapshots.apply(project, pending.changes, for_good=False)
        yield pending
        transaction.set_rollback(True)


@contextmanager
def editing(project: Project, by: Any, comment: str = "") -> Iterator[Edit]:
    """Inside, write to the entry and its parts as you like; on leaving, it is recorded as an edit.

    An entry that is not public is changed at once, and its history gets a revision. Of a public
    one nothing changes but its pending change, which already holds while one is inside.
    """
    edit = Edit()
    if not project.is_published:
        with transaction.atomic():
            remember_beginning(project)
            yield edit
            if edit.is_kept and Project.objects.filter(pk=project.pk).exists():
                record(project, by, comment)
        return
    with transaction.atomic():
        before = snapshots.snapshot(project)
        if pending := pending_of(project):
            snapshots.apply(project, pending.changes, for_good=False)
        yield edit
        after = snapshots.snapshot(project)
        transaction.set_rollback(True)
    if edit.is_kept:
        _keep(project, snapshots.differences(before, after), by)


def _keep(project: Project, found: dict[str, Any], by: Any) -> None:
    """The entry's one pending change is now this; none where nothing differs any more."""
    if snapshots.is_empty(found):
        PendingChange.objects.filter(project=project).delete()
        return
    values = {"changes": snapshots.with_provisional_numbers(found), "is_submitted": False, "by": by}
    PendingChange.objects.update_or_create(project=project, defaults=values)


def submit_pending(project: Project, by: Any) -> None:
    """The pending change waits for a publisher, if it leaves the entry with all that it needs."""
    with as_edited(project) as pending:
        require_publishable(Project.objects.get(pk=project.pk))
    if pending:
        pending.is_submitted = True
        pending.save(update_fields=["is_submitted"])


def publish_pending(project: Project, by: Any) -> Project:
    """The pending change becomes what the public reads, through the same gate as a new entry."""
    pending = PendingChange.objects.select_related("by").get(project=project)
    with transaction.atomic():
        remember_beginning(project)
        snapshots.apply(project, pending.changes, for_good=True)
        entry = apply_transition(project, "publish", by, public_from=project.public_from)
        record(entry, pending.by or by, "")
        pending.delete()
    return entry


def remember_beginning(project: Project) -> None:
    """Records the entry as it is where its history has nothing yet to compare with."""
    if not Version.objects.get_for_object(project).exists():
        record(project, None, "")


def record(project: Project, by: Any, comment: str) -> None:
    """Adds the entry with all its parts, as they are now, to its history."""
    with reversion.create_revision(manage_manually=True):
        reversion.set_user(by)
        reversion.set_comment(comment)
        reversion.add_to_revision(Project.objects.get(pk=project.pk))


def register_history() -> None:
    """Tells the history which fields it keeps; called once, when the app is ready."""
    for model in snapshots.MODELS.values():
        follow = tuple(snapshots.PARTS) if model is Project else ()
        names = snapshots.content_fields(model)
        names += ("project",) if model is not Project else ()
        reversion.register(model, fields=names, follow=follow)
