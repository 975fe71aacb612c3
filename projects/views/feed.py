"""News of the exhibition: entries by the time of their last change, as an Atom feed."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from projects.catalogue.addresses import site_of, stand_address
from projects.catalogue.facet_choices import in_words
from projects.catalogue.filters import ProjectFilter
from projects.models import Project
from projects.serving.parameters import reads
from projects.texts.languages import text_of

NEWEST = 30


class Shown(NamedTuple):
    """The list's query, and what stands in front of addresses."""

    query: ProjectFilter
    site: str


class Item(NamedTuple):
    project: Project
    site: str


def _address(shown: Shown, name: str) -> str:
    """The address of a page under the same query."""
    query_string = shown.query.urlencode()
    return shown.site + reverse(name) + (f"?{query_string}" if query_string else "")


@reads(*ProjectFilter.base_filters)
class Changes(Feed):
    """Takes the list's query: ``/ru/feed/?theme=charity`` tells of one theme alone."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> Shown:
        return Shown(ProjectFilter(request.GET), site_of(request))

    def title(self, shown: Shown) -> str:
        return _("Exhibition of social projects") + in_words(shown.query)

    def subtitle(self, shown: Shown) -> str:
        return _("New and changed entries")

    def link(self, shown: Shown) -> str:
        return _address(shown, "list")

    def feed_url(self, shown: Shown) -> str:
        return _address(shown, "feed")

    def author_name(self, shown: Shown) -> str:
        return _("Editors of the exhibition catalogue")

    def items(self, shown: Shown) -> list[Item]:
        entries = shown.query.without("sort").prefetch_related("themes")
        newest = entries.order_by("-changed", "number")[:NEWEST]
        return [Item(project, shown.site) for project in newest]

    def item_title(self, item: Item) -> str:
        return f"{item.project.number}. {text_of(item.project, 'title').value}"

    def item_description(self, item: Item) -> str:
        kind = item.project.get_provenance_display()
        return f"{text_of(item.project, 'summary').value} ({kind})"

    def item_link(self, item: Item) -> str:
        return item.site + item.project.get_absolute_url()

    def item_guid(self, item: Item) -> str:
        return stand_address(item.project.number, item.site)

    def item_updateddate(self, item: Item) -> datetime:
        return item.project.changed

    def item_categories(self, item: Item) -> list[str]:
        return [text_of(theme, "name").value for theme in item.project.themes.all()]
