"""The page that shows what the exhibition's pages are made of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from projects.models import Block


def design(request: HttpRequest) -> HttpResponse:
    """Tokens, colours with their contrast, type, the parts of the ornament."""
    return render(request, "projects/design.html", {"blocks": Block.objects.all(), "here": "about"})
