"""Texts as HTML for templates."""

from collections.abc import Callable

import pytest
from django.test import Client

from projects.models import Project, Source
from projects.texts.html import lang_of, paragraphs, source_date, source_producer
from tests.factories import photo_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Twenty learned to sew.\n\nThen they sold.", "<p>Then they sold.</p>"),
        ("Twenty **learned**  to sew.\n\nThen they sold.", "<p>Then they sold.</p>"),
        ("Twenty learned to sew.", ""),
        ("Twenty learned to sew. More.", "<p>Twenty learned to sew. More.</p>"),
        (
            "First.\n\nTwenty learned to sew.",
            "<p>First.</p><p>Twenty learned to sew.</p>",
        ),
    ],
)
def test_below_the_summary_a_first_paragraph_that_is_the_same_is_left_out(
    project: Callable[..., Project], text: str, shown: str
) -> None:
    entry = project(3, summary_en="Twenty learned to sew.", text_en=text)
    assert "".join(paragraphs(entry, "text", below="summary").split("\n")) == shown


@pytest.mark.parametrize(
    ("title", "date", "shown"),
    [
        ("Letter of Revival, 03.11.2026", "03.11.2026", ""),
        ("Letter of Revival", "03.11.2026", "03.11.2026"),
        ("Report 2013", "", ""),
        ("Report of November 2013", "3 November 2013", "3 November 2013"),
    ],
)
def test_a_date_with_which_a_source_s_title_ends_is_not_said_again(
    title: str, date: str, shown: str
) -> None:
    assert source_date(Source(title_en=title, date_en=date)) == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Letter of the centre “Dostyk”, 12.03.2013", ""),
        ("Letter of 12.03.2013", "Centre “Dostyk”"),
        ("", "Centre “Dostyk”"),
    ],
)
def test_who_wrote_a_source_is_said_once(title: str, shown: str) -> None:
    producer = "Centre “Dostyk”" if shown else "centre “Dostyk”"
    assert source_producer(Source(title_en=title, producer_en=producer)) == shown


def test_a_text_in_an_attribute_says_its_language_where_it_is_another(
    project: Callable[..., Project],
) -> None:
    entry = project(3, title_en="", title_ru="Мастерская", title_kk="", summary_en="Sewing.")
    assert lang_of(entry, "title") == ' lang="ru"'
    assert lang_of(entry, "summary") == ""
    assert lang_of(entry, "easy_text") == ""


def test_a_photo_says_the_language_of_its_alternative_text(
    project: Callable[..., Project], media: None, client: Client
) -> None:
    entry = project(3, title_kk="Шеберхана")
    photo_of(entry, alternative_text_en="", alternative_text_ru="Девушка шьёт")
    page = client.get(f"/kk{entry.get_absolute_url().removeprefix('/en')}").content.decode()
    assert 'alt="Девушка шьёт" lang="ru"' in page
