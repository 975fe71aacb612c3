"""Words and rows for pages that act on entries: what would change, what happened, why nothing
did."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.editing import pending
from projects.editing.acts import SeenDiffersError
from projects.editing.diff import Row, compared
from projects.editing.snapshots import snapshot
from projects.models import Project


def rows_of(project: Project) -> list[Row]:
    """What the pending change of an entry makes different for visitors, field by field."""
    waiting = pending.pending_of(project)
    return compared(snapshot(project), waiting.changes) if waiting else []


def item_of(project: Project) -> dict[str, Any]:
    """An entry as a page shows it that asks before it acts: what would change, and ``seen``."""
    return {
        "project": project,
        "address": reverse("admin:projects_project_change", args=[project.pk]),
        "rows": rows_of(project),
        "seen": pending.seen(project),
    }


def done_in_bulk(name: str, count: int) -> str:
    """What happened to so many entries."""
    match name:
        case "submit":
            said = ngettext(
                "%(count)d entry waits for a publisher now.",
                "%(count)d entries wait for a publisher now.",
                count,
            )
        case "publish":
            said = ngettext("%(count)d entry published.", "%(count)d entries published.", count)
        case "return":
            said = ngettext("%(count)d entry sent back.", "%(count)d entries sent back.", count)
        case _:
            said = ngettext("%(count)d entry withdrawn.", "%(count)d entries withdrawn.", count)
    return said % {"count": count}


def refusal(project: Project, error: ValidationError) -> str:
    """Why nothing was done with an entry, in a sentence that names it."""
    if isinstance(error, SeenDiffersError):
        return _("“%(entry)s”: nothing was done, %(why)s") % {
            "entry": project,
            "why": " ".join(error.messages),
        }
    return _("“%(entry)s” stays as it is: %(why)s") % {
        "entry": project,
        "why": " ".join(error.messages),
    }
