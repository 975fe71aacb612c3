"""Names that exist in another language than the page's are marked as such, and said to be."""

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from projects.models import Indicator, Organisation, Project, Source
from tests.factories import project

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Project:
    entry = project(70, title_kk="Саз", title_ru="Глина", text_kk="Мәтін", text_ru="Текст")
    known = Organisation.objects.create(slug="sheber", name_kk="Шебер", name_ru="Шебер")
    new = Organisation.objects.create(slug="glina", name_ru="Глиняный двор")
    for one in (known, new):
        entry.participations.create(organisation=one, role="implementing")
    indicator = Indicator.objects.create(slug="visits", name_ru="Посетители", unit_ru="человек")
    source = Source.objects.create(slug="letter", kind="letter", title_ru="Письмо")
    entry.metrics.create(indicator=indicator, value=310, source=source)
    return entry


def page(client: Client, entry: Project, language: str) -> LexborHTMLParser:
    return LexborHTMLParser(client.get(f"/{language}/projects/{entry.slug}/").content.decode())


def test_names_in_russian_alone_are_marked_and_said_on_a_kazakh_page(
    client: Client, entry: Project
) -> None:
    shown = page(client, entry, "kk")
    said = "Әлі аударылмаған атаулар орысша берілген."
    assert [note.text() for note in shown.css(".facts-list .shown-in")] == [said]
    assert [note.text() for note in shown.css("section .shown-in")] == [said]
    names = shown.css(".facts-list a[href*=organisations]")
    assert [name.css_first("[lang]") is not None for name in names] == [False, True]
    assert names[1].css_first("[lang]").attributes["lang"] == "ru"
    label = shown.css_first(".figure-label")
    assert {one.attributes["lang"] for one in label.css("[lang]")} == {"ru"}


def test_names_in_the_language_of_the_page_need_no_word(client: Client, entry: Project) -> None:
    shown = page(client, entry, "ru")
    assert shown.css(".facts-list .shown-in, section .shown-in") == []


def test_names_in_kazakh_alone_are_said_on_a_russian_page(client: Client, entry: Project) -> None:
    Organisation.objects.filter(slug="glina").update(name_ru="", name_kk="Саз үйі")
    shown = page(client, entry, "ru")
    said = "Названия, которые ещё не\xa0переведены, даны на\xa0казахском."
    assert [note.text() for note in shown.css(".facts-list .shown-in")] == [said]
