"""Dates as people write them are read rightly or refused with a sentence."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from projects.texts.typed_dates import read_date


@pytest.mark.parametrize(
    "typed",
    [
        *("25.05.2020", "25. 05. 2020", "25.5.2020", "2020-05-25", "25/05/2020", "25-05-2020"),
        *("25.05.2020 г.", "25 мая 2020", "25 мая 2020 г.", "25 мамыр 2020", "2020 ж. 25 мамыр"),
        *("2020 жылғы 25 мамыр", "25 May 2020", "May 25, 2020", "25th May 2020"),
    ],
)
def test_a_date_is_read_as_people_write_it(typed: str) -> None:
    assert read_date(typed) == date(2020, 5, 25)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("05/06/2020", "can mean 05.06.2020 or 06.05.2020"),
        ("31.02.2020", "There is no such day"),
        ("05/25/2020", "There is no such day"),
        ("25.05.20", "is not understood as a date"),
        ("весной 2020", "is not understood as a date"),
        ("2020", "is not understood as a date"),
    ],
)
def test_a_date_that_is_not_clear_is_refused(typed: str, words: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError, match=words):
        read_date(typed)
