"""The sections of an entry's form: its texts by language, other texts of three languages in one
row, and what is missing in each section or part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django import template
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.editing.completeness import Check
from projects.editing.contact_remarks import contact_remarks_of
from projects.editing.translation_remarks import remarks_of
from projects.editing.translations import translation_state
from projects.models.language import Language
from projects.texts.languages import LANGUAGES, PROJECT_TEXTS

register = template.Library()
_TEXT = re.compile(rf"(?P<base>\w+)_(?P<code>{'|'.join(LANGUAGES)})")


@dataclass
class InLanguage:
    """The texts of an entry in one language: a tab. ``original`` is the original's language."""

    code: str
    name: str
    state: Any
    lines: list[Any]
    original: str
    remarks: list[tuple[str, str]]
    empty: int


@dataclass
class Section:
    """A fieldset. ``rows`` are its lines, those of a text in three languages together."""

    name: str
    rows: list[list[Any]]
    languages: list[InLanguage] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)


def _name(line: Any) -> str:
    """The name of the first field of a line."""
    first = next(iter(line))
    return str(first.field["name"] if first.is_readonly else first.field.name)


def _text(line: Any) -> tuple[str, str]:
    """What a line's text is called without its language, and the language; ("", "") of others."""
    found = _TEXT.fullmatch(_name(line))
    return (found["base"], found["code"]) if found else ("", "")


def rows_of(fieldset: Iterable[Any]) -> list[list[Any]]:
    """The lines of a fieldset; the languages of a text stand in one row."""
    rows: list[list[Any]] = []
    for base, group in groupby(fieldset, lambda line: _text(line)[0]):
        lines = list(group)
        rows += [lines] if base else [[line] for line in lines]
    return rows


@register.simple_tag
def form_sections(adminform: Any, lacks: Iterable[Check]) -> list[Section]:
    """The fieldsets of an entry's form with what is missing in each."""
    return list(_sections(adminform, list(lacks)))


def _sections(adminform: Any, lacks: list[Check]) -> Iterator[Section]:
    entry = adminform.form.instance
    remarks = remarks_of(entry) if entry.pk else {}
    for code, said in contact_remarks_of(entry).items():
        remarks.setdefault(code, []).append(said)
    for fieldset in adminform:
        lines = list(fieldset)
        texts = [line for line in lines if _text(line)[0] in PROJECT_TEXTS]
        ids = {f"id_{name}" for line in lines for name in line.fields}
        section = Section(
            str(fieldset.name or ""),
            rows_of(line for line in lines if line not in texts),
            lacks=[check.message for check in lacks if check.field in ids],
        )
        if texts:
            section.languages = [
                _in_language(entry, code, texts, remarks.get(code, [])) for code in LANGUAGES
            ]
        yield section


def _in_language(entry: Any, code: str, texts: list[Any], said: list[str]) -> InLanguage:
    lines = [line for line in texts if _text(line)[1] == code]
    fields = [field for line in lines for field in line if not field.is_readonly]
    return InLanguage(
        code,
        capfirst(str(Language(code).label)),
        translation_state(entry, code) if entry.pk else None,
        lines,
        entry.original_language or "",
        [("", sentence) for sentence in said],
        sum(not field.field.value() for field in fields),
    )


@register.simple_tag
def part_rows(fieldset: Any) -> list[list[Any]]:
    """The same rows for a fieldset of a part."""
    return rows_of(fieldset)


@register.filter
def lacks_in_words(lacks: Iterable[str]) -> str:
    """What is missing, for the mark of a fold: first the whole sentences, then the phrases."""
    said = list(lacks)
    sentences = [message for message in said if message.endswith(".")]
    if phrases := [message for message in said if message not in sentences]:
        sentences.append(f"{_('Missing:')} {'; '.join(phrases)}")
    return " ".join(sentences)


@register.simple_tag
def lacks_of(lacks: Iterable[Check], prefix: str, place: int | None = None) -> list[str]:
    """What is missing of all parts of this prefix, or of the one at that place."""
    own = f"{prefix}-group" if place is None else f"{prefix}-{place}"
    return [
        check.message
        for check in lacks
        if re.fullmatch(rf"(id_)?{re.escape(own)}(-\w+)?", check.field)
    ]
