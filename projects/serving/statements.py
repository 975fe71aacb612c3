"""Statements of several query sets, built once a day: for few entries building one takes ten times
as long as running it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connections
from django.db.models import QuerySet
from django.utils.timezone import localdate

READ_AT_ONCE = 5000


class Statement:
    """The rows of query sets that have columns of the same kinds. ``arms`` gives the query sets,
    with marks in the place of what is asked for; they may depend on the day."""

    def __init__(self, arms: Callable[[], Iterable[QuerySet[Any]]]) -> None:
        self.arms = arms
        self.built = lru_cache(maxsize=4)(self._built)

    def rows(self, using: str, given: Mapping[Any, Any]) -> Iterator[Any]:
        """The rows as the driver gives them; ``given`` is what the marks stand for."""
        sql, values = self.built(using, localdate())
        with connections[using].cursor() as cursor:
            cursor.execute(sql, [given.get(value, value) for value in values])
            while rows := cursor.fetchmany(READ_AT_ONCE):
                yield from rows

    def _built(self, using: str, today: date) -> tuple[str, list[Any]]:
        built = [arm.query.get_compiler(using).as_sql() for arm in self.arms()]
        values = [value for _sql, values in built for value in values]
        return " UNION ALL ".join(sql for sql, _values in built), values
