"""Imports of workbooks: the uploaded file until it is confirmed, then the changes that it made."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# How long an unconfirmed file is kept.
KEPT_FOR = timedelta(hours=2)


def _token() -> str:
    return secrets.token_urlsafe(24)


class WorkbookImportQuerySet(models.QuerySet["WorkbookImport"]):
    def waiting_for(self, user: Any) -> WorkbookImportQuerySet:
        """Files that this person has uploaded and not yet confirmed, unless too old."""
        return self.filter(made_by=user, written_at=None, sent_at__gt=timezone.now() - KEPT_FOR)

    def forget_old(self) -> None:
        """Deletes files that were not confirmed in time."""
        self.filter(written_at=None, sent_at__lte=timezone.now() - KEPT_FOR).delete()


class WorkbookImport(models.Model):
    """One import. The file is in the database, not in a folder: it has no address, and every web
    process finds it. After it has been written, it makes room for a workbook of the rows that were
    left out because of errors, or for nothing.

    ``changes`` is a list of written rows, each a dictionary: ``table``, ``pk``, ``number``,
    ``is_new``, ``old`` and ``new`` (column → value); enough to undo all of it.
    """

    token = models.CharField(max_length=40, unique=True, default=_token, editable=False)
    file_name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField(editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("imported by"),
    )
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    written_at = models.DateTimeField(_("written at"), null=True)
    undone_at = models.DateTimeField(_("undone at"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("undone by"),
    )
    summary = models.CharField(_("rows"), max_length=200, blank=True)
    changes = models.JSONField(default=list)

    objects = WorkbookImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of a workbook")
        verbose_name_plural = _("imports of workbooks")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return self.file_name
