"""Absolute addresses of the site and its stands."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest

from projects.serving.addresses import page_address


def site_of(request: HttpRequest | None = None) -> str:
    """The site's own address, in front of every path; without a slash at the end.

    ``SITE_ADDRESS`` where it is set, else the address under which the visitor came; "" where
    neither is known. Every page, print and data file asks here.
    """
    if settings.SITE_ADDRESS or request is None:
        return str(settings.SITE_ADDRESS)
    return f"{request.scheme}://{request.get_host()}"


def stand_address(number: int, site: str) -> str:
    """The permanent address of an entry, printed as QR code; the ``@id`` of linked data."""
    return site + _stand_path(number)


@lru_cache(maxsize=1000)
def _stand_path(number: int) -> str:
    return page_address("stand", number)
