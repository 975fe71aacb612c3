"""The figures on a letter's page: their quotes, their names, rows for what no rule has found."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.admin.letter_words import is_of_period, is_stated, words_at
from projects.editing import pending
from projects.intake.letter import Block, Letter, Place
from projects.models import Indicator, Project
from tests.admin.sent_letters import (
    ABOUT,
    TABLE,
    box_of,
    dropped,
    letter,
    said,
    take,
    ticked,
    with_table,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(wall: None, media: Any) -> Project:
    return Project.objects.get(number=33)


def empty_rows(page: Any) -> int:
    return len(re.findall(r'data-keys="figure-\d+" data-extra', page.content.decode()))


def sentence_in(card: str) -> str:
    found = re.search(r"<textarea[^>]*-sentence[^>]*>(.*?)</textarea>", card, re.S)
    assert found is not None
    return found[1].strip()


def test_a_figure_of_a_table_is_quoted_with_its_row_and_column(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [with_table(*TABLE)])
    key, card = box_of(page.content.decode(), "11")
    words = "Встреч и мастер-классов … 2024: 11"
    assert sentence_in(card) == words
    assert words in card.partition("letter-quote")[2]
    indicator = str(Indicator.objects.get(slug="people-trained").pk)
    take(editor, page, _take="1", take=[*ticked(page), key], **{f"{key}-indicator": indicator})
    with pending.as_edited(entry):
        assert entry.metrics.get(value=11).sentence == words


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((("Участников", "310"), ("Концертов", "12")), "Участников: 310"),
        ((("Год", "Участников"), ("2023", "280"), ("2024", "310")), "2024 … Участников: 310"),
        ((("Участников", "Концертов", "Мастер-классов"), ("310", "12", "7")), "Участников: 310"),
        (
            (("№", "Показатель", "Всего"), ("1", "Участников", "310"), ("2", "Концертов", "12")),
            "Участников … Всего: 310",
        ),
    ],
)
def test_a_number_of_any_table_is_never_quoted_bare(
    entry: Project, editor: Client, rows: Any, words: str
) -> None:
    html = dropped(editor, entry, [with_table(*rows)]).content.decode()
    _key, card = box_of(html, "310")
    assert sentence_in(card) == words


def test_a_changed_figure_does_not_keep_the_words_of_the_old_one(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [with_table(*TABLE)])
    key, _card = box_of(page.content.decode(), "11")
    indicator = str(Indicator.objects.get(slug="people-trained").pk)
    changed = {f"{key}-value": "310", f"{key}-indicator": indicator}
    ticks = {"take": [*ticked(page), key]}
    asked = take(editor, page, _take="1", **changed, **ticks)
    assert pending.pending_of(entry) is None
    html = asked.content.decode()
    assert "These words do not say “310”." in html
    assert f'href="#id_{key}-sentence_error"' in html
    answer = re.search(rf'name="unstated-{key}" value="(drop \w+)" checked', html)
    assert answer is not None
    again = {f"unstated-{key}": answer[1]}
    still_wrong = {f"{key}-sentence": "Встреч и мастер-классов: 9"}
    refused = take(editor, page, _take="1", **changed, **ticks, **again, **still_wrong)
    assert "These words do not say" in refused.content.decode()
    take(editor, page, _take="1", **changed, **ticks, **again)
    with pending.as_edited(entry):
        figure = entry.metrics.get(indicator__slug="people-trained", value=310)
        assert (figure.qualifier, figure.sentence) == ("exactly", "")


@pytest.mark.parametrize("words", ["Встреч и мастер-классов … 2024: 11", ""])
def test_a_number_that_the_letter_does_not_have_is_not_taken_from_it(
    entry: Project, editor: Client, words: str
) -> None:
    page = dropped(editor, entry, [with_table(*TABLE)])
    key, _card = box_of(page.content.decode(), "11")
    indicator = str(Indicator.objects.get(slug="people-trained").pk)
    changed = {f"{key}-value": "28", f"{key}-sentence": words, f"{key}-indicator": indicator}
    refused = take(editor, page, _take="1", take=[*ticked(page), key], **changed)
    html = refused.content.decode()
    assert ("The letter does not say “28”." in html) is not bool(words)
    assert ("These words do not say “28”." in html) is bool(words)
    assert f'name="unstated-{key}"' not in html
    assert pending.pending_of(entry) is None


def test_a_changed_figure_is_taken_with_words_that_say_it(entry: Project, editor: Client) -> None:
    words = "За два года прошло более 40 встреч."
    page = dropped(editor, entry, [with_table(*TABLE, after=words)])
    key, _card = box_of(page.content.decode(), "11")
    changed = {f"{key}-value": "более 40", f"{key}-sentence": words, f"{key}-period": ""}
    indicator = {f"{key}-indicator": str(Indicator.objects.get(slug="people-trained").pk)}
    take(editor, page, _take="1", take=[*ticked(page), key], **changed, **indicator)
    with pending.as_edited(entry):
        figure = entry.metrics.get(value=40)
        assert (figure.sentence, figure.sentence_language) == (words, "ru")


def test_a_number_in_words_that_no_rule_reads_can_be_kept_by_a_person(
    entry: Project, editor: Client
) -> None:
    words = "Занятий набралось под сорок."
    page = dropped(editor, entry, [letter(*ABOUT, words)])
    assert empty_rows(page) == 3
    assert 'data-keys="figure-1" data-extra' in page.content.decode()
    changed = {"figure-1-value": "около 40", "figure-1-sentence": words}
    changed |= {"figure-1-indicator": str(Indicator.objects.get(slug="people-trained").pk)}
    changed |= {"take": [*ticked(page), "figure-1"]}
    asked = take(editor, page, _take="1", **changed).content.decode()
    answer = re.search(r'name="unstated-figure-1" value="(keep \w+)"', asked)
    assert answer is not None
    take(editor, page, _take="1", **changed, **{"unstated-figure-1": answer[1]})
    with pending.as_edited(entry):
        assert entry.metrics.get(value=40).sentence == words


def test_a_changed_period_does_not_keep_words_of_another_year(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [with_table(*TABLE)])
    key, _card = box_of(page.content.decode(), "11")
    changed = {f"{key}-period": "2022", "take": [*ticked(page), key]}
    changed |= {f"{key}-indicator": str(Indicator.objects.get(slug="people-trained").pk)}
    asked = take(editor, page, _take="1", **changed)
    assert "These words tell of another year than “2022”." in asked.content.decode()


def test_words_are_quoted_without_the_marks_of_lists_and_notes() -> None:
    lines = "• проведено 62 занятия;\n– издана книжка (300 экземпляров)\nПришло 1 150 человек.[1]"
    of = Letter("письмо.docx", "ru", (Block("list", lines, lines),))
    found = [
        words_at(of, Place(0, start, start + len(line)))
        for line in lines.split("\n")
        for start in [lines.index(line)]
    ]
    assert found == [
        "проведено 62 занятия",
        "издана книжка (300 экземпляров)",
        "Пришло 1 150 человек.",
    ]


@pytest.mark.parametrize(
    ("words", "value", "qualifier", "stated"),
    [
        ("Обучено около 1 250 человек", 1250, "about", True),
        ("Обучено около 1 250 человек", 1250, "exactly", False),
        ("Обучено 1250 человек", 1250, "exactly", True),
        ("Оқуға 1 250-ден астам адам қатысты", 1250, "more-than", True),
        ("Собрано 2,5 млн тенге", 2_500_000, "exactly", True),
        ("Пятьдесят семинаров", 50, "exactly", True),
        ("Семинаров … 2024: 11", 40, "exactly", False),
        ("11", 11, "exactly", False),
    ],
)
def test_words_state_a_figure(words: str, value: int, qualifier: str, stated: bool) -> None:
    assert is_stated(words, value, qualifier) is stated


def test_words_are_of_a_period_unless_they_name_only_other_years() -> None:
    assert is_of_period("Встреч … 2024: 11", "2024")
    assert is_of_period("Встреч: 11", "2022")
    assert is_of_period("В 2019–2023 годах 11 встреч", "2019–2023")
    assert not is_of_period("Встреч … 2024: 11", "2022")


def test_a_card_says_its_row_and_offers_it_as_the_name_of_a_new_indicator(
    entry: Project, editor: Client
) -> None:
    html = dropped(editor, entry, [with_table(*TABLE)]).content.decode()
    key, card = box_of(html, "310")
    label = re.search(rf'<label id="label-{key}">.*?</label>', card, re.S)
    assert label is not None
    assert "Участников … 2024: 310" in label[0]
    assert f'name="{key}-name" value="Участников"' in card


def test_there_are_three_rows_for_other_figures_and_a_button_for_one_more(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    assert empty_rows(page) == 3
    assert '<details class="letter-extras">' in page.content.decode()
    typed = {
        "figure-2-value": "около 60",
        "figure-2-sentence": "Около 60 занятий.",
        "end_year": "x",
    }
    more = take(editor, page, _more_figures="1", take=["text_ru", "figure-2"], **typed)
    html = more.content.decode()
    assert empty_rows(more) == 4
    assert '<details class="letter-extras" open>' in html
    assert re.findall(r'name="([^"]+)"[^>]* autofocus', html) == ["figure-4-indicator"]
    assert 'name="figure-2-value" value="около 60"' in html
    assert "Около 60 занятий.</textarea>" in html
    assert ticked(more) == ["text_ru", "figure-2"]
    assert "errorlist" not in html
    assert pending.pending_of(entry) is None
    wrong = take(editor, page, _take="1", **{"extra-figures": "4", "end_year": "x"})
    assert empty_rows(wrong) == 4


def test_several_figures_that_no_rule_has_found_are_taken_at_once(
    entry: Project, editor: Client
) -> None:
    told = "Тетрадь: 10 подписей, потом 20 подписей, потом 30 подписей."
    page = dropped(editor, entry, [letter(*ABOUT, told)])
    assert 'data-keys="figure-1" data-extra' in page.content.decode()
    indicator = str(Indicator.objects.get(slug="people-trained").pk)
    typed = {f"figure-{n}-indicator": indicator for n in (1, 2, 3)}
    typed |= {f"figure-{n}-value": f"{n}0" for n in (1, 2, 3)}
    typed |= {f"figure-{n}-period": f"201{n}" for n in (1, 2, 3)}
    typed |= {f"figure-{n}-sentence": f"{n}0 подписей" for n in (1, 2, 3)}
    done = take(
        editor, page, _take="1", take=[*ticked(page), "figure-1", "figure-2", "figure-3"], **typed
    )
    with pending.as_edited(entry):
        assert [*entry.metrics.order_by("value").values_list("value", flat=True)] == [10, 20, 30]
    name = str(Indicator.objects.get(slug="people-trained"))
    assert f"{name}: 20" in said(done).partition("Not taken")[0]


def test_what_was_taken_and_added_to_lists_is_said_once_by_name(
    entry: Project, editor: Client
) -> None:
    told = "Проект провёл общественный фонд «Глиняный двор» в Таразе."
    page = dropped(editor, entry, [letter(*ABOUT, told)])
    new = {"figure-0-indicator": "new", "figure-0-name": "Посетители занятий"}
    new |= {"figure-0-unit": "человек", "figure-0-kind": "outcome"}
    done = take(editor, page, _take="1", take=[*ticked(page), "figure-0"], **new)
    state, taken = (str(message) for message in done.context["messages"])
    assert "is saved" in state
    assert "Посетители занятий: about 1,250" in taken.partition("Not taken")[0]
    assert "Figure 1" not in taken
    added = taken.partition("Added to the lists, is that right?")[2]
    indicator = Indicator.objects.get(name_ru="Посетители занятий")
    address = reverse("admin:projects_indicator_change", args=[indicator.pk])
    assert f'<a href="{address}">“Посетители занятий”, outcome</a>' in added
    assert "Общественный фонд «Глиняный двор»" in added


def test_a_new_indicator_is_of_no_kind_until_a_person_says_it(
    entry: Project, editor: Client
) -> None:
    html = dropped(editor, entry, [letter(*ABOUT)]).content.decode()
    kinds = html.partition('name="figure-0-kind"')[2].partition("</select>")[0]
    assert re.findall(r'value="([^"]*)" selected', kinds) in ([""], [])
    assert re.findall(r'value="([^"]+)"', kinds) == ["output", "outcome", "input"]
