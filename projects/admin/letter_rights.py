"""Who may read the letters that associations send."""

from __future__ import annotations

from typing import Any

NEEDED = ("change_project", "add_photo", "change_photo")


def may_read_letters(person: Any) -> bool:
    """Whoever may change an entry and its photos by what a letter says."""
    return all(person.has_perm(f"projects.{name}") for name in NEEDED)
