"""How templates show texts, figures and addresses. Small on purpose."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from jinja2 import pass_context
from jinja2.runtime import Context

from projects.catalogue import search
from projects.catalogue.addresses import in_languages
from projects.models import Project
from projects.texts import richtext
from projects.texts.languages import Text, current_language, text_of

NATIVE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
SHOWN_IN = {
    "kk": _("shown in Kazakh"),
    "ru": _("shown in Russian"),
    "en": _("shown in English"),
}


def _in_its_language(text: Text, content: SafeString | str) -> SafeString:
    if text.is_fallback:
        return format_html('<span lang="{}">{}</span>', text.language, content)
    return conditional_escape(content)


def text(record: models.Model, field: str, query: str = "") -> SafeString:
    """A text in the page's language or the next that exists, then with its ``lang``.

    ``query`` marks the words that a search found: ``{{ text(project, "title", asked.asked.q) }}``.
    """
    found = text_of(record, field)
    return _in_its_language(found, search.marked(found.value, query) if query else found.value)


def paragraphs(record: models.Model, field: str) -> SafeString:
    """A text with its paragraphs, lists, emphasis and links (see ``projects.texts.richtext``), with
    its ``lang`` where it is another."""
    found = text_of(record, field)
    body = richtext.html(found.value)
    if found.is_fallback:
        return format_html('<div lang="{}">{}</div>', found.language, body)
    return body


def plain(record: models.Model, field: str) -> str:
    """A text for an attribute or ``<title>``, where no markup can be."""
    return text_of(record, field).value


def shown_in(record: models.Model, field: str) -> str:
    """ "shown in Russian" where the text is in another language than the page, else nothing."""
    found = text_of(record, field)
    return str(SHOWN_IN[found.language]) if found.is_fallback else ""


def period(project: Project) -> str:
    """The years of an entry: "2011–2013", "since 2012", or nothing where none is stated."""
    start, end = project.start_year, project.end_year
    if start and end:
        return str(start) if start == end else f"{start}–{end}"
    if start and project.status == Project.Status.IN_PROGRESS:
        return gettext("since %(year)d") % {"year": start}
    return str(start or end or "")


def entry_word(count: int) -> str:
    """ "entry" or "entries" for a number that stands by itself before it."""
    words = ngettext("%(number)s entry", "%(number)s entries", count)
    return words.replace("%(number)s", "").strip()


def size_class(size: float) -> str:
    """A step of size as it stands in a class name: 1.55 gives "155"."""
    return str(round(size * 100))


def edition_stamp(stamp: Any) -> str:
    """Version, date and number of entries of a print in the language of the moment."""
    from projects.printing.summary import stamp_words

    return stamp_words(stamp)


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
