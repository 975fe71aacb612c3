"""Searches of the desk's lists: letter case and Kazakh letters do not matter, in any language."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import Organisation

pytestmark = pytest.mark.django_db


def found(staff: Client, model: str, query: str) -> int:
    response = staff.get(reverse(f"admin:projects_{model}_changelist"), {"q": query})
    return int(response.context["cl"].result_count)


def completed(staff: Client, model: str, field: str, query: str) -> list[str]:
    asked = {"app_label": "projects", "model_name": model, "field_name": field, "term": query}
    answer = json.loads(staff.get("/admin/autocomplete/", asked).content)
    return [row["text"] for row in answer["results"]]


@pytest.mark.parametrize("query", ["казахстан", "Казахстан", "КАЗАХСТАН"])
def test_case_does_not_matter(wall: None, staff: Client, query: str) -> None:
    assert found(staff, "organisation", query) == 4


def test_kazakh_letters_are_found_without_a_kazakh_keyboard(wall: None, staff: Client) -> None:
    Organisation.objects.create(
        slug="oner", name_kk="«Өнер – Ұлы дала» қоғамдық қоры", name_en="Art", kind="partner"
    )
    for query in ("онер", "ӨНЕР", "улы ДАЛА", "коры онер", "ONER"):
        assert found(staff, "organisation", query) == 1, query
        assert len(completed(staff, "participation", "organisation", query)) == 1, query


@pytest.mark.parametrize("query", ["павлодар", "ПАВЛОДАР", "PAVLODAR", "kz-55"])
def test_regions_are_found_in_all_languages(wall: None, staff: Client, query: str) -> None:
    staff.cookies["django_language"] = "kk"
    assert found(staff, "region", query) == 1


def test_sources_are_found_and_completed_in_any_case(wall: None, staff: Client) -> None:
    upper, lower = (completed(staff, "metric", "source", q) for q in ("ВЫСТАВ", "выстав"))
    assert upper == lower
    assert found(staff, "source", "ВЫСТАВ") == found(staff, "source", "выстав") == len(upper)


def test_a_search_costs_the_same_queries_for_any_list(
    wall: None, staff: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(500):
        Organisation.objects.create(slug=f"o-{number}", name_ru=f"Фонд {number}", kind="partner")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert found(staff, "organisation", "фонд 49") >= 11
