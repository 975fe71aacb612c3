"""The pages that visitors walk through.

Each view names its template and what goes in; query sets and the filter know how to fetch.
"""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from projects.catalogue.cards import ENTRIES_ON_A_PAGE, Card, Cards, cards
from projects.catalogue.empty_answer import empty_answer, wider_answer
from projects.catalogue.entry_sets import members
from projects.catalogue.facet_choices import chips, counts, facet_choices, map_rows
from projects.catalogue.fields import printable
from projects.catalogue.filters import ProjectFilter
from projects.catalogue.index import CatalogueIndex, current_index, forget_first
from projects.catalogue.neighbours import around, on_wall
from projects.catalogue.selection import MOST_TO_COMPARE
from projects.graphics.region_map import Row, locator, region_map, region_rows
from projects.models import Block, HeadlineFigure, Project, Source, Theme
from projects.models.at_once import AtOnce
from projects.results.totals import Total, totals
from projects.serving.addresses import page_address
from projects.serving.parameters import reads
from projects.texts.languages import current_language
from projects.touring.stays import where_it_stands

DOCUMENTED_ON_HOME = 8
# As many as the whole exhibition shows; a larger block is looked at in parts.
STANDS_OF_A_BLOCK = 61
# Entries that are kept whole, about 20 KB each.
MOST_RECORDS = 100

PUBLIC_ENTRY = AtOnce(Project, lambda: Project.objects.published().for_page(), "slug")


def home(request: HttpRequest) -> HttpResponse:
    """The exhibition at a glance: ``stands`` (each a block with its ``entries`` and their
    ``count``), the ``documented`` entries, ``themes`` (each with its number of entries), the
    ``map``, ``headlines``; ``stays``, where it can be seen now, else next."""
    index = current_index()
    documented = members(
        index.union("provenance", ["documented"]), index.stands, 0, DOCUMENTED_ON_HOME
    )
    context = {
        "stands": [
            {
                "block": block,
                "count": index.count("block", block.slug),
                "entries": on_wall(index, block.slug),
            }
            for block in Block.objects.all()
        ],
        "total": index.counted(index.all),
        "documented": cards(index, documented, level="h3"),
        "themes": [(theme, index.count("theme", theme.slug)) for theme in Theme.objects.all()],
        "map": region_map(_regions(index)),
        "stays": where_it_stands(index, timezone.now()),
        "headlines": HeadlineFigure.objects.select_related("indicator", "source"),
    }
    return render(request, "projects/home.html", context)


def _regions(index: CatalogueIndex) -> list[Row]:
    """The regions with their numbers of entries, each a link to its page."""
    names = index.labels("region", current_language())
    counts = {code: index.count("region", code) for code in names}
    return region_rows(names, counts, lambda code: page_address("region", code))


@reads(*ProjectFilter.base_filters, "page")
def project_list(request: HttpRequest) -> HttpResponse:
    """The list, filtered: ``query`` (the filter), ``page``, ``facets``, ``chips``, ``notes``,
    ``sorts`` (value, label), ``empty`` (what to say where nothing is found), ``wider`` (ways on
    where little is)."""
    query = ProjectFilter(request.GET)
    found = counts(query)
    page, notes = _page(query, request.GET.get("page", ""))
    context = {
        "query": query,
        "page": page,
        "total": found["total"][""],
        "facets": facet_choices(query, found),
        "chips": chips(query),
        "map": region_map(map_rows(query, found)),
        "notes": query.notes + notes,
        "empty": None if found["total"][""] else empty_answer(query),
        "wider": wider_answer(query, found["total"][""]),
        "sorts": tuple(query.labels("sort").items()),
        "here": "list",
        "query_string": query.urlencode(),
    }
    return render(request, "projects/list.html", context)


def _page(query: ProjectFilter, number: str) -> tuple[Page[Card], list[str]]:
    """The page of results with that number, or the nearest one and a note that says so."""
    found = Cards(query.index, query.set_without(""), query.places, query.marks)
    page = Paginator(found, ENTRIES_ON_A_PAGE).get_page(number)
    if number in ("", str(page.number)):
        return page, []
    note = _("There is no page “%(number)s”; this is page %(shown)d.")
    return page, [note % {"number": printable(number), "shown": page.number}]


def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """One entry: see ``entry_page``. The header lets a browser draw its neighbours ahead."""
    index = current_index()
    project = _public_entry(index, slug)
    if project is None:
        raise Http404(slug)
    response = render(request, "projects/entry.html", entry_page(project, index))
    response["Speculation-Rules"] = f'"{page_address("speculation-rules")}"'
    return response


def _public_entry(index: CatalogueIndex, slug: str) -> Project | None:
    """The entry with all that it shows, read once for the three languages and every hour. Kept for
    a day: then another photo may be shown."""
    key = slug, localdate()
    if key not in index.records:
        project: Project | None = PUBLIC_ENTRY.get(slug)
        if project is None:
            return None
        index.records[key] = project
        forget_first(index.records, MOST_RECORDS)
        return project
    return index.records[key]


def entry_page(project: Project, index: CatalogueIndex) -> dict[str, Any]:
    """The context of an entry's page and preview: ``project`` (for_page), what is ``around`` it on
    the stands, the ``map`` with its place, how many entries can be compared; ``stays``, where it
    can be seen now, else next."""
    return {
        "project": project,
        "around": around(index, project),
        "map": locator(project.regions.all()),
        "most_to_compare": MOST_TO_COMPARE,
        "stays": where_it_stands(index, timezone.now(), project),
    }


@reads("page")
def block(request: HttpRequest, slug: str) -> HttpResponse:
    """A block: its introduction, the cards of its entries in stand order (``page``), its
    ``totals``."""
    stand_block = get_object_or_404(Block, slug=slug)
    index = current_index()
    entries = Cards(index, index.union("block", [slug]))
    return render(
        request,
        "projects/block.html",
        {
            "stand_block": stand_block,
            "blocks": Block.objects.all(),
            "count": index.count("block", slug),
            "page": Paginator(entries, STANDS_OF_A_BLOCK).get_page(request.GET.get("page", "")),
            "totals": index.remember(("totals of block", slug), lambda: _totals(stand_block)),
        },
    )


def _totals(stand_block: Block) -> list[Total]:
    found = totals(Project.objects.published().in_block(stand_block))
    return [total for total in found if total.has_parts]


def about(request: HttpRequest) -> HttpResponse:
    """The exhibition's text, its ``sources``, how figures are made, how to get the data."""
    return render(
        request, "projects/about.html", {"sources": Source.objects.public(), "here": "about"}
    )
