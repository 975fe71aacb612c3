"""The notice of a frozen exhibition, on its page about the exhibition, that it is a copy."""

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override
from selectolax.lexbor import LexborHTMLParser


def dated(tree: LexborHTMLParser) -> None:
    """Adds to the page that it is a copy, and of which day."""
    heading, root = tree.css_first("h1"), tree.css_first("html")
    assert heading is not None, "the page has a heading"
    assert root is not None, "the page names its language"
    with override(root.attributes["lang"] or ""):
        says = _("This is a copy of %(date)s; it needs no network.") % {
            "date": date_format(localdate())
        }
    for notice in LexborHTMLParser(
        format_html('<p class="notice">{}</p>', says), is_fragment=True
    ).css("p"):
        heading.insert_after(notice)
