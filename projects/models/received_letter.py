"""Letters that associations have sent: their files, what was read in them, what became of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.project import Project
from projects.models.publication import PublicationStep
from projects.models.source import Source


class ReceivedLetterQuerySet(models.QuerySet["ReceivedLetter"]):
    def open(self) -> ReceivedLetterQuerySet:
        """Those of which nothing has been taken into an entry yet."""
        return self.filter(taken_at=None)

    def waits(self) -> models.Exists:
        """Whether such a letter is for the entry of the query around this one."""
        return models.Exists(self.open().filter(project=models.OuterRef("pk")))

    def wait_again_unless_public(self) -> None:
        """Of those that were taken since their entry was last published nothing is in it: its
        pending change is discarded."""
        published = PublicationStep.objects.filter(
            project=models.OuterRef("project"),
            state=Project.Publication.PUBLISHED,
            at__gte=models.OuterRef("taken_at"),
        )
        self.filter(~models.Exists(published)).update(taken_at=None)

    def follow_sources(self, cited: Collection[int]) -> None:
        """The entry has gone back to a state in which it cites these sources: letters among them
        are taken, others that were a source wait again."""
        self.filter(taken_at=None, source__in=cited).update(taken_at=timezone.now())
        self.filter(source__isnull=False).exclude(source__in=cited).update(taken_at=None)

    def too_old(self, now: datetime | None = None) -> ReceivedLetterQuerySet:
        """Those that are to be erased: ``LETTER_DAYS`` after they came."""
        limit = (now or timezone.now()) - timedelta(days=settings.LETTER_DAYS)
        return self.filter(sent_at__lt=limit)


class ReceivedLetter(models.Model):
    """One letter with all that came with it; the private source of an entry, never public.

    ``files`` are the files as they were sent (``name``, ``file``, ``size``, ``sha256``),
    ``pictures`` the photos that were found in them (``name``, ``file``, ``caption``); each ``file``
    is a name in the private storage of originals. ``letters`` is what was read, one for each
    language (``projects.intake.received``). ``project`` is empty until somebody has said for which
    stand the letter is; ``source`` is what an entry cites since it was taken.
    """

    project = models.ForeignKey(
        Project,
        models.SET_NULL,
        null=True,
        related_name="received_letters",
        verbose_name=_("project"),
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    taken_at = models.DateTimeField(null=True)
    name = models.CharField(_("file"), max_length=200)
    files = models.JSONField(default=list)
    pictures = models.JSONField(default=list)
    letters = models.JSONField(default=list)
    source = models.ForeignKey(Source, models.SET_NULL, null=True, related_name="+")

    objects: ClassVar[Any] = ReceivedLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("received letter")
        verbose_name_plural = _("received letters")
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def kept_until(self) -> datetime:
        """When its files and all that was read in them are erased."""
        return self.sent_at + timedelta(days=settings.LETTER_DAYS)

    @property
    def stored_names(self) -> list[str]:
        """The names of its files and pictures in the private storage."""
        return [one["file"] for one in (*self.files, *self.pictures)]
