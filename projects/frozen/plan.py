"""The plan of a frozen copy: the addresses of the site that become files, and where each lies.

A page becomes the ``index.html`` of its folder, for a disk knows no other way to show a folder. A
query becomes part of the path, so that each list that is linked is a plain file:
``/kk/projects/?block=fund&page=2`` lies at ``kk/projects/block/fund/page/2/index.html``.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import override

from projects.catalogue.facets import FACETS
from projects.models import Project
from projects.models.querysets import ProjectQuerySet
from projects.texts.languages import LANGUAGES

PAGES = {
    *("home", "list", "entry", "block", "theme", "region", "organisation", "results", "indicator"),
    *("data", "about", "design", "accessibility", "privacy", "my-list", "compare"),
    *("block-print", "results-print", "list-print", "visit", "showing"),
}
FILES = {
    *("cover", "photo", "recording", "favicon", "picture-of-numbers"),
    *("block-print-style", "list-print-style"),
    *("projects-csv", "projects-xlsx", "projects-json", "data-table"),
    *("results-csv", "results-xlsx", "results-json", "data-package", "dataset"),
}
PDFS = {"block-summary", "list-summary", "results-report"}
# Scripts and styles differ a little from the site's own of the same name, which a browser that has
# been at the live site keeps for ever: so they lie elsewhere.
ASSETS = "assets/"
# Short pages that lead to a page in the visitor's language.
DOORS = {"front-door", "stand"}
# The pages of which a query is frozen too, and what may be asked of them, beside a page of it.
ASKED = {
    "list": (*FACETS, "sort"),
    "indicator": ("provenance",),
    **dict.fromkeys(("theme", "region", "organisation"), ()),
}
# What only a script can answer in a frozen exhibition: a search, the numbers of chosen stands.
FOR_SCRIPTS = ("q", "n")
ORDER = (*FACETS, "sort", "page")


class Address(NamedTuple):
    """An address of the site: its path, and the known part of its query in one order."""

    path: str
    query: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.path + (f"?{urlencode(self.query)}" if self.query else "")

    @property
    def name(self) -> str:
        """The name of the address in the map of addresses; empty where it has none."""
        return _name(self.path, self.language)

    @property
    def language(self) -> str:
        """The language in front of the path; empty where there is none."""
        code = self.path[1:3]
        return code if code in LANGUAGES and self.path[3:4] == "/" else ""

    @property
    def file(self) -> str:
        """The path of its file in the folder of the frozen exhibition."""
        if self.path.endswith("/"):
            steps = "".join(f"{name}/{value}/" for name, value in self.query)
            return f"{self.path[1:]}{steps}index.html"
        if self.path.startswith(settings.STATIC_URL):
            return ASSETS + self.path.removeprefix(settings.STATIC_URL)
        return self.path[1:]


@lru_cache(maxsize=100_000)
def _name(path: str, language: str) -> str:
    with override(language or settings.LANGUAGE_CODE):
        try:
            return resolve(path).url_name or ""
        except Resolver404:
            return ""


def address_of(link: str, page: str, origin: str) -> Address | None:
    """The address that a link on ``page`` (a path with query) leads to; ``None`` if it is another
    site's. ``origin`` is the site's own."""
    parts = urlsplit(urljoin(origin + page, link))
    if f"{parts.scheme}://{parts.netloc}" != origin:
        return None
    pairs = {pair for pair in parse_qsl(parts.query) if pair[0] in (*ORDER, *FOR_SCRIPTS)}
    return Address(parts.path, tuple(sorted(pairs - {("page", "1")}, key=_place)))


def _place(pair: tuple[str, str]) -> tuple[int, str]:
    name, value = pair
    return (ORDER.index(name) if name in ORDER else len(ORDER), value)


def relative(file: str, page: str) -> str:
    """The way from the file ``page`` to ``file``."""
    return posixpath.relpath(file, posixpath.dirname(page) or ".")


@dataclass(frozen=True)
class Plan:
    """The choice of addresses that are frozen."""

    with_pdf: bool = True
    languages: tuple[str, ...] = LANGUAGES

    def holds(self, address: Address, linked_from: str) -> bool:
        """Whether the address becomes a file; ``linked_from`` names the page with the link.

        A list leads to lists of one facet; combinations come along where another page links
        them. In a browser with scripts every combination works.
        """
        if address.path.startswith(settings.STATIC_URL):
            return True
        if address.language and address.language not in self.languages:
            return False
        if address.name in DOORS:
            return True
        if address.name in FILES or (address.name in PDFS and self.with_pdf):
            return not address.query
        return address.name in PAGES and self._holds_query(address, linked_from)

    def entries(self) -> ProjectQuerySet:
        """The entries that come along."""
        return Project.objects.published()

    def instead(self, address: Address) -> Address:
        """The address that takes the place of another where only a part of the site is frozen."""
        return address

    def asked(self, address: Address) -> Address:
        """The address that the site is asked for in its place."""
        return address

    def _holds_query(self, address: Address, linked_from: str) -> bool:
        if address.name not in ASKED:
            return not address.query
        names = [name for name, _ in address.query if name != "page"]
        if linked_from == address.name == "list":
            return len(names) <= 1 and not {"sort", *FOR_SCRIPTS} & {*names}
        return {*names} <= {*ASKED[address.name]}
