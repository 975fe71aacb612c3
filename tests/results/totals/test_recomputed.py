"""Every total is the sum of what ``projects.json`` shows, worked out here a second time."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from projects.catalogue.filters import ProjectFilter
from projects.models import Block, Indicator, Organisation, Project, Region, Theme
from projects.results.totals import totals

pytestmark = pytest.mark.django_db

BY = ("block", "theme", "region", "region_today", "organisation", "period")
Amount = tuple[int, frozenset[int]]


@pytest.fixture
def shown(wall: None, client: Client) -> list[dict[str, Any]]:
    """The entries as the data shows them."""
    return json.loads(client.get("/en/projects.json").content)["projects"]


def figures_of(entry: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    """(indicator, value, years) of what an entry adds to totals, budgets and itself included."""
    running = "-".join(str(y) for y in sorted({entry["start_year"], entry["end_year"]} - {None}))
    yield "projects-on-show", 1, running
    if entry["status"] == "closed" and entry["budget_kzt"] is not None:
        yield "budget-completed", entry["budget_kzt"], running
    for metric in entry["metrics"]:
        rivals = [m for m in entry["metrics"] if m["indicator"] == metric["indicator"]]
        assert len(rivals) == 1, "the wall's entries state each figure once"
        if isinstance(metric["value"], int):
            years = re.findall(r"\d{4}", metric["period"])
            yield metric["indicator"], metric["value"], "-".join(dict.fromkeys(years))


def recomputed(
    entries: list[dict[str, Any]], successors: dict[str, set[str]]
) -> dict[tuple[str, str, str, str], Amount]:
    """Sum and stand numbers by (indicator, dimension, key, provenance)."""
    sums: dict[Any, int] = defaultdict(int)
    numbers: dict[Any, set[int]] = defaultdict(set)
    slugs = {o.name_en: o.slug for o in Organisation.objects.all()}
    for entry in entries:
        organisations = {slugs[part["name"]] for part in entry["participants"]}
        today = {code for region in entry["regions"] for code in successors[region]}
        for indicator, value, years in figures_of(entry):
            keys = [
                ("", ""),
                ("block", entry["block"]),
                *(("theme", slug) for slug in entry["themes"]),
                *(("region", code) for code in entry["regions"]),
                *(("region_today", code) for code in today),
                *(("organisation", slug) for slug in organisations),
                ("period", years),
            ]
            for dimension, key in keys:
                place = (indicator, dimension, key, entry["provenance"])
                sums[place] += value
                numbers[place].add(entry["number"])
    return {place: (value, frozenset(numbers[place])) for place, value in sums.items()}


@pytest.fixture
def successors(wall: None) -> dict[str, set[str]]:
    return {
        region.code: {successor.code for successor in region.successors.all()}
        for region in Region.objects.prefetch_related("successors")
    }


def test_every_breakdown_is_the_sum_of_what_projects_json_shows(
    shown: list[dict[str, Any]], successors: dict[str, set[str]]
) -> None:
    expected = recomputed(shown, successors)
    found = {}
    for total in totals(Project.objects.published(), BY, with_numbers=True):
        slug = total.indicator.slug
        for provenance, part in total.parts.items():
            if part.count:
                found[slug, "", "", provenance] = (part.total, frozenset(part.entries))
        for dimension, keys in total.by.items():
            for key, parts in keys.items():
                for provenance, part in parts.items():
                    if part.count:
                        of_place = expected.get((slug, dimension, key, provenance), (0, ()))
                        assert part.count == len(of_place[1])
                        found[slug, dimension, key, provenance] = (part.total, of_place[1])
    assert found == expected
    assert len(found) > 400


def crossed(client: Client, shown: list[Any], successors: Any, places: Any) -> int:
    """Compares the totals under block × theme × region with the sums over the entries there."""
    checked = 0
    for block, theme, region in places:
        there = [
            entry
            for entry in shown
            if entry["block"] == block
            and theme in entry["themes"]
            and any(region == code or region in successors[code] for code in entry["regions"])
        ]
        query = QueryDict(f"block={block}&theme={theme}&region={region}")
        asked = ProjectFilter(query)
        expected = recomputed(there, successors)
        for total in totals(asked.without(""), with_numbers=True):
            for provenance, part in total.parts.items():
                place = (total.indicator.slug, "", "", provenance)
                value, numbers = expected.get(place, (0, frozenset()))
                assert ((part.total or 0), frozenset(part.entries)) == (value, numbers), place
                checked += 1
    return checked


def places(step: int) -> list[tuple[str, str, str]]:
    everywhere = product(
        Block.objects.values_list("slug", flat=True),
        Theme.objects.values_list("slug", flat=True),
        Region.objects.values_list("code", flat=True),
    )
    return list(everywhere)[::step]


def test_totals_under_block_theme_and_region_are_the_sums_of_the_entries_there(
    client: Client, shown: list[dict[str, Any]], successors: dict[str, set[str]]
) -> None:
    assert crossed(client, shown, successors, places(7)) > 2000


@pytest.mark.full
def test_totals_under_every_block_theme_and_region_are_the_sums_of_the_entries_there(
    client: Client, shown: list[dict[str, Any]], successors: dict[str, set[str]]
) -> None:
    count = crossed(client, shown, successors, places(1))
    assert count == len(places(1)) * Indicator.objects.count() * 3
