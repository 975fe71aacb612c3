"""Removes the files of deleted and replaced photos after 90 days."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from projects.models import (
    ContributionFile,
    DiscardedPicture,
    PendingChange,
    PendingVersion,
    Photo,
    ReceivedLetter,
    Recording,
    SheetEvent,
    WaitingPhoto,
    recording,
)
from projects.models.publication import DAYS_TO_UNDO
from projects.photos.copies import copies_of
from projects.photos.plan import forget_old
from projects.photos.storage import DAMAGES, FOLDER, originals, stem_of
from projects.serving.away import StorageAwayError

log = logging.getLogger(__name__)


def names_of(picture: Photo | DiscardedPicture) -> list[str]:
    """The public files of a photo."""
    token = picture.image_name.rpartition("/")[2].removesuffix(".jpg")
    copies = copies_of(token, picture.copy_widths)
    return [picture.image_name, *(f"{FOLDER}/{copy.name}" for copy in copies)]


def clear(pictures: Iterable[DiscardedPicture]) -> int:
    """Removes the files of discarded pictures, and these records; returns the number of pictures.

    The files of a picture or recording that is used again, because an editor restored it, are kept.
    """
    count = 0
    for picture in pictures:
        if not _is_used(picture.image_name):
            for name in names_of(picture):
                default_storage.delete(name)
            if picture.original:
                originals().delete(picture.original)
            count += 1
        picture.delete()
    return count


def _is_used(name: str) -> bool:
    """Whether a photo or recording has this file."""
    is_photo = Photo.everything.filter(image=name).exists()
    return is_photo or Recording.objects.filter(file=name).exists()


def purge(now: datetime | None = None) -> int:
    """Clears what was deleted or replaced more than 90 days ago; gives how many pictures. Clears
    uploads that nobody has confirmed, too. While the storage is away, that waits for the next
    time."""
    limit = (now or timezone.now()) - timedelta(days=DAYS_TO_UNDO)
    try:
        forget_old(now)
        for photo in Photo.everything.filter(deleted_at__lt=limit):
            photo.delete()
        return clear(DiscardedPicture.objects.filter(since__lt=limit))
    except StorageAwayError as error:
        log.warning("Deleted pictures are not cleared away: %s", error)
        return 0


def clear_strays(now: datetime | None = None) -> int:
    """Removes old files that no photo, recording, discarded picture, received letter, damaged sheet
    or pending change names, such as those of an interrupted upload.

    Call it only with the database that the files belong to: with an empty one it would remove all.
    """
    limit = (now or timezone.now()) - timedelta(days=DAYS_TO_UNDO)
    known: set[str] = set()
    kept: set[str] = set()
    for picture in [*Photo.everything.all(), *DiscardedPicture.objects.all()]:
        known.update(names_of(picture))
        kept.add(picture.original)
    known.update(Recording.objects.values_list("file", flat=True))
    kept.update(WaitingPhoto.objects.values_list("file", flat=True))
    kept.update(SheetEvent.objects.values_list("photo", flat=True))
    for letter in ReceivedLetter.objects.all():
        kept.update(letter.stored_names)
    for field in ("file", "small"):
        kept.update(ContributionFile.objects.values_list(field, flat=True))
    kept_texts = (
        *PendingChange.objects.values_list("changes", flat=True),
        *PendingVersion.objects.values_list("before", flat=True),
        *PendingVersion.objects.values_list("after", flat=True),
    )
    waiting = json.dumps(kept_texts)
    count = 0
    places = (
        *((default_storage, folder, known) for folder in (FOLDER, recording.FOLDER)),
        *((originals(), folder, kept) for folder in ("", DAMAGES)),
    )
    for storage, folder, names in places:
        with suppress(FileNotFoundError):
            for file in storage.listdir(folder)[1]:
                name = f"{folder}/{file}" if folder else file
                if name in names or (stem_of(file) in waiting):
                    continue
                if storage.get_modified_time(name) < limit:
                    storage.delete(name)
                    count += 1
    return count
