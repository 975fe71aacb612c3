"""The engine of pages and prints: Jinja2, whose compiled templates take a fifth of the time that
Django's take. The desk alone, which extends Django's own admin, is written for Django's engine.

Each language has its own compiled templates. What is the same each time in one language – a text
of the interface, the address of a page or a file of ours – is looked up while a template is
compiled and then part of it. So is the template of a component that another includes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.template.defaultfilters import floatformat
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from jinja2 import (
    ChainableUndefined,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from projects.catalogue.addresses import site_of
from projects.catalogue.facet_choices import in_words
from projects.catalogue.institution import institution, letters_about
from projects.catalogue.introduction import site_description, stand_numbers
from projects.editing.translations import translation_note
from projects.graphics.signs import sign_svg
from projects.printing.choices import label_sizes, panel_sizes
from projects.serving.addresses import page_address
from projects.serving.static_files import sheet_in_page
from projects.templatetags import head, pictures, prints, results, stands
from projects.texts import html
from projects.texts.languages import LANGUAGES, current_language, language_name, quoted
from projects.texts.numbers import entries, megabytes, number, quantity
from projects.texts.typography import typeset

INDENTATION = re.compile(r"\n\s+")


class PageFiles(FileSystemLoader):
    """The templates of pages and prints, without the indentation that only their writers need."""

    # The desk's, written for Django's own engine.
    DESK = "admin/"

    def get_source(self, environment: Environment, template: str) -> Any:
        if template.startswith(self.DESK):
            raise TemplateNotFound(template)
        source, *rest = super().get_source(environment, template)
        return INDENTATION.sub("\n", source), *rest


def translated(text: str) -> Markup:
    """The text in the page's language."""
    return Markup(gettext(text))


def translated_plural(one: str, many: str, count: int) -> Markup:
    """The form of the text for so many, in the page's language."""
    return Markup(ngettext(one, many, count))


def date(value: Any, form: str | None = None) -> str:
    """A date as the page's language writes it; of a moment, the day that it is here."""
    return date_format(localtime(value) if isinstance(value, datetime) else value, form)


def url(name: str, *args: Any) -> str:
    """The address of a page by its name, in the page's language."""
    return page_address(name, *args)


def in_page() -> Markup:
    """The style sheet of a stand's page; nothing while somebody works on it."""
    return Markup("" if settings.DEBUG else sheet_in_page())


# Called with constants, each of these gives the same result every time in one language.
SETTLED: dict[str, Callable[..., str]] = {
    "_": translated,
    "language": current_language,
    "motifs": stands.motifs,
    "open_graph_locale": head.open_graph_locale,
    "sign": sign_svg,
    "static": cache(static),
    "sheet_in_page": in_page,
    "url": url,
}
SHOWN = (
    *(number, quantity, date, floatformat, panel_sizes, label_sizes),
    *(head.page_head, head.list_card, head.linked, head.subsets, in_words, site_description),
    *(pictures.shown, pictures.largest),
    *(results.once, results.drawn, results.bar, results.swatch, results.evidence_address),
    *(results.official_figure, results.sentence, results.amount, results.left_over),
    *(
        stands.all_counts,
        stand_numbers,
        stands.regions,
        stands.places,
        stands.figure,
        stands.choices,
        stands.facet_fieldsets,
        stands.ground,
    ),
    *(stands.listed, stands.tiles, stands.options, stands.abbreviations, stands.all_abbreviations),
    *(html.text, html.paragraphs, html.plain, html.shown_in, html.names_shown_in, html.entry_word),
    *(html.lang_of, html.source_date),
    html.source_producer,
    *(prints.in_each, prints.within, prints.said_of, prints.list_code),
    *(prints.size_class, prints.edition_stamp, prints.totals_in),
    *(head.language_links, quoted, translation_note),
    *(institution, letters_about, site_of, language_name, megabytes, html.marked_up),
)


class Settle(NodeTransformer):
    """Replaces calls whose result is settled by that result, and an include by the template that it
    includes: Jinja's own include would copy the whole context."""

    def __init__(self, environment: InOneLanguage) -> None:
        self.environment = environment

    def visit_Include(self, include: nodes.Include) -> nodes.Node:  # noqa: N802
        # A developer's server notices when a file has changed, but only one that it has loaded.
        if self.environment.auto_reload or not isinstance(include.template, nodes.Const):
            return include
        component = self.environment.parsed(include.template.value)
        return nodes.Scope(component.body, lineno=include.lineno, environment=self.environment)

    def visit_CallBlock(self, block: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        if getattr(block.call.node, "name", "") != prints.in_each.__name__:
            return self.generic_visit(block)
        # Its content is shown in several languages, so nothing in it is settled.
        if include := block.find(nodes.Include):
            raise TemplateSyntaxError("a component knows one language alone", include.lineno)
        return block

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802
        name = getattr(call.node, "name", "")
        given = [word.value for word in call.args if isinstance(word, nodes.Const)]
        if name not in SETTLED or len(given) < len(call.args):
            return self.generic_visit(call)
        found = SETTLED[name](*given)
        constant = nodes.Const(str(found), lineno=call.lineno)
        return nodes.MarkSafe(constant) if hasattr(found, "__html__") else constant


class TypesetTemplate(Template):
    """A page or print whose spaces and dashes follow the rules of the languages."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        drawn = super().render(*args, **kwargs)
        return typeset(drawn) if (self.name or "").endswith(".html") else drawn


class InOneLanguage(Environment):
    """Compiles templates for the language in which they are first asked for."""

    template_class = TypesetTemplate

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return Settle(self).visit(super()._parse(source, name, filename))

    def make_globals(self, given: Any) -> dict[str, Any]:
        """One dict: Jinja's own chain of dicts would be walked through for each page."""
        return {**self.globals, **(given or {})}

    def parsed(self, name: str) -> nodes.Template:
        """A template by its name, settled."""
        assert self.loader
        source, filename, _is_new = self.loader.get_source(self, name)
        return self._parse(source, name, filename)


class Pages:
    """The engine of settings.TEMPLATES, with all that pages and prints may call.

    A name that a template was not given is an error where mistakes are looked for, by a developer
    or the tests; a visitor sees nothing in its place.
    """

    def __init__(self, **options: Any) -> None:
        options["loader"] = PageFiles(options["loader"].searchpath)
        options["undefined"] = StrictUndefined if settings.STRICT_TEMPLATES else ChainableUndefined
        self.environments = {language: InOneLanguage(**options) for language in LANGUAGES}
        for environment in self.environments.values():
            environment.globals |= SETTLED
            environment.globals |= {function.__name__: function for function in SHOWN}
            environment.globals |= {"counted": entries, "ngettext": translated_plural}

    def get_template(self, name: str) -> Template:
        return self.environments[current_language()].get_template(name)

    def from_string(self, source: str) -> Template:
        return self.environments[current_language()].from_string(source)
