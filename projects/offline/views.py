"""Addresses that a visitor's service worker asks, and the page that says what it keeps."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import etag

from projects.catalogue.index import CatalogueIndex, current_index
from projects.models import Block
from projects.offline import kept
from projects.offline.list_page import list_data, list_page, my_list_page
from projects.offline.worker import current_version, script
from projects.serving.fingerprint import code_fingerprint
from projects.texts.languages import current_language


@etag(lambda request: f'"{code_fingerprint()}"')
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker's script; browsers ask for it anew at each visit."""
    response = HttpResponse(script(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@never_cache
def version_now(request: HttpRequest) -> HttpResponse:
    """The version of all that may be kept, as plain text."""
    return HttpResponse(current_version(), content_type="text/plain; charset=utf-8")


def page(request: HttpRequest) -> HttpResponse:
    """What this browser keeps, filled in by a script; shown too in place of what it does not."""
    return render(request, "offline/page.html", {"is_personal": True})


def list_without_server(request: HttpRequest) -> HttpResponse:
    """The list that the worker shows where there is no network."""
    _refuse_many(current_index())
    return HttpResponse(list_page(request))


def my_list_without_server(request: HttpRequest) -> HttpResponse:
    """A visitor's list that the worker shows where there is no network, without its numbers."""
    _refuse_many(current_index())
    return HttpResponse(my_list_page(request))


def data(request: HttpRequest) -> HttpResponse:
    """The data of that list."""
    index = current_index()
    _refuse_many(index)
    key = ("offline data", current_language())
    return _public(request, "text/javascript", lambda: index.remember(key, list_data))


def block(request: HttpRequest, slug: str) -> HttpResponse:
    """What is kept of a block, as JSON; nothing where the visitor's browser saves data."""
    stand_block = get_object_or_404(Block, slug=slug)
    saves_data = request.headers.get("Save-Data", "").lower() == "on"

    def body() -> bytes:
        index = current_index()
        found = kept.nothing() if saves_data else kept.of_block(stand_block, index)
        return json.dumps(found, ensure_ascii=False).encode()

    response = _public(request, "application/json", body, "saving" if saves_data else "")
    patch_vary_headers(response, ["Save-Data"])
    return response


def _refuse_many(index: CatalogueIndex) -> None:
    if len(index.stands) > kept.MOST_LISTED:
        raise Http404("too many entries to keep their list in a browser")


def _public(
    request: HttpRequest, kind: str, body: Callable[[], bytes], form: str = ""
) -> HttpResponse:
    """An answer that is the same for everybody until the catalogue version changes."""
    tag = f'"{current_version()}{form}"'

    @etag(lambda request: tag)
    def made(request: HttpRequest) -> HttpResponse:
        return HttpResponse(body(), content_type=f"{kind}; charset=utf-8")

    response = made(request)
    response["Cache-Control"] = "public, no-cache"
    return response
