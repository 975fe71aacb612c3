"""The showings as a table of the data package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from projects.models import Project, Showing
from projects.models.showing import Hours
from projects.open_data.scope import Scope
from projects.open_data.table import Field, Table
from projects.texts.languages import text_of

# Weekdays as OpenStreetMap writes them in opening_hours, Monday first.
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def _showings(scope: Scope) -> Iterator[list[Any]]:
    public = Prefetch("entries", Project.objects.published().only("number"))
    rows = Showing.objects.select_related("venue__region")
    for s in rows.prefetch_related("blocks", "hours", "exceptions", public):
        place = s.venue.place
        yield [
            s.slug,
            *(text_of(s.venue, field).value for field in ("name", "city", "address")),
            s.venue.region.code if s.venue.region else "",
            place.latitude if place else None,
            place.longitude if place else None,
            s.venue.wheelchair,
            s.first_day.isoformat(),
            s.last_day.isoformat(),
            opening_hours(s),
            ";".join(block.slug for block in s.blocks.all()),
            ";".join(str(number) for number in sorted(entry.number for entry in s.entries.all())),
            "true" if s.is_cancelled else "false",
            scope.site + s.get_absolute_url(),
        ]


def opening_hours(showing: Showing) -> str:
    """Its hours as OpenStreetMap writes them: "Mo 10:00-18:00; 2030 May 09 off"."""
    rows = {WEEKDAYS[weekday]: hours for weekday, hours in showing.usual_hours.items()}
    for day, hours in showing.special_hours.items():
        rows[f"{day.year} {MONTHS[day.month - 1]} {day.day:02}"] = hours
    return "; ".join(f"{day} {_spans(hours)}" for day, hours in rows.items())


def _spans(hours: list[Hours]) -> str:
    return ",".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in hours) or "off"


SHOWINGS = Table(
    "showings",
    _("Where the exhibition stands"),
    ("slug",),
    (
        Field("slug", _("Showing, by its name in addresses."), required=True),
        Field("venue", _("Name of the venue."), required=True),
        Field("city", _("City or village.")),
        Field("address", _("Street and house.")),
        Field("region", _("Code of the region of today (ISO 3166-2).")),
        Field("latitude", _("Degrees north."), "number"),
        Field("longitude", _("Degrees east."), "number"),
        Field("wheelchair", _("Access by wheelchair: yes, partly, no or unknown.")),
        Field("first_day", _("First day for visitors."), "date", required=True),
        Field("last_day", _("Last day for visitors."), "date", required=True),
        Field("opening_hours", _("Opening hours as OpenStreetMap writes them.")),
        Field("blocks", _("Blocks that stand there; with no entries either: all.")),
        Field("entries", _("Numbers of single entries that stand there.")),
        Field("cancelled", _("Whether it was cancelled."), "boolean"),
        Field("url", _("Address of its page."), required=True),
    ),
    _showings,
)
