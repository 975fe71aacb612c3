"""News of the exhibition as an Atom feed: entries and showings by the time of their change."""

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
from projects.models import Project, Showing
from projects.serving.parameters import reads
from projects.texts.languages import text_of
from projects.touring.sentences import days_in_words

NEWEST = 30


class Shown(NamedTuple):
    """The list's query, and what stands in front of addresses."""

    query: ProjectFilter
    site: str


class Item(NamedTuple):
    """An entry or a showing, and what stands in front of its address."""

    record: Project | Showing
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
        return _("New and changed entries, and where the exhibition stands")

    def link(self, shown: Shown) -> str:
        return _address(shown, "list")

    def feed_url(self, shown: Shown) -> str:
        return _address(shown, "feed")

    def author_name(self, shown: Shown) -> str:
        return _("Editors of the exhibition catalogue")

    def items(self, shown: Shown) -> list[Item]:
        """The newest entries of the query; the whole feed tells of showings too."""
        entries = shown.query.without("sort").prefetch_related("themes")
        newest: list[Project | Showing] = [*entries.order_by("-changed", "number")[:NEWEST]]
        if not shown.query.urlencode():
            showings = Showing.objects.select_related("venue")
            newest += showings.order_by("-changed")[:NEWEST]
            newest.sort(key=lambda record: record.changed, reverse=True)
        return [Item(record, shown.site) for record in newest[:NEWEST]]

    def item_title(self, item: Item) -> str:
        match item.record:
            case Showing(venue=venue):
                return f"{_('On show:')} {text_of(venue, 'name').value}"
            case project:
                return f"{project.number}. {text_of(project, 'title').value}"

    def item_description(self, item: Item) -> str:
        match item.record:
            case Showing(venue=venue, is_cancelled=is_cancelled) as showing:
                said = [text_of(venue, "city").value, days_in_words(showing)]
                said += [_("Cancelled: it does not take place.")] if is_cancelled else []
                return ". ".join(filter(None, said))
            case project:
                kind = project.get_provenance_display()
                return f"{text_of(project, 'summary').value} ({kind})"

    def item_link(self, item: Item) -> str:
        return item.site + item.record.get_absolute_url()

    def item_guid(self, item: Item) -> str:
        match item.record:
            case Showing(uid=uid):
                return f"urn:uuid:{uid}"
            case project:
                return stand_address(project.number, item.site)

    def item_updateddate(self, item: Item) -> datetime:
        return item.record.changed

    def item_categories(self, item: Item) -> list[str]:
        if isinstance(item.record, Showing):
            return []
        return [text_of(theme, "name").value for theme in item.record.themes.all()]
