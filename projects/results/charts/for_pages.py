"""All pictures under one query: those of the results page, those of a figure, and by name."""

from __future__ import annotations

from collections.abc import Collection

from projects.catalogue.filters import ProjectFilter
from projects.models import Indicator, Project
from projects.results.charts.breakdowns import against_headlines, breakdown
from projects.results.charts.by_status import money, timeline
from projects.results.charts.chart import Chart
from projects.results.totals import EntryCounts, Total, count_entries, totals
from projects.results.totals.dimensions import ALL_DIMENSIONS, OF_ENTRIES

ON_SHOW = "projects-on-show"


def of_entries(
    found: Collection[Total], counted: EntryCounts, query: ProjectFilter
) -> dict[str, Chart]:
    """The pictures of the results page by name, those that have something to show."""
    on_show = next((total for total in found if total.indicator.slug == ON_SHOW), None)
    charts = [against_headlines(list(found))]
    if on_show:
        charts += [breakdown(on_show, dimension, query) for dimension in OF_ENTRIES[:4]]
    for provenance in Project.Provenance.values:
        charts += [timeline(counted, provenance, query), money(counted, provenance, query)]
    return {chart.name: chart for chart in charts if chart.rows}


def of_indicator(total: Total, query: ProjectFilter) -> list[Chart]:
    """The breakdowns of one figure, those that have something to show."""
    charts = (breakdown(total, dimension, query) for dimension in ALL_DIMENSIONS)
    return [chart for chart in charts if chart.rows]


def by_name(name: str, query: ProjectFilter) -> Chart | None:
    """The picture with that name under the query, ``None`` if there is none."""
    entries = query.without("")
    slug, by, dimension = name.rpartition("-by-")
    dimension = dimension.replace("-", "_")
    if by and dimension in ALL_DIMENSIONS:
        only = Indicator.objects.select_related("headline__source").filter(slug=slug).first()
        found = totals(entries, (dimension,), only=only) if only else []
        charts = [breakdown(total, dimension, query) for total in found]
        return next((chart for chart in charts if chart.rows), None)
    counted = count_entries(entries, OF_ENTRIES)
    return of_entries(totals(entries, counted=counted), counted, query).get(name)
