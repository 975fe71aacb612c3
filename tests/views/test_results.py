"""The results page, the page of one figure, and what they say."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from projects.models import HeadlineFigure, Indicator, Metric, Project
from projects.serving.version import raise_version
from projects.texts.languages import text_of
from projects.texts.numbers import quantity
from tests.factories import figure, many_projects
from tests.in_turn import in_turn
from tests.views.counting import queries

pytestmark = pytest.mark.django_db


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_13_official_figures_stand_with_qualifier_and_lead_to_sentence_and_source(
    wall: None, client: Client, language: str
) -> None:
    html = unescape(client.get(f"/{language}/results/").content.decode())
    assert HeadlineFigure.objects.count() == 13
    for headline in HeadlineFigure.objects.select_related("indicator", "source"):
        page = f"/{language}/results/{headline.indicator.slug}/"
        assert f'href="{page}#official"' in html
        shown = unescape(client.get(page).content.decode())
        with override(language):
            wording = text_of(headline, "wording").value
            stated = quantity(headline.value, headline.qualifier, wording)
            source = text_of(headline.source, "title").value
        assert stated in html
        assert headline.sentence in shown
        assert source in shown


def test_the_money_raised_is_documented_by_one_entry_with_its_sentence(
    wall: None, client: Client
) -> None:
    address = "/en/results/funds-raised/?provenance=documented"
    assert f'href="{address}#evidence"' in client.get("/en/results/").content.decode()
    shown = words_of(client.get(address).content.decode())
    assert "more than 35,000,000 1 entry" in shown
    assert "helped to attract more than 35 million tenge" in shown
    assert "Projects here confirm all of it" in shown


def test_what_no_entry_explains_is_said_in_words(wall: None, client: Client) -> None:
    shown = words_of(client.get("/en/results/").content.decode())
    assert (
        "Official summary: more than 32,000. No project in the catalogue confirms this yet."
        in shown
    )
    assert "Official summary: 61. Confirmed by projects here: 8; not yet: 53." in shown


def test_samples_never_shrink_what_no_entry_explains(project, client: Client) -> None:
    figure(project(1, provenance="illustrative"), "seminars-held", 900)
    figure(project(2, provenance="reported"), "seminars-held", 50)
    figure(project(3, provenance="documented"), "seminars-held", 40)
    shown = words_of(client.get("/en/results/seminars-held/").content.decode())
    assert "Confirmed by projects here: 40; not yet: more than 960" in shown


def test_an_entry_and_its_figure_lead_to_each_other(wall: None, client: Client) -> None:
    entry = client.get("/en/projects/unity-through-charity/").content.decode()
    assert 'href="/en/results/funds-raised/"' in entry
    figures = client.get("/en/results/funds-raised/").content.decode()
    assert 'href="/en/projects/unity-through-charity/#figures"' in figures


def test_a_figure_that_is_not_added_says_why(project, client: Client) -> None:
    entry = project(1)
    figure(entry, "people-trained", 100)
    figure(entry, "people-trained", 30, period="2012")
    figure(entry, "elderly-helped", None, "thousands")
    shown = words_of(client.get("/en/results/people-trained/").content.decode())
    assert "another figure of this entry counts for the same years" in shown
    shown = words_of(client.get("/en/results/elderly-helped/").content.decode())
    assert "Without a number: adds nothing to the total." in shown


def test_drafts_are_in_no_total_and_no_evidence(project, client: Client) -> None:
    figure(project(1, published=False, title_en="Secret seminar"), "seminars-held", 77)
    for address in ("/en/results/", "/en/results/seminars-held/"):
        shown = words_of(client.get(address).content.decode())
        assert "Secret" not in shown
        assert "77" not in shown


def test_budgets_of_completed_entries_stand_apart_with_those_that_state_none(
    project, client: Client
) -> None:
    project(1, provenance="documented", status="closed", budget_kzt=5_000_000)
    project(2, provenance="documented", status="closed")
    project(3, provenance="documented", status="implementation", budget_kzt=700_000)
    shown = words_of(client.get("/en/results/").content.decode())
    assert "documented completed 5,000,000 1 1" in shown
    assert "documented in progress 700,000 1 0" in shown


def test_the_page_of_a_figure_takes_the_filters_of_the_list(wall: None, client: Client) -> None:
    html = client.get("/en/results/people-trained/?block=fund&block=nonsense").content.decode()
    shown = words_of(html)
    assert "Only these entries: Block: Fund of the Assembly" in shown
    assert "“nonsense” is not a value of “Block”" in shown
    blocks = set(re.findall(r'<p class="quiet-text">(Projects of [^<·]+?)\s*(?:·|<)', html))
    assert blocks == {"Projects of the Fund of the Assembly"}


def test_a_figure_nobody_counts_answers_404(wall: None, client: Client) -> None:
    assert client.get("/en/results/nonsense/").status_code == 404


def test_the_results_need_at_most_8_queries_with_any_query(wall: None, client: Client) -> None:
    client.get("/en/results/")
    asked = "/en/results/?block=fund&theme=charity&region=KZ-71&organisation=fund-of-apk&year=2012"
    assert queries(client, "/en/results/") <= 8
    assert queries(client, asked) <= 8


def test_the_queries_of_a_figures_page_do_not_grow(wall: None, client: Client) -> None:
    addresses = [f"/en/results/{i.slug}/" for i in Indicator.objects.all()[:2]]
    client.get(addresses[0])
    before = [queries(client, address) for address in addresses]
    many_projects(300)
    client.get(addresses[0])
    assert [queries(client, address) for address in addresses] == before


@pytest.mark.full
def test_the_results_need_the_same_queries_with_61000_entries(wall: None, client: Client) -> None:
    # The first time after a change: later ones remember.
    raise_version()
    client.get("/en/projects/")
    before = queries(client, "/en/results/")
    many_projects(60_939, indexed=False)
    client.get("/en/projects/")
    with CaptureQueriesContext(connection) as captured:
        shown = words_of(client.get("/en/results/").content.decode())
    assert len(captured) == before <= 8
    assert Project.objects.count() == 61_000
    total = sum(
        Metric.objects.filter(indicator__slug="people-trained").values_list("value", flat=True)
    )
    assert f"{total:,}" in shown


@pytest.mark.parametrize("language", in_turn("en"))
def test_every_number_leads_to_its_figures_and_their_source(
    wall: None, client: Client, language: str
) -> None:
    """One click from the page to figures that stand with their sources, or two by way of the
    entries of a row."""
    html = client.get(f"/{language}/results/").content.decode()
    links = re.findall(r'<a [^>]*href="([^"#]*/(?:results|projects)/[^"#]*)[^>]*>(.*?)</a>', html)
    numbers = {address.replace("&amp;", "&") for address, text in links if re.search(r"\d", text)}
    assert len(numbers) > 60
    for address in numbers - {f"/{language}/results/print/"}:
        shown = client.get(address).content.decode()
        if "/projects/" in address:
            entry = re.search(rf'<h2>.*?href="(/{language}/projects/[^"?]+/)"', shown, re.S)
            if entry is None:
                assert 'data-result-count="0"' in shown, address
                continue
            shown = client.get(entry[1]).content.decode()
        assert 'class="source"' in shown, address


@pytest.mark.parametrize(
    ("language", "qualifier", "shown"),
    [
        ("kk", "at-least", "кемінде <b>20</b>"),
        ("kk", "up-to", '<span class="no-break"><b>20</b>-ға</span> дейін'),
        ("ru", "at-least", "не менее <b>20</b>"),
        ("ru", "up-to", "до <b>20</b>"),
        ("en", "up-to", "up to <b>20</b>"),
    ],
)
def test_an_entry_shows_a_limit_in_words(
    project, client: Client, language: str, qualifier: str, shown: str
) -> None:
    entry = project(1)
    figure(entry, "seminars-held", 20, qualifier)
    page = client.get(f"/{language}/projects/{entry.slug}/").content.decode()
    assert shown in page.replace("\u00a0", " ").replace("&nbsp;", " ")
