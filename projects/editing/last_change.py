"""Who last saved a record."""

from __future__ import annotations

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
    saved = Version.objects.get_for_object(project).values_list(
        "revision__date_created", "revision__user_id"
    )
    pending = project.pending_versions.order_by("-at").values_list("at", "by_id")
    found = [one for one in (saved.first(), pending.first()) if one]
    return max(found, key=lambda one: one[0])[1] if found else None
