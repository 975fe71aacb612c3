"""Functions for the prints' templates: languages, sizes, edition, totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from projects.catalogue.addresses import site_of
from projects.catalogue.selection import Selection
from projects.printing.content import Fact
from projects.printing.qr import qr_svg
from projects.printing.summary import stamp_words
from projects.results.totals import Total
from projects.texts.languages import Text


def in_each(
    languages: Iterable[str], tag: str = "span", *, caller: Callable[[], str]
) -> SafeString:
    """The content of a ``{% call %}`` block once in each language, each in an element that names
    its language."""

    def said(language: str) -> str:
        with override(language):
            return caller()

    shown = ((tag, language, said(language), tag) for language in languages)
    return format_html_join("", '<{} lang="{}">{}</{}>', shown)


def within(text: Text, language: str) -> SafeString:
    """A text within others in ``language``: one in another language names its own."""
    if text.language == language or not text.value:
        return conditional_escape(text.value)
    return format_html('<span lang="{}">{}</span>', text.language, text.value)


def said_of(fact: Fact, language: str) -> SafeString:
    """The value of a fact within texts in ``language``."""
    texts = ((within(text, language),) for text in fact.texts)
    return format_html_join(fact.between, "{}", texts)


def list_code(request: Any, selection: Selection) -> SafeString:
    """A visitor's list on paper: its address and its code."""
    address = f"{site_of(request)}{request.path}?{selection.urlencode()}"
    code = qr_svg(address, gettext("This list on a phone"))
    return format_html("{}<p>{}<br>{}</p>", code, gettext("This list on a phone:"), address)


def size_class(size: float) -> str:
    """A step of size as it stands in a class name: 1.55 gives "155"."""
    return str(round(size * 100))


def edition_stamp(stamp: Any) -> str:
    """Version, date and number of entries of a print in the language of the moment."""
    return stamp_words(stamp)


def totals_in(totals: list[Total], large: bool) -> SafeString:
    """The totals in the language of the moment: as the pages' table, in large print as a list, for
    its columns would be wider than the sheet."""
    template = "print/large_totals.html" if large else "components/totals.html"
    return SafeString(render_to_string(template, {"totals": totals}))
