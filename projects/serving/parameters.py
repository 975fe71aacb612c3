"""The parameters that a page reads of its query, declared beside its view.

    @reads("n")
    def my_list(request): ...

A page is kept under what its view declares; every other parameter is dropped before the page is
built, so that it makes no second copy of it. A page whose view declares nothing is shown none; what
is no page (exports, prints, the sitemap) drops the others only where its view declares some.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import override

View = TypeVar("View", bound=Callable[..., Any])

LANGUAGES = {f"/{code}/" for code, _ in settings.LANGUAGES}
# The list "my list" may name each entry; more pairs are an attack or a mistake.
MOST_PAIRS = 1000
# Longer than any address of ours: nothing is remembered of such a path.
LONGEST_PATH = 300


def reads(*names: str) -> Callable[[View], View]:
    """Declares the parameters of a view, or of a class of views, in the order of the key."""

    def declared(view: View) -> View:
        view.parameters = names  # type: ignore[attr-defined]
        return view

    return declared


@lru_cache(maxsize=4096)
def declaration(path: str) -> dict[str, int] | None:
    """The parameters that the view at this path declares, each with its place in the key; ``None``
    if there is no view or it declares nothing."""
    with override(path[1:3] if path[:4] in LANGUAGES else settings.LANGUAGE_CODE):
        try:
            names = getattr(resolve(path).func, "parameters", None)
        except Resolver404:
            return None
    return None if names is None else {name: place for place, name in enumerate(names)}


def parameters_of(path: str) -> dict[str, int]:
    """The parameters that the view of a public page reads, each with its place in the key."""
    return declaration(path) or {}


def known_query(path: str, query: str) -> str:
    """The parameters that the page reads, in one order: for the key and for the page itself."""
    return _known(query, parameters_of(path)) if query else ""


def shortened_query(path: str, query: str) -> str:
    """The same for what is no page; unchanged where the view declares nothing, as at the desk."""
    if not query or len(path) > LONGEST_PATH or (places := declaration(path)) is None:
        return query
    return _known(query, places)


def _known(query: str, places: dict[str, int]) -> str:
    known = [pair for pair in _pairs(query, places) if pair[0] in places]
    known.sort(key=lambda pair: (places[pair[0]], pair[1]))
    return urlencode(known)


def _pairs(query: str, places: dict[str, int]) -> list[tuple[str, str]]:
    """The first pairs of the query that may be known: the others are not even decoded, for a
    query may have ten thousand."""
    named = ((part, part.partition("=")[0]) for part in query.split("&"))
    likely = [part for part, name in named if name in places or "%" in name]
    return parse_qsl("&".join(likely[:MOST_PAIRS]))
