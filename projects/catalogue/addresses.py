"""Whole addresses of pages: with the site in front, in the other languages, in one fixed form."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from jinja2.runtime import Context

from projects.texts.languages import LANGUAGES


def site_of(request: HttpRequest) -> str:
    """What stands in front of every path, without a slash at the end.

    ``SITE_ADDRESS`` where it is set; else the address under which the visitor came.
    """
    return settings.SITE_ADDRESS or f"{request.scheme}://{request.get_host()}"


def stand_address(number: int, site: str) -> str:
    """The permanent address of an entry, printed as QR code; the ``@id`` of linked data."""
    return site + _stand_path(number)


@lru_cache(maxsize=1000)
def _stand_path(number: int) -> str:
    return reverse("stand", args=[number])


def in_languages(request: HttpRequest, path: str) -> dict[str, str]:
    """The page in each language: its path by language code; the home page where there is no such
    page. ``path`` is the request's, with what query it may have. Languages differ in the first
    part of a path alone."""
    is_page = request.resolver_match is not None and path[1:3] in LANGUAGES
    return {code: f"/{code}{path[3:] if is_page else '/'}" for code in LANGUAGES}


def fixed_form(request: HttpRequest, context: Context) -> str:
    """Path and query of the page without what changes nothing.

    Of the query stays what the filter understood, in its fixed order, and the page's number.
    """
    asked, page = context.get("asked"), context.get("page")
    query = asked.query() if asked else ""
    parts = [query] if query else []
    if page and getattr(page, "number", 1) > 1:
        parts.append(f"page={page.number}")
    return request.path + ("?" + "&".join(parts) if parts else "")
