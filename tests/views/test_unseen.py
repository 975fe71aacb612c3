"""Of what is not public no address tells: all that the site has, with all that fits into them."""

import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from projects.editing import pending
from projects.models import Photo, PreviewLink, Project, Report
from tests import paper
from tests.factories import SECRET, figure, photo_of, showing

pytestmark = pytest.mark.django_db
PLACE = re.compile(r"<(?:\w+:)?(\w+)>")


def public_patterns(patterns: Any, before: str = "") -> Iterator[str]:
    """The addresses of the public side as they are written, ``kk/projects/<slug:slug>/``."""
    for pattern in patterns:
        whole = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver) and pattern.app_name != "admin":
            yield from public_patterns(pattern.url_patterns, whole)
        elif isinstance(pattern, URLPattern):
            yield whole


def desk_patterns() -> Iterator[str]:
    for pattern in admin.site.get_urls():
        parts = pattern.url_patterns if isinstance(pattern, URLResolver) else [None]
        for part in parts:
            yield f"admin/{pattern.pattern}{part.pattern if part else ''}"


def filled(pattern: str, values: dict[str, list[str]]) -> list[str]:
    """The address with each value that may stand in its places."""
    names = PLACE.findall(pattern)
    choices = itertools.product(*(values[name] for name in names))
    parts = PLACE.sub("<>", pattern).split("<>")
    return [
        "/" + "".join(part + quote(value) for part, value in zip(parts, [*chosen, ""], strict=True))
        for chosen in choices
    ]


def told(response: Any, folder: Path) -> str:
    """All words of an answer: of a page, of a workbook's sheets, of a PDF."""
    body = b"".join(response) if response.streaming else response.content
    kind = response.get("Content-Type", "")
    if kind == "application/pdf":
        (folder / "answer.pdf").write_bytes(body)
        return "\n".join(paper.pages(folder / "answer.pdf"))
    if "spreadsheetml" in kind:
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            return "".join(book.read(name).decode() for name in book.namelist())
    return "" if kind.startswith("image/") and "svg" not in kind else body.decode()


@pytest.fixture
def unseen(
    project: Callable[..., Project], media: Any, django_capture_on_commit_callbacks: Any
) -> dict[str, list[str]]:
    """A draft, an entry in review, a withdrawn and a scheduled one and a pending change, all with
    a secret; what may be asked for in each place of an address."""
    person = get_user_model().objects.create_superuser("keeper", password="x")
    unseen: list[dict[str, Any]] = [
        *({"publication": state} for state in ("draft", "in-review", "withdrawn")),
        {"publication": "published", "public_from": timezone.now() + timedelta(days=1)},
    ]
    with django_capture_on_commit_callbacks(execute=True):
        shown = project(1, title_en="Shown", themes=("charity",))
        for number, state in enumerate(unseen, 2):
            made = project(number, title_en=SECRET, summary_en=SECRET, text_en=SECRET)
            photo_of(made, alternative_text_en=SECRET, credit=SECRET)
            figure(made, "copies-printed", 777_777)
            Project.objects.filter(pk=made.pk).update(**state)
        with pending.editing(shown, person):
            Project.objects.filter(pk=shown.pk).update(title_en=SECRET, summary_en=SECRET)
    PreviewLink.objects.create(project=shown, sent_to=SECRET, by=person)
    showing(slug="on-show", entries=tuple(Project.objects.all()))
    of_draft = {"project": Project.objects.get(number=2), "text": SECRET, "answer_to": SECRET}
    report = Report.objects.create(form_key="a", kind="wrong", language="en", **of_draft)
    photos = Photo.objects.all()
    files = [name for photo in photos for name in (photo.image.name, photo.original, photo.token)]
    return {
        "number": ["1", "2", "3", "4", "5"],
        "slug": [
            *(f"entry-{number}" for number in range(1, 6)),
            *("fund", "charity", "copies-printed", "on-show"),
        ],
        "code": ["KZ-11"],
        "language": ["kk"],
        "section": ["entries", "pages"],
        "token": ["x", SECRET, str(PreviewLink.objects.get().pk)],
        "name": [
            *filter(None, files),
            "entries",
            "figures",
            "showings",
            "copies-printed-by-block",
            "headlines",
        ],
        "ending": ["svg", "png", "csv"],
        "path": [*filter(None, files)],
        "receipt": [report.receipt],
        "rest": ["", "projects/entry-2/"],
        "uidb64": ["MQ"],
    }


# Three sevens alone stand now and then in a random name or a fingerprint.
FIGURE = re.compile(r"777(?:\W|&#?\w+;)?777")


def test_no_public_address_of_all_tells_of_it(
    unseen: dict[str, list[str]], client: Client, tmp_path: Path
) -> None:
    patterns = [p for p in public_patterns(get_resolver().url_patterns) if "jsi18n" not in p]
    addresses = [address for pattern in patterns for address in filled(pattern, unseen)]
    folders = ("media", "originals", "static", "photos")
    addresses += [f"/{folder}/{quote(name)}" for folder in folders for name in unseen["path"]]
    assert len(addresses) > 150
    found = {}
    for address in addresses:
        response = client.get(address)
        found[address] = response.status_code
        words = told(response, tmp_path).replace(quote(SECRET), "")
        assert SECRET not in words, address
        assert not FIGURE.search(words), address
    assert found.pop("/healthz/full") == 403
    signing_in = {found.pop(address) for address in [*found] if address.startswith("/admin/")}
    assert signing_in <= {200, 302, 403, 404, 405}
    assert set(found.values()) <= {200, 301, 302, 404, 405}, found
    for name in unseen["path"]:
        assert found[f"/photos/{quote(name)}"] == 404, name


def test_the_desk_answers_nobody_who_has_not_signed_in(
    unseen: dict[str, list[str]], client: Client
) -> None:
    values = {name: ["1"] for pattern in desk_patterns() for name in PLACE.findall(pattern)}
    pks = [str(pk) for pk in Project.objects.values_list("pk", flat=True)]
    values |= {"pk": pks, "object_id": pks, "path": unseen["path"]}
    asked = 0
    for pattern in desk_patterns():
        if "(?P" in pattern:
            continue  # the admin's last resort, which only adds a slash
        for address in filled(pattern, values):
            response = client.get(address)
            asked += 1
            assert response.status_code in (200, 301, 302, 404), address
            assert SECRET not in response.content.decode(), address
            if response.status_code == 302:
                assert "login" in response.url or "logout" in address, address
    assert asked > 100
