"""What can be done with an entry on its way to the public, and the sentence that says it happened.

The desk's buttons, bulk actions and review queue all act through ``act``, which knows whether the
entry itself is meant or its pending change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.editing import pending
from projects.editing.publication import TRANSITIONS, apply_transition
from projects.models import Project
from projects.texts import incoming

LONGEST_NOTE = 300
ACTS = ("submit", "return", "publish", "schedule", "unschedule", "withdraw", "show-again")


class SeenDiffersError(ValidationError):
    """Somebody has changed the entry since the person who acts saw it."""


def act(
    project: Project,
    name: str,
    by: Any,
    *,
    seen: str | None = None,
    public_from: datetime | None = None,
    note: str = "",
) -> str:
    """Does ``name`` of ``ACTS`` with an entry or its pending change; gives what has happened, a
    sentence with ``%(entry)s`` where the entry's name belongs.

    ``seen`` is what the person had before them (``pending.seen``); None where the act follows
    their own save. Raises ``PermissionDenied``, ``SeenDiffersError``, or ``ValidationError`` with
    a sentence for each reason why nothing was done.
    """
    transition = "publish" if name in ("schedule", "show-again") else name
    if not by.has_perm(TRANSITIONS[transition].permission):
        raise PermissionDenied
    if seen is not None and seen != pending.seen(project):
        raise SeenDiffersError(
            _("somebody has changed it since you opened the page. Look at it again.")
        )
    note = incoming.one_line(note)
    if len(note) > LONGEST_NOTE:
        text = _("the note has %(count)d characters; %(most)d fit.")
        raise ValidationError(text % {"count": len(note), "most": LONGEST_NOTE})
    acts: dict[str, Callable[..., str]] = {
        "submit": _submit,
        "return": _return,
        "publish": _publish,
        "schedule": _schedule,
        "unschedule": _unschedule,
        "withdraw": _withdraw,
        "show-again": _show_again,
    }
    return acts[name](project, by, public_from=public_from, note=note)


def _submit(project: Project, by: Any, **options: Any) -> str:
    if project.is_published or pending.pending_of(project):
        pending.submit_pending(project, by)
        return _("The change of “%(entry)s” waits for a publisher.")
    apply_transition(project, "submit", by)
    return _("“%(entry)s” waits for a publisher.")


def _return(project: Project, by: Any, *, note: str, **options: Any) -> str:
    if not note and _sender(project) not in (None, by):
        raise ValidationError(_("write a note to its editor: what is to be corrected?"))
    if project.is_published or pending.pending_of(project):
        pending.return_pending(project, by, note)
        return _("The change of “%(entry)s” is sent back to its editor; visitors see the old text.")
    apply_transition(project, "return", by, note=note)
    return _("“%(entry)s” is a draft again.")


def _sender(project: Project) -> Any:
    """Who has sent the entry, or its pending change, to a publisher; None if nobody knows."""
    if waiting := pending.pending_of(project):
        return waiting.by
    step = project.steps.select_related("by").first()
    return step and step.by


def _publish(project: Project, by: Any, **options: Any) -> str:
    was_published = project.is_published
    if pending.pending_of(project):
        entry = pending.publish_pending(project, by)
        if entry.is_scheduled:
            return _("The change of “%(entry)s” is taken over; it becomes public as scheduled.")
        if was_published:
            return _("The change of “%(entry)s” is published.")
        return _("“%(entry)s” is published.")
    if was_published and not project.is_scheduled:
        raise ValidationError(_("it is public already, and nothing waits."))
    apply_transition(project, "publish", by)
    if was_published:
        return _("“%(entry)s” is published at once; it is no longer scheduled.")
    return _("“%(entry)s” is published.")


def _schedule(project: Project, by: Any, *, public_from: datetime | None, **options: Any) -> str:
    if public_from is None:
        raise ValidationError(_("give both the date and the time from which it is public."))
    if public_from <= timezone.now():
        raise ValidationError(_("that moment has passed. Publish at once or choose a later one."))
    if project.is_published and not project.is_scheduled:
        raise ValidationError(_("it is public already. Withdraw it first."))
    if not project.is_published and pending.pending_of(project):
        pending.publish_pending(project, by, public_from=public_from)
    else:
        apply_transition(project, "publish", by, public_from=public_from)
    moment = f"{timezone.localtime(public_from):%d.%m.%Y %H:%M}"
    text = _("“%(entry)s” will be public from this moment: %(moment)s.")
    return text.replace("%(moment)s", moment)


def _unschedule(project: Project, by: Any, **options: Any) -> str:
    if not project.is_scheduled:
        raise ValidationError(_("no time is set from which it is shown."))
    if pending.was_withdrawn_before(project):
        pending.withdraw(project, by)
        return _("The time is cancelled: “%(entry)s” is withdrawn, as it was before.")
    pending.withdraw(project, by, "unschedule")
    return _("The time is cancelled: “%(entry)s” waits for a publisher and is not shown.")


def _withdraw(project: Project, by: Any, *, note: str, **options: Any) -> str:
    pending.withdraw(project, by, note=note)
    if pending.pending_of(project):
        return _(
            "“%(entry)s” is withdrawn: nobody outside sees it any more. Its pending change goes on "
            "waiting."
        )
    return _("“%(entry)s” is withdrawn: nobody outside sees it any more.")


def _show_again(project: Project, by: Any, **options: Any) -> str:
    """Publishes a withdrawn entry as the public read it last, without its pending change."""
    if not pending.can_be_shown_again(project):
        raise ValidationError(_("it is not as visitors last saw it. Publish it instead."))
    apply_transition(project, "publish", by)
    if pending.pending_of(project):
        return _("“%(entry)s” is shown again as it was; its pending change goes on waiting.")
    return _("“%(entry)s” is shown again as it was.")
