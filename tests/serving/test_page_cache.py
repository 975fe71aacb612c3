"""Pages come ready from the door, and never an old one."""

from collections.abc import Callable
from typing import Any

import brotli
import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from projects.models import Block, Photo, Project, Theme
from projects.serving.page_cache import BETTER, COMPRESS, FAST, KeptPages
from projects.serving.version import (
    current,
    moment_has_come,
    raise_version,
    schedule,
    watched_tables,
)
from tests.serving.asking import Answer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


def queries(address: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        Answer(address, **headers)
    return len(captured)


def test_a_kept_page_costs_no_query_but_the_version_s_and_is_the_same(wall: None) -> None:
    first = Answer("/en/projects/", accept_encoding="br")
    # The version's own goes past Django and is not counted.
    assert queries("/en/projects/", accept_encoding="br") == 0
    again = Answer("/en/projects/", accept_encoding="br")
    assert first.was_built
    assert not again.was_built
    assert again.text == first.text
    assert again.headers == {**first.headers, "content-length": str(len(again.raw))}
    assert 'data-result-count="61"' in again.text


@pytest.mark.parametrize(
    ("query", "form", "most"),
    [("", "br", 0.8), ("", "gzip", 0.99), ("?theme=unity", "br", 0.88)],
)
def test_a_page_that_is_asked_for_again_is_smaller(
    wall: None, query: str, form: str, most: float
) -> None:
    first, again, third = (Answer(f"/ru/projects/{query}", accept_encoding=form) for _ in range(3))
    assert again.text == first.text
    assert len(again.raw) < len(first.raw) * most
    assert third.raw == again.raw


@pytest.mark.parametrize(
    ("accepted", "form"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", ""),
        ("", ""),
    ],
)
def test_the_browser_gets_the_form_that_it_reads(wall: None, accepted: str, form: str) -> None:
    plain = Answer("/kk/results/").text
    for _ in range(2):
        answer = Answer("/kk/results/", accept_encoding=accepted)
        assert answer.headers.get("content-encoding", "") == form
        assert answer.headers["content-length"] == str(len(answer.raw))
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.text == plain


def test_a_heavy_page_is_small_for_the_first_to_ask_too(wall: None) -> None:
    first, again = (Answer("/ru/results/projects-on-show/", accept_encoding="br") for _ in range(2))
    assert first.was_built
    assert len(first.text.encode()) > 100_000
    assert len(again.raw) < len(first.raw) <= 14 * 1024
    assert again.text == first.text


def test_who_asks_first_waits_for_no_slow_compression(
    wall: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def compress(body: bytes, quality: int) -> bytes:
        asked.append(quality)
        return brotli.compress(body, quality=quality)

    monkeypatch.setitem(COMPRESS, "br", compress)
    entry = f"/ru/projects/{Project.objects.published().first().slug}/"
    for address in ("/ru/projects/", entry, "/ru/results/projects-on-show/"):
        Answer(address, accept_encoding="br")
    assert asked == [FAST, FAST, BETTER]


def test_a_page_that_has_not_changed_is_not_sent_again(wall: None) -> None:
    first = Answer("/ru/about/", accept_encoding="gzip")
    assert first.headers["cache-control"] == "public, no-cache"
    cache.clear()
    again = Answer("/ru/about/", accept_encoding="br", if_none_match=first.headers["etag"])
    assert (again.status, again.raw) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    raise_version()
    assert Answer("/ru/about/", if_none_match=first.headers["etag"]).status == 200


def test_head_says_what_get_would_and_sends_nothing(wall: None) -> None:
    Answer("/en/", accept_encoding="br")
    for _ in range(2):
        head = Answer("/en/", "HEAD", accept_encoding="br")
        assert (head.status, head.raw) == (200, b"")
        page = Answer("/en/", accept_encoding="br")
        assert head.headers == page.headers
        assert len(page.raw) == int(head.headers["content-length"])


def test_the_same_question_asked_in_another_way_is_a_hit(wall: None) -> None:
    Answer("/en/projects/?block=fund&theme=charity")
    assert not Answer("/en/projects/?theme=charity&from=poster&block=fund").was_built
    assert "poster" not in Answer("/en/projects/?from=poster").text


def _save(entry: Project) -> None:
    entry.title_en = "Another title"
    entry.save()


CHANGES: dict[str, Callable[[Project], Any]] = {
    "saved": _save,
    "updated": lambda entry: Project.objects.filter(pk=entry.pk).update(title_en="Another title"),
    "updated in bulk": lambda entry: Project.objects.bulk_update([entry], ["title_en"]),
    "removed": lambda entry: entry.delete(),
    "removed with others": lambda entry: Project.objects.all().delete(),
    "withdrawn": lambda entry: Project.objects.update(publication="withdrawn"),
    "under another theme": lambda entry: entry.themes.add(Theme.objects.create(slug="x")),
    "no theme": lambda entry: entry.themes.clear(),
    "another block": lambda entry: Block.objects.filter(slug="fund").update(name_en="Another"),
    "a photo taken down": lambda entry: Photo.objects.update(is_taken_down=True),
    "a photo removed": lambda entry: Photo.objects.all().delete(),
    "plain SQL": lambda entry: connection.cursor().execute(
        "UPDATE projects_project SET title_en = 'Another title'"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_makes_every_kept_page_stale(
    project: Callable[..., Project], change: str
) -> None:
    entry = project(1, themes=("charity",))
    Photo.objects.create(project=entry, image="photos/a.jpg", width=4, height=3)
    before = current()
    CHANGES[change](entry)
    after = current()
    assert before
    assert after
    assert after.number > before.number


def test_what_was_published_is_on_the_next_page(project: Callable[..., Project]) -> None:
    entry = project(7, title_en="Old title")
    for title in ("Old title", "New title", "Newest title"):
        Project.objects.filter(pk=entry.pk).update(title_en=title)
        for address in ("/en/projects/", "/en/", f"/en/projects/{entry.slug}/"):
            for _ in range(2):
                assert title in Answer(address).text


def test_a_change_that_is_rolled_back_leaves_the_pages(wall: None) -> None:
    from django.db import transaction

    before = current()
    with transaction.atomic():
        Project.objects.update(title_en="Nothing")
        transaction.set_rollback(True)
    assert current() == before


def test_a_restored_fixture_raises_the_version(wall: None) -> None:
    before = current()
    call_command("loaddata", "stands", verbosity=0)
    assert before
    assert current() > before


def test_every_table_of_the_exhibition_is_watched() -> None:
    assert {"projects_project", "projects_project_themes", "modelsearch_indexentry"} <= {
        *watched_tables()
    }


def test_a_signed_in_visitor_gets_nothing_kept_and_leaves_nothing(wall: None) -> None:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("staff"))
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    answer = Answer("/en/projects/", cookie=cookie)
    assert "private" in answer.headers["cache-control"]
    assert "etag" not in answer.headers
    assert Answer("/en/projects/").was_built


@pytest.mark.parametrize(
    "address",
    ["/en/projects/nothing/", "/xx/", "/healthz", "/", "/p/1/", "/en/projects.json", "/admin/"],
)
def test_what_is_no_public_page_is_not_kept(wall: None, address: str) -> None:
    for _ in range(2):
        answer = Answer(address)
        assert "public, no-cache" not in answer.headers.get("cache-control", "")
        assert "etag" not in answer.headers


def test_an_address_of_another_host_is_another_page(wall: None, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["one.kz", "two.kz"]
    assert "http://one.kz/" in Answer("/en/", host="one.kz").text
    assert "http://two.kz/" in Answer("/en/", host="two.kz").text
    assert Answer("/en/", host="three.kz").status == 400


def test_a_page_that_belongs_to_one_visitor_is_not_kept() -> None:
    asked: list[str] = []

    def page(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        asked.append(environ["PATH_INFO"])
        start_response("200 OK", [("Content-Type", "text/html"), dict(environ)["header"]])
        return [b"for you"]

    for header in [("Set-Cookie", "a=b"), ("Vary", "Cookie"), ("Cache-Control", "no-store")]:
        for _ in range(2):
            environ = RequestFactory().get("/en/").environ | {"header": header}
            assert KeptPages(page)(environ, lambda status, headers: None) == [b"for you"]
    assert len(asked) == 6


def test_two_requests_for_a_stale_page_build_it_once(transactional_db: None) -> None:
    from concurrent.futures import ThreadPoolExecutor
    from time import sleep

    from django.db import connections

    built: list[str] = []

    def slow(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        built.append(environ["PATH_INFO"])
        sleep(0.2)
        start_response("200 OK", [("Content-Type", "text/html")])
        return [b"a page"]

    def ask(_: int) -> bytes:
        environ = RequestFactory().get("/en/about/").environ
        try:
            return b"".join(KeptPages(slow)(environ, lambda status, headers: None))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        assert {*pool.map(ask, range(8))} == {b"a page"}
    assert len(built) == 1


def test_a_scheduled_moment_makes_pages_stale_by_itself_once(wall: None) -> None:
    called: list[int] = []

    def due(**kwargs: Any) -> int:
        called.append(1)
        return 4_000_000_000

    moment_has_come.connect(due)
    try:
        before = current()
        schedule(1_000_000_000)
        after = current()
        assert before
        assert after
        assert after.number > before.number
        assert after.next_moment == 4_000_000_000
        assert current() == after
        assert called == [1]
    finally:
        moment_has_come.disconnect(due)
