"""The same file sent again to a stand is noticed, by its content, and added only on purpose."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from projects.models import Project
from tests.factories import picture_file, signed_in
from tests.forms import form_of

pytestmark = pytest.mark.django_db
PHOTO, OTHER = picture_file().read(), picture_file((90, 60)).read()


@pytest.fixture
def entry(project: Callable[..., Project], media: Path) -> Project:
    return project(12, published=False)


def sent(name: str, content: bytes = PHOTO) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def page_of(client: Client, name: str, *place: Any, **form: Any) -> str:
    address = reverse(f"admin:projects_project_{name}", args=place)
    answer = client.post(address, form, follow=True) if form else client.get(address)
    return answer.content.decode()


def test_the_same_file_is_added_once_under_any_name(editor: Client, entry: Project) -> None:
    page = page_of(editor, "photos_add", entry.pk, files=[sent("a.jpg"), sent("b.jpg")])
    assert "“b.jpg” is a photo of stand 12 already: nothing was added." in page
    page_of(editor, "photos_add", entry.pk, files=[sent("c.jpg", OTHER)])
    assert [photo.original_name for photo in entry.photos.all()] == ["a.jpg", "c.jpg"]
    page_of(editor, "photos_add", entry.pk, files=[sent("d.jpg")], is_again="on")
    assert entry.photos.count() == 3


@pytest.mark.parametrize("published", [False, True])
def test_the_same_picture_of_another_stand_is_added_and_named(
    editor: Client, entry: Project, project: Callable[..., Project], published: bool
) -> None:
    other = project(14, published=published)
    page_of(editor, "photos_add", other.pk, files=[sent("a.jpg")])
    page = page_of(editor, "photos_add", entry.pk, files=[sent("b.jpg"), sent("c.jpg", OTHER)])
    assert entry.photos.count() == 2
    link = f'<a href="{reverse("admin:projects_project_photos", args=[other.pk])}">'
    assert f"{link}Stand 14 has the same picture: is it meant for both?</a>" in page
    assert page.count("has the same picture") == 1


def test_the_page_s_script_is_told_of_the_other_stand(
    editor: Client, entry: Project, project: Callable[..., Project]
) -> None:
    other = project(14, published=False)
    page_of(editor, "photos_add", other.pk, files=[sent("a.jpg")])
    address = reverse("admin:projects_project_photos_add", args=[entry.pk])
    json = {"Accept": "application/json"}
    (said,) = editor.post(address, {"files": [sent("b.jpg")]}, headers=json).json()["outcomes"]
    assert [also["address"] for also in said["elsewhere"]] == [
        reverse("admin:projects_project_photos", args=[other.pk])
    ]


def test_the_plan_says_what_is_there_and_which_place_is_taken(
    editor: Client, entry: Project
) -> None:
    page_of(editor, "photos_add", entry.pk, files=[sent("a.jpg")])
    page = page_of(editor, "photo_folder", files=[sent("12_3.jpg"), sent("12_1.jpg", OTHER)])
    assert "This photo is there already." in page
    assert "This place is taken" in page
    after = page_of(editor, "photo_plan", **form_of(page))
    assert [photo.original_name for photo in entry.photos.all()] == ["12_1.jpg", "a.jpg"]
    describe = reverse("admin:projects_project_photos", args=[entry.pk])
    assert f'<a href="{describe}">12</a>' in after


def test_a_waiting_photo_is_shown_small_to_whoever_sent_it(editor: Client, entry: Project) -> None:
    page = page_of(editor, "photo_folder", files=[sent("12_3.jpg")])
    (address,) = re.findall(r'<img src="([^"]+/photos/plan/[^"]+)"', page)
    picture = editor.get(address)
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/jpeg")
    assert signed_in(Client(), "publisher").get(address).status_code == 404
