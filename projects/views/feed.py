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
from projects.catalogue.facets import in_words
from projects.catalogue.filters import ProjectFilter
from projects.models import Project
from projects.texts.languages import text_of

NEWEST = 30


class Asked(NamedTuple):
    """The list's query, and what stands in front of addresses."""

    entries: ProjectFilter
    site: str


class Item(NamedTuple):
    project: Project
    site: str


class Changes(Feed):
    """Takes the list's query: ``/ru/feed/?theme=charity`` tells of one theme alone."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> Asked:
        return Asked(ProjectFilter(request.GET), site_of(request))

    def title(self, asked: Asked) -> str:
        return _("Exhibition of social projects") + in_words(asked.entries)

    def subtitle(self, asked: Asked) -> str:
        return _("New and changed entries")

    def link(self, asked: Asked) -> str:
        query = asked.entries.query()
        return asked.site + reverse("list") + (f"?{query}" if query else "")

    def feed_url(self, asked: Asked) -> str:
        query = asked.entries.query()
        return asked.site + reverse("feed") + (f"?{query}" if query else "")

    def author_name(self, asked: Asked) -> str:
        return _("Assembly of People of Kazakhstan")

    def items(self, asked: Asked) -> list[Item]:
        entries = asked.entries.without("sort").prefetch_related("themes")
        newest = entries.order_by("-changed", "number")[:NEWEST]
        return [Item(project, asked.site) for project in newest]

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
