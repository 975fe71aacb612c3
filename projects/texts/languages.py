"""Texts in three languages: which one is shown, and how far its translation has come."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from projects.models import Project

LANGUAGES = ("kk", "ru", "en")
PROJECT_TEXTS = ("title", "summary", "text")


class Text(NamedTuple):
    """A text and the language that it is really in."""

    value: str
    language: str

    @property
    def is_fallback(self) -> bool:
        """Whether a reader of the current language sees it in another one."""
        return bool(self.value) and self.language != current_language()


class TranslationState(models.TextChoices):
    """How far a translation has come."""

    ORIGINAL = "original", _("original")
    MISSING = "missing", _("missing")
    MACHINE_MADE = "machine-made", _("translation not yet reviewed")
    OUTDATED = "outdated", _("outdated: the original has changed since")
    REVIEWED = "reviewed", _("reviewed")


def current_language() -> str:
    """kk, ru or en: the language of the page."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    return language if language in LANGUAGES else settings.LANGUAGE_CODE


def quoted(text: str) -> str:
    """A visitor's words in the quotation marks of the page's language."""
    return gettext("“%(text)s”") % {"text": text}


def fallback_order(language: str) -> tuple[str, ...]:
    """The languages in which a text is looked for, the wanted one first."""
    return (language, *settings.MODELTRANSLATION_FALLBACK_LANGUAGES[language])


def text_of(record: models.Model, field: str, language: str = "") -> Text:
    """The text of a translated field in ``language`` (default: the page's) or the next in order.

    An empty text in the wanted language where none exists at all.
    """
    wanted = language or current_language()
    for candidate in fallback_order(wanted):
        if value := getattr(record, f"{field}_{candidate}"):
            return Text(value, candidate)
    return Text("", wanted)


def source_hash(project: Project) -> str:
    """Fingerprint of an entry's original texts: SHA-256 in hexadecimal."""
    original = project.original_language
    parts = [getattr(project, f"{field}_{original}") or "" for field in PROJECT_TEXTS]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def translation_state(project: Project, language: str) -> TranslationState:
    """How far the translation of an entry into ``language`` has come.

    Reads ``project.translation_reviews``; prefetch it where many entries are asked.
    """
    original = project.original_language
    if language == original:
        return TranslationState.ORIGINAL
    for field in PROJECT_TEXTS:
        if getattr(project, f"{field}_{original}") and not getattr(project, f"{field}_{language}"):
            return TranslationState.MISSING
    for review in project.translation_reviews.all():
        if review.language == language:
            is_current = review.source_hash == source_hash(project)
            return TranslationState.REVIEWED if is_current else TranslationState.OUTDATED
    return TranslationState.MACHINE_MADE
