"""Database routing: public pages are read from a replica, everything else from the primary.

The page cache asks the primary for the catalogue version. A page that has to be built is read from
a replica only if that replica shows the same version. So a page is never older than what has been
published, however far a replica lags; staff and the desk always read what they have just written.
A replica that refuses or hangs is left out for ten seconds (``projects.serving.postgresql``).
"""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from projects.serving import version
from projects.serving.time_limits import TO_BUILD, answers_within

_thread = threading.local()


def names() -> list[str]:
    """The replicas among the databases of the settings."""
    return [name for name in settings.DATABASES if name != DEFAULT_DB_ALIAS]


@contextmanager
def public_reading(number: int) -> Iterator[str]:
    """Within it, this thread reads from a replica at that catalogue version, if there is one."""
    _thread.alias, _thread.number = _replica_at(number), number
    seconds = TO_BUILD if _thread.alias != DEFAULT_DB_ALIAS else None
    try:
        with answers_within(seconds):
            yield _thread.alias
    finally:
        _thread.alias, _thread.number = DEFAULT_DB_ALIAS, None


def leave_out_replica() -> bool:
    """Goes on with the primary where this thread reads from a replica; whether it did."""
    if getattr(_thread, "alias", DEFAULT_DB_ALIAS) == DEFAULT_DB_ALIAS:
        return False
    connections[_thread.alias].close()
    _thread.alias = DEFAULT_DB_ALIAS
    return True


def version_read() -> int | None:
    """The catalogue version of the page that this thread builds, so that nobody reads it again."""
    return getattr(_thread, "number", None)


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
    """The router of ``settings.DATABASE_ROUTERS``: reads where ``public_reading`` says."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return getattr(_thread, "alias", DEFAULT_DB_ALIAS)

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS
