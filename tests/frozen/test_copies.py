"""Where frozen copies were written to is noted, with the photos that they show."""

from pathlib import Path
from typing import Any

import pytest

from projects.frozen.copies import note_copy
from projects.frozen.kiosk import KioskPlan
from projects.frozen.plan import Plan
from projects.models import FrozenCopy, Project
from projects.touring.sheets import holding
from tests.factories import photo_of

pytestmark = pytest.mark.django_db


def test_a_copy_made_anew_no_longer_holds_a_photo_that_was_hidden(
    wall: None, media: Any, tmp_path: Path
) -> None:
    photo = photo_of(Project.objects.get(number=7))
    first = note_copy(tmp_path, Plan())
    assert holding(photo).copies == [first]
    photo.is_taken_down = True
    photo.save()
    assert holding(photo).copies == [first]
    note_copy(tmp_path / ".", Plan())
    assert holding(photo).copies == []
    assert FrozenCopy.objects.count() == 1


def test_a_kiosk_of_one_block_holds_the_photos_of_that_block_alone(
    wall: None, media: Any, tmp_path: Path
) -> None:
    fund = Project.objects.published().filter(block__slug="fund")[0]
    other = Project.objects.published().exclude(block__slug="fund")[0]
    here, elsewhere = photo_of(fund), photo_of(other)
    copy = note_copy(tmp_path, KioskPlan(with_pdf=False, block="fund", idle=60), "fund")
    assert (here.pk in copy.photos, elsewhere.pk in copy.photos) == (True, False)
