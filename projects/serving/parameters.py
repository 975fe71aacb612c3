"""The parameters that a page reads of its query, declared beside its view.

    @reads("n")
    def my_list(request): ...

A page is kept under what its view declares; every other parameter is dropped before the page is
built, so that it makes no second copy of it. A view that declares nothing is shown none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from django.urls import Resolver404, resolve
from django.utils.translation import override

View = TypeVar("View", bound=Callable[..., Any])


def reads(*names: str) -> Callable[[View], View]:
    """Declares the parameters of a view, or of a class of views, in the order of the key."""

    def declared(view: View) -> View:
        view.parameters = names  # type: ignore[attr-defined]
        return view

    return declared


@lru_cache(maxsize=4096)
def parameters_of(path: str) -> dict[str, int]:
    """The parameters that the view of a public page reads, each with its place in the key. The path
    begins with the page's language."""
    with override(path[1:3]):
        try:
            view = resolve(path).func
        except Resolver404:
            return {}
    return {name: place for place, name in enumerate(getattr(view, "parameters", ()))}


def known_query(path: str, query: str) -> str:
    """The parameters that the page reads, in one order: for the key and for the page itself."""
    if not query:
        return ""
    places = parameters_of(path)
    known = [pair for pair in parse_qsl(query) if pair[0] in places]
    known.sort(key=lambda pair: (places[pair[0]], pair[1]))
    return urlencode(known)
