"""How the pages' templates are made: Jinja2, a second engine that Django knows, since its compiled
templates take a fifth of the time that Django's take. The desk and the prints stay Django's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.defaultfilters import date, floatformat
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import ChainableUndefined, Environment, FileSystemLoader, TemplateNotFound
from markupsafe import Markup

from projects.printing.choices import label_sizes, panel_sizes
from projects.quantities import entries, number, quantity
from projects.showing import head, pictures, results, stands, texts

INDENTATION = re.compile(r"\n\s+")


class Pages(FileSystemLoader):
    """The templates of pages, without the indentation that only their writers need."""

    # Written for Django's own engine.
    OTHERS = ("admin/", "print/", "django/", "registration/")

    def get_source(self, environment: Environment, template: str) -> Any:
        if template.startswith(self.OTHERS):
            raise TemplateNotFound(template)
        source, *rest = super().get_source(environment, template)
        return INDENTATION.sub("\n", source), *rest


def translated(text: str) -> Markup:
    """The text in the page's language."""
    return _translated(get_language(), text)


@lru_cache(maxsize=4096)
def _translated(language: str, text: str) -> Markup:
    return Markup(gettext(text))


def url(name: str, *args: Any) -> str:
    """The address of a page by its name, in the page's language."""
    return _url(get_language(), name, args)


@lru_cache(maxsize=4096)
def _url(language: str, name: str, args: tuple[Any, ...]) -> str:
    return reverse(name, args=args)


def environment(**options: Any) -> Environment:
    """The engine of settings.TEMPLATES, with all that pages may call. What a page was not given
    is empty, whatever is asked of it."""
    options["loader"] = Pages(options["loader"].searchpath)
    made = Environment(**options | {"undefined": ChainableUndefined})
    made.globals |= {
        "_": translated,
        "ngettext": lambda one, many, count: Markup(ngettext(one, many, count)),
        "language": texts.current_language,
        "url": url,
        "static": lru_cache(maxsize=256)(staticfiles_storage.url),
        "counted": entries,
        "date": date,
        "floatformat": floatformat,
        "panel_sizes": panel_sizes,
        "label_sizes": label_sizes,
    }
    shown = (
        *(number, quantity),
        *(head.page_head, head.linked, head.in_words, head.open_graph_locale, head.eager),
        *(pictures.shown, pictures.largest),
        *(results.drawn, results.bar, results.swatch, results.evidence_address),
        *(results.official_figure, results.sentence, results.amount, results.left_over),
        *(stands.motifs, stands.regions, stands.places, stands.motif, stands.figure),
        *(texts.text, texts.paragraphs, texts.plain, texts.shown_in, texts.period),
        texts.language_links,
    )
    made.globals |= {function.__name__: function for function in shown}
    return made
