"""Remarks on the translations of an entry: figures, names and terms of the original that one lacks.
They are shown to whoever translates and publishes, and keep nobody from anything."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from projects.models import Project
from projects.texts.compared import missing_in
from projects.texts.languages import LANGUAGES, PROJECT_TEXTS


def remarks_of(project: Project, changed: dict[str, Any] | None = None) -> dict[str, list[str]]:
    """The remarks by language; ``changed`` are values that a pending change gives fields."""
    values, found = changed or {}, {}
    original = values.get("original_language", project.original_language)

    def text(field: str, code: str) -> str:
        return values.get(f"{field}_{code}", getattr(project, f"{field}_{code}")) or ""

    for code in LANGUAGES:
        if code != original:
            pairs = [(text(field, code), text(field, original)) for field in PROJECT_TEXTS]
            if said := [remark for pair in pairs for remark in remarks_on(*pair)]:
                found[code] = list(dict.fromkeys(said))
    return found


def remarks_on(translation: str, original: str) -> list[str]:
    """A sentence about the figures, and one about the names, that a text lacks of its original."""
    missing, said = missing_in(translation, original), []
    if missing.figures:
        text = ngettext(
            "A figure of the original is missing: %(figures)s.",
            "Figures of the original are missing: %(figures)s.",
            len(missing.figures),
        )
        said.append(text % {"figures": "; ".join(missing.figures)})
    if missing.names:
        text = ngettext(
            "A name of the original is missing: %(names)s.",
            "Names of the original are missing: %(names)s.",
            len(missing.names),
        )
        said.append(text % {"names": "; ".join(missing.names)})
    return said


def remarks_on_terms(missing: list[tuple[str, str]], source: str, target: str) -> list[SafeString]:
    """A sentence about the terms of the original that are said otherwise than in the glossary, each
    term marked with its language."""
    if not missing:
        return []
    text = ngettext(
        "The glossary says this term otherwise: %(terms)s.",
        "The glossary says these terms otherwise: %(terms)s.",
        len(missing),
    )
    pair = '<span lang="{}">{}</span> — <span lang="{}">{}</span>'
    terms = format_html_join("; ", pair, ((source, one, target, meant) for one, meant in missing))
    return [SafeString(escape(text) % {"terms": terms})]
