"""The texts of many photos are written in one table, of several stands at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.editing import pending
from projects.models import Photo, Project
from tests.factories import photo_of
from tests.forms import form_of, summary_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def stands(project: Callable[..., Project], media: Path) -> list[Project]:
    """A draft with two photos and a public entry with one, none of them described."""
    draft, public = project(12, published=False), project(14)
    for entry, size in ((draft, (80, 60)), (draft, (90, 60)), (public, (100, 60))):
        photo_of(entry, size=size, alternative_text_en="", credit="")
    return [draft, public]


def address(*numbers: int) -> str:
    asked = "&".join(f"stand={number}" for number in numbers)
    return f"{reverse('admin:projects_project_photo_sheet')}?{asked}"


def sheet(client: Client, *numbers: int) -> dict[str, Any]:
    page = client.get(address(*numbers)).content.decode()
    return form_of(page[page.index('class="photo-texts"') :])


def test_photos_of_several_stands_are_described_in_one_go(
    editor: Client, stands: list[Project]
) -> None:
    draft, public = stands
    described = {
        "stand-12-0-alternative_text_kk": "Шеберхана",
        "stand-12-0-credit": "А. Б.",
        "stand-12-1-alternative_text_ru": "Мастерская",
        "stand-14-0-alternative_text_en": "A workshop",
    }
    page = editor.post(address(12, 14), sheet(editor, 12, 14) | described, follow=True)
    assert "is saved" in page.content.decode()
    first, second = draft.photos.all()
    assert (first.alternative_text_kk, first.credit) == ("Шеберхана", "А. Б.")
    assert second.alternative_text_ru == "Мастерская"
    assert public.photos.get().alternative_text_en == "", "of a public entry it waits"
    with pending.as_edited(public):
        assert public.photos.get().alternative_text_en == "A workshop"


def test_nobody_s_words_are_overwritten_unseen(editor: Client, stands: list[Project]) -> None:
    sent = sheet(editor, 12, 14)
    Photo.objects.filter(project=stands[0], width=80).update(alternative_text_ru="Чужое")
    mine = {"stand-12-0-alternative_text_ru": "Моё", "stand-14-0-credit": "В. Г."}
    page = editor.post(address(12, 14), sent | mine).content.decode()
    ((target, said),) = [one for one in summary_of(page) if "is saved now" in one[1]]
    assert "Alternative text, Russian: “Чужое” is saved now; you have “Моё”." in said
    assert f'id="{target}"' in page
    assert stands[0].photos.first().alternative_text_ru == "Чужое"
    with pending.as_edited(stands[1]):
        assert stands[1].photos.get().credit == "В. Г.", "the other stand is saved"


def test_what_is_not_changed_is_not_saved(editor: Client, stands: list[Project]) -> None:
    page = editor.post(address(14), sheet(editor, 14), follow=True).content.decode()
    assert pending.pending_of(stands[1]) is None
    assert "Nothing was changed." in page


def test_each_field_has_a_label_with_its_language_and_photo(
    editor: Client, stands: list[Project]
) -> None:
    page = editor.get(address(12)).content.decode()
    label = '<label for="id_stand-12-1-alternative_text_kk">Alternative text, Kazakh<span'
    assert f'{label} class="visually-hidden">, photo 2</span></label>' in page


def test_the_photos_of_a_stand_lead_to_it(editor: Client, stands: list[Project]) -> None:
    page = editor.get(reverse("admin:projects_project_photos", args=[stands[0].pk]))
    assert f'href="{address(12)}"' in page.content.decode()


def test_without_a_stand_it_leads_to_the_photos_of_many(editor: Client) -> None:
    assert editor.get(address())["Location"] == reverse("admin:projects_project_photo_folder")
