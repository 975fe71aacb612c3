"""What the desk calls an entry whose pending change is not published yet, and its state."""

from __future__ import annotations

from copy import copy
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from projects.models import PendingChange, Project


def person_name(person: Any) -> str:
    """What a person is called at the desk; "" of nobody and of a deleted account."""
    return str(person.get_full_name() or person.get_username()) if person else ""


def changed_fields(project: Project, waiting: PendingChange | None) -> dict[str, Any]:
    """The entry's own fields as its pending change makes them; only those that differ."""
    changed: dict[str, Any] = waiting.changes["changed"] if waiting else {}
    return changed.get(f"project:{project.pk}", {})


def takes_sample_s_place(project: Project, waiting: PendingChange | None) -> bool:
    """Whether visitors see a sample in whose place a real entry is pending."""
    later = changed_fields(project, waiting).get("provenance", project.provenance)
    return project.is_illustrative and later != Project.Provenance.ILLUSTRATIVE


def title_of(project: Project, waiting: PendingChange | None) -> str:
    """Its title as its pending change makes it; the real entry of a sample may have none yet."""
    edited = copy(project)
    for name, value in changed_fields(project, waiting).items():
        if name.startswith("title_"):
            setattr(edited, name, value)
    return str(edited.title or "") or _("no title yet")


def name_of(project: Project, waiting: PendingChange | None) -> str:
    """Number and title: "7. Weavers of Taraz"; of a replaced sample also whose place it takes."""
    name = f"{project.number}. {title_of(project, waiting)}"
    if not takes_sample_s_place(project, waiting):
        return name
    named = {"entry": name, "sample": project.title}
    return _("%(entry)s (in place of the sample “%(sample)s”)") % named


def state_in_words(project: Project, waiting: PendingChange | None = None) -> str:
    """Its state: "draft", "will be shown from 3 May", "published, change pending"."""
    state = publication_in_words(
        project.get_publication_display(), project.public_from if project.is_scheduled else None
    )
    if waiting is None:
        return state
    if waiting.is_submitted:
        return f"{state}, {_('change waits for a publisher')}"
    return f"{state}, {_('change came back') if waiting.note else _('change pending')}"


def publication_in_words(state: str, later: datetime | None) -> str:
    """A state of publication; where it was published for a ``later`` moment, that."""
    if later is None:
        return state
    moment = date_format(localtime(later), "SHORT_DATETIME_FORMAT")
    return _("will be shown from %(moment)s") % {"moment": moment}
