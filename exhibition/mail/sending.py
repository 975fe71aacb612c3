"""Letters go out through the worker, one task each; what the server does not take is tried again.

A task holds whom and what a letter is about; its text is made when it is sent, so the queue keeps
no text and no key of a new password.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from smtplib import SMTPException
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.dispatch import receiver
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import override

from exhibition.accounts.models import MailChoice
from projects.background import queue
from projects.background.errors import TaskError
from projects.background.keeper import housekeeping
from projects.background.kinds import STAFF, Kind
from projects.models import Task

# For so long a letter is tried again, at each housekeeping of the worker.
TRIED_FOR = timedelta(days=3)


class Letter(NamedTuple):
    """A letter as it is sent; lines of the text are whole paragraphs."""

    subject: str
    text: str


# What makes the letter of a kind for a person, of its arguments; None if it is of no use any more.
WRITERS: dict[str, Callable[[Any, dict[str, Any]], Letter | None]] = {}


def writes(kind: str) -> Callable[[Any], Any]:
    """Registers a function as the writer of this kind of letter."""

    def register(writer: Any) -> Any:
        WRITERS[kind] = writer
        return writer

    return register


def ask_for(kind: str, person: Any, key: str, **about: Any) -> None:
    """Lets the worker send this letter, if the person has an address; each key once."""
    if not settings.MAIL or not person.email or not person.is_active:
        return
    language = MailChoice.of(person).language
    with override(language):
        title = _("Letter to %(person)s") % {"person": person.get_username()}
    now = timezone.now().isoformat()
    arguments = {"letter": kind, "person": person.pk, "language": language, "first_at": now}
    queue.ask(MAIL, f"{kind} {person.pk} {key}"[:100], arguments | about, title)


def _send(task: Task) -> dict[str, Any]:
    person = get_user_model().objects.filter(pk=task.arguments["person"], is_active=True).first()
    writer = WRITERS.get(task.arguments["letter"])
    if person is None or writer is None or not person.email or not settings.MAIL:
        return {"sent": False}
    letter = writer(person, task.arguments)
    if letter is None:
        return {"sent": False}
    try:
        subject = " ".join(letter.subject.split())
        EmailMessage(subject, letter.text, to=[person.email]).send()
    except (OSError, SMTPException) as error:
        # Without what the server said: it may name the address.
        what = _("The mail server did not take the letter (%(error)s). It is tried again.")
        raise TaskError(what % {"error": type(error).__name__}) from error
    return {"sent": True}


MAIL = Kind(f"{__name__}.MAIL", _send, STAFF)


def waiting() -> list[Task]:
    """Letters that the server has not taken and that are tried again, the newest first."""
    failed = Task.objects.filter(kind=MAIL.path, state=Task.State.FAILED)
    return [task for task in failed.order_by("-pk") if _is_young(task)]


@receiver(housekeeping)
def send_again(**sent: Any) -> None:
    """Lets the worker try them once more."""
    for task in waiting():
        queue.ask_again(task)


def _is_young(task: Task) -> bool:
    first = parse_datetime(task.arguments.get("first_at", ""))
    return first is not None and timezone.now() - first < TRIED_FOR
