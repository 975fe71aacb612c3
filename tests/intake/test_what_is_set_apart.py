"""Sections, tables, sentences and remarks that letters set apart from their project."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH, TABLE


@pytest.mark.parametrize(
    "heading", ["О фонде", "Другие проекты центра", "5. Планы на 2026 год", "Справочно: ранее"]
)
def test_what_stands_under_a_heading_of_something_else_is_passed_over(heading: str) -> None:
    read = paragraphs(
        "Проект «Сад» завершён.",
        heading,
        "В 2018 году в Таразе открыли проект «Двор». На концерт пришло 300 человек.",
        "Бюджет проекта — 5 млн тенге.",
    )
    fields = ("regions", "start_year", "metrics", "budget_kzt")
    assert [values(read, name) for name in fields] == [[], [], [], []]


def test_a_table_under_the_caption_of_other_projects_is_passed_over_and_what_follows_is_not() -> (
    None
):
    read = letter(
        [
            (PARAGRAPH, "Проект «Сад» завершён."),
            (PARAGRAPH, "Таблица 2. Другие проекты центра (в итог не входят)"),
            (TABLE, "Проект\tГод\tСумма, тенге\n«Двор»\t2014\t950 000"),
            (PARAGRAPH, "На праздник проекта пришло 300 человек, а шёл он с 2016 по 2018 год."),
        ]
    )
    assert values(read, "start_year") == [2016]
    assert [one["value"] for one in values(read, "metrics")] == [300]
    assert values(read, "budget_kzt") == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Центр «Лад» (основан в 1999 году) провёл проект в Таразе с 2012 по 2013 год.", "ru"),
        ("Центр «Лад», созданный в 1999 году, провёл проект в Таразе с 2012 по 2013 год.", "ru"),
        ("1999 жылы құрылған орталық жобаны Таразда 2012–2013 жылдары өткізді.", "kk"),
    ],
)
def test_a_remark_when_somebody_was_founded_leaves_the_rest_of_its_sentence(
    sentence: str, language: str
) -> None:
    read = paragraphs(sentence, language=language)
    assert values(read, "regions") == [["KZ-31"]]
    assert [values(read, name) for name in ("start_year", "end_year")] == [[2012], [2013]]


def test_the_year_of_founding_under_its_label_is_no_period() -> None:
    read = letter([(TABLE, "Год основания организации\t1998\nГоды проекта\t2012–2013")])
    assert [values(read, name) for name in ("start_year", "end_year")] == [[2012], [2013]]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("В 2022 году на День языков дали грант 2 млн тенге. Но это другой проект.", "ru"),
        ("Издали в 2020 году 900 экземпляров книги, но не в рамках этого проекта.", "ru"),
        ("2022 жылы тойға 2 млн теңге бөлінді. Бірақ бұл бөлек шаруа.", "kk"),
    ],
)
def test_what_a_letter_calls_something_else_right_behind_is_not_the_projects(
    sentence: str, language: str
) -> None:
    read = paragraphs(sentence, language=language)
    fields = ("budget_kzt", "metrics", "start_year", "participations")
    assert [values(read, name) for name in fields] == [[], [], [], []]
