"""Texts for templates: in the page's language, else in the next with its language marked."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from projects.texts import richtext
from projects.texts.languages import Text, current_language, text_of
from projects.texts.words import marked

SHOWN_IN = {
    "kk": _("shown in Kazakh"),
    "ru": _("shown in Russian"),
    "en": _("shown in English"),
}


NAMES_IN = {
    "kk": _("Names that are not translated yet are in Kazakh."),
    "ru": _("Names that are not translated yet are in Russian."),
    "en": _("Names that are not translated yet are in English."),
}


def _in_its_language(text: Text, shown: str, content: SafeString | str) -> SafeString:
    if text.value and text.language != shown:
        return format_html('<span lang="{}">{}</span>', text.language, content)
    return conditional_escape(content)


def text(record: models.Model, field: str, query: str = "") -> SafeString:
    """A text in the page's language; one in another language is wrapped with its ``lang``.

    The words that a search for ``query`` found are marked: ``{{ text(project, "title", query) }}``.
    """
    shown = current_language()
    found = text_of(record, field, shown)
    return _in_its_language(
        found, shown, marked(found.value, query, found.language) if query else found.value
    )


def paragraphs(record: models.Model, field: str, *, below: str = "") -> SafeString:
    """A text as HTML with paragraphs, lists, emphasis and links (``projects.texts.richtext``); one
    in another language is wrapped with its ``lang``.

    Under the text of another field, ``below``, a first paragraph that says the same is left out: a
    letter's summary is its first paragraph, and nobody reads that twice in a row.
    """
    found = text_of(record, field)
    written = _without_first(found.value, plain(record, below)) if below else found.value
    body = richtext.html(written)
    if found.is_fallback:
        return format_html('<div lang="{}">{}</div>', found.language, body)
    return body


def _without_first(text: str, said: str) -> str:
    first, _gap, rest = text.strip().partition("\n\n")
    return rest if richtext.plain(first).split() == said.split() else text


def marked_up(written: str) -> SafeString:
    """A text that exists in one language alone, as HTML with paragraphs."""
    return richtext.html(written)


def source_producer(source: models.Model) -> SafeString:
    """Who wrote a source; nothing where its title says so already, as that of a letter does."""
    producer, title = plain(source, "producer"), plain(source, "title")
    is_told = producer.casefold() in title.casefold()
    return SafeString("") if is_told else text(source, "producer")


def source_date(source: models.Model) -> SafeString:
    """The date of a source; nothing where its title ends with it already."""
    dated, title = plain(source, "date"), plain(source, "title")
    is_told = bool(dated) and title.rstrip(".").endswith(dated.rstrip("."))
    return text(source, "date") if dated and not is_told else SafeString("")


def lang_of(record: models.Model, field: str) -> SafeString:
    """The attribute ``lang`` for an element whose text by ``plain`` is in another language than the
    page; nothing otherwise."""
    found = text_of(record, field)
    if not found.value or not found.is_fallback:
        return SafeString("")
    return format_html(' lang="{}"', found.language)


def plain(record: models.Model, field: str) -> str:
    """A text for an attribute or ``<title>``, where no markup can be."""
    return text_of(record, field).value


def shown_in(record: models.Model, field: str) -> str:
    """ "shown in Russian" where the text is in another language than the page, else nothing."""
    found = text_of(record, field)
    return str(SHOWN_IN[found.language]) if found.is_fallback else ""


def names_shown_in(records: Iterable[models.Model], field: str) -> str:
    """A sentence for the languages, other than the page's, that names of these records are in."""
    found = [text_of(record, field) for record in records]
    languages = dict.fromkeys(one.language for one in found if one.is_fallback)
    return " ".join(str(NAMES_IN[language]) for language in languages)


def entry_word(count: int) -> str:
    """ "entry" or "entries" for a number that stands by itself before it."""
    words = ngettext("%(number)s entry", "%(number)s entries", count)
    return words.replace("%(number)s", "").strip()
