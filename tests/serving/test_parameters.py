"""A page is kept under the parameters that its view reads, and is shown no other."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import RequestFactory
from django.urls import get_resolver, resolve, reverse
from django.utils.translation import override

from projects.serving.page_cache import PAGE, KeptPages
from projects.serving.parameters import known_query, parameters_of
from tests.factories import showing
from tests.files_for_all import FILES, WORKBOOKS

pytestmark = pytest.mark.django_db

# The argument of each public page that takes one.
ARGUMENTS = {
    "entry": "unity-through-charity",
    "block": "fund",
    "block-print": "fund",
    "theme": "heritage",
    "region": "KZ-61",
    "organisation": "fund-of-apk",
    "indicator": "people-trained",
    "showing": "on-show",
}
# Through a signed link or a receipt, or a form with its signed time: never kept.
NOT_KEPT = {
    *("preview", "contribute", "contribute-preview", "report-state"),
    *("guest-book", "guest-book-thanks"),
}


def public_pages() -> list[str]:
    """The address of one page of every public view; fails where one has no argument above."""
    with override("en"):
        patterns = get_resolver().url_patterns[0].url_patterns
        pages = [p.name for p in patterns if str(p.pattern).endswith("/") or not str(p.pattern)]
        return [
            reverse(name, args=[ARGUMENTS[name]] if name in ARGUMENTS else [])
            for name in pages
            if name not in NOT_KEPT
        ]


class Noting(QueryDict):
    """A query that notes the names of the parameters that are read."""

    def __init__(self, query: str) -> None:
        self.names: set[str] = set()
        super().__init__(query)
        self.names.clear()

    def __getitem__(self, name: str) -> Any:
        self.names.add(name)
        return super().__getitem__(name)

    def getlist(self, name: str, default: Any = None) -> Any:
        self.names.add(name)
        return super().getlist(name, default)

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return super().__contains__(name)


def read_by(address: str, names: Iterable[str]) -> set[str]:
    """What the page reads of a query that has all these parameters."""
    with override("en"):
        request = RequestFactory().get(address)
        request.user = AnonymousUser()
        request.resolver_match = found = resolve(address)
        request.GET = query = Noting("&".join(f"{name}=1" for name in names))
        answer = found.func(request, *found.args, **found.kwargs)
    # The number of a stand leads to its page.
    assert answer.status_code in (200, 302)
    return query.names


@pytest.fixture(scope="module")
def every_parameter() -> set[str]:
    return {name for address in public_pages() for name in parameters_of(address)}


@pytest.mark.parametrize("address", [*FILES, *WORKBOOKS, "/en/suggest"])
def test_a_file_declares_exactly_what_it_reads(
    wall: None, every_parameter: set[str], address: str
) -> None:
    assert read_by(address, {*every_parameter, "p", "another"}) == {*parameters_of(address)}


def test_a_view_declares_exactly_what_its_page_reads(wall: None, every_parameter: set[str]) -> None:
    showing(slug="on-show")
    pages = public_pages()
    assert len(pages) >= 18
    for address in pages:
        read = read_by(address, {*every_parameter, "another"})
        assert read == {*parameters_of(address)}, address


def test_a_parameter_makes_another_page_where_it_is_read_and_nowhere_else(
    db: None, every_parameter: set[str]
) -> None:
    def page(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html")])
        return [environ["QUERY_STRING"].encode()]

    def answer(address: str) -> tuple[str, bytes]:
        told: list[Any] = []
        environ = RequestFactory().get(address).environ
        body = KeptPages(page)(environ, lambda status, headers: told.extend(headers))
        return dict(told)["ETag"], b"".join(body)

    for address in public_pages():
        plain = answer(address)
        for name in {*every_parameter, "another"}:
            etag, shown = answer(f"{address}?{name}=1")
            is_read = name in parameters_of(address)
            assert (etag != plain[0]) == is_read, (address, name)
            assert shown == (f"{name}=1".encode() if is_read else b""), (address, name)


def test_every_public_page_is_one_that_the_door_keeps() -> None:
    assert all(PAGE.match(address) for address in public_pages())


def test_what_is_read_has_one_order_whatever_the_language() -> None:
    known = "theme=family&theme=unity&sort=title"
    asked = "utm_source=x&sort=title&theme=unity&q=&theme=family&fbclid=1"
    for language in ("kk", "ru", "en"):
        assert known_query(f"/{language}/projects/", asked) == known
        assert known_query(f"/{language}/about/", asked) == ""
        assert known_query(f"/{language}/nothing/", asked) == ""
    assert known_query("/en/projects/", "%FF=1&&=&page") == ""
