"""The pages that visitors walk through.

Each view names its template and what goes in; query sets and the filter know how to fetch.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.atlas import Row, locator, region_map, region_rows
from projects.facets import chips, counts, facets, map_rows, region_counts
from projects.filters import SORT_LABELS, ProjectFilter, printable, region_names
from projects.models import Block, HeadlineFigure, Project, Source, Theme
from projects.querysets import public
from projects.register import current_register
from projects.totals import totals
from projects.wall_cards import Card, cards

ENTRIES_ON_A_PAGE = 24
DOCUMENTED_ON_HOME = 8
RELATED = 4
PUBLISHED = Count("projects", filter=public("projects__"))


def home(request: HttpRequest) -> HttpResponse:
    """The exhibition at a glance: ``stands`` (each a block with its entries), the ``documented``
    ones, ``themes`` with ``entry_count``, the ``map``, ``headlines``."""
    published = Project.objects.published()
    wall = groupby(published.for_wall(), key=lambda project: project.block_id)
    on_stand = {block_id: list(entries) for block_id, entries in wall}
    return render(
        request,
        "projects/home.html",
        {
            "stands": [
                {"block": block, "entries": on_stand.get(block.pk, [])}
                for block in Block.objects.annotate(entry_count=PUBLISHED)
            ],
            "total": sum(map(len, on_stand.values())),
            "documented": cards(
                current_register(), published.documented().pks()[:DOCUMENTED_ON_HOME], level="h3"
            ),
            "themes": Theme.objects.annotate(entry_count=PUBLISHED),
            "map": region_map(_regions(published)),
            "headlines": HeadlineFigure.objects.select_related("indicator", "source"),
        },
    )


def _regions(entries: Any) -> list[Row]:
    """The regions of these entries, each a link to its page."""
    names, found = region_names(), region_counts(entries)
    return region_rows(names, found, lambda code: reverse("region", args=[code]))


def project_list(request: HttpRequest) -> HttpResponse:
    """The list, filtered: ``asked`` (the filter), ``page``, ``facets``, ``chips``, ``notes``,
    ``sorts`` (value, label, chosen, query)."""
    asked = ProjectFilter(request.GET, Project.objects.published())
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
        "sorts": SORT_LABELS.items(),
        "here": "list",
        "query": asked.query(),
    }
    return render(request, "projects/list.html", context)


class _Result(Sequence[Card]):
    """The result of a query as a paginator takes it: a length, and cards from place to place."""

    def __init__(self, asked: ProjectFilter) -> None:
        self.asked = asked

    def __len__(self) -> int:
        return self.asked.set_without("").bit_count()

    def __getitem__(self, places: Any) -> Any:
        pks = self.asked.places(places.start, places.stop)
        return cards(self.asked.register, pks, self.asked.asked["q"])


def _page(asked: ProjectFilter, number: str) -> tuple[Page[Card], list[str]]:
    """The page of results with that number, or the nearest one and a note that says so."""
    page = Paginator(_Result(asked), ENTRIES_ON_A_PAGE).get_page(number)
    if number in ("", str(page.number)):
        return page, []
    note = _("There is no page “%(number)s”; this is page %(shown)d.")
    return page, [note % {"number": printable(number), "shown": page.number}]


def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """One entry: see ``entry_page``."""
    project: Project = get_object_or_404(Project.objects.published().for_page(), slug=slug)
    return render(request, "projects/entry.html", entry_page(project))


def entry_page(project: Project) -> dict[str, Any]:
    """What an entry's page shows, a preview's too: ``project`` (for_page), its ``previous`` and
    ``next`` on the stands, what is ``beside`` it on its block's, related entries by theme and by
    region, the ``map`` with its place."""
    published = Project.objects.published()
    themes, regions = list(project.themes.all()), list(project.regions.all())
    return {
        "project": project,
        "previous": published.before(project),
        "next": published.after(project),
        "beside": published.beside(project),
        "by_theme": published.related_to(project, themes__in=themes)[:RELATED],
        "by_region": published.related_to(project, regions__in=regions)[:RELATED],
        "map": locator(regions),
    }


def block(request: HttpRequest, slug: str) -> HttpResponse:
    """A block: its introduction, the cards of its ``entries`` in stand order, its ``totals``."""
    stand_block = get_object_or_404(Block, slug=slug)
    entries = Project.objects.published().in_block(stand_block)
    return render(
        request,
        "projects/block.html",
        {
            "stand_block": stand_block,
            "blocks": Block.objects.all(),
            "entries": cards(current_register(), entries.pks()),
            "totals": [total for total in totals(entries) if total.has_parts],
        },
    )


def about(request: HttpRequest) -> HttpResponse:
    """The exhibition's text, its ``sources``, how figures are made, how to get the data."""
    return render(
        request, "projects/about.html", {"sources": Source.objects.all(), "here": "about"}
    )
