"""What the prints' templates show with."""

from __future__ import annotations

from typing import Any

from projects.printing.summary import stamp_words


def size_class(size: float) -> str:
    """A step of size as it stands in a class name: 1.55 gives "155"."""
    return str(round(size * 100))


def edition_stamp(stamp: Any) -> str:
    """Version, date and number of entries of a print in the language of the moment."""
    return stamp_words(stamp)
