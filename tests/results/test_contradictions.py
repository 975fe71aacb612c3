"""What the check of the figures finds."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from projects.models import HeadlineFigure, Indicator, Organisation, Participation
from projects.results.contradictions import contradictions
from projects.results.contradictions.finding import Contradiction
from tests.factories import figure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def found(kind: str) -> list[Contradiction]:
    return [contradiction for contradiction in contradictions() if contradiction.kind == kind]


def test_a_figure_above_the_official_one_is_found_in_a_draft_too(project) -> None:
    entry = project(1, published=False)
    figure(entry, "copies-printed", 300)
    figure(entry, "event-participants", 26_000)
    [finding] = found("greater-than-official")
    assert finding.explanation == "26,000 is more than the official 25,000 for the whole."
    assert finding.address.endswith(f"/project/{entry.pk}/change/#id_metrics-1-value")


def test_documented_entries_above_an_exact_official_figure_are_found(project) -> None:
    for number in (1, 2):
        figure(project(number, provenance="documented"), "event-participants", 20_000)
    [finding] = found("greater-than-official")
    assert "add up to 40,000" in finding.explanation


def test_figures_that_share_a_year_and_parts_above_their_whole_are_found(project) -> None:
    entry = project(1)
    figure(entry, "seminars-held", 10)
    figure(entry, "seminars-held", 8, period="2011")
    figure(entry, "seminars-held", 7, period="2012")
    assert len(found("overlapping-periods")) == 2
    [finding] = found("parts-exceed-whole")
    assert finding.explanation == "The parts come to 15, the whole is 10."


def test_years_that_cannot_be_are_found(project) -> None:
    entry = project(1, start_year=2011, end_year=2012)
    figure(entry, "seminars-held", 10, period="2013–2012")
    assert len(found("end-before-start")) == 1
    assert len(found("outside-the-years")) == 1


def test_a_figure_without_its_sentence_is_found_unless_it_is_a_sample(project) -> None:
    figure(project(1, provenance="documented"), "seminars-held", 10)
    figure(project(2, provenance="illustrative"), "seminars-held", 10)
    [finding] = found("without-source")
    assert finding.about.startswith("1.")


def test_a_figure_that_its_own_quotation_contradicts_is_found(project) -> None:
    entry = project(1, provenance="documented")
    figure(entry, "seminars-held", 28, sentence="В мастерской прошло 26 семинаров.")
    figure(entry, "event-participants", 1_250, sentence="Всего пришло около 1 250 человек.")
    figure(entry, "meetings-held", 2_500_000, sentence="Встречи: 2,5 млн.")
    figure(entry, "people-trained", 50, sentence="Обучено полсотни человек.")
    [finding] = found("other-than-quoted")
    assert finding.explanation == (
        "The figure is 28, its source says: “В мастерской прошло 26 семинаров.”"
    )
    assert finding.address.endswith("-sentence")


def test_the_same_figure_of_one_organisation_in_two_entries_is_found_once(project) -> None:
    organisation = Organisation.objects.get(slug="fund-of-apk")
    for number in (1, 2, 3):
        entry = project(number)
        figure(entry, "seminars-held", 10 if number < 3 else 11)
        Participation.objects.create(project=entry, organisation=organisation)
    [finding] = found("same-figure-twice")
    assert finding.about.startswith("2.")
    assert finding.explanation.startswith("Stand 1 of ")


def test_what_is_counted_without_a_unit_is_found_by_language(project) -> None:
    Indicator.objects.filter(slug="seminars-held").update(unit_kk="")
    [finding] = found("without-unit")
    assert finding.address.endswith("#id_unit_kk")


def test_official_figures_without_a_documented_entry_are_found(wall: None) -> None:
    assert len(found("official-without-entry")) == 11
    assert {c.kind for c in contradictions()} == {"official-without-entry"}


def test_the_command_lists_them_in_words(wall: None) -> None:
    said = StringIO()
    call_command("check_figures", "--language", "ru", stdout=said)
    assert "Официальная цифра не подкреплена ни одним проектом" in said.getvalue()
    assert "11 противоречий" in said.getvalue()


def test_staff_read_them_in_the_desk_and_visitors_do_not(wall: None, client: Client) -> None:
    address = "/admin/contradictions/"
    assert client.get(address).status_code == 302
    user: Any = get_user_model().objects.create_superuser("editor", password="x")
    client.force_login(user)
    shown = client.get(address).content.decode()
    assert "headlinefigure" in shown


def test_every_link_leads_to_a_field_of_its_form(project, client: Client) -> None:
    entry = project(1, provenance="documented", start_year=2011, end_year=2012)
    figure(entry, "event-participants", 26_000, period="2013–2012")
    Indicator.objects.filter(slug="seminars-held").update(unit_kk="")
    client.force_login(get_user_model().objects.create_superuser("editor", password="x"))
    for contradiction in contradictions():
        page, _, field = contradiction.address.partition("#")
        assert f'id="{field}"' in client.get(page).content.decode(), contradiction


def test_up_to_exceeds_nothing(project) -> None:
    entry = project(1, provenance="documented")
    figure(entry, "event-participants", 26_000, "up-to")
    figure(entry, "seminars-held", 10)
    figure(entry, "seminars-held", 8, period="2011")
    figure(entry, "seminars-held", 7, "up-to", period="2012")
    assert found("greater-than-official") == found("parts-exceed-whole") == []


def test_what_is_sure_of_a_sum_with_up_to_is_compared(project) -> None:
    for number, qualifier in enumerate(("exactly", "at-least", "up-to"), 1):
        figure(project(number, provenance="documented"), "event-participants", 20_000, qualifier)
    [finding] = found("greater-than-official")
    assert "add up to at least 40,000" in finding.explanation


@pytest.mark.parametrize(
    ("qualifier", "explanation"),
    [
        ("at-least", "26,000 is more than the official at least 25,000 for the whole. “More than”"),
        ("up-to", "26,000 is more than the official up to 25,000 for the whole."),
    ],
)
def test_an_official_figure_is_a_limit_below_or_above(
    project, qualifier: str, explanation: str
) -> None:
    HeadlineFigure.objects.filter(indicator__slug="event-participants").update(qualifier=qualifier)
    figure(project(1, provenance="documented"), "event-participants", 26_000)
    first, *others = found("greater-than-official")
    assert first.explanation.startswith(explanation)
    # The sum is told beside the figure only where the official one leaves no room for more.
    assert len(others) == (qualifier == "up-to")


@pytest.mark.parametrize(("qualifier", "findings"), [("at-least", 0), ("up-to", 1)])
def test_parts_exceed_a_whole_that_is_no_lower_limit(
    project, qualifier: str, findings: int
) -> None:
    entry = project(1)
    figure(entry, "seminars-held", 10, qualifier)
    figure(entry, "seminars-held", 8, "at-least", period="2011")
    figure(entry, "seminars-held", 7, period="2012")
    assert len(found("parts-exceed-whole")) == findings
