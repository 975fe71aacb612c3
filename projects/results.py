"""The results under one query, as the page, the printed report and the files show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from projects.atlas import RegionMap, region_map, region_rows
from projects.charts import Chart, shelf
from projects.charts.findings import against_headlines
from projects.filters import ProjectFilter
from projects.totals import Census, Total, census, totals
from projects.totals.budget import Budget, budgets


@dataclass(frozen=True)
class Overview:
    """All that the results page says; 7 queries, whatever the size. ``overview`` makes it."""

    asked: ProjectFilter
    totals: list[Total]
    counted: Census

    @cached_property
    def against(self) -> Chart:
        """Every official figure beside what entries state."""
        return against_headlines(self.totals)

    @cached_property
    def charts(self) -> dict[str, Chart]:
        """The pictures by name, those that have something to show."""
        return shelf.of_entries(self.totals, self.counted, self.asked)

    @property
    def pictures(self) -> list[Chart]:
        """The pictures in order, without those that the page shows in another way."""
        shown_elsewhere = ("headlines", "projects-on-show-by-region-today")
        return [chart for name, chart in self.charts.items() if name not in shown_elsewhere]

    @property
    def budgets(self) -> list[Budget]:
        return budgets(self.counted)

    @property
    def map(self) -> RegionMap:
        """Where the entries are: regions of today, and of the time, those that were divided."""
        counts: dict[str, int] = {}
        for dimension in ("region", "region_today"):
            of_dimension: dict[str, int] = {}
            for tally in self.counted.by(dimension):
                of_dimension[tally.key] = of_dimension.get(tally.key, 0) + tally.entries
            counts |= of_dimension
        return region_map(
            region_rows(
                self.asked.labels("region"),
                counts,
                lambda code: f"{reverse('list')}?{self.asked.query(region=[code])}",
                self.asked.asked["region"],
            )
        )


def overview(asked: ProjectFilter) -> Overview:
    """Adds up the entries of a query."""
    entries = asked.without("")
    counted = census(entries, shelf.OF_ENTRIES)
    return Overview(asked, totals(entries, counted=counted), counted)
