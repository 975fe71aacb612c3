"""Showings in the terms of schema.org: each an ExhibitionEvent, a part of the exhibition."""

from __future__ import annotations

from dataclasses import asdict

from django.utils import timezone
from django.utils.translation import gettext as _

from projects.catalogue.index import current_index
from projects.models import Showing, Venue
from projects.open_data.linked_data import SCHEMA, Data, exhibition, filled, said
from projects.touring.stays import announced

# The names of the weekdays in schema.org, Monday first.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOCK = "%H:%M"


def showing_event(showing: Showing, site: str) -> Data:
    """A showing (``with_hours``) as a part of the exhibition."""
    state = "EventCancelled" if showing.is_cancelled else "EventScheduled"
    address = site + showing.get_absolute_url()
    return filled(
        {
            "@type": "ExhibitionEvent",
            "@id": f"{site}/#showing-{showing.uid}",
            "name": f"{_('Exhibition of social projects')}: {said(showing.venue, 'name')}",
            "url": address,
            "description": said(showing, "note"),
            "startDate": showing.first_day.isoformat(),
            "endDate": showing.last_day.isoformat(),
            "eventStatus": f"{SCHEMA}/{state}",
            "eventAttendanceMode": f"{SCHEMA}/OfflineEventAttendanceMode",
            "location": _place(showing),
            "superEvent": {"@id": f"{site}/"},
        }
    )


def _place(showing: Showing) -> Data:
    venue = showing.venue
    point = venue.place
    return filled(
        {
            "@type": "Place",
            "name": said(venue, "name"),
            "url": venue.website,
            "address": filled(
                {
                    "@type": "PostalAddress",
                    "streetAddress": said(venue, "address"),
                    "addressLocality": said(venue, "city"),
                    "addressRegion": said(venue.region, "name") if venue.region else "",
                    "addressCountry": "KZ",
                }
            ),
            "geo": {"@type": "GeoCoordinates", **asdict(point)} if point else None,
            "openingHoursSpecification": _hours(showing),
            "specialOpeningHoursSpecification": _special(showing),
            "amenityFeature": _wheelchair(venue),
        }
    )


def _hours(showing: Showing) -> list[Data]:
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"{SCHEMA}/{WEEKDAYS[row.weekday]}",
            "opens": f"{row.opens:{CLOCK}}",
            "closes": f"{row.closes:{CLOCK}}",
            "validFrom": showing.first_day.isoformat(),
            "validThrough": showing.last_day.isoformat(),
        }
        for row in showing.hours.all()
    ]


def _special(showing: Showing) -> list[Data]:
    """The exceptions; a day that is closed opens and closes at midnight, as schema.org says it."""
    return [
        {
            "@type": "OpeningHoursSpecification",
            "opens": f"{row.opens:{CLOCK}}" if row.opens else "00:00",
            "closes": f"{row.closes:{CLOCK}}" if row.closes else "00:00",
            "validFrom": row.day.isoformat(),
            "validThrough": row.day.isoformat(),
        }
        for row in showing.exceptions.all()
    ]


def _wheelchair(venue: Venue) -> Data:
    """Said only where it is known without reserve."""
    known = {Venue.Wheelchair.YES: "true", Venue.Wheelchair.NO: "false"}
    if venue.wheelchair not in known:
        return {}
    return {
        "@type": "LocationFeatureSpecification",
        "name": "wheelchair",
        "value": known[Venue.Wheelchair(venue.wheelchair)],
    }


def exhibition_with_showings(site: str) -> Data:
    """The exhibition with the showings that are announced, as its home page and its data file
    tell of it."""
    showings = announced(current_index(), timezone.now())
    return exhibition(site, [showing_event(showing, site) for showing in showings])
