"""A total with its breakdowns, put together from what the database has added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from projects.models import HeadlineFigure, Indicator, Project
from projects.models.results import Qualifier
from projects.results.totals.dimensions import PERIOD
from projects.results.totals.entry_counts import EntryCounts, Tally, count_entries
from projects.results.totals.evidence import stand_numbers, what_of
from projects.results.totals.periods import key_of_span
from projects.results.totals.sums import Sums, sums


@dataclass
class Part:
    """The share of the entries of one provenance. ``total`` is in the indicator's unit, ``None``
    where nothing is stated or nothing adds up; ``count`` is the number of entries that state it,
    ``entries`` their stand numbers in order, where asked for; ``at_most`` is as much of a sum as is
    stated only as "up to"."""

    total: int | None = None
    qualifier: str = Qualifier.EXACTLY
    count: int = 0
    entries: list[int] = field(default_factory=list)
    at_most: int = 0


Parts = dict[str, Part]


@dataclass
class Total:
    """One indicator: the official figure, what entries add up to (``parts``, by provenance), and
    the same by each dimension that was asked for: ``by["block"]["fund"]["documented"]``."""

    indicator: Indicator
    headline: HeadlineFigure | None
    parts: Parts
    by: dict[str, dict[str, Parts]]

    @property
    def has_parts(self) -> bool:
        """Whether any entry states something of it."""
        return any(part.count for part in self.parts.values())

    @property
    def documented(self) -> Part:
        return self.parts["documented"]

    @property
    def reported(self) -> Part:
        return self.parts["reported"]

    @property
    def illustrative(self) -> Part:
        return self.parts["illustrative"]


def totals(
    entries: QuerySet[Project],
    by: Collection[str] = (),
    *,
    counted: EntryCounts | None = None,
    stated: Iterable[Sums] | None = None,
    only: Indicator | None = None,
    with_numbers: bool = False,
) -> list[Total]:
    """The totals of these entries for every indicator, in the order of the indicators.

    ``by`` names the breakdowns (``dimensions.ALL_DIMENSIONS``); ``counted`` is the counts of the
    same entries by these or more, where the caller has one, and then also breaks down what is
    counted from entries and budgets; ``stated`` is their sums, where the caller has them; ``only``
    asks for one indicator; ``with_numbers`` lists the stand numbers. Three queries, less the counts
    and the sums, one more for the numbers and one less for ``only``.
    """
    counted = counted or count_entries(entries, by)
    added_up = defaultdict(list)
    for row in sums(entries, by, only) if stated is None else stated:
        added_up[row.indicator].append(row)
    added_up["@entries"] = _of_entries(counted)
    added_up["@completed-budgets"] = _of_completed_budgets(counted)
    numbers = stand_numbers(entries) if with_numbers else {}
    found = []
    for indicator in [only] if only else Indicator.objects.select_related("headline__source"):
        what = what_of(indicator)
        of_entries = indicator.counted_from != Indicator.CountedFrom.METRICS
        total = _put_together(indicator, added_up[what], counted.dimensions if of_entries else by)
        for provenance, part in total.parts.items():
            part.entries = numbers.get((what, provenance), [])
        found.append(total)
    return found


def _of_entries(counted: EntryCounts) -> list[Sums]:
    """The entries themselves as something that adds up."""
    return _merged(counted, lambda tally: (tally.entries, tally.entries, tally.entries))


def _of_completed_budgets(counted: EntryCounts) -> list[Sums]:
    """The budgets of completed entries as something that adds up."""
    return _merged(
        counted,
        lambda tally: (
            (tally.budget, tally.greatest, tally.stating)
            if tally.status == Project.Status.COMPLETED
            else (0, 0, 0)
        ),
    )


def _merged(counted: EntryCounts, amounts: Callable[[Tally], tuple[int, int, int]]) -> list[Sums]:
    """Tallies of all statuses as sums. ``amounts`` gives a tally's sum, greatest and entries."""
    found: dict[tuple[str, str, str], Sums] = {}
    for tally in counted:
        total, greatest, entries = amounts(tally)
        place = (tally.dimension, tally.key, tally.provenance)
        so_far = found.get(place) or Sums(*place, "", 0, 0, 0, 0, 0, 0, 0)
        if entries:
            found[place] = so_far._replace(
                total=so_far.total + total,
                greatest=max(so_far.greatest, greatest),
                entries=so_far.entries + entries,
            )
    return list(found.values())


def _put_together(indicator: Indicator, rows: list[Sums], by: Collection[str]) -> Total:
    broken_down: dict[str, dict[str, Parts]] = {dimension: {} for dimension in ("", *by)}
    for row in rows:
        if row.dimension in broken_down:
            key = key_of_span(row.key) if row.dimension == PERIOD else row.key
            parts = broken_down[row.dimension].setdefault(key, _no_parts())
            part = Part(_amount(indicator, row), _qualifier(row), row.entries, at_most=row.up_to)
            parts[row.provenance] = part
    return Total(
        indicator=indicator,
        headline=getattr(indicator, "headline", None),
        parts=broken_down.pop("").get("", _no_parts()),
        by=broken_down,
    )


def _no_parts() -> Parts:
    return {provenance: Part() for provenance in Project.Provenance.values}


def _amount(indicator: Indicator, row: Sums) -> int | None:
    match indicator.adds_up:
        case Indicator.AddsUp.SUM:
            return row.total
        case Indicator.AddsUp.GREATEST:
            return row.greatest
        case _:
            return None


def _qualifier(row: Sums) -> str:
    if row.about or (row.up_to and (row.more_than or row.at_least)):
        return Qualifier.ABOUT
    if row.up_to:
        return Qualifier.UP_TO
    if row.more_than:
        return Qualifier.MORE_THAN
    return Qualifier.AT_LEAST if row.at_least else Qualifier.EXACTLY
