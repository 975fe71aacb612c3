"""Which indicator a figure is of, and figures that no indicator counts."""

from typing import Any

import pytest

from projects.intake.proposals import propose
from tests.intake.read_letters import KNOWN, letter, of_word, paragraphs, values


def figures(*texts: str, language: str = "ru") -> list[tuple[str, int, str]]:
    found = values(paragraphs(*texts, language=language), "metrics")
    return [(one["indicator"], one["value"], one["period"]) for one in found]


def others(of: Any) -> list[tuple[str, int]]:
    """Names and numbers of the figures without an indicator."""
    found = [one.value for one in propose(of, KNOWN).choices if one.field == "metrics"]
    return [(one["name"], one["value"]) for one in found if not one["indicator"]]


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        (
            ("Был конкурс ремёсел, на него вышло 230 школьников, из них в 2018 году 110 человек.",),
            "ru",
            [("craft-contest-students", 230, ""), ("craft-contest-students", 110, "2018")],
        ),
        (
            ("Обьеденили 60 мастериц, в конкурсах по вышывке участвовали 90 учениц.",),
            "ru",
            [("craftsmen-united", 60, ""), ("craft-contest-students", 90, "")],
        ),
        (("Напечатали книжечку с узорами ,300 штук.",), "ru", [("copies-printed", 300, "")]),
        (
            ("85 қолөнер шебері бір бірлестікке топтастырылды, 700 дана суретті каталог шықты.",),
            "kk",
            [("craftsmen-united", 85, ""), ("copies-printed", 700, "")],
        ),
        (
            ("Жоба әр ұлттан шыққан 70 қолөнершінің басын қосты.",),
            "kk",
            [("craftsmen-united", 70, "")],
        ),
        # how old somebody is, and who came to the first evening
        (("Мен – жетпіс үштегі қарт мұғаліммін, көршіме көмектесемін.",), "kk", []),
        (("Первый раз мы собрались в подвале, пришло семь человек и собака.",), "ru", []),
    ],
)
def test_figures_have_the_indicator_of_their_words(
    texts: tuple[str, ...], language: str, expected: list[tuple[str, int, str]]
) -> None:
    assert figures(*texts, language=language) == expected


def test_items_of_years_go_on_counting() -> None:
    made = letter(
        [
            ("paragraph", "Газеттің 30 000 данасы басып шығарылды, атап айтқанда:"),
            ("list", "• 2014 жылы – 12 000 дана;\n• 2015 жылы – 18 000 дана."),
        ],
        "kk",
    )
    found = [(one["value"], one["period"]) for one in values(made, "metrics")]
    assert found == [(30_000, ""), (12_000, "2014"), (18_000, "2015")]


def test_those_reached_are_not_surely_those_helped() -> None:
    form = of_word(
        [["Сұрақ", "Жауап"], ["Қамтылған адамдар саны", "Шамамен 860 бала және 94 ата-әже"]]
    )
    found = [one for one in propose(form, KNOWN).proposals if one.field == "metrics"]
    assert not [one for one in found if one.value["value"] == 94 and one.is_sure]


def test_a_whole_and_its_part_are_figures_by_the_letters_words() -> None:
    made = paragraphs(
        "Прокатом воспользовались около 1 250 человек, из них 640 – люди старше 60 лет."
    )
    assert others(made) == [("человек", 1250), ("люди старше 60 лет", 640)]


def test_the_totals_of_a_table_are_figures_and_its_years_are_not() -> None:
    made = of_word(
        "Сколько сделано:",
        [
            ["Год", "Выдано колясок", "Сумма, тенге"],
            ["2021", "21", "90 000"],
            ["2022", "48", "80 000"],
            ["Итого", "69", "170 000"],
        ],
    )
    assert others(made) == [("Выдано колясок", 69)]


def test_the_caption_of_a_table_counts_nothing_in_columns_with_words_of_their_own() -> None:
    made = of_word(
        "Жыл бойынша қатысқан балалар:",
        [
            ["Жыл", "Мектеп", "Сабақ"],
            ["2022", "2", "28"],
            ["2023", "4", "96"],
            ["Барлығы", "6", "124"],
        ],
    )
    assert others(made) == [("Сабақ", 124)]
    assert not values(made, "metrics")


def test_a_number_under_a_label_of_how_many_is_a_figure() -> None:
    form = of_word([["Сұрақ", "Жауап"], ["Жобаның атауы", "«Айна»"], ["Еріктілер саны", "31"]])
    assert others(form) == [("Еріктілер", 31)]


def test_who_took_the_photos_is_no_public_text() -> None:
    form = of_word(
        [
            ["Сұрақ", "Жауап"],
            ["Жоба кімге арналған", "Ауыл балаларына және олардың ата-әжелеріне арналған"],
            ["Сурет авторы", "Д. Әлім; ата-аналардың келісімі бар"],
        ]
    )
    assert "Әлім" not in "".join(values(form, "text_kk"))


def test_a_paragraph_that_hands_over_photos_is_no_public_text() -> None:
    made = paragraphs(
        "Мы три года чинили коляски и ходунки для соседей.",
        "Фотографии (3 шт.) прилагаем. Фото: А. Жумин. Люди на снимках дали согласие.",
    )
    assert values(made, "text_ru") == ["Мы три года чинили коляски и ходунки для соседей."]


def test_a_number_of_two_words_is_not_named_by_its_second() -> None:
    told = "Соның он тоғызы 2023 жылы өтті."
    assert others(paragraphs("Жоба 2020 жылы басталды.", told, language="kk")) == []


@pytest.mark.parametrize(
    ("told", "language", "name"),
    [
        ("Дебатных клубов в 2025 году было 25.", "ru", "Дебатных клубов"),
        ("Пікірсайыс клубтары 2025 жылы 25 болды.", "kk", "Пікірсайыс клубтары"),
    ],
)
def test_a_number_may_stand_behind_what_it_counts(told: str, language: str, name: str) -> None:
    assert others(paragraphs("Проект с 2022 года.", told, language=language)) == [(name, 25)]


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("На праздниках волонтёрами проекта стали не менее 110 человек.", "ru"),
        ("Мерекеде жобаның еріктілері кемінде 110 адам болды.", "kk"),
    ],
)
def test_volunteers_are_no_participants(told: str, language: str) -> None:
    assert figures(told, language=language) == []
    assert figures("В празднике участвовали 110 волонтёров.") == [("event-participants", 110, "")]
