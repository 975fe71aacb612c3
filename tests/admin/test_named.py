"""A name that is typed into a row: found, asked about, or added once it is said to be new."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from projects.models import Indicator, Organisation, Project, Source
from projects.texts.near_names import is_near, is_same
from tests.factories import signed_in
from tests.forms import change, said_to_be_new

pytestmark = pytest.mark.django_db
ROW = {
    "participations-TOTAL_FORMS": "2",
    "participations-1-role": "partner",
    "participations-1-position": "2",
}


@pytest.fixture
def entry(wall: None) -> Project:
    Organisation.objects.create(slug="umelitsa", name_ru="ОО «Умелица»", kind="partner")
    found = Project.objects.get(number=38)
    Project.objects.filter(pk=found.pk).update(publication="draft")
    return found


def typed(client: Client, entry: Project, name: str, **more: str) -> Any:
    row = ROW | {"participations-1-organisation": name, "original_language": "ru"}
    return change(client, entry, **(row | more))


@pytest.mark.parametrize("name", ["умел", "ОО Умелицы", "ОО «Умелица» города"])
def test_a_name_near_to_a_known_one_is_asked_about(
    entry: Project, editor: Client, name: str
) -> None:
    before = Organisation.objects.count()
    page = typed(editor, entry, name).content.decode()
    assert "Did you mean one of these?" in page
    known = Organisation.objects.get(slug="umelitsa")
    assert f'value="{known.pk}"> ОО «Умелица»' in page
    assert Organisation.objects.count() == before
    (question,) = said_to_be_new(page)
    assert typed(editor, entry, name, **{question: str(known.pk)}).status_code == 302
    assert known in entry.participants.all()
    assert Organisation.objects.count() == before


def test_case_and_quotation_marks_make_no_other_name(entry: Project, editor: Client) -> None:
    assert typed(editor, entry, 'оо "умелица"').status_code == 302
    assert entry.participants.filter(slug="umelitsa").exists()


@pytest.mark.parametrize("name", ["умелица", "Умелица ОО"])
def test_a_legal_form_left_out_makes_no_other_name(
    entry: Project, editor: Client, name: str
) -> None:
    saved = typed(editor, entry, name)
    assert saved.status_code == 302
    assert entry.participants.filter(slug="umelitsa").exists()
    said = [str(message) for message in get_messages(saved.wsgi_request)]
    assert any(f"“{name}” was taken for “ОО «Умелица»”." in one for one in said)


def test_a_name_that_two_may_be_called_is_asked_about(entry: Project, editor: Client) -> None:
    Organisation.objects.create(slug="second", name_ru="ОФ «Умелица»", kind="partner")
    page = typed(editor, entry, "умелица").content.decode()
    assert "Did you mean one of these?" in page


def test_a_name_like_no_other_is_added_and_told(entry: Project, editor: Client) -> None:
    refused = typed(editor, entry, "Дом дружбы Аксу", start_year="soon")
    assert refused.status_code == 200
    assert not Organisation.objects.filter(name_ru="Дом дружбы Аксу").exists()
    saved = typed(editor, entry, "Дом дружбы Аксу")
    assert saved.status_code == 302
    made = entry.participants.get(name_ru="Дом дружбы Аксу")
    said = " ".join(str(message) for message in get_messages(saved.wsgi_request))
    assert "Added to the list: “Дом дружбы Аксу”" in said
    assert reverse("admin:projects_organisation_change", args=[made.pk]) in said


def test_a_name_near_to_a_known_one_is_added_once_it_is_said_to_be_new(
    entry: Project, editor: Client
) -> None:
    answers = said_to_be_new(typed(editor, entry, "ОО Умелицы").content.decode())
    refused = typed(editor, entry, "ОО Умелицы", start_year="soon", **answers)
    (question,) = answers
    assert f'<input type="hidden" name="{question}" value="new">' in refused.content.decode()
    assert typed(editor, entry, "ОО Умелицы", **answers).status_code == 302
    assert entry.participants.filter(name_ru="ОО Умелицы").exists()


def test_a_publisher_removes_what_no_entry_names(entry: Project, client: Client) -> None:
    publisher = signed_in(client, "publisher")
    made = Organisation.objects.create(slug="mistake", name_ru="возрожд", kind="partner")
    address = reverse("admin:projects_organisation_change", args=[made.pk])
    delete = reverse("admin:projects_organisation_delete", args=[made.pk])
    assert f'href="{delete}' in publisher.get(address).content.decode()
    assert publisher.post(delete, {"post": "yes"}).status_code == 302
    assert not Organisation.objects.filter(pk=made.pk).exists()


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("возрожд", "оо возрождение", True),
        ("оо вазрождение", "оо возрождение", True),
        ("оо возрождениее", "оо возрождение", True),
        ("во", "оо возрождение", False),
        ("рождение", "оо возрождение", False),
        ("дом дружбы", "оо возрождение", False),
    ],
)
def test_names_are_near_by_beginning_or_one_letter(name: str, known: str, expected: bool) -> None:
    assert is_near(name, known) is expected


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("возрождение", "оо возрождение", True),
        ("оо возрождение", "возрождение", True),
        ("оф возрождение", "оо возрождение", False),
        ("центр возрождение", "оо возрождение", False),
    ],
)
def test_names_are_the_same_but_for_a_legal_form(name: str, known: str, expected: bool) -> None:
    assert is_same(name, known) is expected


def test_a_new_indicator_is_added_with_its_unit_and_an_address_in_latin_letters(
    entry: Project, editor: Client
) -> None:
    row = {
        "metrics-TOTAL_FORMS": "1",
        "metrics-INITIAL_FORMS": "0",
        "metrics-0-id": "",
        "metrics-0-indicator": "Посаженные деревья",
        "metrics-0-qualifier": "exactly",
        "metrics-0-value": "40",
        "metrics-0-source": Source.objects.latest("pk").slug,
        "original_language": "ru",
    }
    entry.metrics.all().delete()
    page = change(editor, entry, **row).content.decode()
    assert "Write the unit of the new indicator" in page
    assert not Indicator.objects.filter(name_ru="Посаженные деревья").exists()
    said = change(editor, entry, **row, **{"metrics-0-unit": "деревья"})
    assert said.status_code == 302
    made = Indicator.objects.get(name_ru="Посаженные деревья")
    assert (made.slug, made.unit_ru) == ("posazhennye-derevia", "деревья")
    assert entry.metrics.get().indicator == made
