"""The three languages, and a record's text in one of them or the next that exists."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, gettext

LANGUAGES = ("kk", "ru", "en")
NATIVE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
PROJECT_TEXTS = ("title", "summary", "text")


class Text(NamedTuple):
    """A text and the language that it is really in."""

    value: str
    language: str

    @property
    def is_fallback(self) -> bool:
        """Whether a reader of the current language sees it in another one."""
        return bool(self.value) and self.language != current_language()


def current_language() -> str:
    """kk, ru or en: the language of the page."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    return language if language in LANGUAGES else settings.LANGUAGE_CODE


def language_name(code: str) -> str:
    """The name of a language within a sentence of the page: Kazakh, казахский, қазақ тілі."""
    name = str(dict(settings.LANGUAGES)[code])
    return name if current_language() == "en" else name[0].lower() + name[1:]


def quoted(text: str) -> str:
    """A visitor's words in the quotation marks of the page's language."""
    return gettext("“%(text)s”") % {"text": text}


@cache
def fallback_order(language: str) -> tuple[str, ...]:
    """The languages in which a text is looked for, the wanted one first."""
    return (language, *settings.MODELTRANSLATION_FALLBACK_LANGUAGES[language])


def text_of(record: models.Model, field: str, language: str = "") -> Text:
    """The text of a translated field in ``language`` (default: the page's) or the next in order.

    Where none exists, an empty text in the wanted language.
    """
    wanted = language or current_language()
    for candidate in fallback_order(wanted):
        if value := getattr(record, f"{field}_{candidate}"):
            return Text(value, candidate)
    return Text("", wanted)


def in_all_languages(record: models.Model, *fields: str) -> list[str]:
    """The texts of translated fields in each language, "" where there is none."""
    return [getattr(record, f"{field}_{code}") or "" for field in fields for code in LANGUAGES]
