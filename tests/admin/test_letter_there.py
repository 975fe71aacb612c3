"""A letter that comes onto a stand which has a real project: another one, or the same again."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from projects.admin.letter_there import figures_in, is_of_another
from projects.editing import pending
from projects.models import Indicator, Metric, Project, ReceivedLetter, Source
from tests.admin.sent_letters import (
    ABOUT,
    SPOKEN,
    TITLE,
    at,
    dropped,
    files,
    letter,
    said,
    sent_back,
    take,
    ticked,
    upload,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(wall: None, media: Any) -> Project:
    return Project.objects.get(number=33)


OTHER = ("Название проекта: Юрта", "Бюджет: 2,5 млн тенге", "Исполнитель: Клуб «Юрта»")
TOLD = "The letter tells of “Юрта”, and on stand 33 is “Глина”."


def test_of_a_letter_on_another_project_nothing_is_ticked_and_the_page_says_why(
    entry: Project, editor: Client
) -> None:
    take(editor, dropped(editor, entry, [letter(*ABOUT)]), _take="1")
    page = dropped(editor, entry, [letter(*OTHER), *files()[2:]])
    html = page.content.decode()
    assert ticked(page) == []
    assert html.index(TOLD) < html.index('class="letter-columns"')
    assert 'name="_submit"' in html
    take(editor, page, _take="1", take=["budget_kzt"])
    with pending.as_edited(entry):
        there = Project.objects.get(pk=entry.pk)
        assert (there.budget_kzt, there.title_ru) == (2_500_000, "Глина")
        assert there.participations.count() == there.photos.count() == 0


def test_of_another_letter_on_the_same_project_the_new_is_ticked(
    entry: Project, editor: Client
) -> None:
    take(editor, dropped(editor, entry, [letter(*ABOUT)]), _take="1")
    page = dropped(editor, entry, [letter("Название проекта: Проект «Глина»", *OTHER[1:])])
    assert "The letter tells of" not in page.content.decode()
    assert {"budget_kzt", "people-0", "source"} <= {*ticked(page)}


def test_of_a_letter_that_was_taken_on_another_stand_nothing_is_ticked(
    entry: Project, editor: Client
) -> None:
    told = "This letter was taken into the entry of stand 33."
    sent = letter(*ABOUT).read()
    other = Project.objects.get(number=34)
    first = dropped(editor, entry, [upload("письмо.docx", sent)])
    assert ticked(dropped(editor, other, [upload("письмо.docx", sent)])) != []
    take(editor, first, _take="1")
    page = dropped(editor, other, [upload("письмо.docx", sent)])
    assert told in page.content.decode()
    assert ticked(page) == []
    assert told not in dropped(editor, entry, [upload("письмо.docx", sent)]).content.decode()


def test_a_letter_of_which_nothing_is_taken_waits_on(entry: Project, editor: Client) -> None:
    take(editor, dropped(editor, entry, [letter(*ABOUT)]), _take="1")
    page = dropped(editor, entry, [letter(*OTHER)])
    answer = take(editor, page, _take="1", take=[])
    assert "Not taken:" in said(answer)
    waiting = ReceivedLetter.objects.filter(taken_at=None)
    assert [one.pk for one in waiting] == [ReceivedLetter.objects.latest("pk").pk]


def test_a_sample_is_no_other_project(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry, [letter(*OTHER)])
    assert "The letter tells of" not in page.content.decode()
    assert "title_ru" in ticked(page)


@pytest.mark.parametrize(
    ("titles", "is_other"),
    [
        (["«ТЕПЛЫЙ ДОМ»"], False),
        (["Проект “Тёплый дом”"], False),
        (["Жылы уй"], False),
        (["Тёплый домик"], True),
        (["Юрта", "Жылы үй"], False),
        ([], False),
    ],
)
def test_titles_of_one_project_may_be_written_otherwise(titles: list[str], is_other: bool) -> None:
    entry = Project(title_ru="Тёплый дом", title_kk="«Жылы үй»")
    assert is_of_another(entry, titles) is is_other


def card(page: Any, key: str) -> str:
    html = unescape(page.content.decode())
    return html.partition(f'id="box-{key}"')[2].partition('data-keys="')[2].partition('id="box-')[0]


def first_taken(entry: Project, editor: Client) -> Any:
    """A letter is taken with all that it says; the page of the same letter after that."""
    page = dropped(editor, entry)
    figure = {"figure-0-indicator": str(Indicator.objects.get(slug="people-trained").pk)}
    take(editor, page, _take="1", take=[*ticked(page), "figure-0"], **figure)
    return editor.get(page.redirect_chain[-1][0])


def test_what_the_project_has_of_a_letter_is_said_and_not_ticked(
    entry: Project, editor: Client
) -> None:
    again = first_taken(entry, editor)
    assert {*ticked(again)} & {"people-0", "people-1", "source", "photo-0", "figure-0"} == set()
    assert "In the project already: ОО «Шебер», carried out by." in card(again, "people-0")
    assert "In the project already: 33 Письмо" in card(again, "source")
    assert "In the project already." in card(again, "photo-0")
    trained = str(Indicator.objects.get(slug="people-trained"))
    assert f"In the project already: {trained}: 20." in card(again, "figure-0")


def test_a_letter_that_is_taken_again_after_corrections_doubles_nothing(
    entry: Project, editor: Client
) -> None:
    first_taken(entry, editor)
    with pending.editing(entry, None):
        entry.participations.update(role="partner")
    Source.objects.filter(citations__project__number=33).update(title_ru="Письмо ОО «Шебер»")
    # The same files, sent once more.
    page = dropped(editor, entry)
    assert (
        "carried it out" not in card(page, "people-0").partition("In the project already")[2][:90]
    )
    with pending.as_edited(entry):
        before = [entry.participations.count(), entry.citations.count(), entry.photos.count()]
    keys = ["people-0", "people-1", "source", "photo-0", "photo-1", "figure-0"]
    done = take(editor, page, _take="1", take=keys)
    assert "In the entry already: ОО «Шебер»" in said(done)
    with pending.as_edited(entry):
        parts = [entry.participations.count(), entry.citations.count(), entry.photos.count()]
        assert parts == before
        assert entry.metrics.count() == 1


def test_a_figure_is_taken_later_with_the_source_that_the_project_has(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry)
    take(editor, page, _take="1", take=["title_ru", "source"])
    page = editor.get(page.redirect_chain[-1][0])
    figure = {"figure-0-indicator": str(Indicator.objects.get(slug="people-trained").pk)}
    address = ReceivedLetter.objects.get()
    sent = sent_back(page, _take="1", take=["figure-0"], **figure)
    editor.post(at("letter", entry.pk, address.pk), sent)
    with pending.as_edited(entry):
        assert entry.metrics.get().source == entry.citations.get().source


def test_a_quotation_that_the_project_has_is_not_proposed_for_another_letter(
    entry: Project, editor: Client
) -> None:
    take(editor, dropped(editor, entry), _take="1")
    words = f"«{SPOKEN}», — сказала участница Алия Бекова."
    page = dropped(editor, entry, [letter(f"Название проекта: {TITLE}", words)])
    assert f"In the project already: “{SPOKEN}”." in card(page, "source")
    assert "source" in ticked(page)
    take(editor, page, _take="1")
    with pending.as_edited(entry):
        sentences = entry.citations.values_list("sentence", flat=True)
        assert sorted(map(bool, sentences)) == [False, True]


@pytest.mark.parametrize("period", ["", "2012"])
def test_a_figure_that_the_project_has_otherwise_stands_in_its_card(
    entry: Project, editor: Client, period: str
) -> None:
    first_taken(entry, editor)
    with pending.editing(entry, None):
        entry.metrics.update(period=period)
    words = "Обучено 25 подростков."
    page = dropped(editor, entry, [letter(f"Название проекта: {TITLE}", words)])
    trained = str(Indicator.objects.get(slug="people-trained"))
    stored = card(page, "figure-0").partition("In the entry now:</strong>")[2].partition("</p>")[0]
    assert stored.strip() == f"{trained}: 20" + (" (2012)" if period else "")
    assert "figure-0" not in ticked(page)


def test_the_same_words_with_another_number_are_the_same_figure() -> None:
    clubs = Metric(
        indicator=Indicator(slug="clubs", name_ru="Клубы"),
        value=27,
        period="2025",
        qualifier="exactly",
        sentence="Дебатные клубы … 2025: 27",
    )
    other = {"indicator": None, "name": "", "value": 25, "qualifier": "exactly"}
    other |= {"period": "2025", "sentence": "Дебатные клубы: 25"}
    assert figures_in([clubs], "", other) == ([clubs], False)
    assert figures_in([clubs], "", other | {"period": "2024"}) is None
    assert figures_in([clubs], "", other | {"sentence": "Турниров: 25"}) is None
    same = other | {"value": 27, "sentence": "Было 27 клубов"}
    assert figures_in([clubs], "clubs", same) == ([clubs], True)
