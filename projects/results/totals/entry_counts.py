"""Counts of entries, their years and budgets: one query for all of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import Count, Max, QuerySet, Sum, TextField, Value
from django.db.models.functions import Coalesce

from projects.catalogue.facets import FIRST_YEAR, LAST_YEAR
from projects.models import Project
from projects.results.totals.dimensions import group_of, keyed, spanning, united


class Tally(NamedTuple):
    """The entries of one provenance and status under one key: how many, how many of them state a
    budget, and these budgets' sum and greatest in whole tenge."""

    dimension: str
    key: str
    provenance: str
    status: str
    entries: int
    stating: int
    budget: int
    greatest: int


class EntryCounts:
    """The tallies of some entries, by some ``dimensions``. ``count_entries`` makes it."""

    def __init__(self, tallies: Iterable[Tally], dimensions: Collection[str]) -> None:
        self._tallies = list(tallies)
        self.dimensions = tuple(dimensions)

    def __iter__(self) -> Iterator[Tally]:
        return iter(self._tallies)

    def by(self, dimension: str) -> Iterator[Tally]:
        """The tallies under the keys of one dimension; ``by("")`` of the whole."""
        return (tally for tally in self._tallies if tally.dimension == dimension)

    @property
    def entries(self) -> int:
        """The number of entries."""
        return sum(tally.entries for tally in self.by(""))


def count_entries(entries: QuerySet[Project], by: Collection[str] = ()) -> EntryCounts:
    """Counts the entries as a whole and by each dimension; one query."""
    rows = united(tallies(entries, by))
    return EntryCounts((Tally._make(row) for _group, *row in rows), by)


def tallies(entries: QuerySet[Project], by: Collection[str], size: int = 0) -> list[QuerySet[Any]]:
    """The query of each dimension: the group of ``size`` entries, then a tally."""

    def arm(dimension: str) -> QuerySet[Any]:
        period = spanning(FIRST_YEAR, LAST_YEAR)
        return (
            keyed(entries.order_by(), dimension, period)
            .annotate(group=group_of("pk", size), dimension=Value(dimension, TextField()))
            .values("group", "dimension", "key", "provenance", "status")
            .annotate(
                entries=Count("pk"),
                stating=Count("budget_kzt"),
                budget=Coalesce(Sum("budget_kzt"), 0),
                greatest=Coalesce(Max("budget_kzt"), 0),
            )
            .values_list("group", *Tally._fields)
        )

    return [arm(dimension) for dimension in ("", *by)]
