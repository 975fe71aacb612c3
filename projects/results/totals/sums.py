"""The figures of the entries added up: one query for every indicator and breakdown."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from django.db.models import Count, F, Max, Q, QuerySet, Sum, TextField, Value
from django.db.models.functions import Coalesce

from projects.models import Indicator, Metric, Project
from projects.models.results import Qualifier
from projects.results.totals.dimensions import group_of, keyed, spanning, united
from projects.results.totals.periods import counted


class Sums(NamedTuple):
    """The figures of one indicator and provenance under one key, added up. ``more_than``,
    ``at_least`` and ``about`` count those that are stated so; ``up_to`` is what those stated as "up
    to" come to."""

    dimension: str
    key: str
    provenance: str
    indicator: str
    total: int
    greatest: int
    more_than: int
    at_least: int
    about: int
    up_to: int
    entries: int


def sums(
    entries: QuerySet[Project], by: Collection[str] = (), indicator: Indicator | None = None
) -> Iterator[Sums]:
    """The figures that count, added up for the whole and by each dimension; one query.

    ``indicator`` asks for that one alone.
    """
    return (Sums._make(row) for _group, *row in united(summed(entries, by, indicator)))


def summed(
    entries: QuerySet[Project],
    by: Collection[str] = (),
    indicator: Indicator | None = None,
    size: int = 0,
) -> list[QuerySet[Any]]:
    """The query of each dimension: the group of ``size`` entries, then the figures added up."""
    metrics = counted(Metric.objects.filter(project__in=entries.order_by())).order_by()
    if indicator:
        metrics = metrics.filter(indicator=indicator)

    def arm(dimension: str) -> QuerySet[Any]:
        period = spanning(F("covers_from"), F("covers_until"))
        return (
            keyed(metrics, dimension, period, "project__")
            .annotate(
                group=group_of("project_id", size),
                dimension=Value(dimension, TextField()),
                what=F("indicator__slug"),
                provenance=F("project__provenance"),
            )
            .values("group", "dimension", "key", "what", "provenance")
            .annotate(
                total=Sum("value"),
                greatest=Max("value"),
                more_than=Count("pk", filter=Q(qualifier=Qualifier.MORE_THAN)),
                at_least=Count("pk", filter=Q(qualifier=Qualifier.AT_LEAST)),
                about=Count("pk", filter=Q(qualifier=Qualifier.ABOUT)),
                up_to=Coalesce(Sum("value", filter=Q(qualifier=Qualifier.UP_TO)), 0),
                entries=Count("project", distinct=True),
            )
            .values_list(
                *("group", "dimension", "key", "provenance", "what", "total", "greatest"),
                *("more_than", "at_least", "about", "up_to", "entries"),
            )
        )

    return [arm(dimension) for dimension in ("", *by)]
