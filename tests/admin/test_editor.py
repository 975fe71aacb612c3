"""The editor of an entry as it is without scripts: all of it open, marked with what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import Project
from tests.factories import photo_of, picture_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english", "media")]


@pytest.fixture
def entry(project: Callable[..., Project]) -> Project:
    made = project(7, original_language="ru", title_ru="Проект", publication="draft")
    photo_of(made)
    return made


@pytest.fixture
def shown(staff: Client, entry: Project) -> str:
    return staff.get(reverse("admin:projects_project_change", args=[entry.pk])).content.decode()


def test_every_section_and_part_is_open_without_scripts(shown: str) -> None:
    folds = re.findall(r'<details class="desk-(?:fold|part)"([^>]*)>', shown)
    assert len(folds) >= 6
    assert all(" open" in fold for fold in folds)
    assert not re.search(r"<section[^>]*data-tab[^>]* hidden", shown)


def test_a_fold_is_marked_with_what_is_missing_in_it(shown: str) -> None:
    texts = shown.partition(">Texts</h2>")[2].partition("</summary>")[0]
    assert "The summary in Russian is missing. Missing: " in texts
    assert ".;" not in texts
    photo = shown.partition('id="photos-0"')[2].partition("</summary>")[0]
    assert "Missing:" in photo


def test_each_text_says_its_language_and_counts(shown: str) -> None:
    for name in ("title", "summary", "text"):
        for code in ("kk", "ru", "en"):
            tag = re.search(rf'<(?:input|textarea)[^>]*name="{name}_{code}"[^>]*>', shown)
            assert tag
            assert f'lang="{code}"' in tag[0]
            assert 'spellcheck="true"' in tag[0]
            assert "data-paste=" in tag[0]
            assert f'id="fits-{name}-{code}"' in shown


def test_photos_are_uploaded_from_the_form_and_lead_back_to_it(
    staff: Client, entry: Project, shown: str
) -> None:
    assert 'form="photo-upload" name="files"' in shown
    address = reverse("admin:projects_project_photos_add", args=[entry.pk])
    file = picture_file((90, 60), "b.jpg")
    answer = staff.post(address, {"files": [file], "_editor": "1"})
    form = reverse("admin:projects_project_change", args=[entry.pk])
    assert answer["Location"] == f"{form}#photos-group"
    assert entry.photos.count() == 2
