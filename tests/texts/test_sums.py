"""Large numbers are the same in whatever way they are written; others are left alone."""

import pytest

from projects.texts.sums import sums_in


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("35 миллионнан астам теңге", "35000000"),
        ("35млн теңгеге", "35000000"),
        ("более 35 миллионов тенге", "35000000"),
        ("KZT 35,000,000", "35000000"),
        ("35\u00a0000\u00a0000 ₸", "35000000"),
        ("35000000", "35000000"),
        ("1,5 млн", "1500000"),
        ("2.25 billion tenge", "2250000000"),
        ("12 тыс. человек", "12000"),
        ("3 мың кітап", "3000"),
        ("12 500", "12500"),
    ],
)
def test_a_large_number_is_found_in_digits(text: str, digits: str) -> None:
    assert [found[2] for found in sums_in(text)] == [digits]


@pytest.mark.parametrize(
    "text", ["2013 2014", "№ 35", "5 проектов", "с 2009 года", "3 мая 2010", "7,5", "А1 594"]
)
def test_years_stands_and_small_numbers_are_no_sums(text: str) -> None:
    assert list(sums_in(text)) == []
