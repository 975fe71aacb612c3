"""Kept pages end when a showing opens or closes: a page never says "open" when it no longer is."""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone

from projects.models import OpeningException, OpeningHours, Showing
from projects.serving import version
from projects.touring.hours import next_change


@receiver(version.moment_has_come)
def next_opening_or_closing(**kwargs: Any) -> int | None:
    """The Unix time at which a showing opens, closes or ends next."""
    now, today = timezone.now(), timezone.localdate()
    # One that is open over midnight ends on the day after its last.
    running = Showing.objects.filter(last_day__gte=today - timedelta(days=1), is_cancelled=False)
    moments = [next_change(showing, now) for showing in running.with_hours()]
    return min((ceil(moment.timestamp()) for moment in moments if moment), default=None)


@receiver([post_save, post_delete], sender=Showing)
@receiver([post_save, post_delete], sender=OpeningHours)
@receiver([post_save, post_delete], sender=OpeningException)
def schedule_opening_or_closing(**kwargs: Any) -> None:
    """Schedules a new catalogue version for that moment."""
    if moment := next_opening_or_closing():
        version.schedule(moment)
