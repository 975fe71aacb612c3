"""Photos that were uploaded for many stands and wait until a person confirms where they go."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# So long a person may look at the plan before the files must be chosen again.
KEPT_FOR = timedelta(days=1)
# Who confirms twice adds nothing twice; what a broken-off process left is offered again.
ADDED_WITHIN = timedelta(minutes=10)


class WaitingPhotoQuerySet(models.QuerySet["WaitingPhoto"]):
    def waiting_for(self, user: Any, now: datetime | None = None) -> WaitingPhotoQuerySet:
        """The photos that this person has sent and not yet confirmed, those not too old."""
        now = now or timezone.now()
        free = Q(taken_at=None) | Q(taken_at__lt=now - ADDED_WITHIN)
        return self.filter(free, by=user, sent_at__gt=now - KEPT_FOR)

    def take(self, photo: WaitingPhoto) -> bool:
        """Whether this caller may add the photo; nobody else may then."""
        now = timezone.now()
        mine = self.waiting_for(photo.by_id, now).filter(pk=photo.pk)
        return mine.update(taken_at=now) == 1


class WaitingPhoto(models.Model):
    """One file. It lies in the private storage of originals under ``file``; no entry knows it.

    ``number`` and ``place`` are what its name tells; a guess is asked about. What could not be
    taken has no file but a ``refusal``, so that the plan names it. ``values`` are what was said of
    all photos of the upload.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)
    taken_at = models.DateTimeField(null=True)
    name = models.CharField(_("file"), max_length=200)
    file = models.CharField(max_length=120, blank=True)
    number = models.PositiveIntegerField(null=True)
    place = models.PositiveSmallIntegerField(null=True)
    is_guess = models.BooleanField(default=False)
    refusal = models.CharField(max_length=600, blank=True)
    values = models.JSONField(default=dict)

    objects: ClassVar[Any] = WaitingPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo that waits for its stand")
        verbose_name_plural = _("photos that wait for their stands")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
