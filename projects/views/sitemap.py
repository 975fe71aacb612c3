"""The sitemap: every public page in its three languages."""

from __future__ import annotations

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as django_views
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from projects.catalogue.addresses import site_of
from projects.models import Block, Indicator, Organisation, Project, Region, Showing, Theme
from projects.serving.parameters import reads

# A sitemap may hold 50,000 addresses; a smaller file is easier on both sides.
MOST_ADDRESSES = 6000
PAGES = ("home", "list", "results", "data", "about", "design", "accessibility", "privacy", "visit")


class _InLanguages(Sitemap):
    """A part of the sitemap. ``default_of`` gives the path for hreflang's x-default."""

    i18n = True
    alternates = True
    limit = MOST_ADDRESSES

    def default_of(self, item: Any) -> str:
        return reverse("front-door")

    def get_domain(self, site: Any = None) -> str:
        return site_of().partition("//")[2] or super().get_domain(site)

    def get_protocol(self, protocol: str | None = None) -> str:
        return site_of().partition("://")[0] or super().get_protocol(protocol)

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[Any]:
        urls = super().get_urls(page, site, protocol)
        root = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        for url in urls:
            item, _language = url["item"]
            if path := self.default_of(item):
                url["alternates"].append({"location": root + path, "lang_code": "x-default"})
        return urls


class Pages(_InLanguages):
    """The pages of ``PAGES``, and those of blocks, themes, regions, figures, organisations,
    showings."""

    def items(self) -> list[tuple[str, tuple[str, ...]]]:
        pages: list[tuple[str, tuple[str, ...]]] = [(name, ()) for name in PAGES]
        known = Organisation.objects.exclude(kind=Organisation.Kind.PLACEHOLDER)
        for name, key, records in (
            ("block", "slug", Block.objects),
            ("theme", "slug", Theme.objects),
            ("region", "code", Region.objects),
            ("indicator", "slug", Indicator.objects),
            ("organisation", "slug", known),
            ("showing", "slug", Showing.objects),
        ):
            pages += [(name, (value,)) for value in records.values_list(key, flat=True)]
        return pages

    def location(self, item: tuple[str, tuple[str, ...]]) -> str:
        name, arguments = item
        return reverse(name, args=arguments)

    def default_of(self, item: tuple[str, tuple[str, ...]]) -> str:
        return reverse("front-door") if item[0] == "home" else ""

    def get_latest_lastmod(self) -> Any:
        return Project.objects.published().aggregate(latest=Max("changed"))["latest"]


class Entries(_InLanguages):
    """The published entries."""

    def items(self) -> Any:
        return Project.objects.published().only("number", "slug", "changed").order_by("number")

    def lastmod(self, project: Project) -> Any:
        return project.changed

    def default_of(self, project: Project) -> str:
        return reverse("stand", args=[project.number])


SECTIONS: dict[str, Any] = {"pages": Pages, "entries": Entries}


@reads("p")
def sitemap(request: HttpRequest) -> HttpResponse:
    """One file while it is small; else an index of files."""
    if Entries().paginator.num_pages == 1:
        return django_views.sitemap(request, SECTIONS)
    return django_views.index(request, SECTIONS, sitemap_url_name="sitemap-part")


@reads("p")
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    """A part that the index names."""
    return django_views.sitemap(request, SECTIONS, section=section)
