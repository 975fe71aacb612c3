"""Sample drawings in prints: as large as their place, whatever their stored copies are."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation import override
from PIL import Image

from projects.management.commands import draw_samples
from projects.models import Photo, Project
from projects.photos.drawn import kind_of
from projects.printing.images import Spot, dots_per_inch, print_photo
from projects.printing.papers import PANEL_SIZES
from projects.printing.preflight import report, to_check
from tests.factories import photo_of

pytestmark = pytest.mark.django_db


def test_a_sample_drawing_is_sharp_on_every_panel(
    wall: None, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw_samples, "WIDTH", 120)
    call_command("draw_samples", stdout=StringIO())
    spot = Spot(594, 230, 150, is_filled=True)
    for photo in Photo.objects.order_by("original_name")[:4]:
        assert kind_of(photo), photo.original_name
        assert dots_per_inch(photo, spot) == 150
        with Image.open(BytesIO(print_photo(photo, spot))) as printed:
            assert printed.size == spot.pixels
    entry = to_check(Project.objects.illustrative().filter(photos__isnull=False)).first()
    for size in PANEL_SIZES:
        with override("en"):
            words = "\n".join(found.words for found in report(entry, "kk", size).findings)
        assert "is sharp enough" in words
        assert "too low" not in words


def test_a_photo_is_never_drawn_anew(wall: None, media: Path) -> None:
    photo = photo_of(Project.objects.first(), size=(300, 200))
    Photo.objects.filter(pk=photo.pk).update(original_name="1_1_scene.png")
    photo.refresh_from_db()
    assert kind_of(photo) == ""
    assert dots_per_inch(photo, Spot(594, 230, 150, is_filled=True)) < 20
