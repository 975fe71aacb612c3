"""When a showing is open: all rules of days and hours, for a moment that is given.

Days and hours are those of the venue. Kazakhstan has one time zone since March 2024, so they are
the site's. An exception of a day takes the place of the hours of its weekday; hours that end when
or before they begin go on into the next day, after the last day too; what follows without a gap is
one opening.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.utils.timezone import get_default_timezone, localtime

from projects.models import Showing
from projects.models.showing import Hours

DAY = timedelta(days=1)


class Phase(StrEnum):
    PLANNED = "planned"
    ON_SHOW = "on-show"
    OVER = "over"
    CANCELLED = "cancelled"


class Opening(NamedTuple):
    """A time without a gap in which visitors are let in; at ``end`` no more."""

    start: datetime
    end: datetime


class State(NamedTuple):
    """A showing at a moment: the ``opening`` that goes on, and the ``next`` one that begins."""

    phase: Phase
    opening: Opening | None
    next: Opening | None

    @property
    def is_coming(self) -> bool:
        """Whether one can still go there, now or later."""
        return self.phase in (Phase.PLANNED, Phase.ON_SHOW)


def state_at(showing: Showing, moment: datetime) -> State:
    """The state of a showing (``with_hours``) at a moment."""
    if showing.is_cancelled:
        return State(Phase.CANCELLED, None, None)
    if moment >= end_of(showing):
        return State(Phase.OVER, None, None)
    today = localtime(moment).date()
    opening = following = None
    for found in openings(showing, today - DAY):
        if found.start > moment:
            following = found
            break
        if moment < found.end:
            opening = found
    phase = Phase.PLANNED if today < showing.first_day else Phase.ON_SHOW
    return State(phase, opening, following)


def next_change(showing: Showing, moment: datetime) -> datetime | None:
    """When the state of a showing changes next, beside midnight; ``None`` if it never does."""
    state = state_at(showing, moment)
    if not state.is_coming:
        return None
    moments = [end_of(showing)]
    moments += [state.opening.end] if state.opening else []
    moments += [state.next.start] if state.next else []
    return min(moments)


def end_of(showing: Showing) -> datetime:
    """When a showing is over: its last day's last closing; where that day has no hours, midnight
    after it."""
    last = [found.end for found in _openings_of(showing, showing.last_day)]
    return max(last, default=_at(showing.last_day + DAY, time()))


def openings(showing: Showing, start: date) -> Iterator[Opening]:
    """The openings that begin on that day or later, in order."""
    open_now: Opening | None = None
    day = max(start, showing.first_day)
    while day <= showing.last_day:
        for found in _openings_of(showing, day):
            if open_now and found.start <= open_now.end:
                open_now = Opening(open_now.start, max(open_now.end, found.end))
                continue
            if open_now:
                yield open_now
            open_now = found
        day += DAY
    if open_now:
        yield open_now


def _openings_of(showing: Showing, day: date) -> list[Opening]:
    found = []
    for opens, closes in hours_of(showing, day):
        into_night = closes <= opens
        found.append(Opening(_at(day, opens), _at(day + DAY if into_night else day, closes)))
    return found


def hours_of(showing: Showing, day: date) -> list[Hours]:
    """The hours that begin on a day; none if it is closed or nothing is known."""
    if day in showing.special_hours:
        return showing.special_hours[day]
    return showing.usual_hours.get(day.weekday(), [])


def has_hours(showing: Showing) -> bool:
    """Whether anything is known of its hours."""
    return bool(showing.usual_hours or showing.special_hours)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, get_default_timezone())
