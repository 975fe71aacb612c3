"""Who last saved a record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from reversion.models import Version

from projects.models import Project


def last_changed_by(record: Any) -> int | None:
    """The key of the account that last saved a record, None if nobody is known.

    Of an entry and its parts the newer of the saved entry and its pending change counts; of other
    records what the desk has noted.
    """
    project = record if isinstance(record, Project) else getattr(record, "project", None)
    if project is None:
        kind = ContentType.objects.get_for_model(record)
        noted = LogEntry.objects.filter(content_type=kind, object_id=str(record.pk))
        return noted.values_list("user_id", flat=True).first()
    by, _at = last_change(project, with_steps=False)
    return by.pk if by else None


def last_change(project: Project, *, with_steps: bool = True) -> tuple[Any, datetime | None]:
    """The account that changed an entry or its pending change last, and when; ``with_steps`` also
    its state. None for each that nobody knows."""
    changes: list[tuple[datetime, Any]] = []
    if kept := project.pending_versions.select_related("by").first():
        changes.append((kept.at, kept.by))
    if with_steps and (step := project.steps.select_related("by").first()):
        changes.append((step.at, step.by))
    versions = Version.objects.get_for_object(project).select_related("revision__user")
    if version := versions.first():
        changes.append((version.revision.date_created, version.revision.user))
    at, by = max(changes, key=lambda change: change[0], default=(None, None))
    return by, at
