"""The pages that visitors walk through.

Each view names its template and what goes in; query sets and the filter know how to fetch.
"""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.catalogue.cards import ENTRIES_ON_A_PAGE, Card, Cards, cards
from projects.catalogue.facets import chips, counts, facets, map_rows
from projects.catalogue.filters import ProjectFilter, printable
from projects.catalogue.index import Register, current_register, members
from projects.catalogue.neighbours import around, on_stand
from projects.graphics.region_map import Row, locator, region_map, region_rows
from projects.models import Block, HeadlineFigure, Project, Source, Theme
from projects.results.totals import Total, totals
from projects.texts.languages import current_language

DOCUMENTED_ON_HOME = 8
# As many as the whole exhibition shows; a larger block is looked at in parts.
STANDS_OF_A_BLOCK = 61


def home(request: HttpRequest) -> HttpResponse:
    """The exhibition at a glance: ``stands`` (each a block with its ``panels`` and how many
    entries it has), the ``documented`` entries, ``themes`` (each with its number of entries), the
    ``map``, ``headlines``."""
    register = current_register()
    documented = members(
        register.union("provenance", ["documented"]), register.stands, 0, DOCUMENTED_ON_HOME
    )
    context = {
        "stands": [
            {
                "block": block,
                "count": register.count("block", block.slug),
                "panels": on_stand(register, block.slug),
            }
            for block in Block.objects.all()
        ],
        "total": len(register.stands),
        "documented": cards(register, documented, level="h3"),
        "themes": [(theme, register.count("theme", theme.slug)) for theme in Theme.objects.all()],
        "map": region_map(_regions(register)),
        "headlines": HeadlineFigure.objects.select_related("indicator", "source"),
    }
    return render(request, "projects/home.html", context)


def _regions(register: Register) -> list[Row]:
    """The regions with their numbers of entries, each a link to its page."""
    names = register.labels("region", current_language())
    counts = {code: register.count("region", code) for code in names}
    return region_rows(names, counts, lambda code: reverse("region", args=[code]))


def project_list(request: HttpRequest) -> HttpResponse:
    """The list, filtered: ``asked`` (the filter), ``page``, ``facets``, ``chips``, ``notes``,
    ``sorts`` (value, label)."""
    asked = ProjectFilter(request.GET)
    found = counts(asked)
    page, notes = _page(asked, request.GET.get("page", ""))
    context = {
        "asked": asked,
        "page": page,
        "total": found["total"][""],
        "facets": facets(asked, found),
        "chips": chips(asked),
        "map": region_map(map_rows(asked, found)),
        "notes": asked.notes + notes,
        "sorts": tuple(asked.labels("sort").items()),
        "here": "list",
        "query": asked.query(),
    }
    return render(request, "projects/list.html", context)


def _page(asked: ProjectFilter, number: str) -> tuple[Page[Card], list[str]]:
    """The page of results with that number, or the nearest one and a note that says so."""
    found = Cards(asked.register, asked.set_without(""), asked.places, asked.asked["q"])
    page = Paginator(found, ENTRIES_ON_A_PAGE).get_page(number)
    if number in ("", str(page.number)):
        return page, []
    note = _("There is no page “%(number)s”; this is page %(shown)d.")
    return page, [note % {"number": printable(number), "shown": page.number}]


def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """One entry: see ``entry_page``."""
    project: Project = get_object_or_404(Project.objects.published().for_page(), slug=slug)
    return render(request, "projects/entry.html", entry_page(project, current_register()))


def entry_page(project: Project, register: Register) -> dict[str, Any]:
    """What an entry's page shows, a preview's too: ``project`` (for_page), what is ``around`` it
    on the stands, the ``map`` with its place."""
    return {
        "project": project,
        "around": around(register, project),
        "map": locator(project.regions.all()),
    }


def block(request: HttpRequest, slug: str) -> HttpResponse:
    """A block: its introduction, the cards of its entries in stand order (``page``), its
    ``totals``."""
    stand_block = get_object_or_404(Block, slug=slug)
    register = current_register()
    entries = Cards(register, register.union("block", [slug]))
    return render(
        request,
        "projects/block.html",
        {
            "stand_block": stand_block,
            "blocks": Block.objects.all(),
            "page": Paginator(entries, STANDS_OF_A_BLOCK).get_page(request.GET.get("page", "")),
            "totals": register.remember(("totals of block", slug), lambda: _totals(stand_block)),
        },
    )


def _totals(stand_block: Block) -> list[Total]:
    found = totals(Project.objects.published().in_block(stand_block))
    return [total for total in found if total.has_parts]


def about(request: HttpRequest) -> HttpResponse:
    """The exhibition's text, its ``sources``, how figures are made, how to get the data."""
    return render(
        request, "projects/about.html", {"sources": Source.objects.all(), "here": "about"}
    )
