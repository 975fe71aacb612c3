"""The sample drawings: what hangs, what it says, and that it goes the way of every photo."""

import xml.dom.minidom
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from projects.graphics.sample_drawings import KINDS, SCENES
from projects.management.commands import draw_samples
from projects.models import Photo, Project, Theme
from projects.photos.clearing import purge

WALL = [("fund", [1, 2, 3]), ("regional", [30, 33])]


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_is_the_same_for_the_same_stand_and_another_for_another(kind: str) -> None:
    draw = KINDS[kind]
    assert draw(33, "regional", "heritage", WALL) == draw(33, "regional", "heritage", WALL)
    assert draw(33, "regional", "heritage", WALL) != draw(3, "fund", "language", WALL)
    xml.dom.minidom.parseString(draw(33, "unknown", "unknown", WALL))


@pytest.fixture
def drawn(wall: None, media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawings as small as they may be: their way is tested here, not their beauty."""
    monkeypatch.setattr(draw_samples, "WIDTH", 120)
    call_command("draw_samples", stdout=StringIO())


@pytest.mark.django_db
def test_samples_get_drawings_that_are_labelled_described_and_credited(
    drawn: None, client: Client
) -> None:
    assert Photo.objects.shown().count() == Photo.objects.count() == 24
    assert set(Photo.objects.values_list("project__provenance", "is_drawing")) == {
        ("illustrative", True)
    }
    for language, label in (("en", "drawing"), ("kk", "салынған сурет"), ("ru", "рисунок")):
        html = client.get(f"/{language}/projects/sample-costume-workshop/").content.decode()
        assert html.count(f'<span class="badge">{label}<') == 3
        assert html.count("<source ") == 6
    for photo in Photo.objects.all():
        for code in ("kk", "ru", "en"):
            assert getattr(photo, f"alternative_text_{code}")
            assert getattr(photo, f"caption_{code}")


@pytest.mark.django_db
def test_drawing_again_changes_nothing_and_takes_no_photo_s_place(drawn: None) -> None:
    before = set(Photo.objects.values_list("image", flat=True))
    out = StringIO()
    call_command("draw_samples", stdout=out)
    assert "0 drawings" in out.getvalue()
    assert set(Photo.objects.values_list("image", flat=True)) == before


@pytest.mark.django_db
def test_the_samples_drawings_leave_with_them_and_are_no_lack(drawn: None, media: Path) -> None:
    out = StringIO()
    call_command("report_missing", stdout=out)
    line = next(line for line in out.getvalue().splitlines() if line.strip().startswith("33 "))
    assert "photo" not in line
    call_command("remove_illustrative", stdout=StringIO())
    purge(timezone.now() + timedelta(days=91))
    left = [p for folder in (media, media.parent / "originals") for p in folder.rglob("*.*")]
    assert left == []


@pytest.mark.django_db
def test_the_plan_names_samples_and_every_theme_s_scene(wall: None) -> None:
    plan = yaml.safe_load(Path("fixtures/drawings.yaml").read_text())
    samples = set(Project.objects.illustrative().values_list("number", flat=True))
    assert set(plan["stands"]) <= samples
    assert set(plan["scenes"]) == set(SCENES) == set(Theme.objects.values_list("slug", flat=True))
