"""Signals of photos: takes in a new file, hides a photo whose right has ended, notes the files of a
deleted one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone

from projects.models.discarded_picture import DiscardedPicture
from projects.models.photo import Photo
from projects.photos import storage
from projects.serving import version


@receiver(pre_save, sender=Photo)
def take_in_new_file(instance: Photo, raw: bool, **kwargs: Any) -> None:
    """Checks, cleans and copies a new file before it is saved; see ``photos.storage``."""
    if raw or not instance.image or instance.image._committed:  # type: ignore[attr-defined]
        return
    before = Photo.everything.filter(pk=instance.pk).first() if instance.pk else None
    storage.take_in(instance)
    if before:
        DiscardedPicture.note(before)


@receiver(post_save, sender=Photo)
def schedule_end_of_right(instance: Photo, **kwargs: Any) -> None:
    """Schedules a new catalogue version for the end of a right, so that cached pages drop the
    photo."""
    if instance.rights_until and instance.rights_until >= timezone.localdate():
        version.schedule(_day_after(instance.rights_until))


@receiver(version.moment_has_come)
def next_end_of_a_right(**kwargs: Any) -> int | None:
    """The Unix time at which the next right of a photo ends."""
    running = Photo.objects.filter(rights_until__gte=timezone.localdate())
    last_day = running.order_by("rights_until").values_list("rights_until", flat=True).first()
    return _day_after(last_day) if last_day else None


def _day_after(day: date) -> int:
    midnight = datetime.combine(day + timedelta(days=1), time.min)
    return int(timezone.make_aware(midnight).timestamp())


@receiver(post_delete, sender=Photo)
def note_files(instance: Photo, **kwargs: Any) -> None:
    """Notes the files of a photo deleted for good, alone or with its entry, to be cleared later."""
    if instance.image_name:
        DiscardedPicture.note(instance)
