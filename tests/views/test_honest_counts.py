"""No page shows a number of entries without saying how many of them are documented."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from projects.catalogue.filters import ProjectFilter
from projects.models import Block, Indicator, Organisation, Project, Region, Source, Theme
from projects.results.charts.by_status import STATUS_PATTERNS
from projects.results.charts.sentences import kinds
from projects.results.overview import overview
from projects.texts.numbers import Counts, entries
from tests.factories import photo_of

pytestmark = pytest.mark.django_db
# How a number of entries is written that does not say of which kind they are.
UNSAID = {"en": r"\d+ entr(?:y|ies)\b", "ru": r"\d+ проект(?:а|ов)?\b", "kk": r"\d+ жоба\b"}
# The Assembly's own 61, quoted; and what stands under the name of one provenance alone.
QUOTED = {"61"}
OF_ONE_KIND = "dl, .chart, .budgets, .source, blockquote, .lead, script"


def addresses(language: str) -> Iterator[str]:
    yield from (f"/{language}/{path}" for path in ("", "projects/", "results/", "about/", "data/"))
    yield from (f"/{language}/projects/?{q}" for q in ("block=fund", "q=zzz+school", "year=2012"))
    yield f"/{language}/my-list/?n=1&n=2&n=3"
    for name, records in (
        ("blocks", Block.objects.values_list("slug", flat=True)),
        ("themes", Theme.objects.values_list("slug", flat=True)),
        ("regions", Region.objects.values_list("code", flat=True)),
        ("results", Indicator.objects.values_list("slug", flat=True)),
        ("organisations", Organisation.objects.values_list("slug", flat=True)),
    ):
        yield from (f"/{language}/{name}/{key}/" for key in records)


def unsaid(html: str, language: str) -> list[str]:
    """The numbers of entries on a page, its head included, that do not say what they count."""
    tree = LexborHTMLParser(html)
    for node in tree.css(OF_ONE_KIND):
        node.decompose()
    body = tree.body.text(separator=" ") if tree.body else ""
    head = " ".join(m.attributes.get("content") or "" for m in tree.css("meta"))
    told = f"{head} {body}".replace("\xa0", " ")
    found = [m for m in re.findall(UNSAID[language], told) if m.split()[0] not in QUOTED | {"0"}]
    for count in tree.css("[data-count]"):
        parts = [int(part.text()) for part in count.css("b, em, i")]
        words = count.css_first("small")
        if sum(parts) != int(count.attributes["data-count"] or "") or not words:
            found.append(count.html or "")
    return found


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_page_mixes_documented_entries_and_samples_without_saying(
    wall: None, client: Client, language: str
) -> None:
    wrong = {}
    for address in addresses(language):
        answer = client.get(address)
        if answer.status_code == 404:
            continue
        if found := unsaid(answer.content.decode(), language):
            wrong[address] = found[:3]
    assert wrong == {}


def test_home_and_its_link_preview_say_how_much_is_documented(wall: None, client: Client) -> None:
    html = client.get("/en/").content.decode().replace("\xa0", " ")
    head, _, body = html.partition("<body>")
    assert head.count("8 documented · 53 samples") >= 2
    shown = LexborHTMLParser(body).css_first(".welcome-numbers")
    assert shown is not None
    assert " ".join(shown.text(separator=" ").split()) == "8 documented 53 samples"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Counts(8, 0, 53), "8 documented · 53 samples"),
        (Counts(1, 1, 1), "1 documented · 1 reported elsewhere · 1 sample"),
        (Counts(0, 0, 2), "2 samples"),
        (Counts(0, 0, 0), "0 entries"),
        (3, "3 entries"),
    ],
)
def test_a_number_says_its_parts(in_english: None, count: int, said: str) -> None:
    assert entries(count) == said


def test_numbers_with_other_parts_are_not_taken_for_each_other(in_english: None) -> None:
    assert entries(Counts(1, 0, 1)) != entries(Counts(0, 0, 2))


def test_photographs_are_no_drawings(
    project: Callable[..., Project], media: Any, client: Client
) -> None:
    photo_of(project(5), is_drawing=True)
    photo_of(project(6))
    html = client.get("/en/projects/?photos=1").content.decode()
    assert 'data-result-count="1"' in html


@pytest.mark.parametrize(
    ("address", "document"),
    [
        ("https://assembly.kz/", ""),
        ("https://assembly.kz", ""),
        ("", ""),
        ("https://assembly.kz/ru/news/7/", "https://assembly.kz/ru/news/7/"),
        ("https://inform.kz/?id=2659522", "https://inform.kz/?id=2659522"),
    ],
)
def test_a_source_links_to_its_document_and_not_to_a_front_page(
    address: str, document: str
) -> None:
    assert Source(address=address).document_address == document


def test_what_the_editors_wrote_names_the_editors(wall: None, client: Client) -> None:
    editors = "Editors of the exhibition catalogue"
    assert f"<name>{editors}</name>" in client.get("/en/feed/").content.decode()
    for path in ("data/", "data/datapackage.json", "data/dataset.jsonld", "exhibition.jsonld"):
        assert editors in client.get(f"/en/{path}").content.decode(), path


def test_patterns_of_provenance_mean_nothing_else_on_a_chart(wall: None) -> None:
    of_provenance = {"solid", "hatched", "dotted"}
    assert not of_provenance & {*STATUS_PATTERNS.values()}
    labels = {*map(str, kinds().values())}
    query = ProjectFilter({})
    charts = overview(query).charts.values()
    meant = {(s.pattern, s.label) for chart in charts for s in chart.series}
    assert {label for pattern, label in meant if pattern in of_provenance} <= labels
    assert all(pattern in of_provenance for pattern, label in meant if label in labels)
