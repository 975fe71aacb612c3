"""Tests when a showing is open, with a clock that is set."""

from datetime import date, datetime, time
from functools import partial
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from projects.models import OpeningException, Showing
from projects.serving.models import CatalogueVersion
from projects.touring import signals
from projects.touring.hours import Phase, end_of, next_change, state_at
from projects.touring.sentences import state_in_words
from projects.touring.system_checks import clock_is_of_today
from tests.factories import showing

ALMATY = ZoneInfo("Asia/Almaty")
MONDAY, SUNDAY = date(2030, 5, 6), date(2030, 5, 12)


def at(day: int, clock: str = "12:00") -> datetime:
    """A moment of May 2030 at the venue; its 6th is a Monday."""
    return datetime.combine(date(2030, 5, day), time.fromisoformat(clock), ALMATY)


def said(stay: Showing, moment: datetime) -> str:
    with translation.override("en"):
        return state_in_words(stay, state_at(stay, moment), moment)


def with_hours(**values) -> Showing:
    """A week from Monday to Sunday, with these hours by weekday: ``{0: "10:00-18:00"}``."""
    made = showing(first_day=MONDAY, last_day=SUNDAY, **values)
    return Showing.objects.with_hours().get(pk=made.pk)


@pytest.mark.django_db
def test_it_opens_and_closes_at_the_minute():
    stay = with_hours(hours={0: "10:00-18:00", 1: "10:00-18:00"})
    assert said(stay, at(6, "09:59")) == "Closed now. Opens today at 10:00."
    assert said(stay, at(6, "10:00")) == "Open now, until 18:00."
    assert said(stay, at(6, "17:59")) == "Open now, until 18:00."
    assert said(stay, at(6, "18:00")) == "Closed now. Opens on 7 May 2030 at 10:00."


@pytest.mark.django_db
def test_a_break_at_noon_is_closed():
    stay = with_hours(hours={0: "10:00-13:00 14:00-18:00"})
    assert said(stay, at(6, "12:59")) == "Open now, until 13:00."
    assert said(stay, at(6, "13:00")) == "Closed now. Opens today at 14:00."


@pytest.mark.django_db
def test_hours_over_midnight_belong_to_the_day_on_which_they_begin():
    stay = with_hours(hours={5: "20:00-02:00"})
    assert said(stay, at(11, "23:59")) == "Open now, until 02:00."
    assert said(stay, at(12, "00:00")) == "Open now, until 02:00."
    assert state_at(stay, at(12, "01:59")).opening
    assert said(stay, at(12, "02:00")) == "Closed today. It does not open again."
    assert state_at(stay, at(6, "01:00")).opening is None


@pytest.mark.django_db
def test_hours_that_follow_without_a_gap_are_one_opening():
    stay = with_hours(hours={4: "20:00-00:00", 5: "00:00-03:00"})
    assert said(stay, at(10, "23:30")) == "Open now, until 03:00."
    round_the_clock = with_hours(hours=dict.fromkeys(range(7), "00:00-00:00"))
    assert said(round_the_clock, at(6)) == "Open now, until 13 May 2030, 00:00."


@pytest.mark.django_db
def test_an_exception_takes_the_place_of_the_weekdays_hours():
    stay = with_hours(
        hours=dict.fromkeys(range(7), "10:00-18:00"),
        exceptions={date(2030, 5, 9): "", date(2030, 5, 10): "12:00-15:00"},
    )
    assert said(stay, at(9)) == "Closed today. Opens on 10 May 2030 at 12:00."
    assert said(stay, at(10, "11:59")) == "Closed now. Opens today at 12:00."
    assert said(stay, at(10, "15:00")) == "Closed now. Opens on 11 May 2030 at 10:00."


@pytest.mark.django_db
def test_before_its_first_day_it_says_when_it_opens():
    stay = with_hours(hours={2: "10:00-18:00"})
    assert state_at(stay, at(5, "23:59")).phase == Phase.PLANNED
    assert said(stay, at(5)) == "Opens on 8 May 2030 at 10:00."
    assert said(with_hours(), at(5)) == "Begins on 6 May 2030."


@pytest.mark.django_db
def test_it_is_over_after_the_last_closing():
    stay = with_hours(hours={6: "10:00-17:00"})
    assert state_at(stay, at(12, "16:59")).opening
    assert said(stay, at(12, "17:00")) == "Over since 12 May 2030."
    into_the_night = with_hours(hours={6: "20:00-01:00"})
    assert state_at(into_the_night, at(13, "00:59")).opening
    assert state_at(into_the_night, at(13, "01:00")).phase == Phase.OVER
    without_hours = with_hours()
    assert said(without_hours, at(12, "23:59")) == "On show; the opening hours are not stated."
    assert end_of(without_hours) == at(13, "00:00")


@pytest.mark.django_db
def test_one_that_is_cancelled_says_so_whatever_the_day():
    stay = with_hours(hours={0: "10:00-18:00"}, is_cancelled=True)
    assert said(stay, at(6)) == "Cancelled: it does not take place."
    assert next_change(stay, at(5)) is None


@pytest.mark.django_db
def test_the_venues_clock_counts_wherever_the_server_stands():
    stay = with_hours(hours={0: "10:00-18:00"})
    in_london = datetime(2030, 5, 6, 5, 0, tzinfo=ZoneInfo("UTC"))
    assert said(stay, in_london) == "Open now, until 18:00."


@pytest.mark.django_db
def test_kept_pages_end_when_it_opens_and_when_it_closes():
    with patch.object(signals.timezone, "now", lambda: at(6, "08:00")):
        with_hours(hours={0: "10:00-18:30"})
        assert CatalogueVersion.objects.get().next_moment == at(6, "10:00").timestamp()
    with patch.object(signals.timezone, "now", lambda: at(6, "10:00")):
        assert signals.next_opening_or_closing() == at(6, "18:30").timestamp()
    with patch.object(signals.timezone, "now", lambda: at(13, "00:00")):
        assert signals.next_opening_or_closing() is None


def refused(exception: OpeningException) -> str:
    with translation.override("en"):
        with pytest.raises(ValidationError) as error:
            exception.full_clean()
        return " ".join(error.value.messages)


@pytest.mark.django_db
def test_half_an_exception_a_second_closing_and_a_day_outside_are_refused():
    stay = with_hours(exceptions={date(2030, 5, 9): ""})
    exception = partial(OpeningException, showing=stay)
    assert refused(exception(day=date(2030, 5, 9))) == "This day is marked as closed already."
    half = exception(day=date(2030, 5, 8), opens=time(10))
    assert refused(half) == "Give both times, or none where it is closed."
    assert refused(exception(day=date(2030, 5, 20))) == "This day is not one of the showing’s."
    exception(day=date(2030, 5, 8), opens=time(10), closes=time(11)).full_clean()


def test_the_machines_time_zone_is_that_of_today():
    assert clock_is_of_today() == []


def test_old_time_zone_data_speak_at_start_with_a_cure():
    with patch("projects.touring.system_checks.ZoneInfo", lambda name: ZoneInfo("Etc/GMT-6")):
        (told,) = clock_is_of_today()
    assert "hour wrong" in told.msg
    assert "tzdata" in str(told.hint)
