"""Letters: their order, and which count as the same."""

import pytest

from projects.texts.alphabet import fold, order_key


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Қазақстан", "казакстан"),
        ("ТІЛДЕР", "тилдер"),
        ("әғқңөұүһі", "агкноуухи"),
        ("Ёлка", "елка"),
        ("İstanbul", "istanbul"),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_fold_keeps_the_place_of_every_letter() -> None:
    text = "«Бірлік – Единство.kz» İß"
    assert len(fold(text)) == len(text)


def test_kazakh_letters_stand_in_the_middle_of_the_alphabet() -> None:
    titles = ["Яблоко", "Әже", "Аға", "Қала", "Кітап", "Лес", "Ұл", "Үй", "Удача", "Zebra", "10"]
    assert sorted(titles, key=order_key) == [
        "10",
        "Zebra",
        "Аға",
        "Әже",
        "Кітап",
        "Қала",
        "Лес",
        "Удача",
        "Ұл",
        "Үй",
        "Яблоко",
    ]


def test_quotation_marks_do_not_decide_the_order() -> None:
    assert order_key("«Бірлік»") == order_key("бірлік")
