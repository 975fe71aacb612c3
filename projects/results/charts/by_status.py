"""Charts of entries by status: how many ran in each year, and their budgets by block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.catalogue.filters import ProjectFilter
from projects.models import Project
from projects.results.charts.chart import Chart, Row, Series, Strip
from projects.results.charts.sentences import openings
from projects.results.totals import EntryCounts
from projects.results.totals.dimensions import PERIOD
from projects.results.totals.entry_counts import Tally
from projects.results.totals.periods import key_of_span
from projects.serving.addresses import page_address
from projects.texts.numbers import number

# Never a pattern or ink of provenance: see svg.py.
STATUS_PATTERNS = {
    Project.Status.COMPLETED: "done",
    Project.Status.IN_PROGRESS: "running",
    Project.Status.PLANNED: "planned",
    Project.Status.UNKNOWN: "unstated",
}


def timeline(counted: EntryCounts, provenance: str, query: ProjectFilter) -> Chart:
    """Entries of a provenance that ran in each year, by status. Each row leads to them."""
    tallies = [tally for tally in counted.by(PERIOD) if tally.provenance == provenance]
    years: dict[int, dict[str, int]] = {}
    undated = 0
    for tally in tallies:
        key = key_of_span(tally.key)
        if not key:
            undated += tally.entries
            continue
        first, _dash, last = key.partition("-")
        for year in range(int(first), int(last or first) + 1):
            of_year = years.setdefault(year, dict.fromkeys(STATUS_PATTERNS, 0))
            of_year[tally.status] += tally.entries
    most = max((sum(of_year.values()) for of_year in years.values()), default=0)
    busiest = [str(year) for year, of_year in years.items() if sum(of_year.values()) == most]
    dated = sum(tally.entries for tally in tallies) - undated
    kind = openings()[provenance]
    if years:
        finding = _("%(kind)s: most projects ran in %(years)s, %(count)s of %(all)s.") % {
            "kind": kind,
            "years": ", ".join(sorted(busiest)),
            "count": number(most),
            "all": number(dated),
        }
    else:
        finding = _("%(kind)s: no entry states its years.") % {"kind": kind}
    note = _("A project that ran for several years counts in each of them.")
    if undated:
        note += " " + ngettext(
            "%(count)s entry states no year.", "%(count)s entries state no year.", undated
        ) % {"count": number(undated)}
    return Chart(
        name=f"timeline-{provenance}",
        finding=finding,
        head=_("Year"),
        series=_status_series(),
        rows=[
            _status_row(
                str(year),
                of_year,
                number(sum(of_year.values())),
                _list_address(query, provenance=[provenance], year=[str(year)]),
            )
            for year, of_year in sorted(years.items())
        ],
        note=note,
    )


def _status_series() -> list[Series]:
    return [
        Series(str(Project.Status(status).label), pattern)
        for status, pattern in STATUS_PATTERNS.items()
    ]


def _list_address(query: ProjectFilter, **others: list[str]) -> str:
    return f"{page_address('list')}?{query.urlencode(**others)}"


def _status_row(label: str, amounts: Mapping[str, int], words: str, address: str) -> Row:
    values = [amounts.get(status, 0) for status in STATUS_PATTERNS]
    return Row(
        label=label,
        strips=[Strip(list(enumerate(values)), words)],
        cells=[number(value) if value else "–" for value in values],
        numbers=values,
        address=address,
    )


def money(counted: EntryCounts, provenance: str, query: ProjectFilter) -> Chart:
    """The budgets that entries of a provenance state, by block and status, in tenge. Each row
    leads to them, the largest first."""
    labels = query.labels
    tallies: Iterable[Tally] = [t for t in counted.by("block") if t.provenance == provenance]
    by_block = {
        slug: {t.status: t.budget for t in tallies if t.key == slug and t.budget}
        for slug in labels("block")
    }
    sums = {slug: sum(amounts.values()) for slug, amounts in by_block.items()}
    whole, most = sum(sums.values()), max(sums.values(), default=0)
    kind = openings()[provenance]
    if whole:
        where = next(slug for slug, amount in sums.items() if amount == most)
        finding = _(
            "%(kind)s: the largest budgets are in “%(where)s”, %(amount)s of %(whole)s tenge."
        ) % {
            "kind": kind,
            "where": labels("block")[where],
            "amount": number(most),
            "whole": number(whole),
        }
    else:
        finding = _("%(kind)s: no entry states a budget.") % {"kind": kind}
    return Chart(
        name=f"money-{provenance}",
        finding=finding,
        head=_("Block"),
        series=_status_series(),
        rows=[
            _status_row(
                labels("block")[slug],
                amounts,
                number(sums[slug]),
                _list_address(query, provenance=[provenance], block=[slug], sort=["-budget"]),
            )
            for slug, amounts in by_block.items()
            if amounts
        ],
        note=_("Whole tenge, as the entries state them; completed apart from in progress."),
    )
