"""Charts of totals: official figures beside what entries document, and totals by block or theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.catalogue.filters import ProjectFilter
from projects.results.charts.chart import Chart, Row, Series, Strip
from projects.results.charts.sentences import (
    heads,
    kinds,
    left_over,
    notes,
    official,
    openings,
    shown,
)
from projects.results.totals import Part, Parts, Total, remainder
from projects.results.totals.dimensions import PERIOD
from projects.serving.addresses import page_address
from projects.texts.languages import text_of
from projects.texts.numbers import number

PATTERNS = {"documented": "solid", "reported": "hatched", "illustrative": "dotted"}
MOST_ROWS = 30

Labels = Callable[[str], Mapping[str, str]]


def against_headlines(totals: Sequence[Total]) -> Chart:
    """Every official figure beside what entries document and what samples show."""
    compared = [total for total in totals if total.headline or len(totals) == 1]
    backed = sum(bool(total.documented.count) for total in compared)
    finding = _("%(backed)s of %(all)s official figures are confirmed by documented projects") % {
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
            Series(_("Not yet confirmed"), "empty"),
        ],
        columns=[
            _("Official summary"),
            _("Documented"),
            _("Reported elsewhere"),
            _("Samples only"),
            _("Not yet confirmed"),
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
    page = page_address("indicator", total.indicator.slug)
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
