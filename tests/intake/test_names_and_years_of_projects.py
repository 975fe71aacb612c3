"""The name, years, stage and cost of a project in the words of letters."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH, TABLE


@pytest.mark.parametrize(
    ("sentence", "language", "names"),
    [
        ("Проект «Родник» («Бастау») завершён.", "ru", ["Родник", []]),
        ("Проект «Солнце в доме» («Үйдегі күн») завершён.", "ru", ["Солнце в доме", "Үйдегі күн"]),
        ("«Үйдегі күн» («Солнце в доме») жобасы аяқталды.", "kk", ["Солнце в доме", "Үйдегі күн"]),
        ("«Бастау» жобасы (орысша атауы – «Исток») аяқталды.", "kk", ["Исток", "Бастау"]),
        ("Проект «Родник» (партнёр «Үміт») завершён.", "ru", ["Родник", []]),
        ("Так и родился «Пирог на двоих».", "ru", ["Пирог на двоих", []]),
        (
            "Осуществлена реализация проекта по оказанию помощи одиноким людям «Тёплый дом».",
            "ru",
            ["Тёплый дом", []],
        ),
        (
            "Спрашивали про «Голоса гор». Это конкурс, к ярмарке он не относится.",
            "ru",
            [[], []],
        ),
    ],
)
def test_the_name_of_a_project_and_the_one_in_another_language(
    sentence: str, language: str, names: list[str]
) -> None:
    read = paragraphs(sentence, language=language)
    found = [values(read, "title_ru"), values(read, "title_kk")]
    assert found == [[name] if name else [] for name in names]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("стенд нам сказали будет 52", [52]),
        ("бізге берген стенд нөмірі: № 7", [7]),
        ("стенд у нас был и на нём 12 фотографий", []),
    ],
)
def test_the_stand_in_a_line_of_a_chat(sentence: str, number: list[int]) -> None:
    assert values(paragraphs(sentence, "проект закрыт"), "number") == number


@pytest.mark.parametrize(
    ("sentence", "language", "years"),
    [
        ("начали турнир в 2009 году , последний раз он был в 2019", "ru", [[2009], [2019]]),
        (
            "Жоба 2016 жылғы қыркүйек пен 2018 жылғы мамыр аралығында өтті.",
            "kk",
            [[2016], [2018]],
        ),
    ],
)
def test_when_a_project_began_and_ended(
    sentence: str, language: str, years: list[list[int]]
) -> None:
    read = paragraphs(sentence, language=language)
    assert [values(read, name) for name in ("start_year", "end_year")] == years


def test_a_kazakh_verb_of_the_first_person_says_that_the_project_goes_on() -> None:
    read = paragraphs("торт жыл бойы откизип келемиз , биыл да жалгасады", language="kk")
    assert values(read, "status") == ["implementation"]


def test_the_total_of_a_table_under_the_caption_of_a_budget_is_the_budget() -> None:
    caption = "Таблица 2. Общий бюджет проекта (собранное не входит)"
    rows = "Статья\tСумма, тенге\nТранспорт\t420 000\nЗал\t510 000\nИтого\t930 000"
    assert values(letter([(PARAGRAPH, caption), (TABLE, rows)]), "budget_kzt") == [930_000]
    other = letter([(PARAGRAPH, "Таблица 2. Призовой фонд"), (TABLE, rows)])
    assert values(other, "budget_kzt") == []


def test_two_columns_of_years_are_read_under_their_heading_and_caption() -> None:
    caption = "Таблица 1. Участники фестиваля по годам"
    rows = "Год\tЧеловек\n2016\t300\n2017\t450\nИтого\t750"
    found = values(letter([(PARAGRAPH, caption), (TABLE, rows)]), "metrics")
    expected = [(300, "2016"), (450, "2017"), (750, "")]
    assert [(one["value"], one["period"]) for one in found] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Денег на всё ушло 900 тыщ тенге.", [900_000]),
        ("За всё время потратили 1,2 млн тг", [1_200_000]),
        ("Грант составил 7 млн тенге. Всего проект стоил 8,5 млн тенге.", [8_500_000]),
        ("Жылына 900 мың теңге кетті.", []),
        ("На костюмы ушло 300 тысяч тенге, всем понравилось.", []),
        ("Потратили 300 тысяч тенге.", []),
    ],
)
def test_what_all_of_a_project_cost_is_its_budget_in_other_words(
    sentence: str, expected: list[int]
) -> None:
    assert values(paragraphs(sentence), "budget_kzt") == expected


def test_what_somebody_says_is_not_the_name_of_the_project() -> None:
    read = paragraphs("«Приехали чужими, уехали друзьями», – говорит участник лагеря Олег Ким.")
    assert values(read, "title_ru") == []
    assert len(values(read, "quotation")) == 1
