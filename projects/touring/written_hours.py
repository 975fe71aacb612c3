"""The hours of a showing as one line of text, as OpenStreetMap writes opening hours:
"Mo-Fr 10:00-13:00,14:00-18:00; 2030 May 09 off"."""

from __future__ import annotations

import re
from datetime import date, time
from typing import NamedTuple

from projects.models import Showing
from projects.models.showing import Hours

# Monday first.
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_WEEKDAY = "|".join(WEEKDAYS)
_RULE = re.compile(
    rf"(?:(?P<first>{_WEEKDAY})(?:\s*[-–]\s*(?P<last>{_WEEKDAY}))?"
    rf"|(?P<year>\d{{4}})\s+(?P<month>{'|'.join(MONTHS)})\s+(?P<day>\d{{1,2}}))"
    r"\s+(?P<hours>.+)"
)
_SPAN = re.compile(r"(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)")


class AllHours(NamedTuple):
    """The hours by weekday (Monday is 0), and those of single days; none of a day that is
    closed."""

    usual: dict[int, list[Hours]]
    special: dict[date, list[Hours]]


def written_hours(showing: Showing) -> str:
    return in_text(AllHours(showing.usual_hours, showing.special_hours))


def in_text(hours: AllHours) -> str:
    rows = [f"{WEEKDAYS[weekday]} {_spans(found)}" for weekday, found in hours.usual.items()]
    for day, found in hours.special.items():
        rows.append(f"{day.year} {MONTHS[day.month - 1]} {day.day:02} {_spans(found)}")
    return "; ".join(rows)


def _spans(hours: list[Hours]) -> str:
    return ",".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in hours) or "off"


def read_hours(text: str) -> AllHours:
    """The hours that a text says, in order. Raises ``ValueError`` with the part that says none."""
    usual: dict[int, list[Hours]] = {}
    special: dict[date, list[Hours]] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        rule = _RULE.fullmatch(part)
        if not rule:
            raise ValueError(part)
        hours = _read_spans(part, rule["hours"])
        if rule["year"]:
            special[_read_day(part, rule)] = hours
            continue
        first = WEEKDAYS.index(rule["first"])
        last = WEEKDAYS.index(rule["last"] or rule["first"])
        for weekday in range(first, last + 1):
            usual[weekday] = hours
    open_days = {weekday: usual[weekday] for weekday in sorted(usual) if usual[weekday]}
    return AllHours(open_days, {day: special[day] for day in sorted(special)})


def _read_day(part: str, rule: re.Match[str]) -> date:
    try:
        return date(int(rule["year"]), MONTHS.index(rule["month"]) + 1, int(rule["day"]))
    except ValueError as error:
        raise ValueError(part) from error


def _read_spans(part: str, text: str) -> list[Hours]:
    if text.strip() in ("off", "closed"):
        return []
    spans = [_SPAN.fullmatch(span.strip()) for span in text.split(",")]
    try:
        numbers = [[int(number) for number in span.groups()] for span in spans if span]
        hours = sorted((time(a, b), time(c, d)) for a, b, c, d in numbers)
    except ValueError as error:
        raise ValueError(part) from error
    if len(hours) != len(spans):
        raise ValueError(part)
    return hours
