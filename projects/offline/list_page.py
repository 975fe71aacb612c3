"""The list of all entries as a page that needs no server: the site's own list with the scripts and
the data by which a frozen copy searches and filters."""

from __future__ import annotations

from copy import copy

from django.http import HttpRequest, QueryDict
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


def list_page(request: HttpRequest) -> str:
    """The HTML of the whole list in the current language, to be shown at the list's address under
    any query."""
    asked = copy(request)
    asked.path = asked.path_info = reverse("list")
    asked.GET = QueryDict()
    asked.resolver_match = resolve(asked.path)
    tree = LexborHTMLParser(project_list(asked).content.decode())
    answered_by_script(tree, asked.path, f"{request.scheme}://{request.get_host()}")
    scripts = [reverse("offline-data"), *(static(name) for name in SCRIPTS_OF["list"])]
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
