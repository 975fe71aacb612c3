"""Where the exhibition stands: all showings, one of them, the calendars of both."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.catalogue.addresses import site_of
from projects.catalogue.index import current_index
from projects.catalogue.neighbours import some_of
from projects.graphics.projection import point_at
from projects.graphics.region_map import empty_map, locator
from projects.models import Block, GuestBook, Showing, Venue
from projects.texts.languages import text_of
from projects.touring.calendar import calendar_of
from projects.touring.sentences import exception_rows, weekday_rows
from projects.touring.stays import shown_at, sorted_stays, stay_at
from projects.touring.visits import counted_at

CALENDAR = "text/calendar; charset=utf-8"


def visit(request: HttpRequest) -> HttpResponse:
    """The showings by what they are now (``stays``)."""
    stays = sorted_stays(Showing.objects.with_hours(), timezone.now())
    return render(request, "projects/visit.html", {"stays": stays})


def showing(request: HttpRequest, slug: str) -> HttpResponse:
    """One showing with all that a visit needs: ``stay``, its hours, its place, what it shows."""
    record = get_object_or_404(Showing.objects.with_hours(), slug=slug)
    stay = stay_at(record, timezone.now())
    context = {
        "stay": stay,
        "showing": record,
        "venue": record.venue,
        "weekdays": weekday_rows(record),
        "exceptions": exception_rows(record, timezone.localdate(stay.moment)),
        "stands": _stands(record),
        "guest_book": GuestBook.objects.filter(showing=record, is_open=True).first(),
        "figures": counted_at(record),
        **_place(record.venue),
    }
    return render(request, "projects/showing.html", context)


def _stands(record: Showing) -> list[dict[str, Any]]:
    """The blocks that stand there, wholly or in part, each with its entries."""
    index = current_index()
    shown = shown_at(index, record)
    parts = [(block, shown & index.union("block", [block.slug])) for block in Block.objects.all()]
    return [
        {"block": block, "count": index.counted(part), "entries": some_of(index, part)}
        for block, part in parts
        if part
    ]


def _place(venue: Venue) -> dict[str, Any]:
    """The ``map`` with the venue's region and its ``point``, as far as they are known."""
    point = point_at(venue.place.longitude, venue.place.latitude) if venue.place else None
    regions = [venue.region] if venue.region else []
    drawn = locator(regions, division="now") or (empty_map() if point else None)
    return {"map": drawn, "point": point}


def calendar(request: HttpRequest) -> HttpResponse:
    """The calendar of all showings."""
    showings = Showing.objects.with_hours()
    name = _("Exhibition of social projects: where it stands")
    return HttpResponse(calendar_of(showings, name, site_of(request)), content_type=CALENDAR)


def showing_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The calendar of one showing."""
    record = get_object_or_404(Showing.objects.with_hours(), slug=slug)
    name = f"{_('Exhibition of social projects')}: {text_of(record.venue, 'name').value}"
    return HttpResponse(calendar_of([record], name, site_of(request)), content_type=CALENDAR)
