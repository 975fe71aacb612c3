"""The head of a page for search engines, messengers and feed readers."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from jinja2 import pass_context
from jinja2.runtime import Context

from projects.catalogue.addresses import site_of, stand_address
from projects.models import Project
from projects.open_data import linked_data
from projects.open_data.linked_showings import exhibition_with_showings, showing_event
from projects.serving.addresses import page_address
from projects.texts.languages import LANGUAGES, NATIVE_NAMES, current_language
from projects.views import social_card


class Head(NamedTuple):
    """Addresses that the head names. ``site`` stands in front of each, ``default`` is hreflang's
    x-default."""

    site: str
    canonical: str
    languages: list[tuple[str, str]]
    default: str
    card: str
    card_words: str
    data: str
    is_entry: bool


def _public_request(context: Context) -> Any:
    """The request of a page that may be shared, else nothing: a missing page, a visitor's own list
    (kept in the address) and the preview of an entry are not."""
    request = context.get("request")
    if request is None or request.resolver_match is None:
        return None
    if context.get("is_missing") or context.get("is_personal"):
        return None
    is_preview = "project" in context and request.resolver_match.url_name != "entry"
    return None if is_preview else request


@pass_context
def page_head(context: Context) -> Head | None:
    """The head of this page; nothing if the page is not to be shared."""
    request, project = _public_request(context), context.get("project")
    if request is None:
        return None
    site, language = site_of(request), current_language()
    path = fixed_form(request, context)
    addresses = {code: site + address for code, address in in_languages(request, path).items()}
    if isinstance(project, Project) and request.resolver_match.url_name == "entry":
        card = page_address("card", project.number, language)
        return Head(
            site=site,
            canonical=site + path,
            languages=list(addresses.items()),
            default=stand_address(project.number, site),
            card=f"{site}{card}?{social_card.card_of(project).key[:8]}",
            card_words=_("The stand’s number, title and ornament"),
            data=site + page_address("entry-data", project.slug),
            is_entry=True,
        )
    is_home = request.resolver_match.url_name == "home"
    return Head(
        site=site,
        canonical=site + path,
        languages=list(addresses.items()),
        default=f"{site}/" if is_home else addresses[LANGUAGES[0]],
        card=_site_card(site, language),
        card_words=_("An ornament and the name of the exhibition"),
        data=site + page_address("exhibition-data") if is_home else "",
        is_entry=False,
    )


@pass_context
def list_card(context: Context) -> str:
    """The picture for a list or comparison that is sent to somebody: the exhibition's own; "" for
    other pages."""
    selection = context.get("selection")
    if not selection or not selection.entries:
        return ""
    return _site_card(site_of(context["request"]), current_language())


def _site_card(site: str, language: str) -> str:
    key = social_card.card_of_site().key[:8]
    return f"{site}{page_address('site-card', language)}?{key}"


@pass_context
def linked(context: Context, head: Head | None) -> SafeString:
    """The page in schema.org's terms, as microdata that is not shown."""
    if head is None:
        return SafeString("")
    cards_in = ""
    if head.is_entry:
        data = linked_data.entry(context["project"], head.site)
    elif context["request"].resolver_match.url_name == "home":
        data = exhibition_with_showings(head.site)
    elif context["request"].resolver_match.url_name == "showing":
        data = showing_event(context["showing"], head.site)
    else:
        name = context.get("page_title", "")
        data, cards_in = linked_data.collection_page(name, head.canonical, head.site), "content"
    return mark_safe(f"<div hidden>{linked_data.microdata(data, more_in=cards_in)}</div>")


def subsets(text: str) -> set[str]:
    """The alphabets that a text is written in, by the names of the font files."""
    return {social_card.subset_of(letter) for letter in text if letter.isalpha()}


def open_graph_locale() -> str:
    """The page's language as Open Graph writes it."""
    return {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_GB"}[current_language()]


def in_languages(request: HttpRequest, path: str) -> dict[str, str]:
    """The page in each language: its path by language code; the home page where there is no such
    page. ``path`` is the request's, with what query it may have. Languages differ in the first
    part of a path alone."""
    is_page = request.resolver_match is not None and path[1:3] in LANGUAGES
    return {code: f"/{code}{path[3:] if is_page else '/'}" for code in LANGUAGES}


def fixed_form(request: HttpRequest, context: Context) -> str:
    """Path and query of the page without parameters that change nothing.

    Of the query stays what the filter understood, in its fixed order, and the page's number.
    """
    query, page = context.get("query"), context.get("page")
    query_string = query.urlencode() if query else ""
    parts = [query_string] if query_string else []
    if page and getattr(page, "number", 1) > 1:
        parts.append(f"page={page.number}")
    return request.path + ("?" + "&".join(parts) if parts else "")


@pass_context
def language_links(context: Context) -> list[dict[str, Any]]:
    """This page in the three languages: code, name, address with the same query, whether shown."""
    request, shown = context["request"], current_language()
    return [
        {"code": code, "name": NATIVE_NAMES[code], "address": path, "is_current": code == shown}
        for code, path in in_languages(request, request.get_full_path()).items()
    ]


def language_names() -> list[tuple[str, str]]:
    """The three languages, each named in itself."""
    return list(NATIVE_NAMES.items())
