"""The results page: what the projects achieved together, and from which entries."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from projects.filters import ProjectFilter
from projects.models import Block, Project, Theme
from projects.totals import totals


def overview(request: HttpRequest) -> HttpResponse:
    """``totals`` by indicator under the list's filters; ``blocks`` and ``themes`` for the tables.

    ``notes`` names what of the query was left out, ``words`` says the query in words.
    """
    asked = ProjectFilter(request.GET, Project.objects.published())
    return render(
        request,
        "projects/results.html",
        {
            "asked": asked,
            "totals": totals(asked.without(""), ("block", "theme"), with_numbers=True),
            "blocks": Block.objects.all(),
            "themes": Theme.objects.all(),
            "notes": asked.notes,
            "words": asked.words(),
            "query": asked.query(),
            "here": "results",
        },
    )
