"""Prints for organisers: summaries, panels, labels and the results, as pages and PDF files."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import urlencode
from django.utils.timezone import localdate

from projects.catalogue.addresses import site_of
from projects.catalogue.filters import ProjectFilter
from projects.catalogue.selection import MOST_IN_LIST, selected
from projects.models import Block, Project, Task
from projects.printing import report
from projects.printing.choices import SUMMARY_MARKS, summary_choices
from projects.printing.edition import NothingChangedError, OtherEditionError, refuse_other
from projects.printing.label_sheets import LABEL_SHEETS
from projects.printing.names import file_name
from projects.printing.order import (
    ENTRY_SHEETS,
    LABELS,
    MOST_ENTRIES,
    ON_WALL,
    PANELS,
    PARAMETERS,
    RESULTS_PANEL,
    SUMMARY,
    BeyondSheetError,
    Order,
    asked_order,
)
from projects.printing.papers import PANEL_SIZES
from projects.printing.pdf import PdfUnavailableError
from projects.printing.summary import ornament_of, page_style, summary_html, summary_of
from projects.printing.visitors import (
    ASK_AGAIN,
    BusyError,
    file_of,
    is_over,
    print_task,
    report_task,
)
from projects.serving.parameters import reads
from projects.views.errors import say_when

# The parameters that the form on a print page sets; the others are kept as they are.
OPTIONS = {"languages", "since", "only_changed", *SUMMARY_MARKS}
SIZES: dict[str, Any] = {
    SUMMARY: {},
    **dict.fromkeys((PANELS, *ON_WALL), PANEL_SIZES),
    LABELS: LABEL_SHEETS,
    ENTRY_SHEETS: {},
}


def _of_block(request: HttpRequest, kind: str, slug: str) -> Order:
    block = get_object_or_404(Block, slug=slug)
    site = site_of(request)
    return asked_order(kind, request.GET, SIZES[kind], block=block.slug, site=site)


def _of_list(request: HttpRequest, kind: str) -> Order:
    """The entries of the list under its query; the whole exhibition if the query is empty."""
    query = ProjectFilter(request.GET)
    words = tuple(f"{name}: {value}" for name, value in query.words())
    numbers = tuple(query.qs.values_list("number", flat=True)[:MOST_ENTRIES]) if words else ()
    site = site_of(request)
    return asked_order(
        kind, request.GET, SIZES[kind], site=site, words=words, numbers=numbers, is_whole=not words
    )


def _of_entry(request: HttpRequest, kind: str, slug: str) -> Order:
    project: Project = get_object_or_404(Project.objects.published(), slug=slug)
    site = site_of(request)
    numbers = (project.number,)
    return asked_order(kind, request.GET, SIZES[kind], site=site, numbers=numbers, is_whole=False)


def _page(request: HttpRequest, order: Order, pdf: str, style: str) -> HttpResponse:
    """A summary as a page that prints; its PDF and its style under the same query."""
    refuse_other(order)
    summary = summary_of(order)
    query = f"?{urlencode(list(request.GET.lists()), doseq=True)}" if request.GET else ""
    html = summary_html(
        summary,
        ornament=ornament_of(summary),
        pdf_address=pdf + query,
        style_address=style + query,
        choices=summary_choices(order),
        kept=[(n, v) for n, values in request.GET.lists() if n not in OPTIONS for v in values],
    )
    return HttpResponse(html)


def _style(order: Order) -> HttpResponse:
    return HttpResponse(page_style(summary_of(order)), content_type="text/css; charset=utf-8")


def _file(request: HttpRequest, asked: Callable[[], Task], name: str) -> HttpResponseBase:
    """A finished print; 202 and a page that asks again while the worker makes it; 503 with one
    sentence if it can't be made on this server or at this time."""
    try:
        task = asked()
    except BusyError:
        return _unavailable(request, "busy", 30)
    if not is_over(task):
        made = render(request, "projects/being_made.html", {"task": task}, status=202)
        # The page needs no script for it; a program reads the other header.
        made["Refresh"] = str(ASK_AGAIN)
        return say_when(made, ASK_AGAIN)
    path = file_of(task)
    if path is None:
        error = task.result.get("error")
        if error == NothingChangedError.__name__:
            raise Http404("nothing has changed")
        is_missing = error == PdfUnavailableError.__name__
        return _unavailable(request, "missing" if is_missing else "failed", 60)
    etag = f'"{path.stem}"'
    if same := get_conditional_response(request, etag=etag):
        return same
    response = FileResponse(path.open("rb"), content_type="application/pdf", filename=name)
    response["ETag"] = etag
    patch_cache_control(response, no_cache=True)
    return response


