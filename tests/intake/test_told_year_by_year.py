"""Figures of years told in lines, cells and parts of sentences, and what is no figure."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH

ABOUT = {
    "ru": "Проект «Добрый двор» шёл в Костанае с 2011 по 2019 год.",
    "kk": "«Ақ ниет» жобасы Қостанайда 2011–2019 жылдары жүргізілді.",
}
Figures = set[tuple[str, int, str, str]]


def figures(*told: str, language: str = "ru") -> Figures:
    found = values(paragraphs(ABOUT[language], *told, language=language), "metrics")
    return {(one["indicator"], one["value"], one["qualifier"], one["period"]) for one in found}


@pytest.mark.parametrize(
    ("lines", "language", "slug", "expected"),
    [
        (
            ["участники турнира по годам", "2014 - 220", "2015г. - 260", "всего где то 780"],
            "ru",
            "event-participants",
            {(220, "exactly", "2014"), (260, "exactly", "2015"), (780, "about", "")},
        ),
        (
            ["жарысқа келген балалар", "2016 да 90", "2017 де 130", "бәрі қосқанда 220-дан асады"],
            "kk",
            "event-participants",
            {(90, "exactly", "2016"), (130, "exactly", "2017"), (220, "more-than", "")},
        ),
        (
            ["Пожилых, кому помогли: 41 в 2013, 66 в 2015, всего около 300"],
            "ru",
            "elderly-helped",
            {(41, "exactly", "2013"), (66, "exactly", "2015"), (300, "about", "")},
        ),
        (
            ["2014 жылы турнирге 90 адам қатысты, барлығы жарыстарға 410 адам қатысты"],
            "kk",
            "event-participants",
            {(90, "exactly", "2014"), (410, "exactly", "")},
        ),
        (
            ["Сколько пенсионеров получили помощь", "в 2014 году – 70", "всего – 165"],
            "ru",
            "elderly-helped",
            {(70, "exactly", "2014"), (165, "exactly", "")},
        ),
    ],
)
def test_lines_of_years_count_what_the_line_above_names(
    lines: list[str], language: str, slug: str, expected: set[tuple[int, str, str]]
) -> None:
    assert figures(*lines, language=language) == {(slug, *one) for one in expected}


def test_one_row_below_years_counts_what_the_line_above_names() -> None:
    told = letter(
        [
            (PARAGRAPH, ABOUT["ru"]),
            (PARAGRAPH, "Количество участников соревнований:"),
            ("table", "2013 год\t2014 год\tИтого\n150\t200\t350"),
        ]
    )
    found = {(one["value"], one["period"]) for one in values(told, "metrics")}
    assert found == {(150, "2013"), (200, "2014"), (350, "")}


@pytest.mark.parametrize(
    ("told", "language", "expected"),
    [
        (
            "Состоялось более 200 встреч молодёжи с бизнесменами, в т. ч. за 2012–2013 гг. – 85.",
            "ru",
            {
                ("meetings-held", 200, "more-than", ""),
                ("meetings-held", 85, "exactly", "2012–2013"),
            },
        ),
        (
            "Прошли обучение 650 чел.: 240 в 2017 г., 410 в 2018 г.",
            "ru",
            {
                ("people-trained", 650, "exactly", ""),
                ("people-trained", 240, "exactly", "2017"),
                ("people-trained", 410, "exactly", "2018"),
            },
        ),
        (
            "Бизнес-курсты 2016 жылы 45, 2017 жылы 62 адам аяқтады.",
            "kk",
            {
                ("people-trained", 45, "exactly", "2016"),
                ("people-trained", 62, "exactly", "2017"),
            },
        ),
        (
            "Қаржылық сауаттылықты 480 ауыл тұрғыны меңгерді.",
            "kk",
            {("people-trained", 480, "exactly", "")},
        ),
        ("Тираж альбома – 800 шт.", "ru", {("copies-printed", 800, "exactly", "")}),
        (
            "Продуктовые наборы развезли 190 бабушкам и дедушкам.",
            "ru",
            {("elderly-helped", 190, "exactly", "")},
        ),
        ("Число гостей праздника выросло с 200 до 650.", "ru", set()),
        ("У шести слушательниц курсов не было интернета.", "ru", set()),
        ("На выставке побывало 12 тысяч зрителей.", "ru", set()),
    ],
)
def test_parts_and_wholes_of_a_sentence(told: str, language: str, expected: Figures) -> None:
    assert figures(told, language=language) == expected


def test_that_year_and_the_whole_of_what_was_raised() -> None:
    told = (
        "Первая ярмарка для больных детей была в октябре 2015-го.",
        "За тот год мы собрали 380 тысяч тенге. В 2016-м — уже 1 млн 240 тыс.",
        "Всего за всё время вышло 1 миллион 620 тысяч тенге.",
    )
    assert figures(*told) == {
        ("funds-raised", 380_000, "exactly", "2015"),
        ("funds-raised", 1_240_000, "exactly", "2016"),
        ("funds-raised", 1_620_000, "exactly", ""),
    }


def test_a_contest_of_crafts_told_of_before() -> None:
    told = (
        "Ең үлкен шаруамыз оқушылар арасындағы қолөнер байқауы болды.",
        "Оған барлық жылда 780-ге жуық бала қатысты.",
    )
    assert figures(*told, language="kk") == {("craft-contest-students", 780, "about", "")}
