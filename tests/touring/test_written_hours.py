"""Tests of opening hours as one line of text."""

from datetime import date, time

import pytest

from projects.touring.written_hours import in_text, read_hours

LINE = "Mo 10:00-13:00,14:00-18:00; Sa 20:00-02:00; 2030 May 09 off; 2030 May 10 12:00-15:00"


def test_what_is_written_is_read_again() -> None:
    assert in_text(read_hours(LINE)) == LINE
    assert read_hours("") == ({}, {})


def test_people_may_name_several_days_and_closed_ones() -> None:
    hours = read_hours("Mo-We 9:00 – 18:00; Tu off; 2030 May 9 closed")
    span = [(time(9), time(18))]
    assert hours == ({0: span, 2: span}, {date(2030, 5, 9): []})


@pytest.mark.parametrize(
    "text", ["10-18", "Mo", "Mo 10:00", "Mo 25:00-26:00", "2030 Feb 30 off", "Пн 10:00-18:00"]
)
def test_what_says_no_hours_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        read_hours(f"Su 10:00-12:00; {text}")
