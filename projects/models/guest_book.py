"""The guest book of a showing: its questions, and what visitors answer and write."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.language import Language
from projects.models.sent_link import by_account
from projects.models.showing import Showing

QUESTIONS = 3
# Answers to choose from; of a scale, its steps.
MOST_ANSWERS = 5
LONGEST_MESSAGE = 500
# Visitors may write for so long after a showing, at home.
WRITTEN_AFTER = timedelta(days=14)


def new_key() -> str:
    return secrets.token_hex(8)


class GuestBook(models.Model):
    """The guest book of one showing. ``keep_days`` after its last day all messages are deleted."""

    showing = models.OneToOneField(
        Showing, models.CASCADE, related_name="guest_book", verbose_name=_("showing")
    )
    is_open = models.BooleanField(
        _("open to visitors"),
        default=False,
        help_text=_(
            "Visitors find it on the page of the showing and can write from its first day until "
            "two weeks after its last. Tick it once the questions are right."
        ),
    )
    keep_days = models.PositiveSmallIntegerField(
        _("kept for so many days"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_("So many days after the last day of the showing all messages are deleted."),
    )

    class Meta:
        verbose_name = _("guest book")
        verbose_name_plural = _("guest books")
        ordering = ["-showing__first_day"]

    def __str__(self) -> str:
        return str(self.showing)

    def get_absolute_url(self) -> str:
        return reverse("guest-book", args=[self.showing.slug])

    @property
    def kept_until(self) -> date:
        """The last day on which messages are kept."""
        return self.showing.last_day + timedelta(days=self.keep_days)

    @property
    def written_until(self) -> date:
        """The last day on which visitors can write."""
        return min(self.showing.last_day + WRITTEN_AFTER, self.kept_until)

    def has_begun(self) -> bool:
        """Whether the showing has."""
        return self.showing.first_day <= timezone.localdate()

    def is_over(self) -> bool:
        """Whether the days on which visitors can write are over."""
        return timezone.localdate() > self.written_until

    def takes_messages(self) -> bool:
        """Whether visitors can write today."""
        is_time = self.has_begun() and not self.is_over()
        return self.is_open and not self.showing.is_cancelled and is_time


class GuestQuestion(models.Model):
    """One of the three questions of a guest book: answers to choose from, or a scale."""

    guest_book = models.ForeignKey(
        GuestBook, models.CASCADE, related_name="questions", verbose_name=_("guest book")
    )
    position = models.PositiveSmallIntegerField(editable=False)
    text = models.CharField(_("question"), max_length=200)
    answers = models.TextField(
        _("answers"),
        blank=True,
        help_text=_("Two to five, each on a line of its own; empty: a scale from 1 to 5."),
    )

    class Meta:
        verbose_name = _("question of a guest book")
        verbose_name_plural = _("questions of a guest book")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["guest_book", "position"], name="guest_question_once"),
            models.CheckConstraint(
                condition=models.Q(position__range=(1, QUESTIONS)), name="guest_question_of_three"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.text}"

    @property
    def field(self) -> str:
        """The field of a message that holds the answer."""
        return f"answer_{self.position}"


class GuestMessageQuerySet(models.QuerySet["GuestMessage"]):
    def waiting(self) -> Self:
        """Messages that nobody has read yet."""
        return self.filter(state=GuestMessage.State.WAITING)

    def public(self) -> Self:
        """Messages that a person has read and approved."""
        return self.filter(state=GuestMessage.State.APPROVED)


def _answer(name: Any) -> Any:
    """The number of the chosen answer, from 1 on."""
    limits = [MinValueValidator(1), MaxValueValidator(MOST_ANSWERS)]
    return models.PositiveSmallIntegerField(name, null=True, blank=True, validators=limits)


class GuestMessage(models.Model):
    """What one visitor answered and wrote. Nothing says who it was."""

    class State(models.TextChoices):
        WAITING = "waiting", _("to be read")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")

    class AgeGroup(models.TextChoices):
        CHILD = "0-13", _("up to 13 years")
        YOUNG = "14-17", _("14 to 17 years")
        ADULT = "18-34", _("18 to 34 years")
        MIDDLE = "35-59", _("35 to 59 years")
        OLD = "60+", _("60 years and more")

    guest_book = models.ForeignKey(
        GuestBook, models.CASCADE, related_name="messages", verbose_name=_("guest book")
    )
    # Of the form that it came by: one form makes one message, however often it is sent.
    form_key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    answer_1 = _answer(_("answer to question 1"))
    answer_2 = _answer(_("answer to question 2"))
    answer_3 = _answer(_("answer to question 3"))
    text = models.TextField(_("message"), blank=True, max_length=LONGEST_MESSAGE)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    age_group = models.CharField(_("age"), max_length=5, choices=AgeGroup, blank=True)
    on_paper = models.BooleanField(_("on paper"), default=False, editable=False)
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=State,
        default=State.WAITING,
        help_text=_("Approved, all visitors can read it. Refused, it is deleted at once."),
    )
    reply = models.TextField(
        _("reply"),
        blank=True,
        max_length=2 * LONGEST_MESSAGE,
        help_text=_("Visitors read it below the message; write in the language of the message."),
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = by_account(_("by"))

    objects: ClassVar[Any] = models.Manager.from_queryset(GuestMessageQuerySet)()

    class Meta:
        verbose_name = _("message in a guest book")
        verbose_name_plural = _("messages in guest books")
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["guest_book", "state"], name="guest_message_state")]

    def __str__(self) -> str:
        return f"№ {self.pk}"

    def decide(self, state: str, by: Any) -> None:
        """Keeps the decision; of a message that is refused nothing else."""
        self.state, self.decided_at, self.decided_by = state, timezone.now(), by
        if state == self.State.REFUSED:
            self.text = self.reply = self.age_group = ""
            self.answer_1 = self.answer_2 = self.answer_3 = None
        self.save()
