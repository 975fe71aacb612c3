"""A stand by its number: the form that needs no script."""

import pytest
from django.test import Client

from projects.models import Project

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["32", " 32 ", "032"])
def test_the_number_of_a_stand_leads_to_its_entry(wall: None, client: Client, typed: str) -> None:
    answer = client.get("/ru/stand/", {"n": typed})
    assert answer.status_code == 302
    assert answer.url == "/ru/projects/birlik-edinstvo-kz/"


@pytest.mark.parametrize("typed", ["99", "x", "<b>", "9" * 500])
def test_a_number_that_no_stand_has_is_named_beside_those_there_are(
    wall: None, client: Client, typed: str
) -> None:
    answer = client.get("/en/stand/", {"n": typed})
    page = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 404
    assert "There is no stand “" in page
    assert "from 1 to 61" in page
    assert "<b>" not in page


def test_without_a_number_the_page_asks_for_one(wall: None, client: Client) -> None:
    answer = client.get("/kk/stand/")
    assert answer.status_code == 200
    assert 'name="n"' in answer.content.decode()


def test_an_unpublished_stand_is_not_found(wall: None, client: Client) -> None:
    Project.objects.filter(number=32).update(publication="draft")
    assert client.get("/en/stand/", {"n": "32"}).status_code == 404
