"""Signals of a photo: a new file is taken in, an ended right hides, a deleted photo leaves
files."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone

from projects.models.photo import DiscardedPicture, Photo
from projects.photos import storage
from projects.serving import version


@receiver(pre_save, sender=Photo)
def take_in_new_file(instance: Photo, raw: bool, **kwargs: Any) -> None:
    """A new file is checked, cleaned and copied before it is saved; see ``photos.storage``."""
    if raw or not instance.image or instance.image._committed:  # type: ignore[attr-defined]
        return
    before = Photo.everything.filter(pk=instance.pk).first() if instance.pk else None
    storage.take_in(instance)
    if before:
        DiscardedPicture.note(before)


@receiver(post_save, sender=Photo)
def schedule_end_of_right(instance: Photo, **kwargs: Any) -> None:
    """Pages kept until then are built anew without it when its right ends."""
    if instance.rights_until and instance.rights_until >= timezone.localdate():
        version.schedule(_day_after(instance.rights_until))


@receiver(version.moment_has_come)
def next_end_of_a_right(**kwargs: Any) -> int | None:
    """When the next photo hides by itself (Unix time)."""
    running = Photo.objects.filter(rights_until__gte=timezone.localdate())
    last_day = running.order_by("rights_until").values_list("rights_until", flat=True).first()
    return _day_after(last_day) if last_day else None


def _day_after(day: date) -> int:
    midnight = datetime.combine(day + timedelta(days=1), time.min)
    return int(timezone.make_aware(midnight).timestamp())


@receiver(post_delete, sender=Photo)
def note_files(instance: Photo, **kwargs: Any) -> None:
    """A photo deleted for good, alone or with its entry, leaves its files to be cleared."""
    if instance.image_name:
        DiscardedPicture.note(instance)
