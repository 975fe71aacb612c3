"""How figures add up."""

import pytest
from django.test import Client

from projects.models import (
    Indicator,
    Organisation,
    Participation,
    Project,
    Region,
)
from projects.results.totals import totals
from tests.factories import figure

pytestmark = pytest.mark.django_db


def total_of(slug: str, *by: str):
    found = totals(Project.objects.published(), by, with_numbers=True)
    return next(total for total in found if total.indicator.slug == slug)


def under(total, dimension: str) -> dict[str, int]:
    return {key: parts["reported"].total for key, parts in total.by[dimension].items()}


def test_samples_are_never_part_of_a_documented_total(project) -> None:
    figure(project(1, provenance="documented"), "people-trained", 10)
    figure(project(2, provenance="illustrative"), "people-trained", 500)
    total = total_of("people-trained")
    assert (total.documented.total, total.illustrative.total) == (10, 500)


def test_an_entry_with_two_themes_counts_once_in_the_whole(project) -> None:
    figure(project(1, themes=("charity", "family")), "people-trained", 10)
    total = total_of("people-trained", "theme")
    assert total.reported.total == 10
    assert under(total, "theme") == {
        "charity": 10,
        "family": 10,
    }


@pytest.mark.parametrize(
    ("qualifiers", "of_sum"),
    [
        (("exactly", "exactly"), "exactly"),
        (("exactly", "more-than"), "more-than"),
        (("more-than", "about"), "about"),
        (("exactly", "at-least"), "at-least"),
        (("at-least", "more-than"), "more-than"),
        (("at-least", "about"), "about"),
        (("up-to",), "up-to"),
        (("exactly", "up-to"), "up-to"),
        (("more-than", "up-to"), "about"),
        (("at-least", "up-to"), "about"),
    ],
)
def test_a_sum_is_as_exact_as_its_parts(project, qualifiers, of_sum: str) -> None:
    for number, qualifier in enumerate(qualifiers, 1):
        figure(project(number), "people-trained", 300, qualifier)
    assert (
        total_of("people-trained").reported.total,
        total_of("people-trained").reported.qualifier,
    ) == (300 * len(qualifiers), of_sum)


@pytest.mark.parametrize(
    ("figures", "counted"),
    [
        ({"2010": 10, "2011": 20}, 30),
        ({"": 25, "2010": 10, "2011": 20}, 25),
        ({"2010–2012": 25, "2010": 10, "2011": 20, "2013": 4}, 29),
        ({"2010–2011": 25, "2011–2012": 30}, 30),
        ({"2010, spring": 5, "2010, autumn": 7}, 7),
        ({"in spring": 5, "in autumn": 7}, 7),
    ],
)
def test_no_year_of_an_entry_counts_twice(project, figures, counted: int) -> None:
    entry = project(1)
    for period, value in figures.items():
        figure(entry, "people-trained", value, period=period)
    total = total_of("people-trained", "block", "period")
    assert (total.reported.total, total.reported.count) == (counted, 1)
    assert sum(under(total, "period").values()) == counted
    assert under(total, "block") == {"fund": counted}


def test_a_figure_for_several_years_has_a_row_of_its_own(project) -> None:
    figure(project(1), "people-trained", 10, period="2010–2012")
    figure(project(2), "people-trained", 20, period="2010")
    figure(project(3), "people-trained", 30)
    total = total_of("people-trained", "period")
    assert under(total, "period") == {"2010-2012": 10, "2010": 20, "": 30}


def test_a_word_instead_of_a_number_takes_no_figures_place(project) -> None:
    entry = project(1)
    figure(entry, "elderly-helped", None, "thousands")
    figure(entry, "elderly-helped", 40, period="2012")
    assert total_of("elderly-helped").reported.total == 40


def test_an_entry_in_two_regions_counts_once_in_the_whole_and_under_both(project) -> None:
    entry = project(1)
    entry.regions.set(Region.objects.filter(code__in=["KZ-39", "KZ-55"]))
    figure(entry, "people-trained", 10)
    total = total_of("people-trained", "region")
    assert total.reported.total == 10
    assert under(total, "region") == {"KZ-39": 10, "KZ-55": 10}


def test_regions_of_then_are_found_under_those_of_today_once(project) -> None:
    then, today = Region.objects.get(code="KZ-YUZ"), Region.objects.get(code="KZ-79")
    entry = project(1)
    entry.regions.set([then, today])
    figure(entry, "people-trained", 10)
    total = total_of("people-trained", "region", "region_today")
    assert under(total, "region") == {then.code: 10, "KZ-79": 10}
    assert under(total, "region_today") == {"KZ-61": 10, "KZ-79": 10}


def test_an_organisation_with_two_roles_counts_once(project) -> None:
    entry = project(1)
    organisation = Organisation.objects.get(slug="fund-of-apk")
    for role in ("implementing", "funding"):
        Participation.objects.create(project=entry, organisation=organisation, role=role)
    figure(entry, "people-trained", 10)
    assert under(total_of("people-trained", "organisation"), "organisation") == {"fund-of-apk": 10}


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
        "thousands of older people",
        "more than 1,000 children with disabilities",
        "about 4,000 direct social services",
        "raised more than 35 mln tenge",
        "more than 400 students",
        "more than 100 craftsmen",
        "more than 32,000 participants trained",
        "more than 1,000 seminars",
        "more than 100 meetings",
    ):
        assert statement in html.replace("\xa0", " ")
