"""How figures add up."""

import json
from collections import defaultdict

import pytest
from django.test import Client

from projects.models import Indicator, Metric, Project, Source
from projects.totals import totals

pytestmark = pytest.mark.django_db


def figure(project: Project, indicator: str, value: int | None, qualifier: str = "exactly") -> None:
    Metric.objects.create(
        project=project,
        indicator=Indicator.objects.get(slug=indicator),
        value=value,
        wording_en="" if value is not None else "thousands",
        wording="" if value is not None else "thousands",
        qualifier=qualifier,
        source=Source.objects.first(),
    )


def total_of(slug: str):
    found = totals(Project.objects.published())
    return next(total for total in found if total.indicator.slug == slug)


def test_every_total_is_the_sum_of_what_projects_json_shows(wall: None, client: Client) -> None:
    data = json.loads(client.get("/en/projects.json").content)["projects"]
    sums: dict = defaultdict(int)
    entries: dict = defaultdict(set)
    for entry in data:
        for metric in entry["metrics"]:
            for key in ("", entry["block"], *entry["themes"]):
                sums[metric["indicator"], entry["provenance"], key] += metric["value"]
            entries[metric["indicator"], entry["provenance"]].add(entry["number"])
    checked = 0
    for total in totals(Project.objects.published()):
        if total.indicator.counted_from != "metrics":
            continue
        for provenance in ("documented", "illustrative"):
            key = (total.indicator.slug, provenance)
            assert (total.parts[provenance].total or 0) == sums[*key, ""]
            assert set(total.parts[provenance].entries) == entries[key]
            for slug, parts in (total.by_block | total.by_theme).items():
                assert (parts[provenance].total or 0) == sums[*key, slug], (key, slug)
                checked += 1
    assert checked > 50


def test_samples_are_never_part_of_a_documented_total(project) -> None:
    figure(project(1, provenance="documented"), "people-trained", 10)
    figure(project(2, provenance="illustrative"), "people-trained", 500)
    total = total_of("people-trained")
    assert (total.documented.total, total.illustrative.total) == (10, 500)


def test_an_entry_with_two_themes_counts_once_in_the_whole(project) -> None:
    figure(project(1, themes=("charity", "family")), "people-trained", 10)
    total = total_of("people-trained")
    assert total.reported.total == 10
    assert {slug: parts["reported"].total for slug, parts in total.by_theme.items()} == {
        "charity": 10,
        "family": 10,
    }


@pytest.mark.parametrize(
    ("qualifiers", "of_sum"),
    [
        (("exactly", "exactly"), "exactly"),
        (("exactly", "more-than"), "more-than"),
        (("more-than", "about"), "about"),
    ],
)
def test_a_sum_is_as_exact_as_its_parts(project, qualifiers, of_sum: str) -> None:
    for number, qualifier in enumerate(qualifiers, 1):
        figure(project(number), "people-trained", 300, qualifier)
    assert (
        total_of("people-trained").reported.total,
        total_of("people-trained").reported.qualifier,
    ) == (
        600,
        of_sum,
    )


def test_a_figure_without_a_number_adds_nothing(project) -> None:
    figure(project(1), "elderly-helped", None, "thousands")
    assert total_of("elderly-helped").reported.total is None


def test_the_greatest_and_what_does_not_add_up(project) -> None:
    figure(project(1), "people-trained", 10)
    figure(project(2), "people-trained", 30)
    Indicator.objects.filter(slug="people-trained").update(adds_up="greatest")
    assert total_of("people-trained").reported.total == 30
    Indicator.objects.filter(slug="people-trained").update(adds_up="not-at-all")
    assert total_of("people-trained").reported.total is None


def test_only_completed_budgets_make_the_completed_budget(project) -> None:
    project(1, status="closed", budget_kzt=100)
    project(2, status="implementation", budget_kzt=1000)
    project(3, status="closed")
    total = total_of("budget-completed")
    assert (total.reported.total, total.reported.entries) == (100, [1])


def test_the_page_shows_the_13_headline_figures(wall: None, client: Client) -> None:
    html = client.get("/en/results/").content.decode()
    for statement in (
        "61 projects",
        "total circulation of 5,000 copies",
        "25,000 participants, mainly student youth",
        "more than 300 mln tenge",
        "thousands of elderly people",
        "more than 1,000 children with disabilities",
        "about 4,000 direct social services",
        "raised more than 35 mln tenge",
        "more than 400 students",
        "more than 100 craftsmen",
        "more than 32,000 participants trained",
        "more than 1,000 seminars",
        "more than 100 meetings",
    ):
        assert statement in html
