"""Words and rows for pages that act on entries: what would change, what happened, why nothing
did."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.editing import pending
from projects.editing.acts import SeenDiffersError, act
from projects.editing.diff import compared
from projects.editing.snapshots import snapshot
from projects.models import Project


def say_saved(request: HttpRequest, edit: pending.Edit, text: str) -> None:
    """Says what became of a save: that it waits as a pending change, that nothing was changed, or
    else ``text``. The tag ``saved`` lets the browser forget its draft."""
    if not edit.is_changed:
        messages.info(request, _("Nothing was changed."), extra_tags="saved")
    elif edit.waiting:
        text = _("Saved as a pending change: visitors see the old text until it is published.")
        messages.warning(request, text, extra_tags="saved")
    else:
        messages.success(request, text)


def what_waits(project: Project) -> dict[str, Any]:
    """The pending change of an entry, for a page: ``pending``, what it makes different for visitors
    field by field (``rows``), and ``seen``."""
    waiting = pending.pending_of(project)
    rows = compared(snapshot(project), waiting.changes) if waiting else []
    with pending.as_changed_by(waiting, project):
        seen = pending.seen_within(project, waiting)
    return {"pending": waiting, "rows": rows, "seen": seen}


def item_of(project: Project) -> dict[str, Any]:
    """An entry as a page shows it that asks before it acts: what would change, and ``seen``."""
    address = reverse("admin:projects_project_change", args=[project.pk])
    return {"project": project, "address": address} | what_waits(project)


def wrong_in(form: Any) -> list[str]:
    """A sentence for each error of a form that has no page of its own to show them."""
    errors = ((form[name].label, " ".join(said)) for name, said in form.errors.items())
    return [f"{capfirst(label)}: {said}" for label, said in errors]


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


def act_and_tell(
    desk: Any, request: HttpRequest, project: Project, name: str, **options: Any
) -> bool:
    """Acts on an entry or its pending change and says what happened, or why nothing did."""
    try:
        text = act(project, name, request.user, **options)
    except ValidationError as error:
        desk.message_user(request, refusal(project, error), messages.ERROR)
        return False
    desk.message_user(request, text, messages.SUCCESS)
    return True


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
