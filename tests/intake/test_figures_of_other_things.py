"""Figures of which no indicator of the list counts the thing: the person is asked for one."""

from typing import Any

import pytest

from projects.intake.proposals import propose
from tests.intake.read_letters import KNOWN, of_word

ABOUT = {
    "ru": "Проект «Добрый двор» проходил в Костанае, занятия посещали школьники и их родители.",
    "kk": "«Ақ ниет» жобасы Қостанайда өтті, сабақтарға оқушылар мен ата-аналар келді.",
}
Table = list[list[str]]


def asked(*told: str | Table, language: str) -> list[dict[str, Any]]:
    reading = propose(of_word(ABOUT[language], *told), KNOWN)
    proposed = [one for one in reading.proposals if one.field == "metrics"]
    assert all(one.value["indicator"] for one in proposed)
    found = [one for one in reading.choices if not one.value.get("indicator", "budget")]
    assert all(one.is_asked and not one.is_sure for one in found)
    return [one.value for one in found]


def unnamed(value: int, name: str, qualifier: str = "exactly", period: str = "") -> dict[str, Any]:
    return {
        **{"indicator": "", "value": value, "qualifier": qualifier, "period": period},
        "name": name,
    }


@pytest.mark.parametrize(
    ("told", "language", "expected"),
    [
        (
            "Всего мастерской воспользовались около 1 250 человек.",
            "ru",
            [unnamed(1250, "человек", "about")],
        ),
        ("Шеберхананы шамамен 1 250 адам пайдаланды.", "kk", [unnamed(1250, "адам", "about")]),
        (
            "3 480 адам оқырман болды, 126 кеш өтті.",
            "kk",
            [unnamed(3480, "адам"), unnamed(126, "кеш")],
        ),
        (
            "Вышито 73 панно, сшито тридцать восемь платьев.",
            "ru",
            [unnamed(73, "панно"), unnamed(38, "платьев")],
        ),
        (
            "73 панно кестеленді, қырықтан астам көйлек тігілді.",
            "kk",
            [unnamed(73, "панно"), unnamed(40, "көйлек", "more-than")],
        ),
        (
            "В занятиях участвовали 300 подростков и 45 учителей.",
            "ru",
            [unnamed(45, "учителей")],
        ),
        (
            "Мастерской воспользовались 1 250 человек: 300 подростков и 45 учителей.",
            "ru",
            [unnamed(1250, "человек"), unnamed(300, "подростков"), unnamed(45, "учителей")],
        ),
        ("Записано 38 новых песен.", "ru", [unnamed(38, "новых песен")]),
        ("38 жаңа ән жазылды.", "kk", [unnamed(38, "жаңа ән")]),
    ],
)
def test_a_number_of_something_done_is_offered_in_its_words(
    told: str, language: str, expected: list[dict[str, Any]]
) -> None:
    assert asked(told, language=language) == expected


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("В селе тогда жило 900 человек.", "ru"),
        ("Клуб создан 12 лет назад, 8 месяцев шли занятия.", "ru"),
        ("К письму приложены 7 фотографий.", "ru"),
        ("Занятия шли в 14 школах и 3 сёлах.", "ru"),
        ("Бюджет проекта составил 4 300 000 тенге.", "ru"),
        ("Ауылда 900 адам тұрады.", "kk"),
        ("Сабақтар 8 ай бойы 14 мектепте өтті.", "kk"),
        ("Хатқа 7 фотосурет қоса берілді.", "kk"),
        ("Жоба бюджеті 4 300 000 теңге болды.", "kk"),
    ],
)
def test_time_places_money_and_inhabitants_are_no_figures(told: str, language: str) -> None:
    assert asked(told, language=language) == []


@pytest.mark.parametrize(
    ("rows", "language"),
    [
        (
            ("Участники", "Встреч и мастер-классов", "Вышито панно", "Сумма"),
            "ru",
        ),
        (
            ("Қатысушылар", "Кездесу мен шеберлік сабақтары", "Кестеленген панно", "Сома"),
            "kk",
        ),
    ],
)
def test_every_row_of_a_table_by_years_is_offered(rows: tuple[str, ...], language: str) -> None:
    numbers = (
        ("120", "310", "450"),
        ("10", "24", "30"),
        ("5", "20", "48"),
        ("2 000 000", "3 000 000", "4 500 000"),
    )
    years = ("2024", "2025", "2026")
    table = [["", *years], *([row, *told] for row, told in zip(rows, numbers, strict=True))]
    reading = propose(of_word(ABOUT[language], table), KNOWN)
    found = {
        (one.value["indicator"], one.value["value"], one.value["period"], one.value.get("name"))
        for one in (*reading.proposals, *reading.choices)
        if one.field == "metrics"
    }
    named = (("event-participants", None), ("meetings-held", None), ("", rows[2]), ("", rows[3]))
    assert found == {
        (slug, int(number.replace(" ", "")), year, name)
        for (slug, name), told in zip(named, numbers, strict=True)
        for number, year in zip(told, years, strict=True)
    }
