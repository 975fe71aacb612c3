"""A contribution's way: it is saved as often as one likes, sent, asked about again, or cleared.

Nothing here touches an entry; ``projects.intake.taking`` does, when a person at the desk says so.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.intake import contributed_files
from projects.intake.questions import QUESTIONS, AnswersForm, typed_answers
from projects.models import Contribution, ContributionFile, Project
from projects.models.contribution import KEPT_AFTER
from projects.models.language import Language
from projects.serving.away import StorageAwayError

log = logging.getLogger(__name__)

State = Contribution.State
# Who is asked again has at least so long to answer.
DAYS_TO_ANSWER = timedelta(days=14)
LONGEST_COMMENT, LONGEST_REPLY = 1000, 2000


class SavedMeanwhileError(Exception):
    """Another form was saved through the same link. ``theirs`` is what is saved, by name, of
    the form's fields that differ."""

    def __init__(self, theirs: Mapping[str, Any]) -> None:
        super().__init__()
        self.theirs = theirs


def invite(project: Project, by: Any, *, sent_to: str, language: str, days: int) -> Contribution:
    """A new link to the form of an entry."""
    ends = timezone.now() + timedelta(days=days)
    made: Contribution = Contribution.objects.create(
        project=project, by=by, sent_to=sent_to, language=language, expires_at=ends
    )
    return made


def form_of(contribution: Contribution) -> AnswersForm:
    """The form with what is saved, its errors included; an empty one where nothing is."""
    language = {"language": contribution.language}
    if not contribution.answers:
        return AnswersForm(initial=language)
    return AnswersForm(contribution.answers | language)


def save(contribution: Contribution, sent: Mapping[str, Any]) -> None:
    """Keeps the answers of a form as they were typed, right or not.

    Raises ``SavedMeanwhileError``, and changes nothing, where another form was saved since this
    one was opened and says otherwise; ``ValidationError`` where the link takes no more answers.
    """
    typed, told = typed_answers(sent), _replies(contribution, sent)
    if str(sent.get("version", contribution.version)) != str(contribution.version):
        _require_no_other_words(contribution, sent, typed)
    language = str(sent.get("language", ""))
    changed = {
        "answers": typed,
        "replies": told,
        "language": language if language in Language.values else contribution.language,
        "saved_at": timezone.now(),
        "version": contribution.version + 1,
    }
    same = Contribution.objects.filter(pk=contribution.pk, version=contribution.version)
    if not same.filter(state__in=(State.OPEN, State.RETURNED)).update(**changed):
        contribution.refresh_from_db()
        if not contribution.is_open:
            raise ValidationError(_("The form was sent meanwhile. Open it again to change it."))
        raise SavedMeanwhileError(contribution.answers)
    for name, value in changed.items():
        setattr(contribution, name, value)
    contributed_files.save_words(contribution, sent)


def _replies(contribution: Contribution, sent: Mapping[str, Any]) -> dict[str, str]:
    """The replies to the editors, those kept that the form, opened before the question, lacks."""
    typed = {
        name: str(sent.get(f"reply-{name}", contribution.replies.get(name, ""))).strip()
        for name in QUESTIONS
    }
    return {name: text[:LONGEST_REPLY] for name, text in typed.items() if text}


def _require_no_other_words(
    contribution: Contribution, sent: Mapping[str, Any], typed: dict[str, Any]
) -> None:
    """Raises ``SavedMeanwhileError`` where a form that was opened earlier differs from what is
    saved: in its answers, its language, its replies or its words of photos."""
    saved = contribution.answers | {"language": contribution.language}
    saved |= {f"reply-{name}": text for name, text in contribution.replies.items()}
    for file in contribution.files.exclude(values={}):
        saved |= contributed_files.typed_words(file)
    theirs = {}
    for name, value in saved.items():
        mine = typed.get(name, sent.get(name, ""))
        is_asked = name in typed or name in sent or f"{name.rpartition('-')[0]}-caption" in sent
        if is_asked and (value if isinstance(value, list) else str(value)) != mine:
            theirs[name] = value
    if theirs:
        raise SavedMeanwhileError(theirs)


def keep_sender(contribution: Contribution, sender: str) -> None:
    """Keeps the name of who tried to send a form that is not complete yet."""
    contribution.sender = sender.replace("\x00", "").strip()[:120]
    contribution.save(update_fields=["sender"])


def send(contribution: Contribution, sender: str) -> None:
    """The association says, under this name, that what is saved may be shown."""
    contribution.state, contribution.sender = State.SENT, sender
    contribution.sent_at = timezone.now()
    contribution.save(update_fields=["state", "sender", "sent_at"])


def reopen(contribution: Contribution) -> None:
    """Takes back what was sent, to correct it; not once the editors have taken it."""
    waiting = Contribution.objects.filter(pk=contribution.pk, state=State.SENT)
    waiting.update(state=State.OPEN, sent_at=None, version=F("version") + 1)


def ask_again(contribution: Contribution, comments: Mapping[str, str]) -> None:
    """Opens the link again with the editors' comments at its questions.

    Raises ``ValidationError`` if there is none.
    """
    asked = {name: text.strip()[:LONGEST_COMMENT] for name, text in comments.items()}
    asked = {name: text for name, text in asked.items() if text}
    if not asked:
        raise ValidationError(_("Write first what you want to ask, at the question it is about."))
    if contribution.withdrawn_at:
        raise ValidationError(_("This link is closed: open it again, or make a new one."))
    contribution.state, contribution.comments, contribution.replies = State.RETURNED, asked, {}
    contribution.expires_at = max(contribution.expires_at, timezone.now() + DAYS_TO_ANSWER)
    contribution.version += 1
    contribution.save(update_fields=["state", "comments", "replies", "expires_at", "version"])


def clear_old(now: datetime | None = None) -> int:
    """Deletes what nobody took, ``KEPT_AFTER`` the end of its link; gives how many.

    What was taken stays as the ground of its entry, with its letters; of its photos, which the
    entry has by then, the files go.
    """
    limit = (now or timezone.now()) - KEPT_AFTER
    ended = Contribution.objects.filter(Q(expires_at__lt=limit) | Q(withdrawn_at__lt=limit))
    taken, others = ended.filter(state=State.TAKEN), ended.exclude(state=State.TAKEN)
    photos = Q(kind=ContributionFile.Kind.PHOTO, contribution__in=taken)
    try:
        for file in ContributionFile.objects.filter(photos | Q(contribution__in=others)):
            contributed_files.remove(file)
    except StorageAwayError as error:
        log.warning("Old contributions are not cleared away: %s", error)
        return 0
    count = others.count()
    others.delete()
    return count
