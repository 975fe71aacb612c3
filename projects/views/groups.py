"""Pages that gather entries by what they share: a theme, a region, an organisation."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from projects.catalogue.cards import Cards
from projects.catalogue.index import current_index
from projects.graphics.region_map import locator
from projects.models import Organisation, Region, Theme
from projects.serving.parameters import reads

ENTRIES_ON_A_PAGE = 24
# What only some of these pages tell of what the entries share.
OF_SOME: dict[str, Any] = {
    "has_introduction": False,
    "map": None,
    "was_part_of": [],
    "became": [],
    "home_region": None,
    "website": "",
}


def _gathering(
    request: HttpRequest, record: Any, facet: str, value: str, **more: Any
) -> HttpResponse:
    """A page of the entries that have a value of a facet: ``record`` (what they share), ``page``,
    ``count``, ``kind``, ``asks`` (the query of the list that filters the same entries)."""
    index = current_index()
    entries = Cards(index, index.union(facet, [value]))
    page = Paginator(entries, ENTRIES_ON_A_PAGE).get_page(request.GET.get("page", ""))
    context = {
        "record": record,
        "page": page,
        "count": index.count(facet, value),
        "asks": f"{facet}={value}",
    }
    return render(request, "projects/gathering.html", context | OF_SOME | more)


@reads("page")
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """A theme with its introduction and entries."""
    record = get_object_or_404(Theme, slug=slug)
    told = bool(record.introduction)
    return _gathering(request, record, "theme", slug, kind=_("Theme"), has_introduction=told)


@reads("page")
def region(request: HttpRequest, code: str) -> HttpResponse:
    """A region with its place on the map, what it was part of or became, and its entries."""
    regions = Region.objects.prefetch_related("predecessors", "successors")
    record = get_object_or_404(regions, code=code)
    return _gathering(
        request,
        record,
        "region",
        code,
        kind=_("Region"),
        map=locator([record]),
        was_part_of=[r for r in record.predecessors.all() if r != record],
        became=[r for r in record.successors.all() if r != record],
    )


@reads("page")
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation with what it is and the entries that it takes part in. One that no public
    entry names is not public either, and "to be confirmed" is none."""
    record = get_object_or_404(Organisation.objects.select_related("region"), slug=slug)
    is_unknown = record.kind == Organisation.Kind.PLACEHOLDER
    if is_unknown or not current_index().union("organisation", [slug]):
        raise Http404(f"no public entry names {slug}")
    return _gathering(
        request,
        record,
        "organisation",
        slug,
        kind=record.get_kind_display(),
        home_region=record.region,
        website=record.website,
    )
