"""What a page says of a showing: its state now, its days, its hours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from projects.models import Showing
from projects.models.showing import Hours
from projects.touring.hours import DAY, Phase, State, has_hours, hours_of

CLOCK = "H:i"


class HoursRow(NamedTuple):
    """A weekday or day, and its hours in words."""

    day: str
    hours: str


def state_in_words(showing: Showing, state: State, moment: datetime) -> str:
    """Whether one can go there now, else when; every time of day is the venue's."""
    today = localtime(moment).date()
    match state.phase:
        case Phase.CANCELLED:
            return _("Cancelled: it does not take place.")
        case Phase.OVER:
            return _("Over since %(day)s.") % {"day": date_format(showing.last_day)}
        case Phase.PLANNED if state.next:
            return _opens(state.next.start)
        case Phase.PLANNED:
            return _("Begins on %(day)s.") % {"day": date_format(showing.first_day)}
    if state.opening:
        return _open_until(state.opening.end, today)
    if not has_hours(showing):
        return _("On show; the opening hours are not stated.")
    closed = _("Closed now.") if hours_of(showing, today) else _("Closed today.")
    if not state.next:
        return f"{closed} {_('It does not open again.')}"
    if localtime(state.next.start).date() == today:
        at = {"time": _clock(state.next.start)}
        return f"{_('Closed now.')} {_('Opens today at %(time)s.') % at}"
    return f"{closed} {_opens(state.next.start)}"


def _opens(moment: datetime) -> str:
    said = {"day": date_format(localtime(moment)), "time": _clock(moment)}
    return _("Opens on %(day)s at %(time)s.") % said


def _open_until(end: datetime, today: date) -> str:
    """The day is said where it is neither today nor the night that follows."""
    said = {"day": date_format(localtime(end)), "time": _clock(end)}
    if localtime(end).date() in (today, today + DAY):
        return _("Open now, until %(time)s.") % said
    return _("Open now, until %(day)s, %(time)s.") % said


def _clock(moment: datetime) -> str:
    return time_format(localtime(moment).time(), CLOCK)


def days_in_words(showing: Showing) -> str:
    """Its days: "1 May 2030 – 5 June 2030", or one."""
    days = dict.fromkeys((showing.first_day, showing.last_day))
    return " – ".join(date_format(day) for day in days)


def weekday_rows(showing: Showing) -> list[HoursRow]:
    """The seven weekdays with their hours; none where no weekday has any."""
    hours = showing.usual_hours
    if not hours:
        return []
    return [
        HoursRow(str(name), hours_in_words(hours.get(day, []))) for day, name in WEEKDAYS.items()
    ]


def exception_rows(showing: Showing, today: date) -> list[HoursRow]:
    """The days with other hours that are not past."""
    days = showing.special_hours.items()
    return [
        HoursRow(date_format(day), hours_in_words(hours)) for day, hours in days if day >= today
    ]


def hours_in_words(hours: Iterable[Hours]) -> str:
    """ "10:00–13:00, 14:00–18:00", or that it is closed."""
    spans = [f"{time_format(a, CLOCK)}–{time_format(b, CLOCK)}" for a, b in hours]
    return ", ".join(spans) or _("closed")
