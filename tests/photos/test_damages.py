"""Photos of damaged sheets go in time: with their sheet, or 90 days after it was retired."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from projects.background.keeper import Keeper, housekeeping
from projects.models import PrintedSheet, SheetEvent
from projects.photos.clearing import clear_strays
from projects.photos.storage import DAMAGES, originals
from projects.touring.sheets import Printed, Told, act, record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def damaged(retired: datetime | None = None) -> SheetEvent:
    """A sheet that was damaged, with the photo; retired at that time, if at all."""
    (sheet,) = record([Printed("panels", 7, "kk", "a1", "a1b2c3d4", "", [])])
    photo = originals().save(f"{DAMAGES}/torn.jpg", ContentFile(b"a photo"))
    act("damage", sheet, 0, None, told=Told("torn", photo))
    damage: SheetEvent = sheet.events.get(state="damaged")
    if retired:
        act("retire", sheet, 1, None)
        sheet.events.update(at=retired)
    return damage


def test_a_photo_goes_90_days_after_its_sheet_was_retired_and_the_words_stay() -> None:
    old = damaged(timezone.now() - timedelta(days=90, minutes=1))
    newer = damaged(timezone.now() - timedelta(days=89))
    used = damaged()
    used.sheet.events.update(at=timezone.now() - timedelta(days=400))
    files = [event.photo for event in (old, newer, used)]
    for _twice in range(2):
        housekeeping.send(Keeper)
    assert [originals().exists(file) for file in files] == [False, True, True]
    old.refresh_from_db()
    assert (old.photo, old.note) == ("", "torn")


def test_a_photo_goes_with_its_sheet(django_capture_on_commit_callbacks: Any) -> None:
    damage = damaged()
    with django_capture_on_commit_callbacks(execute=True):
        PrintedSheet.objects.all().delete()
    assert not originals().exists(damage.photo)


def test_a_file_that_no_damage_names_is_cleared_and_a_named_one_stays() -> None:
    damage = damaged()
    stray = originals().save(f"{DAMAGES}/stray.jpg", ContentFile(b"a photo"))
    clear_strays(timezone.now() + timedelta(days=91))
    assert originals().exists(damage.photo)
    assert not originals().exists(stray)
