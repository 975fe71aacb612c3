"""A source says who wrote and who published it, and links lead to the document or nowhere."""

from datetime import date

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from projects.models import Citation, Source
from tests.factories import project

pytestmark = pytest.mark.django_db
DOCUMENT, COPY = "https://news.example/2013/4", "https://web.archive.org/web/2013/x"


@pytest.mark.parametrize(
    ("address", "copy", "leads_to"),
    [
        (DOCUMENT, COPY, DOCUMENT),
        ("https://news.example/", COPY, COPY),
        ("https://news.example", "", ""),
        ("https://news.example/?p=4", "", "https://news.example/?p=4"),
        ("", "", ""),
    ],
)
def test_a_link_leads_to_the_document_or_there_is_none(
    address: str, copy: str, leads_to: str
) -> None:
    assert Source(address=address, archived_copy=copy).document_address == leads_to


def test_the_page_and_the_files_say_all_of_a_source(client: Client) -> None:
    entry = project(107)
    source = Source.objects.create(
        slug="news",
        title_en="Tea house opens",
        producer_en="A. Reporter",
        publisher_en="News",
        address=DOCUMENT,
        archived_copy=COPY,
        accessed=date(2026, 11, 26),
    )
    Citation.objects.create(project=entry, source=source)
    tree = LexborHTMLParser(client.get("/en/projects/entry-107/").content)
    shown = tree.css_first("section[aria-labelledby=sources] .source")
    text = " ".join(shown.text().split())
    assert text.startswith("A. Reporter: Tea house opens, News. Read on: 26 November 2026.")
    assert [a.attributes["href"] for a in shown.css("a")] == [DOCUMENT, COPY]
    rows = b"".join(client.get("/en/data/sources.csv")).decode()
    assert f"A. Reporter,2026-11-26,{COPY}" in rows
    (cited,) = client.get("/en/projects/entry-107.jsonld").json()["citation"]
    assert (cited["creator"], cited["publisher"]) == ("A. Reporter", "News")
    assert (cited["url"], cited["archivedAt"]) == (DOCUMENT, COPY)
