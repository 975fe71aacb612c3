"""The list of all entries, and a visitor's own, as pages that need no server: the site's pages with
the scripts and the data of the frozen copy."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import resolve, reverse
from selectolax.lexbor import LexborHTMLParser

from projects.frozen.browser_data import LISTED, BrowserData, script
from projects.frozen.crawl import SCRIPTS_OF
from projects.frozen.lists import answered_by_script
from projects.frozen.page import with_scripts
from projects.models import Project
from projects.texts.languages import current_language
from projects.views.catalogue import project_list
from projects.views.selection import my_list

View = Callable[[HttpRequest], HttpResponse]


def list_page(request: HttpRequest) -> str:
    """The HTML of the whole list in the current language, to be shown at the list's address under
    any query."""
    tree, path = _page_without_query(request, "list", project_list)
    answered_by_script(tree, path, f"{request.scheme}://{request.get_host()}")
    return _with_data(tree, "list")


def my_list_page(request: HttpRequest) -> str:
    """The HTML of an empty list, which its script fills from the address. It compares nothing: what
    a comparison says is not among the data."""
    tree, _path = _page_without_query(request, "my-list", my_list)
    for actions in tree.css("[data-list-page]"):
        actions.attrs["data-without-network"] = ""
    return _with_data(tree, "my-list")


def _page_without_query(
    request: HttpRequest, name: str, view: View
) -> tuple[LexborHTMLParser, str]:
    """The page as its own address shows it to everybody, and that address."""
    asked = copy(request)
    asked.path = asked.path_info = reverse(name)
    asked.GET = QueryDict()
    asked.resolver_match = resolve(asked.path)
    return LexborHTMLParser(view(asked).content.decode()), asked.path


def _with_data(tree: LexborHTMLParser, name: str) -> str:
    scripts = [reverse("offline-data"), *(static(script) for script in SCRIPTS_OF[name])]
    with_scripts(tree, scripts)
    return tree.html or ""


def list_data() -> bytes:
    """The script with the words, facets, names and cards of all entries in the current language.

    One file, so that it is kept whole or not at all: an entry is its place in it.
    """
    data = BrowserData(Project.objects.published())
    cards = [
        render_to_string("components/card.html", {"project": project, **LISTED})
        for project in data.entries
    ]
    parts = {"index": data.index(), "words": data.words(current_language()), "cards": cards}
    return b"".join(script(name, value) for name, value in parts.items())
