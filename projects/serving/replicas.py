"""Which database a question goes to: public pages to a replica, everything else to the primary.

The door asks the primary for the catalogue version and takes a replica for a page that has to be
built only if that replica shows the same version. So a page is never older than what has been
published, however far a replica lags; staff and the desk always read what they have just written.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError

from projects.serving import version

_now = threading.local()


def names() -> list[str]:
    """The databases of the settings that copy the primary."""
    return [name for name in settings.DATABASES if name != DEFAULT_DB_ALIAS]


@contextmanager
def public_reading(number: int) -> Iterator[str]:
    """Inside, this thread reads from a replica that has the catalogue of that version, if any."""
    _now.alias, _now.number = _replica_at(number), number
    try:
        yield _now.alias
    finally:
        _now.alias, _now.number = DEFAULT_DB_ALIAS, None


def version_read() -> int | None:
    """The version that the public page of this thread is made for, so that nobody asks again."""
    return getattr(_now, "number", None)


def _replica_at(number: int) -> str:
    for name in random.sample(names(), len(names())):
        try:
            state = version.current(name)
        except DatabaseError:
            continue
        if state and state.number == number:
            return name
    return DEFAULT_DB_ALIAS


class PublicReads:
    """Django's router."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return getattr(_now, "alias", DEFAULT_DB_ALIAS)

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS
