"""Builds the charts: their rows, numbers and the finding of each in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.catalogue.filters import ProjectFilter
from projects.models import Project
from projects.results.charts.chart import Chart, Row, Series, Strip
from projects.results.charts.sentences import left_over, official, shown
from projects.results.totals import EntryCounts, Part, Parts, Total, remainder
from projects.results.totals.dimensions import PERIOD
from projects.results.totals.entry_counts import Tally
from projects.results.totals.periods import key_of_span
from projects.texts.languages import text_of
from projects.texts.numbers import number

PATTERNS = {"documented": "solid", "reported": "hatched", "illustrative": "dotted"}
STATUS_PATTERNS = {
    Project.Status.COMPLETED: "solid",
    Project.Status.IN_PROGRESS: "hatched",
    Project.Status.PLANNED: "dotted",
    Project.Status.UNKNOWN: "empty",
}
MOST_ROWS = 30

Labels = Callable[[str], Mapping[str, str]]


def kinds() -> dict[str, str]:
    """The provenances as they are called in pictures and tables."""
    return {
        "documented": _("Documented"),
        "reported": _("Reported elsewhere"),
        "illustrative": _("Samples only"),
    }


def openings() -> dict[str, str]:
    """The opening words of a finding about a provenance."""
    return kinds() | {"illustrative": _("Samples")}


def heads() -> dict[str, str]:
    """The heading of the rows of a breakdown."""
    return {
        "block": _("Block"),
        "theme": _("Theme"),
        "region": _("Region at the time of the exhibition"),
        "region_today": _("Region of today"),
        "organisation": _("Organisation"),
        PERIOD: _("Period"),
    }


def notes() -> dict[str, str]:
    """A note on how the rows of a breakdown add up to the whole."""
    return {
        "block": _("The rows add up to the whole."),
        "theme": _(
            "An entry with two themes counts once in the whole and under both, so the rows may add"
            " up to more."
        ),
        "region": _(
            "An entry in two regions counts once in the whole and under both, so the rows may add"
            " up to more."
        ),
        "region_today": _(
            "An entry in a region that was divided later counts under each of its parts, so the"
            " rows may add up to more."
        ),
        "organisation": _(
            "An entry of two organisations counts once in the whole and under both, so the rows"
            " may add up to more."
        ),
        PERIOD: _("A figure for several years has a row of its own. The rows add up to the whole."),
    }


def against_headlines(totals: Sequence[Total]) -> Chart:
    """Every official figure beside what entries document and what samples show."""
    compared = [total for total in totals if total.headline or len(totals) == 1]
    backed = sum(bool(total.documented.count) for total in compared)
    finding = _("Documented entries stand behind %(backed)s of %(all)s official figures") % {
        "backed": number(backed),
        "all": number(len(compared)),
    }
    return Chart(
        name="headlines",
        finding=finding,
        head=_("Official figure"),
        series=[
            Series(_("Documented"), "solid"),
            Series(_("Reported elsewhere"), "hatched"),
            Series(_("Samples only"), "dotted"),
            Series(_("No entry yet"), "empty"),
        ],
        columns=[
            _("Official summary"),
            _("Documented"),
            _("Reported elsewhere"),
            _("Samples only"),
            _("No entry yet"),
        ],
        rows=[headline_row(total) for total in compared],
        note=_("A full bar is the official figure, or the samples where they come to more."),
    )


def headline_row(total: Total) -> Row:
    """One official figure with its bars."""
    left = remainder(total)
    strips = [
        Strip([(0, left.documented), (3, left.unexplained or 0)], shown(total.documented, "0")),
    ]
    if total.reported.count:
        strips.append(Strip([(1, left.reported)], shown(total.reported)))
    if total.illustrative.count:
        strips.append(Strip([(2, left.illustrative)], shown(total.illustrative)))
    return Row(
        label=f"{text_of(total.indicator, 'name').value}: {official(total)}",
        strips=strips,
        cells=[
            official(total),
            *(shown(total.parts[kind]) for kind in PATTERNS),
            left_over(total),
        ],
        numbers=[
            left.headline,
            *(total.parts[kind].total for kind in PATTERNS),
            left.unexplained,
        ],
        scale=left.largest,
        slug=total.indicator.slug,
    )


def breakdown(total: Total, dimension: str, query: ProjectFilter) -> Chart:
    """An indicator by block, theme, region and so on, under the query. Each row leads
    to its figures."""
    present = [kind for kind in PATTERNS if total.parts[kind].count]
    named = _named(total.by[dimension], dimension, query.labels)
    named, left_out = named[:MOST_ROWS], len(named[MOST_ROWS:])
    note = notes()[dimension]
    if left_out:
        note += " " + ngettext(
            "%(count)s more row is in the data.", "%(count)s more rows are in the data.", left_out
        ) % {"count": number(left_out)}
    return Chart(
        name=f"{total.indicator.slug}-by-{dimension.replace('_', '-')}",
        finding=_breakdown_finding(total, dimension, named),
        head=heads()[dimension],
        series=[Series(kinds()[kind], PATTERNS[kind]) for kind in present],
        rows=[
            Row(
                label=label,
                strips=[
                    Strip([(present.index(kind), parts[kind].total or 0)], shown(parts[kind]))
                    for kind in present
                    if parts[kind].count
                ],
                cells=[shown(parts[kind]) for kind in present],
                numbers=[parts[kind].total for kind in present],
                address=_row_address(total, dimension, key, query),
            )
            for key, label, parts in named
        ],
        note=note,
    )


def _row_address(total: Total, dimension: str, key: str, query: ProjectFilter) -> str:
    if dimension == PERIOD:
        return ""
    page = reverse("indicator", args=[total.indicator.slug])
    return f"{page}?{query.urlencode(**{_facet(dimension): [key]})}#evidence"


def _facet(dimension: str) -> str:
    return "region" if dimension == "region_today" else dimension


def _named(
    by_key: Mapping[str, Parts], dimension: str, labels: Labels
) -> list[tuple[str, str, Parts]]:
    """Keys with their names, in the order in which they are shown."""
    if dimension == PERIOD:
        keys = sorted(by_key, key=lambda key: (not key, key))
        return [(key, period_label(key), by_key[key]) for key in keys]
    named = [
        (key, label, by_key[key])
        for key, label in labels(_facet(dimension)).items()
        if key in by_key
    ]
    if dimension in ("block", "theme"):
        return named
    return sorted(named, key=lambda row: [-(row[2][kind].total or 0) for kind in PATTERNS])


def period_label(key: str) -> str:
    return key.replace("-", "–") or _("period not stated")


def _breakdown_finding(
    total: Total, dimension: str, named: Sequence[tuple[str, str, Parts]]
) -> str:
    """The finding of a breakdown: where most of it is, documented and samples apart."""
    sentences = []
    for kind in PATTERNS:
        whole = total.parts[kind]
        if not whole.count or whole.total is None:
            continue
        most = max((parts[kind].total or 0 for _key, _label, parts in named), default=0)
        where = [label for _key, label, parts in named if (parts[kind].total or 0) == most]
        sentences.append(_most(openings()[kind], where if most else [], most, whole))
    return " ".join(sentences) or _("No entry states this yet.")


def _most(kind: str, where: Sequence[str], most: int, whole: Part) -> str:
    said = {"kind": kind, "amount": number(most), "whole": number(whole.total)}
    if not where:
        return _("%(kind)s: %(whole)s, place not stated.") % said
    if len(where) > 2:
        return _("%(kind)s: spread out, at most %(amount)s of %(whole)s in one place.") % said
    said["where"] = "; ".join(where)
    if most == whole.total:
        return _("%(kind)s: all %(whole)s in “%(where)s”.") % said
    return _("%(kind)s: most in “%(where)s”, %(amount)s of %(whole)s.") % said


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
    return f"{reverse('list')}?{query.urlencode(**others)}"


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
