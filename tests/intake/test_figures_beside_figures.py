"""Figures that stand beside others, or count whoever came to nothing of the project."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH

ABOUT = {
    "ru": "Проект «Добрый двор» проходил в Костанае.",
    "kk": "«Ақ ниет» жобасы Қостанайда өтті.",
}
Figure = tuple[str, int, str]


def figures(*told: str, language: str = "ru") -> set[Figure]:
    found = values(paragraphs(ABOUT[language], *told, language=language), "metrics")
    return {(one["indicator"], one["value"], one["qualifier"]) for one in found}


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        (
            "Проведено двадцать два семинара и более сорока встреч.",
            "ru",
            {("seminars-held", 22, "exactly"), ("meetings-held", 40, "more-than")},
        ),
        (
            "Проведено 22 семинара и более 40 встреч с молодёжью.",
            "ru",
            {("seminars-held", 22, "exactly"), ("meetings-held", 40, "more-than")},
        ),
        (
            "Жиырма екі семинар мен қырықтан астам кездесу өткізілді.",
            "kk",
            {("seminars-held", 22, "exactly"), ("meetings-held", 40, "more-than")},
        ),
        ("Обучено 120 и более человек.", "ru", {("people-trained", 120, "at-least")}),
        ("Под опекой 164 пенсионера.", "ru", {("elderly-helped", 164, "exactly")}),
        (
            "Фестивальге 500-ден астам актёр мен әнші қатысты.",
            "kk",
            {("event-participants", 500, "more-than")},
        ),
    ],
)
def test_more_of_the_second_figure_is_not_said_of_the_first(
    sentence: str, language: str, expected: set[Figure]
) -> None:
    assert figures(sentence, language=language) == expected


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Волонтёров всего 45, так что приходите.", "ru"),
        ("Видео посмотрели 20 тысяч человек.", "ru"),
        ("Видеоны 20 мың адам көрді.", "kk"),
        ("Каждый день приходило 30 человек.", "ru"),
        ("Соседний центр обучил 200 человек.", "ru"),
        ("Была ещё ёлка, там участвовало 300 человек, но это не наше.", "ru"),
        ("Балалар келгендіктен, 118 бала көмек алды.", "kk"),
    ],
)
def test_who_came_to_nothing_of_the_project_is_not_counted(sentence: str, language: str) -> None:
    assert figures(sentence, language=language) == set()


def test_a_contest_of_a_project_of_crafts_is_one_of_crafts() -> None:
    told = letter(
        [
            (PARAGRAPH, "«Шебердің қолы» жобасы: ағаш оюды, кілем тоқуды жастарға үйреттік."),
            (PARAGRAPH, "а) 74 шебердің басы бірікті;"),
            (PARAGRAPH, "ә) шәкірттер байқауына барлығы 186 оқушы қатысты (2010 ж. – 48)."),
        ],
        "kk",
    )
    found = {(one["indicator"], one["value"]) for one in values(told, "metrics")}
    assert found == {
        ("craftsmen-united", 74),
        ("craft-contest-students", 186),
        ("craft-contest-students", 48),
    }


def test_a_song_contest_of_a_project_of_crafts_is_none() -> None:
    told = paragraphs(
        "«Шебердің қолы» жобасы: кілем тоқуды үйреттік, 74 шебердің басы бірікті.",
        "Ән байқауына 186 оқушы қатысты.",
        language="kk",
    )
    assert "craft-contest-students" not in {one["indicator"] for one in values(told, "metrics")}
