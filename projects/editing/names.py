"""What the desk calls an entry whose pending change is not published yet."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.utils.translation import gettext as _

from projects.models import PendingChange, Project


def changed_fields(project: Project, waiting: PendingChange | None) -> dict[str, Any]:
    """The entry's own fields as its pending change makes them; only those that differ."""
    changed: dict[str, Any] = waiting.changes["changed"] if waiting else {}
    return changed.get(f"project:{project.pk}", {})


def takes_sample_s_place(project: Project, waiting: PendingChange | None) -> bool:
    """Whether visitors see a sample in whose place a real entry is pending."""
    later = changed_fields(project, waiting).get("provenance", project.provenance)
    return project.is_illustrative and later != Project.Provenance.ILLUSTRATIVE


def title_of(project: Project, waiting: PendingChange | None) -> str:
    """Its title; of a replaced sample that of the real entry, which may have none yet."""
    if not takes_sample_s_place(project, waiting):
        return str(project.title)
    real = copy(project)
    for name, value in changed_fields(project, waiting).items():
        if name.startswith("title_"):
            setattr(real, name, value)
    return str(real.title or "") or _("no title yet")


def name_of(project: Project, waiting: PendingChange | None) -> str:
    """Number and title: "7. Weavers of Taraz"; of a replaced sample also whose place it takes."""
    name = f"{project.number}. {title_of(project, waiting)}"
    if not takes_sample_s_place(project, waiting):
        return name
    named = {"entry": name, "sample": project.title}
    return _("%(entry)s (in place of the sample “%(sample)s”)") % named
