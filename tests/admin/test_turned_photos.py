"""A photo is turned by a quarter; its original stays, and its files get new names."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from projects.editing import pending
from projects.models import Photo, Project
from projects.photos.clearing import clear_strays, purge
from projects.photos.storage import originals, picture_for_print
from tests.factories import photo_of
from tests.odd_pictures import fields, saved
from tests.photos.files import answers

pytestmark = pytest.mark.django_db
PICTURE = saved(fields(size=(240, 160)), "JPEG", quality=95)
LARGE = saved(fields(size=(3000, 1500)), "JPEG", quality=80)


@pytest.fixture
def entry(project: Callable[..., Project], media: Path) -> Project:
    return project(12, published=False, themes=("heritage",))


def turn(client: Client, photo: Photo, side: str, **sent: str) -> str:
    address = reverse(
        "admin:projects_project_photo_turn", args=[photo.project_id, photo.name, side]
    )
    return client.post(address, sent, follow=True).content.decode()


def corner(picture: Image.Image) -> tuple[int, ...]:
    """The colour of the field at the top left, to the nearest of full and none."""
    colour = picture.convert("RGB").getpixel((picture.width // 4, picture.height // 4))
    return tuple(round(value / 255) for value in colour)


def test_a_photo_is_turned_with_its_point_and_gets_new_names(
    editor: Client, entry: Project
) -> None:
    before = photo_of(entry, PICTURE, focal_x=10, focal_y=30)
    assert "The photo is turned." in turn(editor, before, "right")
    photo = Photo.objects.get(pk=before.pk)
    assert photo.name != before.name
    assert (photo.width, photo.height) == (160, 240)
    assert (photo.original_width, photo.original_height) == (160, 240)
    assert (photo.focal_x, photo.focal_y) == (70, 10)
    with photo.image.open() as file:
        assert corner(Image.open(file)) == (0, 0, 1), "the blue field was below the red one"
    with originals().open(photo.original) as file:
        assert file.read() == PICTURE
    assert photo.original == before.original


def test_four_turns_or_one_each_way_show_it_as_it_came(editor: Client, entry: Project) -> None:
    photo = photo_of(entry, PICTURE, focal_x=10, focal_y=30)
    for side in ("left", "right", *("left",) * 4):
        turn(editor, Photo.objects.get(pk=photo.pk), side)
    photo.refresh_from_db()
    assert (photo.quarter_turns, photo.width, photo.focal_x, photo.focal_y) == (0, 240, 10, 30)
    with photo.image.open() as file:
        assert corner(Image.open(file)) == (1, 0, 0)


def test_what_is_printed_from_the_original_is_turned_too(editor: Client, entry: Project) -> None:
    photo = photo_of(entry, LARGE)
    turn(editor, photo, "left")
    photo.refresh_from_db()
    printed = picture_for_print(photo, 1500)
    assert printed.size == (1500, 3000)
    assert corner(printed) == (0, 1, 0)


def test_of_a_public_entry_it_waits_and_visitors_see_the_old_one(
    editor: Client, client: Client, project: Callable[..., Project], media: Path
) -> None:
    texts = {"summary_ru": "Кратко", "title_ru": "Двенадцать", "original_language": "ru"}
    entry = project(12, themes=("heritage",), **texts)
    photo = photo_of(entry, PICTURE)
    assert "The photo is turned in the pending change" in turn(editor, photo, "right")
    assert Photo.objects.get(pk=photo.pk).name == photo.name
    address = reverse("admin:projects_project_pending", args=[entry.pk])
    assert "90° to the right" in editor.get(address).content.decode()
    pending.publish_pending(entry, None)
    published = Photo.objects.get(pk=photo.pk)
    assert (published.width, published.quarter_turns) == (160, 1)
    assert answers(client, published) == {200}
    assert client.get(photo.get_absolute_url()).status_code == 404


def test_a_photo_that_waits_itself_is_turned_from_the_strip(
    editor: Client, project: Callable[..., Project], media: Path
) -> None:
    entry = project(12, themes=("heritage",))
    with pending.editing(entry, None):
        photo_of(entry, PICTURE)
    form = reverse("admin:projects_project_change", args=[entry.pk])
    page = editor.get(form).content.decode()
    (address,) = re.findall(r'form="photo-turn" formaction="([^"]+/left/)"', page)
    assert '<form id="photo-turn" method="post">' in page
    answer = editor.post(address, {"_editor": "1"})
    assert answer["Location"] == f"{form}#photos-group"
    with pending.as_edited(entry):
        assert entry.photos.get().quarter_turns == Photo.Turned.LEFT


def test_nobody_turns_a_photo_that_is_no_longer_what_they_saw(
    editor: Client, entry: Project
) -> None:
    photo = photo_of(entry, PICTURE)
    turn(editor, photo, "right")
    assert "Somebody has changed this photo" in turn(editor, photo, "right")
    assert Photo.objects.get(pk=photo.pk).quarter_turns == 1


def test_the_original_of_a_turned_photo_outlives_its_old_copies(
    editor: Client, entry: Project
) -> None:
    photo = photo_of(entry, PICTURE)
    turn(editor, photo, "right")
    later = timezone.now() + timedelta(days=100)
    assert purge(later) == 1
    clear_strays(later)
    photo.refresh_from_db()
    with originals().open(photo.original) as file:
        assert Image.open(BytesIO(file.read())).size == (240, 160)
    assert photo.image.storage.exists(photo.image.name)
