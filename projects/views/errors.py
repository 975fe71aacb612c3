"""Pages of errors 403, 404, 500 and 503, and redirects from addresses that have moved."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from projects.models import Block, Indicator, Organisation, Project, Showing, Theme, former_slugs
from projects.serving.away import RETRY_AFTER, is_away

# The records whose pages, prints and data files lie at addresses with their slug.
MODEL_OF_PAGE: dict[str, type[Model]] = {
    **dict.fromkeys(("entry", "entry-data", "panel", "label", "entry-sheet"), Project),
    **dict.fromkeys(("block", "block-print", "block-print-style"), Block),
    **dict.fromkeys(("block-summary", "block-panel", "block-panels", "block-labels"), Block),
    "theme": Theme,
    "organisation": Organisation,
    "indicator": Indicator,
    **dict.fromkeys(("showing", "showing-calendar"), Showing),
}


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """To the new address where a record has moved; else 404 with a search box. ``is_missing``
    keeps the head from naming an address."""
    if address := new_address(request):
        return HttpResponsePermanentRedirect(address)
    return render(request, "404.html", {"is_missing": True}, status=404)


def new_address(request: HttpRequest) -> str:
    """The new address of a page with a former slug, with the same query; "" if there is none."""
    match = request.resolver_match
    model = MODEL_OF_PAGE.get(match.url_name or "") if match else None
    if match is None or model is None:
        return ""
    former = former_slugs(model).filter(slug=match.kwargs.get("slug", "")).first()
    record: Any = model._default_manager.filter(pk=former.record).first() if former else None
    if record is None or record.slug == match.kwargs["slug"]:
        return ""
    if isinstance(record, Project) and not Project.objects.published().filter(pk=record.pk):
        return ""
    query = request.META.get("QUERY_STRING", "")
    return reverse(str(match.url_name), args=[record.slug]) + (f"?{query}" if query else "")


def forbidden(request: HttpRequest, *, is_form: bool = False) -> HttpResponse:
    """403 with ways on; ``is_form`` where a form's token is missing or old."""
    context = {"is_missing": True, "is_form": is_form}
    return render(request, "403.html", context, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, drawn without the database or the request, which may be what failed; 503 where a part
    of the site is away for a while."""
    if is_away(sys.exception()):
        return away()
    return HttpResponse(render_to_string("500.html"), status=500)


def away(typed: Sequence[Any] = ()) -> HttpResponse:
    """503 in the three languages, drawn without the database; kept by nobody.

    ``typed``: texts of a form that could not be saved, each with ``label`` and ``value``.
    """
    response = HttpResponse(render_to_string("503.html", {"typed": typed}), status=503)
    return say_when(response)


def say_when(response: HttpResponse, seconds: int = RETRY_AFTER) -> HttpResponse:
    """Tells browsers and programs when to ask again, and that they may not keep the answer."""
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response