def _unavailable(request: HttpRequest, why: str, seconds: int) -> HttpResponse:
    page = render(request, "projects/unavailable.html", {"why": why}, status=503)
    return say_when(page, seconds)


def refuses(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that answers 400 and says why where no such sheet of labels can be printed, or where
    the changes since an edition of something else are asked for."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except (BeyondSheetError, OtherEditionError) as error:
            return render(request, "projects/refused.html", {"why": str(error)}, status=400)

    return answered


def _ordered(request: HttpRequest, order: Order) -> HttpResponseBase:
    """The PDF of an order. Without entries there is no panel or label; a summary says so."""
    if order.kind != SUMMARY and not order.entries().exists():
        raise Http404("no entries to print")
    refuse_other(order)
    return _file(request, lambda: print_task(order), file_name(order))


@reads(*PARAMETERS[SUMMARY])
@refuses
def block_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A block's summary as a page that prints."""
    order = _of_block(request, SUMMARY, slug)
    addresses = (reverse(name, args=[slug]) for name in ("block-summary", "block-print-style"))
    return _page(request, order, *addresses)


def block_style(request: HttpRequest, slug: str) -> HttpResponse:
    """The styles of a block's summary that differ from print to print."""
    return _style(_of_block(request, SUMMARY, slug))


@refuses
def block_file(request: HttpRequest, slug: str, kind: str) -> HttpResponseBase:
    """A block's summary, panels, labels or own panel as PDF."""
    return _ordered(request, _of_block(request, kind, slug))


@reads(*ProjectFilter.base_filters, *PARAMETERS[SUMMARY])
@refuses
def list_page(request: HttpRequest) -> HttpResponse:
    """The summary of the exhibition or of a filtered list as a page that prints."""
    order = _of_list(request, SUMMARY)
    return _page(request, order, reverse("list-summary"), reverse("list-print-style"))


def list_style(request: HttpRequest) -> HttpResponse:
    """The styles of the list's summary that differ from print to print."""
    return _style(_of_list(request, SUMMARY))


@refuses
def list_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Summary, panels or labels of the exhibition or of a filtered list as PDF."""
    return _ordered(request, _of_list(request, kind))


@refuses
def entry_file(request: HttpRequest, slug: str, kind: str) -> HttpResponseBase:
    """An entry's panel or labels as PDF."""
    return _ordered(request, _of_entry(request, kind, slug))


def my_list_file(request: HttpRequest) -> HttpResponseBase:
    """The entries of "my list" on A4, in one file."""
    entries = selected(request.GET.getlist("n"), Project.objects.published(), MOST_IN_LIST)
    numbers, site = tuple(entries.numbers), site_of(request)
    order = asked_order(ENTRY_SHEETS, request.GET, {}, site=site, numbers=numbers, is_whole=False)
    return _ordered(request, order)


@refuses
def results_panel(request: HttpRequest) -> HttpResponseBase:
    """The results as a panel for the wall."""
    site = site_of(request)
    return _ordered(request, asked_order(RESULTS_PANEL, request.GET, PANEL_SIZES, site=site))


@reads(*ProjectFilter.base_filters)
def report_page(request: HttpRequest) -> HttpResponse:
    """The results as a report that prints."""
    return HttpResponse(report.report_html(ProjectFilter(request.GET), site_of(request)))


@reads(*ProjectFilter.base_filters)
def report_file(request: HttpRequest) -> HttpResponseBase:
    """The results as PDF, from the same HTML."""
    query, site = ProjectFilter(request.GET), site_of(request)
    return _file(request, lambda: report_task(query, site), f"results-{localdate():%Y-%m-%d}.pdf")
