"""Files for search engines, messengers and phones: robots, manifest, icons, cards, JSON-LD."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from projects.catalogue.addresses import site_of
from projects.catalogue.introduction import site_description
from projects.models import Project
from projects.open_data import linked_data
from projects.open_data.linked_showings import exhibition_with_showings
from projects.texts.languages import LANGUAGES
from projects.views import social_card


def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt: programs may read all that is public, but not the desk."""
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {site_of(request)}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def favicon(request: HttpRequest) -> HttpResponse:
    """The icon for browsers that ask at the root without reading the page."""
    return HttpResponseRedirect(static("images/favicon.ico"))


def manifest(request: HttpRequest) -> HttpResponse:
    """The exhibition as an application on a phone's screen, in the page's language."""

    def icon(size: int, purpose: str = "any") -> dict[str, str]:
        name = f"images/icon-{size}{'-maskable' if purpose == 'maskable' else ''}.png"
        sizes = f"{size}x{size}"
        return {"src": static(name), "sizes": sizes, "type": "image/png", "purpose": purpose}

    body = {
        "name": _("Exhibition of social projects"),
        "short_name": _("Exhibition"),
        "description": site_description(),
        "lang": get_language(),
        "id": "/",
        "start_url": reverse("home"),
        "scope": "/",
        "display": "browser",
        "background_color": "#fbf8f2",
        "theme_color": "#0b4a8f",
        "icons": [icon(192), icon(512), icon(512, "maskable")],
    }
    return _json(body, "application/manifest+json")


# The neighbours' links at the foot of a stand's page and in the bar of a phone.
NEIGHBOURS = ".stand-bar > a[class*='block-'], .neighbours a"


def speculation_rules(request: HttpRequest) -> HttpResponse:
    """The stands beside the one that is shown, which a browser draws ahead, out of sight: Chromium
    reads this where a page's header names it, and does so with no visitor who saves data."""
    rule = {"where": {"selector_matches": NEIGHBOURS}, "eagerness": "eager"}
    response = _json({"prerender": [rule]}, "application/speculationrules+json")
    response["Cache-Control"] = "public, max-age=86400"
    return response


def card(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """The picture of an entry for messengers and social networks."""
    published = Project.objects.published().select_related("block").prefetch_related("themes")
    project: Project = get_object_or_404(published, number=number)
    with override(language):
        return _picture(social_card.png(social_card.card_of(project)))


def site_card(request: HttpRequest, language: str) -> HttpResponse:
    """The same for pages that are no entry's."""
    with override(language):
        return _picture(social_card.png(social_card.card_of_site()))


def entry_data(request: HttpRequest, slug: str) -> HttpResponse:
    """An entry as JSON-LD."""
    project = get_object_or_404(Project.objects.published().for_page(), slug=slug)
    return _json(linked_data.entry(project, site_of(request)), "application/ld+json")


def exhibition_data(request: HttpRequest) -> HttpResponse:
    """The exhibition and its catalogue with every entry, as JSON-LD."""
    site = site_of(request)
    entries = Project.objects.published().order_by("number")
    graph = [exhibition_with_showings(site), linked_data.catalogue(entries, site)]
    parts = [{name: part[name] for name in part if name != "@context"} for part in graph]
    return _json({"@context": linked_data.SCHEMA, "@graph": parts}, "application/ld+json")


def _json(body: dict[str, Any], kind: str) -> HttpResponse:
    return JsonResponse(body, content_type=kind, json_dumps_params={"ensure_ascii": False})


def _picture(png: bytes) -> HttpResponse:
    response = HttpResponse(png, content_type="image/png")
    patch_cache_control(response, public=True, max_age=3600)
    return response


class LanguageConverter:
    """kk, ru or en inside an address that has no language in front."""

    regex = "|".join(LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
