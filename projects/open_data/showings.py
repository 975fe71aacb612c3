"""Showings and their venues as tables of the data package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from projects.models import Project, Showing, Venue
from projects.open_data.scope import Scope
from projects.open_data.table import Field, Table
from projects.texts.languages import text_of
from projects.touring.written_hours import written_hours


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
            written_hours(s),
            ";".join(block.slug for block in s.blocks.all()),
            ";".join(str(number) for number in sorted(entry.number for entry in s.entries.all())),
            "true" if s.is_cancelled else "false",
            scope.site + s.get_absolute_url(),
            s.venue.slug,
        ]


def _venues(scope: Scope) -> Iterator[list[Any]]:
    """The venues at which it stands, stood or will stand."""
    shown = Venue.objects.filter(pk__in=Showing.objects.values("venue"))
    for v in shown.select_related("region"):
        place = v.place
        yield [
            v.slug,
            *(text_of(v, field).value for field in ("name", "city", "address")),
            v.region.code if v.region else "",
            place.latitude if place else None,
            place.longitude if place else None,
            v.website,
            v.wheelchair,
            text_of(v, "access").value,
        ]


_REGION = Field("region", _("Code of the region of today (ISO 3166-2)."))
_LATITUDE = Field("latitude", _("Degrees north."), "number")
_LONGITUDE = Field("longitude", _("Degrees east."), "number")
_WHEELCHAIR = Field("wheelchair", _("Access by wheelchair: yes, partly, no or unknown."))

VENUES = Table(
    "venues",
    _("Venues"),
    ("slug",),
    (
        Field("slug", _("Venue, by its short name."), required=True),
        Field("name", _("Name of the venue."), required=True),
        Field("city", _("City or village.")),
        Field("address", _("Street and house.")),
        _REGION,
        _LATITUDE,
        _LONGITUDE,
        Field("website", _("Its own website.")),
        _WHEELCHAIR,
        Field("access", _("Other provisions for access.")),
    ),
    _venues,
)

SHOWINGS = Table(
    "showings",
    _("Where the exhibition stands"),
    ("slug",),
    (
        Field("slug", _("Showing, by its name in addresses."), required=True),
        Field("venue", _("Name of the venue."), required=True),
        Field("city", _("City or village.")),
        Field("address", _("Street and house.")),
        _REGION,
        _LATITUDE,
        _LONGITUDE,
        _WHEELCHAIR,
        Field("first_day", _("First day for visitors."), "date", required=True),
        Field("last_day", _("Last day for visitors."), "date", required=True),
        Field("opening_hours", _("Opening hours as OpenStreetMap writes them.")),
        Field("blocks", _("Blocks that stand there; with no entries either: all.")),
        Field("entries", _("Numbers of single entries that stand there.")),
        Field("cancelled", _("Whether it was cancelled."), "boolean"),
        Field("url", _("Address of its page."), required=True),
        Field("venue_slug", _("Venue, by its short name."), refers_to=("venues", "slug")),
    ),
    _showings,
)
