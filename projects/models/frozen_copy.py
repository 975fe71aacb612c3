"""Where frozen copies of the exhibition were written to: they show what was public then."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FrozenCopy(models.Model):
    """A folder that holds a frozen copy; made anew, it stays the same record.

    ``photos`` are the keys of the photos that it shows.
    """

    machine = models.CharField(_("computer"), max_length=100)
    folder = models.CharField(_("folder"), max_length=500)
    what = models.CharField(max_length=60, blank=True)
    photos = models.JSONField(default=list)
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        verbose_name = _("frozen copy")
        verbose_name_plural = _("frozen copies")
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["machine", "folder"], name="frozen_copy_once")
        ]

    def __str__(self) -> str:
        return f"{self.machine}: {self.folder}"
