"""The records of publication: steps, pending changes, previews, approvals."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.project import Project
from projects.models.sent_link import SentLink, by_account

PREVIEW_DAYS = 14
# So long whatever was overwritten, discarded or removed at the desk can be brought back.
DAYS_TO_UNDO = 90


class PublicationStep(models.Model):
    """One step of an entry from state to state: account, time and an optional reason."""

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="steps", verbose_name=_("project")
    )
    state = models.CharField(_("state"), max_length=20, choices=Project.Publication)
    public_from = models.DateTimeField(_("public from"), null=True)
    by = by_account(_("by"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("step of publication")
        verbose_name_plural = _("steps of publication")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.project}: {self.get_state_display()}"


class PendingChange(models.Model):
    """A change of a published entry that is not published yet; no public page shows it.

    ``changes`` are the differences that ``projects.editing.snapshots`` makes and applies: only
    changed fields, so that a photo taken down meanwhile stays down.
    """

    project = models.OneToOneField(
        Project, models.CASCADE, related_name="pending", verbose_name=_("project")
    )
    changes = models.JSONField(_("changes"), encoder=DjangoJSONEncoder, editable=False)
    is_submitted = models.BooleanField(_("waits for a publisher"), default=False)
    by = by_account(_("by"))
    at = models.DateTimeField(_("at"), auto_now=True)
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("Why a publisher sent it back.")
    )

    class Meta:
        verbose_name = _("pending change")
        verbose_name_plural = _("pending changes")

    def __str__(self) -> str:
        return str(self.project)


class PendingVersion(models.Model):
    """One save of a pending change, or what became of it: who, when, and the entry before and
    after, so that each can be compared and brought back.

    ``before`` and ``after`` are snapshots (``projects.editing.snapshots``) of the entry as its
    pending change made it. Kept for ``DAYS_TO_UNDO`` days.
    """

    class Act(models.TextChoices):
        SAVED = "saved", _("Pending change saved")
        SUBMITTED = "submitted", _("Pending change submitted")
        RETURNED = "returned", _("Pending change sent back")
        DISCARDED = "discarded", _("Pending change discarded")

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="pending_versions", verbose_name=_("project")
    )
    act = models.CharField(max_length=10, choices=Act)
    before = models.JSONField(encoder=DjangoJSONEncoder)
    after = models.JSONField(encoder=DjangoJSONEncoder)
    by = by_account(_("by"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("version of a pending change")
        verbose_name_plural = _("versions of pending changes")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.project}: {self.get_act_display()}"


def two_weeks_from_now() -> Any:
    return timezone.now() + timedelta(days=PREVIEW_DAYS)


class PreviewLink(SentLink):
    """A link that shows one entry as visitors will see it to everybody who has the link."""

    SALT = "projects.preview"

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="preview_links", verbose_name=_("project")
    )
    expires_at = models.DateTimeField(_("valid until"), default=two_weeks_from_now)

    class Meta(SentLink.Meta):
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")

    def __str__(self) -> str:
        return f"{self.project}: {self.sent_to or self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("preview-door", args=[self.token])


class Approval(models.Model):
    """The confirmation, given through a preview link, that the text is right.

    ``text_hash`` tells whether the texts have changed since
    (``projects.editing.snapshots.fingerprint``).
    """

    link = models.ForeignKey(
        PreviewLink, models.CASCADE, related_name="approvals", verbose_name=_("preview link")
    )
    name = models.CharField(_("your name"), max_length=120)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    text_hash = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.name
