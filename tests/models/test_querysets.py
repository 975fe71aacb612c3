"""Drafts, entries in review and withdrawn ones are nowhere that the public can look."""

import io
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from projects.models import Photo, Project
from tests.factories import SECRET, figure, photo_of

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["draft", "in-review", "withdrawn"])
def hidden(
    request, project: Callable[..., Project], media, django_capture_on_commit_callbacks
) -> Project:
    with django_capture_on_commit_callbacks(execute=True):
        project(1, title_en="Shown", themes=("charity",))
        made = project(2, title_en=f"{SECRET} entry", budget_kzt=777_777, status="closed")
        made.publication = request.param
        made.save()
    figure(made, "copies-printed", 777_777)
    photo_of(made, alternative_text_en=SECRET)
    return made


@pytest.mark.parametrize(
    "path",
    [
        "",
        "projects/",
        f"projects/?q={SECRET}",
        "projects/?sort=title",
        "blocks/fund/",
        "blocks/fund/print/",
        "results/",
        "results.json",
        "projects.json",
        "projects.csv",
        "projects/entry-1/",
    ],
)
def test_it_is_on_no_page_and_in_no_file(hidden: Project, client: Client, path: str) -> None:
    response = client.get(f"/en/{path}")
    body = b"".join(response) if response.streaming else response.content
    text = body.decode().replace(f'value="{SECRET}"', "").replace(f"“{SECRET}”", "")
    text = text.replace(f"q={SECRET}", "")
    assert response.status_code == 200
    assert SECRET not in text
    assert "777" not in text


def test_it_is_in_no_workbook(hidden: Project, client: Client) -> None:
    book = load_workbook(io.BytesIO(client.get("/en/projects.xlsx").content))
    cells = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value]
    assert not [cell for cell in cells if SECRET in cell]


def test_it_is_in_no_count(hidden: Project, client: Client) -> None:
    html = client.get("/en/projects/").content.decode()
    assert 'data-result-count="1"' in html
    assert 'data-facet="block" data-value="fund" data-count="1"' in html
    totals = json.loads(client.get("/en/results.json").content)["indicators"]
    assert all(2 not in t["documented"]["entries"] + t["reported"]["entries"] for t in totals)


@pytest.mark.parametrize("address", ["/en/projects/entry-2/", "/p/2/", "/p/2/cover.svg"])
def test_its_addresses_answer_404(hidden: Project, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_its_photo_can_t_be_fetched(hidden: Project, client: Client) -> None:
    photo = hidden.photos.get()
    assert client.get(photo.get_absolute_url()).status_code == 404
    hidden.publication = "published"
    hidden.save()
    assert client.get(photo.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "change", [{"is_taken_down": True}, {"credit": ""}, {"alternative_text_en": ""}]
)
def test_a_photo_taken_down_or_not_described_is_gone(
    project: Callable[..., Project], media, client: Client, change: dict
) -> None:
    photo = photo_of(project(1))
    address = photo.get_absolute_url()
    assert photo.token in client.get("/en/projects/entry-1/").content.decode()
    Photo.objects.filter(pk=photo.pk).update(**change)
    assert client.get(address).status_code == 404
    for page in ("/en/projects/entry-1/", "/en/projects/", "/en/projects.json"):
        assert photo.token not in client.get(page).content.decode()


def test_no_address_leads_out_of_the_photos(client: Client, media) -> None:
    for name in ("..%2f..%2fsecret_key", "%00", "nothing.jpg"):
        assert client.get(f"/photos/{name}").status_code == 404


@pytest.mark.parametrize("days", [None, -1, 1])
@pytest.mark.parametrize("publication", Project.Publication.values)
def test_an_entry_that_is_public_is_published_and_not_scheduled(
    project: Callable[..., Project], publication: str, days: int | None
) -> None:
    made = project(1)
    made.publication = publication
    made.public_from = days and timezone.now() + timedelta(days=days)
    made.save()
    is_public = Project.objects.published().filter(pk=made.pk).exists()
    assert is_public == (made.is_published and not made.is_scheduled)
