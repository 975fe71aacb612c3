"""The results as an A4 report: a page that prints, and the same as PDF."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate

from projects.catalogue.addresses import site_of
from projects.catalogue.filters import ProjectFilter
from projects.printing.pdf import PdfUnavailableError, write_pdf
from projects.results.overview import overview
from projects.serving.parameters import reads


def _report(request: HttpRequest) -> str:
    """The results as an A4 report, in HTML: ``results``, ``words``, ``today``, ``address``."""
    query = ProjectFilter(request.GET)
    context = {
        "results": overview(query),
        "words": query.words(),
        "query_string": query.urlencode(),
        "today": localdate(),
        "address": site_of(request) + reverse("results"),
    }
    return render_to_string("print/results.html", context)


@reads(*ProjectFilter.base_filters)
def report_page(request: HttpRequest) -> HttpResponse:
    """The report as a page that prints."""
    return HttpResponse(_report(request))


def report_file(request: HttpRequest) -> HttpResponse:
    """The report as PDF, from the same HTML; 503 in one sentence where none can be made."""
    html = _report(request)
    try:
        with TemporaryDirectory() as folder:
            target = Path(folder) / "report.pdf"
            write_pdf([html], target, {})
            response = HttpResponse(target.read_bytes(), content_type="application/pdf")
    except PdfUnavailableError:
        return render(request, "projects/unavailable.html", {"is_missing": True}, status=503)
    response["Content-Disposition"] = f'inline; filename="results-{localdate():%Y-%m-%d}.pdf"'
    return response
