"""The addresses of pages by their names, each put together once: a page names dozens."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language


def page_address(name: str, *args: Any) -> str:
    """What Django's ``reverse`` gives, in the page's language."""
    return _page_address(get_language(), name, args)


@lru_cache(maxsize=4096)
def _page_address(language: str | None, name: str, args: tuple[Any, ...]) -> str:
    return reverse(name, args=args)
