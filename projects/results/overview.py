"""The results under one query, as the page, the printed report and the files show them."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from projects.catalogue.filters import ProjectFilter
from projects.graphics.region_map import RegionMap, region_map, region_rows
from projects.models import Project
from projects.results.charts import Chart, for_pages
from projects.results.charts.breakdowns import against_headlines
from projects.results.totals import EntryCounts, Total, count_entries, totals
from projects.results.totals.budgets import Budget, budgets
from projects.results.totals.dimensions import OF_ENTRIES
from projects.results.totals.groups import all_of
from projects.results.totals.sums import sums
from projects.serving.addresses import page_address
from projects.texts.languages import current_language
from projects.texts.numbers import Counts


@dataclass(frozen=True)
class Overview:
    """All that the results page says, in the page's language. ``overview`` makes it."""

    totals: list[Total]
    # Every official figure beside what entries state.
    against: Chart
    # The pictures by name, those that have something to show.
    charts: dict[str, Chart]
    budgets: list[Budget]
    # Where the entries are: regions of today, and of the time, those that were divided.
    map: RegionMap
    # All of it as the page shows it, once it has been drawn.
    drawn: list[SafeString] = field(default_factory=list, compare=False, repr=False)

    @property
    def pictures(self) -> list[Chart]:
        """The pictures in order, without those that the page shows in another way."""
        shown_elsewhere = ("headlines", "projects-on-show-by-region-today")
        return [chart for name, chart in self.charts.items() if name not in shown_elsewhere]


def overview(query: ProjectFilter) -> Overview:
    """Adds up the entries of a query: three queries, whatever the size, and none where the same
    has been asked since the catalogue last changed. All entries are added up anew where they have
    changed alone."""
    key = ("overview", current_language(), query.urlencode())
    if query.text:
        return query.index.search(key, lambda: _added_up(query))
    return query.index.remember(key, lambda: _added_up(query))


def _added_up(query: ProjectFilter) -> Overview:
    entries = query.without("")
    if query.set_without("") == query.index.all:
        whole = all_of(query.index)
        counted, stated = whole.counted, whole.summed
    else:
        counted, stated = count_entries(entries, OF_ENTRIES), [*sums(entries)]
    found = totals(entries, counted=counted, stated=stated)
    return Overview(
        totals=found,
        against=against_headlines(found),
        charts=for_pages.of_entries(found, counted, query),
        budgets=budgets(counted),
        map=_map(counted, query),
    )


def _map(counted: EntryCounts, query: ProjectFilter) -> RegionMap:
    counts: dict[str, Counts] = {}
    for dimension in ("region", "region_today"):
        of_dimension: dict[str, dict[str, int]] = {}
        for tally in counted.by(dimension):
            parts = of_dimension.setdefault(tally.key, dict.fromkeys(Project.Provenance.values, 0))
            parts[tally.provenance] += tally.entries
        counts |= {key: Counts(*parts.values()) for key, parts in of_dimension.items()}
    return region_map(
        region_rows(
            query.labels("region"),
            counts,
            lambda code: f"{page_address('list')}?{query.urlencode(region=[code])}",
            query.values["region"],
        )
    )
