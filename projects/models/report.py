"""What visitors report: something wrong, or a picture of themselves."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.language import Language
from projects.models.project import Project
from projects.models.sent_link import by_account
from projects.models.showing import Showing

# Letters and digits that nobody takes for one another; twelve of them can't be guessed.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LONGEST_TEXT = 3000


def new_receipt() -> str:
    """A code like 7KQ2-M9XA-4TBE."""
    return _in_groups("".join(secrets.choice(ALPHABET) for _place in range(12)))


def _in_groups(letters: str) -> str:
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def after_working_days(start: datetime, days: int) -> datetime:
    """The moment so many working days (Monday to Friday) later."""
    moment = timezone.localtime(start)
    while days:
        moment += timedelta(days=1)
        days -= moment.weekday() < 5
    return moment


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> Self:
        """Reports that nobody has decided yet."""
        return self.filter(decision="")

    def with_receipt(self, typed: str) -> Self:
        """The one with this receipt, in letters of any size, with or without hyphens and spaces."""
        letters = "".join(letter for letter in typed.upper() if letter.isalnum())
        return self.filter(receipt=_in_groups(letters))

    def overdue(self) -> Self:
        """Open ones whose deadline has passed."""
        return self.open().filter(due_at__lt=timezone.now())


class Report(models.Model):
    """One report of a visitor, with a receipt by which its sender follows it.

    ``text`` and ``answer_to`` are the sender's own words and data: they are deleted when the report
    is closed; what was decided is kept.
    """

    class Kind(models.TextChoices):
        WRONG = "wrong", _("something is wrong")
        PERSON = "person", _("this is a picture of me or of my child")

    class Decision(models.TextChoices):
        CORRECTED = "corrected", _("corrected")
        HIDDEN = "hidden", _("the picture is no longer shown")
        STAYS = "stays", _("it stays as it is")
        NO_REPORT = "no-report", _("not a report")

    WORKING_DAYS = {Kind.WRONG: 10, Kind.PERSON: 1}

    receipt = models.CharField(
        _("receipt"), max_length=14, unique=True, default=new_receipt, editable=False
    )
    # Of the form that it came by: one form makes one report, however often it is sent.
    form_key = models.CharField(max_length=32, unique=True, editable=False)
    kind = models.CharField(_("what it is about"), max_length=10, choices=Kind)
    project = models.ForeignKey(
        Project,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("project"),
    )
    # Where the visitor most likely stood: see ``projects.touring.reports``.
    showing = models.ForeignKey(
        Showing,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("showing"),
    )
    edition = models.CharField(_("edition"), max_length=8, blank=True)
    text = models.TextField(_("what the visitor writes"), blank=True, max_length=LONGEST_TEXT)
    answer_to = models.CharField(_("how to answer"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    due_at = models.DateTimeField(_("to be decided by"), editable=False)
    decision = models.CharField(
        _("decision"),
        max_length=10,
        choices=Decision,
        blank=True,
        help_text=_("With a decision it is closed, and the sender’s words and data are deleted."),
    )
    answer = models.TextField(
        _("answer"),
        blank=True,
        help_text=_("The sender reads it behind the receipt, so name nobody here."),
    )
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    closed_by = by_account(_("by"))

    objects: ClassVar = models.Manager.from_queryset(ReportQuerySet)()

    class Meta:
        verbose_name = _("report of a visitor")
        verbose_name_plural = _("reports of visitors")
        ordering = ["due_at"]

    def __str__(self) -> str:
        return self.receipt

    def save(self, *args: object, **kwargs: object) -> None:
        if self.due_at is None:
            self.due_at = after_working_days(self.sent_at, self.WORKING_DAYS[self.Kind(self.kind)])
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("report-state", args=[self.receipt])

    @property
    def is_open(self) -> bool:
        return not self.decision

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_at < timezone.now()

    def close(self, by: object) -> None:
        """Deletes what the sender wrote, and keeps when and by whom it was decided."""
        self.text = self.answer_to = ""
        self.closed_at, self.closed_by = timezone.now(), by
        self.save()
