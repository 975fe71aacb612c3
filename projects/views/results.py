"""The results: what the projects achieved together, from which entries, and what none explains."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from projects.catalogue.filters import ProjectFilter
from projects.models import Indicator
from projects.open_data import chart_files
from projects.results.charts import for_pages
from projects.results.charts.breakdowns import against_headlines
from projects.results.overview import overview
from projects.results.totals import totals
from projects.results.totals.dimensions import ALL_DIMENSIONS
from projects.results.totals.evidence import as_evidence, evidence
from projects.serving.parameters import reads
from projects.touring.visits import counted_visits

FIGURES_ON_A_PAGE = 60
PICTURE_FILES = {
    "svg": ("image/svg+xml", chart_files.svg_file),
    "png": ("image/png", chart_files.png_file),
    "csv": ("text/csv; charset=utf-8", chart_files.csv_file),
}


@reads(*ProjectFilter.base_filters)
def page(request: HttpRequest) -> HttpResponse:
    """All results under the list's filters: ``results`` (an ``Overview``), ``notes``, ``words``
    and ``query_string``; of all entries also the ``visits`` that were counted. At most 6 queries,
    whatever the size."""
    query = ProjectFilter(request.GET)
    words = query.words()
    context = {
        "query": query,
        "results": overview(query),
        "notes": query.notes,
        "words": words,
        "visits": [] if words else counted_visits(),
        "query_string": query.urlencode(),
        "here": "results",
    }
    return render(request, "projects/results.html", context)


@reads(*ProjectFilter.base_filters, "page")
def indicator(request: HttpRequest, slug: str) -> HttpResponse:
    """One figure at its permanent address: ``total``, its bar (``against``), ``charts`` of its
    breakdowns, and a page of the ``figures`` behind it, read as ``parts``."""
    query = ProjectFilter(request.GET)
    only = get_object_or_404(Indicator.objects.select_related("headline__source"), slug=slug)
    entries = query.without("")
    [total] = totals(entries, ALL_DIMENSIONS, only=only)
    found = Paginator(evidence(only, entries), FIGURES_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "query": query,
        "total": total,
        "against": against_headlines([total]),
        "charts": for_pages.of_indicator(total, query),
        "figures": found,
        "parts": list(as_evidence(only, found)),
        "notes": query.notes,
        "words": query.words(),
        "query_string": query.urlencode(),
        "here": "results",
    }
    return render(request, "projects/indicator.html", context)


@reads(*ProjectFilter.base_filters)
def picture(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """A picture of numbers as SVG, PNG or CSV, under the same query."""
    chart = for_pages.by_name(name, ProjectFilter(request.GET)) if ending in PICTURE_FILES else None
    if chart is None:
        raise Http404(f"there is no picture {name}.{ending}")
    content_type, made = PICTURE_FILES[ending]
    response = HttpResponse(made(chart), content_type=content_type)
    response["Content-Disposition"] = f'inline; filename="{name}.{ending}"'
    return response
