"""What a publisher sent back before, and what has changed in it since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reversion.models import Version

from projects.editing import history, snapshots
from projects.editing.diff import Row
from projects.models import PendingChange, PendingVersion, Project

_STATES = Project.Publication


@dataclass(frozen=True)
class Returned:
    """The last return of what waits now: when, by whom, the note, and the changes since."""

    at: datetime
    by: Any
    note: str
    rows: list[Row]


def last_return(project: Project, waiting: PendingChange | None) -> Returned | None:
    """The last return of the pending change, or of an entry that was not public yet. None where
    none was sent back since it was last public."""
    return _of_pending(project) if waiting else _of_entry(project)


def _of_pending(project: Project) -> Returned | None:
    ends = (PendingVersion.Act.RETURNED, PendingVersion.Act.DISCARDED)
    kept = project.pending_versions.select_related("by").filter(act__in=ends).first()
    if kept is None or kept.act == PendingVersion.Act.DISCARDED:
        return None
    if project.steps.filter(state=_STATES.PUBLISHED, at__gt=kept.at).exists():
        return None
    return Returned(kept.at, kept.by, kept.note, history.rows_since(project, kept.after))


def _of_entry(project: Project) -> Returned | None:
    for step in project.steps.all():
        if step.state == _STATES.DRAFT:
            return Returned(step.at, step.by, step.note, _rows_since(project, step.at))
        if step.state != _STATES.IN_REVIEW:
            return None
    return None


def _rows_since(project: Project, moment: datetime) -> list[Row]:
    versions = Version.objects.get_for_object(project).filter(revision__date_created__lte=moment)
    version = versions.first()
    state = history.state_at(version.revision) if version else snapshots.snapshot(project)
    return history.rows_since(project, state)
