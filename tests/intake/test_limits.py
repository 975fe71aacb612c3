"""Figures that a letter states as a limit: at least so many, up to so many."""

import pytest

from tests.intake.read_letters import paragraphs, values


@pytest.mark.parametrize(
    ("sentence", "language", "value", "qualifier"),
    [
        ("В фестивале участвовало не менее 1 300 человек.", "ru", 1_300, "at-least"),
        ("В фестивале приняли участие 300 человек и более.", "ru", 300, "at-least"),
        ("Участники фестиваля: не менее чем 300 человек.", "ru", 300, "at-least"),
        ("Фестивальге кем дегенде 350 адам қатысты.", "kk", 350, "at-least"),
        ("Фестивальге 350 адамнан кем емес қатысты.", "kk", 350, "at-least"),
        ("The festival was attended by at least 400 people.", "en", 400, "at-least"),
        ("The festival was attended by 400 people or more.", "en", 400, "at-least"),
        ("В фестивале участвовало до 700 человек.", "ru", 700, "up-to"),
        ("Был фестиваль, участников до 350.", "ru", 350, "up-to"),
        ("На фестиваль пришло не более чем 700 человек.", "ru", 700, "up-to"),
        ("На фестиваль дошкольников пришло до 700 человек.", "ru", 700, "up-to"),
        ("На фестивале пела группа «Домра», участвовало до 700 человек.", "ru", 700, "up-to"),
        ("Фестивальге 700-ге дейін адам қатысты.", "kk", 700, "up-to"),
        ("Фестивальге 700 адамға дейін қатысты.", "kk", 700, "up-to"),
        ("The festival was attended by up to 700 people.", "en", 700, "up-to"),
    ],
)
def test_a_limit_is_proposed_as_one(
    sentence: str, language: str, value: int, qualifier: str
) -> None:
    (figure,) = values(paragraphs(sentence, language=language), "metrics")
    assert figure == {
        "indicator": "event-participants",
        "value": value,
        "qualifier": qualifier,
        "period": "",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Число участников фестиваля выросло до 300 человек.",
        "Фестивальге қатысушылар саны 300-ге дейін өсті.",
        "Фестиваль для детей в группах до 15 человек.",
        "В фестивале участвовали дети от 10 до 14 лет.",
        "На фестиваль пришло от 200 до 300 человек.",
        "В фестивале участвовало менее 300 человек.",
    ],
)
def test_how_far_a_number_has_grown_or_ranges_is_no_figure(sentence: str) -> None:
    assert values(paragraphs(sentence), "metrics") == []


@pytest.mark.parametrize(
    "sentence",
    ["Бюджет проекта — не более 5 млн тенге.", "Бюджет проекта: до 5 млн тенге."],
)
def test_a_limit_is_no_budget(sentence: str) -> None:
    assert values(paragraphs(sentence), "budget_kzt") == []


def test_raised_funds_may_be_a_limit() -> None:
    (figure,) = values(
        paragraphs("Для тяжелобольных детей собрано не менее 5 млн тенге."), "metrics"
    )
    assert (figure["indicator"], figure["value"]) == ("funds-raised", 5_000_000)
    assert figure["qualifier"] == "at-least"
