"""The desk's page of scans: how often the codes were scanned, by showing, day and stand."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from projects.admin.downloads import download_rows
from projects.models import Project, ScanCount, Showing
from projects.results.charts import scans as charts
from projects.templatetags.results import drawn

# In an address: the scans whose place is unknown.
UNKNOWN = "unknown"
WIDTHS = (620, 360)


def scans_page(desk: AdminSite, request: HttpRequest) -> HttpResponse:
    """The ``showings`` with their scans, and ``charts`` of the chosen one or of all."""
    chosen, counts = _chosen(request)
    titles = {entry.number: entry.title for entry in Project.objects.only("number", "title")}
    pictures = [charts.by_time(counts.by_day()), charts.by_stand(counts.by_stand(), titles)]
    context = desk.each_context(request) | {
        "title": _("Scans of the codes on the stands"),
        "showings": _showings(),
        "chosen": chosen,
        "total": counts.total(),
        "charts": [
            (picture, [drawn(picture, width) for width in WIDTHS])
            for picture in pictures
            if picture.rows
        ],
    }
    return TemplateResponse(request, "admin/desk/scans.html", context)


def scans_file(desk: AdminSite, request: HttpRequest) -> HttpResponse:
    """The same as CSV: a row a day, stand and showing; no showing where the place is unknown."""
    chosen, counts = _chosen(request)
    found = counts.order_by("day", "number", "showing")
    rows = found.values_list("day", "number", "showing__slug", "count")
    head = ("day", "stand", "showing", "scans")
    return download_rows([head, *rows], f"scans-{chosen}" if chosen else "scans")


def _chosen(request: HttpRequest) -> tuple[str, Any]:
    """The showing that the address names, ``UNKNOWN``, or "" for all; and its counts."""
    if not request.user.has_perm("projects.view_showing"):
        raise PermissionDenied
    asked = request.GET.get("showing", "")
    if not asked:
        return "", ScanCount.objects.all()
    if asked == UNKNOWN:
        return asked, ScanCount.objects.filter(showing=None)
    found = Showing.objects.filter(slug=asked).first()
    if found is None:
        raise Http404("there is no such showing")
    return asked, ScanCount.objects.filter(showing=found)


def _showings() -> list[tuple[str, str, int]]:
    """Address, name and scans of each showing, the last first, and of what has no place."""
    scans = ScanCount.objects.by_showing()
    showings = Showing.objects.select_related("venue").order_by("-first_day")
    rows = [(showing.slug, str(showing), scans.get(showing.pk, 0)) for showing in showings]
    if None in scans:
        rows.append((UNKNOWN, _("Place unknown"), scans[None]))
    return rows
