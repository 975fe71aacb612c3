"""The back end that ``DATABASE_URL=postgres://…`` names; see ``projects.serving.time_limits``.

A server that could not be reached, or did not answer in time, is not asked again for a moment:
whoever needs it gets ``OperationalError`` at once instead of waiting for it, too.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS
from django.db.backends.postgresql import base
from psycopg.errors import _WaitTimeout

from projects.serving.breaker import Breaker
from projects.serving.time_limits import TO_BE_THERE, answers_within, limit

# The primary is tried again soon: without it nothing can be saved.
SECONDS_LEFT_OUT = {DEFAULT_DB_ALIAS: 3.0}
_breakers: dict[str, Breaker] = {}


def breaker_of(alias: str) -> Breaker:
    """The breaker of a database of the settings."""
    seconds = SECONDS_LEFT_OUT.get(alias, 10.0)
    return _breakers.setdefault(alias, Breaker(f"The database “{alias}”", seconds))


class TimedConnection(psycopg.Connection[Any]):
    """A connection that is closed where an answer takes too long."""

    breaker: Breaker | None = None

    def wait(
        self, gen: Generator[Any, Any, Any], interval: float = 0.1, timeout: float | None = None
    ) -> Any:
        try:
            return super().wait(gen, interval, timeout=limit() if timeout is None else timeout)
        except _WaitTimeout as error:
            if self.breaker:
                self.breaker.failed(error)
            self.close()
            raise psycopg.OperationalError("the database did not answer in time") from error


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection to PostgreSQL, with the limits."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        breaker = breaker_of(self.alias)
        if breaker.is_open:
            raise psycopg.OperationalError(f"left out for a moment after: {breaker.reason}")
        try:
            connection = self._connection(conn_params)
        except psycopg.Error as error:
            breaker.failed(error)
            raise
        breaker.answered()
        connection.breaker = breaker
        return connection

    def _connection(self, conn_params: dict[str, Any]) -> Any:
        pool_options = self.settings_dict["OPTIONS"].get("pool")
        if pool_options:
            pool_options.setdefault("connection_class", TimedConnection)
            return super().get_new_connection(conn_params)
        self.isolation_level = psycopg.IsolationLevel.READ_COMMITTED
        return TimedConnection.connect(**conn_params)

    def is_usable(self) -> bool:
        with answers_within(TO_BE_THERE):
            return bool(super().is_usable())
