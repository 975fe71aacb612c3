"""How figures add up. Every page, print and export that shows a total calls ``totals``.

The rules:

* Documented, reported and illustrative entries are added up apart; never together.
* ``sum`` adds the values, ``greatest`` takes the largest, ``not-at-all`` gives no total.
* A sum is "exactly" only if every part is; one part "about" makes it "about", else one part
  "more than" makes it "more than".
* A figure without a number ("thousands") adds nothing and is counted in no total.
* People may be counted twice where one came to two projects; no source tells how many.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Count, F, Max, Q, QuerySet, Sum, Value

from projects.models import HeadlineFigure, Indicator, Metric, Project
from projects.models.results import Qualifier


@dataclass
class Part:
    """What the entries of one provenance state. ``total`` is in the indicator's unit, ``None``
    where nothing is stated; ``entries`` are stand numbers, in order."""

    total: int | None = None
    qualifier: str = Qualifier.EXACTLY
    entries: list[int] = field(default_factory=list)


Parts = dict[str, Part]


@dataclass
class Total:
    """One indicator: the official figure, what entries add up to, and the same by block and
    theme (slug to parts). An entry with two themes counts under both of them."""

    indicator: Indicator
    headline: HeadlineFigure | None
    parts: Parts
    by_block: dict[str, Parts]
    by_theme: dict[str, Parts]

    @property
    def has_parts(self) -> bool:
        """Whether any entry states something of it."""
        return any(part.entries for part in self.parts.values())

    @property
    def documented(self) -> Part:
        return self.parts["documented"]

    @property
    def reported(self) -> Part:
        return self.parts["reported"]

    @property
    def illustrative(self) -> Part:
        return self.parts["illustrative"]


def totals(entries: QuerySet[Project]) -> list[Total]:
    """The totals of these entries for every indicator, in the order of the indicators.

    Five queries, whatever the size.
    """
    entries = entries.order_by()
    overall = _added_up(entries, "")
    by_block = _added_up(entries, "block__slug")
    by_theme = _added_up(entries, "themes__slug")
    numbers = _numbers(entries)
    found = []
    for indicator in Indicator.objects.select_related("headline__source"):
        what = _what(indicator)
        parts = _parts(indicator, overall[what][""])
        for provenance, part in parts.items():
            part.entries = numbers[what, provenance]
        found.append(
            Total(
                indicator=indicator,
                headline=getattr(indicator, "headline", None),
                parts=parts,
                by_block={key: _parts(indicator, rows) for key, rows in by_block[what].items()},
                by_theme={key: _parts(indicator, rows) for key, rows in by_theme[what].items()},
            )
        )
    return found


class _Sum(NamedTuple):
    """A row of the database's adding up. ``what`` is an indicator's slug or ``CountedFrom``."""

    what: str
    provenance: str
    key: str
    total: int
    greatest: int
    more_than: int
    about: int


def _what(indicator: Indicator) -> str:
    from_metrics = indicator.counted_from == Indicator.CountedFrom.METRICS
    return indicator.slug if from_metrics else f"@{indicator.counted_from}"


def _stated(entries: QuerySet[Project]) -> QuerySet[Metric]:
    """The figures of these entries that have a number."""
    return Metric.objects.filter(project__in=entries, value__isnull=False).order_by()


def _with_completed_budget(entries: QuerySet[Project]) -> QuerySet[Project]:
    return entries.filter(status=Project.Status.COMPLETED, budget_kzt__isnull=False)


def _added_up(entries: QuerySet[Project], by: str) -> dict[str, dict[str, list[_Sum]]]:
    """Sums by ``what`` and by the value of the field ``by`` of an entry; one query."""

    def arm(rows: QuerySet[Any], what: Any, of_entry: str, **sums: Any) -> QuerySet[Any]:
        return (
            rows.annotate(
                what=what,
                part=F(f"{of_entry}provenance"),
                key=F(f"{of_entry}{by}") if by else Value(""),
            )
            .values("what", "part", "key")
            .annotate(**sums)
            .values_list("what", "part", "key", "total", "greatest", "more_than", "about")
        )

    exactly = {"more_than": Value(0), "about": Value(0)}
    of_metrics = arm(
        _stated(entries),
        F("indicator__slug"),
        "project__",
        total=Sum("value"),
        greatest=Max("value"),
        more_than=Count("pk", filter=Q(qualifier=Qualifier.MORE_THAN)),
        about=Count("pk", filter=Q(qualifier=Qualifier.ABOUT)),
    )
    of_entries = arm(
        entries, Value("@entries"), "", total=Count("pk"), greatest=Count("pk"), **exactly
    )
    of_budgets = arm(
        _with_completed_budget(entries),
        Value("@completed-budgets"),
        "",
        total=Sum("budget_kzt"),
        greatest=Max("budget_kzt"),
        **exactly,
    )
    sums: dict[str, dict[str, list[_Sum]]] = defaultdict(lambda: defaultdict(list))
    for row in map(_Sum._make, of_metrics.union(of_entries, of_budgets, all=True).order_by()):
        if row.total is not None and row.key is not None:
            sums[row.what][row.key].append(row)
    return sums


def _parts(indicator: Indicator, rows: list[_Sum]) -> Parts:
    parts = {provenance: Part() for provenance in Project.Provenance.values}
    for row in rows:
        parts[row.provenance] = Part(_total(indicator, row), _qualifier(row))
    return parts


def _total(indicator: Indicator, row: _Sum) -> int | None:
    match indicator.adds_up:
        case Indicator.AddsUp.SUM:
            return row.total
        case Indicator.AddsUp.GREATEST:
            return row.greatest
        case _:
            return None


def _qualifier(row: _Sum) -> str:
    if row.about:
        return Qualifier.ABOUT
    return Qualifier.MORE_THAN if row.more_than else Qualifier.EXACTLY


def _numbers(entries: QuerySet[Project]) -> dict[tuple[str, str], list[int]]:
    """Stand numbers behind each total, by ``what`` and provenance; one query."""

    def arm(rows: QuerySet[Any], what: Any, of_entry: str) -> QuerySet[Any]:
        return rows.annotate(
            what=what, part=F(f"{of_entry}provenance"), stand=F(f"{of_entry}number")
        ).values_list("what", "part", "stand")

    arms = (
        arm(entries, Value("@entries"), ""),
        arm(_with_completed_budget(entries), Value("@completed-budgets"), ""),
    )
    numbers: dict[tuple[str, str], set[int]] = defaultdict(set)
    of_metrics = arm(_stated(entries), F("indicator__slug"), "project__")
    for what, provenance, number in of_metrics.union(*arms, all=True).order_by():
        numbers[what, provenance].add(number)
    return defaultdict(list, {key: sorted(found) for key, found in numbers.items()})
