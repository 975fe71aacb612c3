"""Whatever is asked of the site and the desk, nothing answers 500.

The requests are seeded: a failure names its number, and ``Sender.send(seed, number)`` sends it
again.
"""

from collections.abc import Iterable
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from reversion.models import Revision, Version

from projects.intake import contributed_files
from projects.models import Block, Indicator, Organisation, Photo, Project, Region, Theme
from tests.factories import contribution, photo_of, picture_file, signed_in
from tests.odd_requests import Odd, Sender

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore")]
ROLES = ["superuser", "administrator", "publisher", "editor", "organiser"]


def first(values: Iterable[Any]) -> list[str]:
    return [str(value) for value in values][:4]


@pytest.fixture
def known(wall: None, media: Any) -> dict[str, list[str]]:
    """Values that exist, by the name or kind of the part of an address."""
    photo = photo_of(Project.objects.get(number=12))
    link = contribution(photo.project, answers={"title": "Ткачи", "budget": "много"})
    contributed_files.add(link, picture_file(), "photo")
    pks = first(Project.objects.values_list("pk", flat=True))
    slugs = [
        *first(Project.objects.values_list("slug", flat=True)),
        *first(Block.objects.values_list("slug", flat=True)),
        *first(Theme.objects.values_list("slug", flat=True)),
        *first(Organisation.objects.values_list("slug", flat=True)),
        *first(Indicator.objects.values_list("slug", flat=True)),
    ]
    codes = first(Region.objects.values_list("code", flat=True))
    names = [photo.image_name.rpartition("/")[2], "entries", "totals", "by-status", "publish"]
    return {
        **{"pk": pks, "object_id": [*pks, "1_2d"], "id": ["1"], "number": ["1", "12", "61"]},
        **{
            "int": [*pks, "1"],
            "slug": slugs,
            "code": codes,
        },
        **{"name": names, "photo": first(Photo.objects.values_list("pk", flat=True))},
        **{"ending": ["svg", "png", "csv"], "section": ["entries", "pages"], "language": ["kk"]},
        **{"act": ["take-down", "delete", "bring-back"], "token": ["abc", link.token, link.token]},
        **{"app_label": ["projects", "auth"], "url": ["x/", "projects"], "str": ["publish", "x"]},
        **{"form": [str(link.pk)], "file": first(link.files.values_list("pk", flat=True))},
        "content_type_id": first(ContentType.objects.values_list("pk", flat=True)),
        "revision": first(Revision.objects.values_list("pk", flat=True)) or ["1"],
        "version": first(Version.objects.values_list("pk", flat=True)) or ["1"],
    }


def failed(sender: Sender, seed: str, numbers: Iterable[int]) -> list[Odd]:
    return [odd for number in numbers if (odd := sender.send(seed, number)).status >= 500]


def named(found: list[Odd]) -> str:
    return "\n".join(str(odd) for odd in found)


def ask_public(known: dict[str, list[str]], numbers: Iterable[int]) -> None:
    client = Client(raise_request_exception=False)
    found = failed(Sender(client, known, is_desk=False), "public", numbers)
    assert not found, named(found)


def ask_desk(known: dict[str, list[str]], role: str, numbers: Iterable[int]) -> None:
    client = signed_in(Client(raise_request_exception=False), role)
    found = failed(Sender(client, known, is_desk=True), role, numbers)
    assert not found, named(found)


def test_100_odd_requests_of_visitors(known: dict[str, list[str]]) -> None:
    ask_public(known, range(100))


@pytest.mark.parametrize("role", ROLES)
def test_30_odd_requests_at_the_desk(known: dict[str, list[str]], role: str) -> None:
    ask_desk(known, role, range(30))


@pytest.mark.full
@pytest.mark.parametrize("thousand", range(10))
def test_10_000_odd_requests_of_visitors(known: dict[str, list[str]], thousand: int) -> None:
    ask_public(known, range(1000 * thousand, 1000 * (thousand + 1)))


@pytest.mark.full
@pytest.mark.parametrize("role", ROLES)
def test_5_000_odd_requests_at_the_desk(known: dict[str, list[str]], role: str) -> None:
    ask_desk(known, role, range(1000))
