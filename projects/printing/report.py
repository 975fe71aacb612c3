"""The results as an A4 report: the same HTML as a page that prints and as PDF."""

from pathlib import Path

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate

from projects.catalogue.filters import ProjectFilter
from projects.printing.pdf import write_pdf
from projects.printing.printable import Prepared, Progress
from projects.results.overview import overview


def report_html(query: ProjectFilter, site: str) -> str:
    """The results of the entries of a query; ``site`` stands in front of their addresses."""
    context = {
        "results": overview(query),
        "words": query.words(),
        "query_string": query.urlencode(),
        "today": localdate(),
        "address": site + reverse("results"),
    }
    return render_to_string("print/results.html", context)


def prepared(query: ProjectFilter, site: str) -> Prepared:
    """A report ready to be written."""
    html = report_html(query, site)

    def write(target: Path, progress: Progress) -> None:
        progress(0, 1)
        write_pdf([html], target, {})
        progress(1, 1)

    return Prepared(content=html, write=write)
