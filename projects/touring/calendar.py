"""Showings as a calendar that phones and desks subscribe to (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from datetime import date, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vText

from projects.models import Showing
from projects.texts.languages import current_language, text_of
from projects.touring.hours import DAY
from projects.touring.sentences import HoursRow, days_in_words, exception_rows, weekday_rows

PRODUCT = "-//Exhibition of social projects//Showings//EN"
# How long a program waits before it asks again.
ASK_AGAIN = timedelta(hours=6)


def calendar_of(showings: Iterable[Showing], name: str, site: str) -> bytes:
    """The showings (``with_hours``), one event each, in the language of the page; ``site`` is the
    site's address. The same showings give the same bytes."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", PRODUCT)
    made.add("method", "PUBLISH")
    made.add("name", _in_language(name))
    made.add("x-wr-calname", name)
    made.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
    for showing in showings:
        made.add_component(_event(showing, site))
    return made.to_ical()


def _event(showing: Showing, site: str) -> Event:
    """Whole days, which take nobody's time; the hours stand in the words.

    Its UID never changes, and each save of the showing or its venue raises the sequence, so that a
    calendar knows what is newer."""
    venue, address = showing.venue, site + showing.get_absolute_url()
    changed = max(showing.changed, venue.changed)
    place = (text_of(venue, field).value for field in ("name", "address", "city"))
    title = f"{_('Exhibition of social projects')}: {text_of(venue, 'name').value}"
    event = Event()
    event.add("uid", f"{showing.uid}@exhibition")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("created", showing.announced)
    event.add("sequence", max(0, int((changed - showing.announced).total_seconds())))
    event.add("dtstart", showing.first_day)
    event.add("dtend", showing.last_day + DAY)
    event.add("summary", _in_language(title))
    event.add("location", _in_language(", ".join(filter(None, place))))
    event.add("description", _in_language(_description(showing, address)))
    event.add("url", address)
    event.add("status", "CANCELLED" if showing.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if venue.place:
        event.add("geo", astuple(venue.place))
    return event


def _in_language(text: str) -> vText:
    said = vText(text)
    said.params["LANGUAGE"] = current_language()
    return said


def _description(showing: Showing, address: str) -> str:
    lines = [days_in_words(showing)]
    if showing.is_cancelled:
        lines.append(_("Cancelled: it does not take place."))
    lines += map(_line, weekday_rows(showing))
    lines += map(_line, exception_rows(showing, date.min))
    lines += [text_of(showing, "note").value, address]
    return "\n".join(filter(None, lines))


def _line(row: HoursRow) -> str:
    return f"{row.day}: {row.hours}"
