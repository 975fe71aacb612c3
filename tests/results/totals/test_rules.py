"""The adding-up rules hold for whatever entries state: property-based tests.

The expected sums are worked out here a second time, in plain Python, from the rules' words.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects.models import Block, Indicator, Metric, Project, Region, Source, Theme
from projects.results.totals import totals
from projects.results.totals.evidence import every_figure, of_metric
from projects.results.totals.periods import WHOLE, key_of_span, years_of

pytestmark = pytest.mark.django_db

BLOCKS = ("fund", "regional")
THEMES = ("charity", "family", "unity")
REGIONS = ("KZ-39", "KZ-61", "KZ-YUZ")
TODAY = {"KZ-39": {"KZ-39"}, "KZ-61": {"KZ-61"}, "KZ-YUZ": {"KZ-61", "KZ-79"}}
YEARS = st.integers(2009, 2014)
PERIODS = st.one_of(
    st.just(""),
    YEARS.map(str),
    st.tuples(YEARS, YEARS).map(lambda pair: f"{min(pair)}–{max(pair)}"),
)
FIGURES = st.dictionaries(
    PERIODS,
    st.tuples(
        st.one_of(st.none(), st.integers(0, 40_000)),
        st.sampled_from(("exactly", "more-than", "at-least", "up-to", "about")),
    ),
    max_size=5,
)
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {
            "provenance": st.sampled_from(Project.Provenance.values),
            "publication": st.sampled_from(("published", "published", "draft")),
            "block": st.sampled_from(BLOCKS),
            "themes": st.sets(st.sampled_from(THEMES)),
            "regions": st.sets(st.sampled_from(REGIONS)),
            "figures": FIGURES,
        }
    ),
    max_size=5,
)


def hang_up(entries: list[dict[str, Any]]) -> None:
    """Takes everything off the wall and hangs up these entries."""
    Project.objects.all().delete()
    blocks = {block.slug: block for block in Block.objects.all()}
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    regions = {region.code: region for region in Region.objects.all()}
    source = Source.objects.first()
    indicator = Indicator.objects.get(slug="people-trained")
    made = Project.objects.bulk_create(
        Project(
            number=number,
            slug=f"entry-{number}",
            block=blocks[entry["block"]],
            provenance=entry["provenance"],
            publication=entry["publication"],
        )
        for number, entry in enumerate(entries, 1)
    )
    through, lands = Project.themes.through, Project.regions.through
    through.objects.bulk_create(
        through(project=project, theme=themes[slug])
        for project, entry in zip(made, entries, strict=True)
        for slug in entry["themes"]
    )
    lands.objects.bulk_create(
        lands(project=project, region=regions[code])
        for project, entry in zip(made, entries, strict=True)
        for code in entry["regions"]
    )
    Metric.objects.bulk_create(
        Metric(
            project=project,
            indicator=indicator,
            value=value,
            wording="" if value is not None else "thousands",
            qualifier=qualifier,
            period=period,
            covers_from=years_of(period)[0],
            covers_until=years_of(period)[1],
            source=source,
        )
        for project, entry in zip(made, entries, strict=True)
        for period, (value, qualifier) in entry["figures"].items()
    )


def share(figures: dict[str, tuple[int | None, str]]) -> dict[str, tuple[int, str]]:
    """Those figures of one entry that count, by period: rule 3, one comparison after another."""
    numbers = {p: (v, q) for p, (v, q) in figures.items() if v is not None}
    left = dict(numbers)
    order = list(figures)
    for period, (value, _) in numbers.items():
        first, last = years_of(period)
        for other, (rival, _) in numbers.items():
            begin, end = years_of(other)
            if other == period or end < first or last < begin:
                continue
            mine = (last - first, value, -order.index(period))
            if (end - begin, rival, -order.index(other)) > mine:
                left.pop(period, None)
    return left


def worked_out(entries: list[dict[str, Any]]) -> dict[tuple[str, str, str], tuple[int, str]]:
    """Sum and qualifier by (dimension, key, provenance): all rules, in plain Python."""
    values: dict[Any, list[tuple[int, str]]] = defaultdict(list)
    for entry in entries:
        if entry["publication"] != "published":
            continue
        today = {code for region in entry["regions"] for code in TODAY[region]}
        for period, figure in share(entry["figures"]).items():
            first, last = years_of(period)
            keys = [
                ("", ""),
                ("block", entry["block"]),
                *(("theme", slug) for slug in entry["themes"]),
                *(("region", code) for code in entry["regions"]),
                *(("region_today", code) for code in today),
                ("period", key_of_span(f"{first}-{last}")),
            ]
            for dimension, key in keys:
                values[dimension, key, entry["provenance"]].append(figure)
    return {place: _sum(figures) for place, figures in values.items()}


def _sum(figures: list[tuple[int, str]]) -> tuple[int, str]:
    qualifiers = {qualifier for _, qualifier in figures}
    total = sum(value for value, _ in figures)
    limits = sum(value for value, qualifier in figures if qualifier == "up-to")
    if "about" in qualifiers or (limits and qualifiers & {"more-than", "at-least"}):
        return total, "about"
    if limits:
        return total, "up-to"
    return total, next((q for q in ("more-than", "at-least") if q in qualifiers), "exactly")


def added_up() -> dict[tuple[str, str, str], tuple[int, str]]:
    """The same as the catalogue adds it up."""
    by = ("block", "theme", "region", "region_today", "period")
    found = totals(Project.objects.published(), by)
    total = next(total for total in found if total.indicator.slug == "people-trained")
    everywhere = {("", ""): total.parts} | {
        (dimension, key): parts for dimension in by for key, parts in total.by[dimension].items()
    }
    return {
        (*place, provenance): (part.total, str(part.qualifier))
        for place, parts in everywhere.items()
        for provenance, part in parts.items()
        if part.count and part.total is not None
    }


def check_the_rules(entries: list[dict[str, Any]]) -> None:
    hang_up(entries)
    found = added_up()
    assert found == worked_out(entries)
    for provenance in Project.Provenance.values:
        whole = found.get(("", "", provenance), (0, ""))[0]
        for dimension in ("block", "period"):
            rows = [v for (d, _, p), (v, _) in found.items() if (d, p) == (dimension, provenance)]
            assert sum(rows) == whole
    years: dict[tuple[int, int], int] = defaultdict(int)
    for metric in every_figure(Project.objects.published()):
        if of_metric(metric).counts:
            for year in range(max(metric.covers_from, 2009), min(metric.covers_until, 2014) + 1):
                years[metric.project_id, year] += 1
    assert max(years.values(), default=1) == 1


def examples(count: int) -> Any:
    return settings(
        max_examples=count,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        database=None,
    )


@examples(40)
@given(entries=ENTRIES)
def test_whatever_entries_state_the_rules_hold(db: None, entries: list[dict[str, Any]]) -> None:
    check_the_rules(entries)


@pytest.mark.full
@examples(1000)
@given(entries=ENTRIES)
def test_the_rules_hold_in_a_thousand_examples(db: None, entries: list[dict[str, Any]]) -> None:
    check_the_rules(entries)


@examples(100)
@given(words=st.text(max_size=30))
def test_a_period_is_read_whatever_it_says(words: str) -> None:
    first, last = years_of(words)
    assert first <= last
    assert (first, last) == WHOLE or f"{first}" in words
