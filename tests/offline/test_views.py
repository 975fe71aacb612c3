"""What a visitor's service worker is given, and what never."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from projects.models import Photo, Project
from projects.serving.fingerprint import code_fingerprint
from projects.serving.version import raise_version
from tests.factories import photo_of

pytestmark = pytest.mark.django_db


def block_list(client: Client, language: str = "en", **headers: str) -> dict[str, Any]:
    return json.loads(client.get(f"/{language}/offline/fund.json", headers=headers).content)


def test_the_worker_is_a_script_of_this_release_that_is_asked_for_anew(client: Client) -> None:
    response = client.get("/worker.js")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    assert f'const RELEASE = "{code_fingerprint()}"' in response.content.decode()
    assert not response.cookies
    again = client.get("/worker.js", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_the_version_changes_with_the_catalogue_and_is_never_kept(client: Client) -> None:
    before = client.get("/offline/version")
    assert "no-store" in before["Cache-Control"]
    raise_version()
    after = client.get("/offline/version").content.decode()
    assert after != before.content.decode()
    assert after.endswith(f"-{code_fingerprint()}")


def test_a_block_is_kept_with_its_stands_and_the_list_of_all(
    project: Callable[..., Project], client: Client
) -> None:
    project(1), project(2, publication="withdrawn"), project(3, block="regional")
    found = block_list(client)
    assert [stand["address"] for stand in found["stands"]] == ["/en/projects/entry-1/"]
    assert found["stands"][0]["cover"] == "/p/1/cover.svg"
    assert found["numbers"] == [1, 3]
    lists = {"/en/offline/list/", "/en/offline/my-list/"}
    assert {"/en/", "/en/blocks/fund/", "/en/offline/"} | lists == {*found["pages"]}
    assert block_list(client, "kk")["stands"][0]["address"] == "/kk/projects/entry-1/"
    for address in (*found["pages"], *found["data"], found["stands"][0]["cover"]):
        assert client.get(address).status_code == 200


def test_the_list_is_asked_for_anew_until_the_catalogue_changes(
    project: Callable[..., Project], client: Client
) -> None:
    project(1)
    for address in ("/en/offline/fund.json", "/en/offline/list.js"):
        response = client.get(address)
        assert response["Cache-Control"] == "public, no-cache"
        known = {"If-None-Match": response["ETag"]}
        assert client.get(address, headers=known).status_code == 304
        raise_version()
        assert client.get(address, headers=known).status_code == 200


def test_who_saves_data_is_named_nothing(project: Callable[..., Project], client: Client) -> None:
    project(1)
    found = block_list(client, **{"Save-Data": "on"})
    assert found["stands"] == found["pages"] == found["data"] == []
    assert "Save-Data" in client.get("/en/offline/fund.json")["Vary"]


@pytest.mark.parametrize(
    ("consent", "is_drawing", "may_be_kept"),
    [
        ("not-needed", False, True),
        ("unknown", True, True),
        ("given", False, False),
        ("given-for-minors", False, False),
        ("unknown", False, False),
    ],
)
def test_a_photo_of_people_is_neither_named_nor_marked(
    project: Callable[..., Project],
    client: Client,
    media: Any,
    consent: str,
    is_drawing: bool,
    may_be_kept: bool,
) -> None:
    photo = photo_of(project(1), consent=consent, is_drawing=is_drawing)
    photo = Photo.objects.get(pk=photo.pk)
    [stand] = block_list(client)["stands"]
    assert ("photo" in stand) is may_be_kept
    assert "cover" not in stand
    address = f"{photo.address_of(photo.token)}-{photo.copy_widths[0]}.webp"
    response = client.get(address)
    marker = "yes" if may_be_kept else "no"
    assert response["X-May-Be-Kept"] == marker
    # A browser that has the picture takes the marker of this moment, too.
    known = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert (known.status_code, known["X-May-Be-Kept"]) == (304, marker)


def test_the_list_without_a_server_is_the_list_with_its_scripts(
    project: Callable[..., Project], client: Client
) -> None:
    project(1, title_en="Winter coats")
    page = client.get("/en/offline/list/").content.decode()
    assert 'src="/en/offline/list.js"' in page
    assert "data-whole" in page
    assert 'href="/ru/projects/"' in page
    data = client.get("/en/offline/list.js").content.decode()
    assert data.count("window.frozen") == 3
    assert "Winter coats" in data
    assert "/en/projects/entry-1/" in data


def test_an_unknown_block_is_not_found(client: Client) -> None:
    assert client.get("/en/offline/nothing.json").status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_without_network_is_for_nobody_to_index(client: Client, language: str) -> None:
    page = client.get(f"/{language}/offline/").content.decode()
    assert 'name="robots" content="noindex"' in page
    assert f'data-kept="/{language}/offline/"' in page
