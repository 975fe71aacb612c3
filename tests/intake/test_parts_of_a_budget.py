"""Who gave which part of a budget, and what is a part of it and nothing else."""

import pytest

from projects.intake.proposals import propose
from tests.intake.read_letters import KNOWN, of_word, paragraphs, values


def roles(*texts: str, language: str = "ru") -> dict[str, str]:
    found = values(paragraphs(*texts, language=language), "participations")
    return {one["name"]: one["role"] for one in found}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Бюджет проекта – 8 млн тенге: 5 млн – грант Фонда «Жарық», 2 млн – спонсорская"
            " помощь ТОО «Дән», 1 млн – взносы родителей.",
            "ru",
            {"Фонд «Жарық»": "funding", "ТОО «Дән»": "sponsor"},
        ),
        (
            "Смета – 4 млн тенге: 3 млн – из бюджета акимата Абайской области, 1 млн – от"
            " спонсора, АО «Тас».",
            "ru",
            {"акимат Абайской области": "funding", "АО «Тас»": "sponsor"},
        ),
        (
            "Жобаның бюджеті 9 млн теңге, оның ішінде 6 млн – облыстық ішкі саясат"
            " басқармасының тапсырысы, 3 млн – «Мұз» ЖШС демеушілігі.",
            "kk",
            {"облыстық ішкі саясат басқармасы": "funding", "«Мұз» ЖШС": "sponsor"},
        ),
        (
            "Бюджет проекта – 3 млн тенге: 2 млн – собственные средства фонда «Жарық», 1 млн –"
            " пожертвования.",
            "ru",
            {},
        ),
    ],
)
def test_each_part_says_who_gave_it(text: str, language: str, expected: dict[str, str]) -> None:
    assert roles(text, language=language) == expected


def test_a_giver_before_its_sum_in_brackets_funds_the_project() -> None:
    form = of_word(
        [
            ["Сұрақ", "Жауап"],
            ["Жобаның атауы", "«Айна»"],
            ["Бюджет", "5 млн теңге (өз қаражаты – 2 млн теңге, «Жол» қауымдастығы – 3 млн теңге)"],
        ]
    )
    assert [one["name"] for one in values(form, "participations")] == ["«Жол» қауымдастығы"]
    assert values(form, "budget_kzt") == [5_000_000]
    assert "Бюджет" not in "".join(values(form, "text_kk"))


def test_a_part_of_the_budget_is_no_money_raised() -> None:
    letter = paragraphs(
        "Проект «Сердце» – лечение больных детей.",
        "Бюджет составил 9 млн тенге: 6 млн тенге – грант, 3 млн тенге – пожертвования.",
    )
    found = propose(letter, KNOWN)
    assert not [one for one in (*found.proposals, *found.choices) if one.field == "metrics"]


def test_years_of_money_go_on_from_money_alone() -> None:
    letter = paragraphs(
        "Проект «Сердце» – лечение больных детей.",
        "Собрали 3 млн тенге на лечение детей: в 2018 – 1 млн, в 2019 – 2 млн тенге.",
    )
    told = [(one["value"], one["period"]) for one in values(letter, "metrics")]
    assert told == [(3_000_000, ""), (1_000_000, "2018"), (2_000_000, "2019")]


def test_the_sum_in_words_is_no_part_of_the_sum() -> None:
    letter = paragraphs(
        "Стоимость проекта – 6 000 000 (шесть миллионов) тенге: 4 000 000 тенге выделил фонд"
        " «Жарық», 2 000 000 тенге собраны на вечерах."
    )
    assert values(letter, "budget_kzt") == [6_000_000]
