"""The years that a figure covers, and which of an entry's figures count beside each other."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.signals import pre_save
from django.dispatch import receiver

from projects.models import Metric

# A figure without a period is for the entry's whole life, however long that was.
WHOLE = (0, 9999)

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


def years_of(period: str) -> tuple[int, int]:
    """The first and last year that a period names: "2010–2012", "spring 2011", "2009, 2011".

    ``WHOLE`` where it names none.
    """
    years = [int(year) for year in _YEAR.findall(period)]
    return (min(years), max(years)) if years else WHOLE


def key_of_span(span: str) -> str:
    """The years that the database has put together, as a key: "2010-2012", "2011", or empty for
    the whole life and where no year is stated."""
    first, _, last = span.partition("-")
    if not first or (int(first), int(last)) == WHOLE:
        return ""
    return first if first == last else span


def stated(metrics: QuerySet[Metric]) -> QuerySet[Metric]:
    """The figures that have a number."""
    return metrics.filter(value__isnull=False)


_SPAN = F("covers_until") - F("covers_from")


def _stronger() -> Exists:
    """Whether another figure of the same entry and indicator counts for some of the same years.

    Among any two figures that share a year one is stronger: it covers more years, else is
    greater, else was there first. So no two figures that count share a year. The outer query
    needs ``span``.
    """
    rivals = stated(Metric.objects.alias(span=_SPAN)).filter(
        project=OuterRef("project"),
        indicator=OuterRef("indicator"),
        covers_from__lte=OuterRef("covers_until"),
        covers_until__gte=OuterRef("covers_from"),
    )
    equally_long = Q(span=OuterRef("span"))
    return Exists(
        rivals.filter(
            Q(span__gt=OuterRef("span"))
            | equally_long & Q(value__gt=OuterRef("value"))
            | equally_long & Q(value=OuterRef("value"), pk__lt=OuterRef("pk"))
        )
    )


def counted(metrics: QuerySet[Metric]) -> QuerySet[Metric]:
    """The figures that add to totals: no two of one entry and indicator share a year."""
    return stated(metrics).alias(span=_SPAN).filter(~_stronger())


def with_counts(metrics: QuerySet[Metric]) -> QuerySet[Metric]:
    """Figures with ``is_overtaken``: another one of the same entry counts in their place."""
    return metrics.alias(span=_SPAN).annotate(is_overtaken=_stronger())


@receiver(pre_save, sender=Metric)
def keep_years(instance: Metric, **kwargs: Any) -> None:
    """Sets the years that a figure covers from its period."""
    instance.covers_from, instance.covers_until = years_of(instance.period)
