"""Pages that gather entries by what they share: a theme, a region, an organisation."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from projects.atlas import locator
from projects.filters import in_regions
from projects.models import Organisation, Project, Region, Theme
from projects.register import current_register
from projects.wall_cards import cards

ENTRIES_ON_A_PAGE = 24


def _gathering(request: HttpRequest, record: Any, entries: Any, **more: Any) -> HttpResponse:
    """A page of entries: ``record`` (what they share), ``page``, ``kind``, ``query`` of the list
    that filters the same entries."""
    page = Paginator(entries.pks(), ENTRIES_ON_A_PAGE).get_page(request.GET.get("page", ""))
    page.object_list = cards(current_register(), page.object_list)
    return render(request, "projects/gathering.html", {"record": record, "page": page, **more})


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """A theme with its introduction and entries."""
    record = get_object_or_404(Theme, slug=slug)
    entries = Project.objects.published().filter(themes=record)
    return _gathering(request, record, entries, kind=_("Theme"), asks=f"theme={record.slug}")


def region(request: HttpRequest, code: str) -> HttpResponse:
    """A region with its place on the map, what it was part of or became, and its entries."""
    regions = Region.objects.prefetch_related("predecessors", "successors")
    record = get_object_or_404(regions, code=code)
    entries = Project.objects.published().filter(in_regions([record.code]))
    return _gathering(
        request,
        record,
        entries,
        kind=_("Region"),
        asks=f"region={record.code}",
        map=locator([record]),
        was_part_of=[r for r in record.predecessors.all() if r != record],
        became=[r for r in record.successors.all() if r != record],
    )


def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation with what it is and the entries that it takes part in."""
    record = get_object_or_404(Organisation.objects.select_related("region"), slug=slug)
    entries = Project.objects.published().filter(participations__organisation=record).distinct()
    asks = f"organisation={record.slug}"
    return _gathering(request, record, entries, kind=record.get_kind_display(), asks=asks)
