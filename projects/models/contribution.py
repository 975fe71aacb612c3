"""What associations write and upload through a link, kept apart from the entries."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from projects.models.language import Language
from projects.models.project import Project
from projects.models.sent_link import SentLink, by_account

# How long a link is valid, and how long what nobody took is kept after its end.
USUAL_DAYS, KEPT_AFTER = 60, timedelta(days=90)


def in_usual_days() -> Any:
    return timezone.now() + timedelta(days=USUAL_DAYS)


class Contribution(SentLink):
    """One link, and what was written behind it about one entry.

    ``answers`` are the texts as they were typed, by question (``projects.intake.questions``);
    ``comments`` what the editors ask about them and ``replies`` what is answered. ``version`` is
    raised by each save, so that none overwrites another. Nothing here touches the entry before a
    person at the desk takes it.
    """

    SALT = "projects.contribution"

    class State(models.TextChoices):
        OPEN = "open", _("being filled in")
        SENT = "sent", _("sent, waits for the editors")
        RETURNED = "returned", _("asked again")
        TAKEN = "taken", _("taken into the entry")

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="contributions", verbose_name=_("project")
    )
    expires_at = models.DateTimeField(_("valid until"), default=in_usual_days)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.KAZAKH
    )
    answers = models.JSONField(default=dict)
    comments = models.JSONField(default=dict)
    replies = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    sender = models.CharField(_("your name"), max_length=120, blank=True)
    sent_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    taken_by = by_account(_("by"))
    taken = models.JSONField(default=list)
    # All bytes that were ever uploaded: the limit holds whatever is removed again.
    received = models.PositiveBigIntegerField(default=0)

    class Meta(SentLink.Meta):
        verbose_name = _("contribution of an association")
        verbose_name_plural = _("contributions of associations")

    def __str__(self) -> str:
        return f"{self.project}: {self.sent_to or self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether the association can write in it."""
        return self.state in (self.State.OPEN, self.State.RETURNED)

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.SENT

    @property
    def is_begun(self) -> bool:
        """Whether anything was saved behind the link."""
        return self.saved_at is not None

    @property
    def kept_until(self) -> datetime:
        """Until when what nobody took is kept."""
        ends = min(filter(None, (self.withdrawn_at, self.expires_at)))
        return ends + KEPT_AFTER

    def get_absolute_url(self) -> str:
        """The address that is sent, in the language of the link."""
        with override(self.language):
            return reverse("contribute", args=[self.token])


class ContributionFile(models.Model):
    """A photo or letter of a contribution, in the private storage of originals under ``file``.

    Of a photo, ``small`` is a clean copy that the form shows, of this ``width`` and ``height``;
    ``values`` is what was said of it, by the names of ``Photo``'s fields.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", _("photo")
        LETTER = "letter", _("letter")

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(_("file"), max_length=200)
    file = models.CharField(max_length=120)
    small = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    values = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("file of a contribution")
        verbose_name_plural = _("files of contributions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def picture_name(self) -> str:
        """The last part of the address of its small copy."""
        return f"{self.small}.jpg"
