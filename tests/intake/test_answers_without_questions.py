"""Letters that answer our questions in order and leave the questions out; numbers and years as
people type them in messages; what a preface and the last line tell of something else."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import LIST, PARAGRAPH


@pytest.mark.parametrize(
    ("items", "language", "titles"),
    [
        ("• «Ақ көгершін». Орысшасы – «Белый голубь».", "kk", ("Ақ көгершін", "Белый голубь")),
        ("1) «Белый голубь», по-казахски «Ақ көгершін».", "ru", ("Ақ көгершін", "Белый голубь")),
    ],
)
def test_names_in_two_languages_alone_in_a_line_are_the_projects(
    items: str, language: str, titles: tuple[str, str]
) -> None:
    read = letter([(PARAGRAPH, "Жауаптар"), (LIST, f"{items}\n• Павлодар.")], language)
    assert (values(read, "title_kk"), values(read, "title_ru")) == ([titles[0]], [titles[1]])


@pytest.mark.parametrize(
    ("text", "language", "start"),
    [
        ("С осени 2014 года.", "ru", [2014]),
        ("2014 жылдың күзінен бері.", "kk", [2014]),
        ("С осени 2014 года у нас новый зал.", "ru", []),
        ("Орталық 2014 жылдан бар.", "kk", []),
    ],
)
def test_since_when_may_be_all_that_an_answer_says(
    text: str, language: str, start: list[int]
) -> None:
    items = f"• {text}\n• Павлодар.\n• Зал ашылды: 2016, 2018."
    read = letter([(PARAGRAPH, "Жауаптар"), (LIST, items)], language)
    assert values(read, "start_year") == start


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Нина Ивановна Ли. Координатор – она, директор другой человек.", "ru", "Нина Ивановна Ли"),
        ("Сара Асанқызы Ким. Үйлестіруші сол кісі.", "kk", "Сара Асанқызы Ким"),
    ],
)
def test_the_coordinator_may_be_pointed_at(text: str, language: str, name: str) -> None:
    read = letter([(PARAGRAPH, "Жауаптар"), (LIST, f"• Павлодар.\n• {text}")], language)
    assert values(read, "coordinator") == [name]


def test_thousands_and_years_of_a_message() -> None:
    read = paragraphs(
        "проект «Наш двор» стартовал в мае 17-го",
        "участников турниров 2к+ за всё время",
        "17 год — 700 чел",
        "18 год — больше 1300",
        "напечатали 2,5к буклетов",
    )
    assert values(read, "start_year") == [2017]
    found = [(one["value"], one["qualifier"], one["period"]) for one in values(read, "metrics")]
    assert found == [
        (2000, "more-than", ""),
        (700, "exactly", "2017"),
        (1300, "more-than", "2018"),
        (2500, "exactly", ""),
    ]


@pytest.mark.parametrize("text", ["Проекту 21 год.", "Собрались в мае 18-го числа."])
def test_a_day_and_an_age_are_no_years(text: str) -> None:
    assert values(paragraphs("Проект «Наш двор».", text), "start_year") == []


@pytest.mark.parametrize(
    ("heading", "of_project", "language", "preface"),
    [
        (
            "Кто мы такие?",
            "О проекте",
            "ru",
            "В 2004–2005 годах прошёл фестиваль «Родник», в нём участвовало 600 человек.",
        ),
        (
            "Біз кімбіз?",
            "Жоба туралы",
            "kk",
            "2004–2005 жылдары «Бұлақ» фестивалі өтті, оған 600 адам қатысты.",
        ),
        (
            "История нашего центра",
            "О проекте",
            "ru",
            "В 2004–2005 годах прошёл фестиваль «Родник», в нём участвовало 600 человек.",
        ),
    ],
)
def test_what_stands_under_who_we_are_is_not_of_the_project(
    heading: str, of_project: str, language: str, preface: str
) -> None:
    told = {
        "ru": "В рамках проекта «Мост» проведено 12 семинаров.",
        "kk": "«Көпір» жобасы аясында 12 семинар өткізілді.",
    }
    read = paragraphs(heading, preface, of_project, told[language], language=language)
    assert [one["value"] for one in values(read, "metrics")] == [12]


def test_who_listened_to_a_speech_took_no_part() -> None:
    read = paragraphs(
        "Құрметті қауым!",
        "«Құт» жобасы аясында біз 12 семинар өткіздік, оның бәрі тегін болды.",
        "Келер жылы да бірге болайық дегім келеді.",
        "Сөйлеген: Қ. Асанов, 2024 ж. 3 мамыр, Достық үйі, 90 адам қатысты",
        language="kk",
    )
    assert [one["value"] for one in values(read, "metrics")] == [12]


def test_another_project_in_work_is_not_the_letters_name() -> None:
    read = paragraphs(
        "«Ұлға – ұлағат» деп аталатын жобамызды үш жыл жүргіздік.",
        "Қазір оның орнына басқа, «Бесік» атты жоба жазып жатырмыз.",
        language="kk",
    )
    assert values(read, "title_kk") == ["Ұлға – ұлағат"]
