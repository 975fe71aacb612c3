"""The state of an entry's translations."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from copy import copy
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from projects.editing.names import changed_fields
from projects.models import Project, TranslationReview
from projects.texts.languages import PROJECT_TEXTS, text_of


class TranslationState(models.TextChoices):
    """The state of a translation."""

    ORIGINAL = "original", _("original")
    MISSING = "missing", _("missing")
    COPIED = "copied", _("not translated: a copy of the original")
    MACHINE_MADE = "machine-made", _("translation not yet reviewed")
    OUTDATED = "outdated", _("outdated: the original has changed since")
    REVIEWED = "reviewed", _("reviewed")


def source_hash(project: Project) -> str:
    """A fingerprint of an entry's original texts: SHA-256 in hexadecimal."""
    original = project.original_language
    parts = [getattr(project, f"{field}_{original}") or "" for field in PROJECT_TEXTS]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def with_edited_texts(project: Project) -> Project:
    """A copy of the entry with its texts as its pending change makes them; never to be saved. Reads
    ``project.pending``; fetch it for many entries."""
    edited = copy(project)
    for name, value in changed_fields(project, getattr(project, "pending", None)).items():
        if name == "original_language" or name.rpartition("_")[0] in PROJECT_TEXTS:
            setattr(edited, name, value)
    return edited


def record_reviews(project: Project, languages: Iterable[str], fingerprint: str, by: Any) -> None:
    """Records who has read these translations against the original with that fingerprint."""
    for language in languages:
        TranslationReview.objects.update_or_create(
            project=project,
            language=language,
            defaults={"source_hash": fingerprint, "reviewed_by": by},
        )


def translation_note(project: Project) -> str:
    """Whether the text that the page shows is a translation, and reviewed; "" of an original."""
    match translation_state(project, text_of(project, "text").language):
        case TranslationState.ORIGINAL:
            return ""
        case TranslationState.REVIEWED:
            return gettext("The text of this entry is our translation; it has been reviewed.")
        case TranslationState.COPIED:
            return gettext("The text of this entry is not translated yet.")
        case _:
            return gettext("The text of this entry is our translation and not yet reviewed.")


def translation_state(project: Project, language: str) -> TranslationState:
    """The state of the translation of an entry into ``language``.

    Reads ``project.translation_reviews``; prefetch it for many entries.
    """
    original = project.original_language
    if language == original:
        return TranslationState.ORIGINAL
    if not any(getattr(project, f"{field}_{language}") for field in PROJECT_TEXTS):
        return TranslationState.MISSING
    for field in PROJECT_TEXTS:
        if getattr(project, f"{field}_{original}") and not getattr(project, f"{field}_{language}"):
            return TranslationState.MISSING
    if any(_is_copied(project, field, language) for field in ("summary", "text")):
        return TranslationState.COPIED
    for review in project.translation_reviews.all():
        if review.language == language:
            is_current = review.source_hash == source_hash(project)
            return TranslationState.REVIEWED if is_current else TranslationState.OUTDATED
    return TranslationState.MACHINE_MADE


def _is_copied(project: Project, field: str, language: str) -> bool:
    """Whether a text is still the original, word for word. A title may well be the same."""
    original = str(getattr(project, f"{field}_{project.original_language}") or "").split()
    return bool(original) and str(getattr(project, f"{field}_{language}") or "").split() == original
