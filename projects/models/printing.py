"""Editions that have been printed, and the jobs of the print desk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionQuerySet(models.QuerySet["Edition"]):
    def of(self, kind: str) -> EditionQuerySet:
        """The editions of a kind of print: summary, panels or labels."""
        if kind == Edition.SUMMARY:
            return self.exclude(languages__contains=":")
        return self.filter(languages__startswith=f"{kind}:")


class Edition(models.Model):
    """A state of the texts that has been printed, so that a later print can list the changes.

    ``languages`` of a summary are "kk,ru", of panels and labels "panels:kk,ru,en". ``sheets`` maps
    a stand number (as text, since JSON has no other keys) to the fingerprint of the entry's printed
    content; in a summary those of what its other parts say of the entry follow, after a space each.
    """

    SUMMARY = "summary"

    version = models.CharField(_("version"), max_length=8, unique=True)
    languages = models.CharField(_("languages"), max_length=20)
    sheets = models.JSONField(_("sheets"), default=dict)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-created"]

    objects = EditionQuerySet.as_manager()

    def __str__(self) -> str:
        return self.version

    @property
    def kind(self) -> str:
        """What was printed: summary, panels or labels."""
        return self.languages.rpartition(":")[0] or self.SUMMARY

    @property
    def codes(self) -> list[str]:
        """The languages, the main one first."""
        return self.languages.rpartition(":")[2].split(",")


class PrintJob(models.Model):
    """A print ordered at the desk: its order, progress and file, and who overruled the preflight
    that stopped it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("being made")
        DONE = "done", _("ready")
        FAILED = "failed", _("failed")
        HELD = "held", _("stopped before printing")

    order = models.JSONField(_("what was requested"), default=dict)
    title = models.CharField(_("print"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(_("parts ready"), default=0)
    total = models.PositiveIntegerField(_("parts in all"), default=0)
    file = models.CharField(_("file"), max_length=80, blank=True)
    message = models.TextField(_("what went wrong"), blank=True)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("requested by")
    )
    overruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("printed nevertheless by"),
    )
    overruled_at = models.DateTimeField(_("printed nevertheless on"), null=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    changed = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("print")
        verbose_name_plural = _("prints")
        ordering = ["-created", "-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)

    @property
    def is_held(self) -> bool:
        """Whether the preflight stops it until somebody overrules that."""
        return self.state == self.State.HELD

    def tell(self, **changes: Any) -> None:
        """Saves the progress."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.save(update_fields=[*changes, "changed"])
