"""Photos of damaged sheets: small clean copies in the private storage of originals.

They go with their sheet, and ``DAYS_KEPT`` days after it was retired.
"""

from __future__ import annotations

import logging
import secrets
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone

from projects.background.keeper import housekeeping
from projects.models import PrintedSheet, SheetEvent
from projects.models.publication import DAYS_TO_UNDO
from projects.photos.clean import jpeg, plain_picture
from projects.photos.storage import DAMAGES, originals
from projects.serving.away import StorageAwayError

LONGEST_SIDE = 1600
# As long as the retiring of a sheet is likely to be undone.
DAYS_KEPT = DAYS_TO_UNDO

log = logging.getLogger(__name__)


def keep(upload: UploadedFile) -> str:
    """The stored name of a clean small copy. Raises ``ValidationError`` if it is no picture."""
    picture = plain_picture(upload, upload.name or "", upload.size or 0, LONGEST_SIDE)[0]
    content = ContentFile(jpeg(picture, 80))
    return originals().save(f"{DAMAGES}/{secrets.token_hex(10)}.jpg", content)


def forget_unless_named(name: str) -> None:
    """Deletes a photo that was kept for an event that did not come to be."""
    if name and not SheetEvent.objects.filter(photo=name).exists():
        originals().delete(name)


def forget_old(now: datetime | None = None) -> int:
    """Deletes the photos of sheets that are retired for ``DAYS_KEPT`` days; gives how many."""
    limit = (now or timezone.now()) - timedelta(days=DAYS_KEPT)
    retired = PrintedSheet.objects.filter(state=PrintedSheet.State.RETIRED)
    old = retired.annotate(since=Max("events__at")).filter(since__lt=limit)
    count = 0
    for event in SheetEvent.objects.exclude(photo="").filter(sheet__in=old.values("pk")):
        originals().delete(event.photo)
        event.photo = ""
        event.save(update_fields=["photo"])
        count += 1
    return count


@receiver(housekeeping)
def tidy(**kwargs: Any) -> None:
    """Deletes them from time to time; while the storage is away, that waits."""
    try:
        forget_old()
    except StorageAwayError as error:
        log.warning("Photos of damages are not deleted: %s", error)


@receiver(post_delete, sender=SheetEvent)
def forget_with_sheet(instance: SheetEvent, **kwargs: Any) -> None:
    """Deletes the photo of an event that is deleted, alone or with its sheet."""
    if instance.photo:
        transaction.on_commit(partial(originals().delete, instance.photo))
