"""Pages for what is not there and for our own mistakes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with a search box; ``is_missing`` keeps the head from naming an address."""
    return render(request, "404.html", {"is_missing": True}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, drawn without the database or the request, which may be what failed."""
    return HttpResponse(render_to_string("500.html"), status=500)
