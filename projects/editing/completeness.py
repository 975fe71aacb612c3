"""What an entry still lacks, in words, with the field of the desk where it is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from projects.editing.translations import TranslationState, translation_state
from projects.models import Photo, Project
from projects.models.project import Language
from projects.texts.languages import LANGUAGES, PROJECT_TEXTS

NAMES = {"title": _lazy("title"), "summary": _lazy("summary"), "text": _lazy("text")}


class Check(NamedTuple):
    """One thing that a whole entry has: whether it is there, what to say if not, and the id of
    the field or group of fields at the desk."""

    is_met: bool
    message: str
    field: str


def checks_of(project: Project) -> Iterator[Check]:
    """All that a whole entry has, the texts first.

    Reads ``photos``, ``metrics``, ``citations`` and ``translation_reviews``: prefetch them where
    many entries are asked.
    """
    for language in LANGUAGES:
        yield from _checks_of_texts(project, language)
    photos = list(project.photos.all())
    yield Check(bool(photos), _("photos"), "photos-group")
    for place, photo in enumerate(photos):
        lacks = _missing_of_photo(photo)
        yield Check(not lacks, lacks, f"photos-{place}")
    yield Check(bool(project.metrics.all()), _("figures"), "metrics-group")
    if project.is_illustrative:
        yield Check(False, _("the real text: this is a sample"), "id_provenance")
    else:
        yield Check(bool(project.citations.all()), _("source of the text"), "citations-group")


def _checks_of_texts(project: Project, language: str) -> Iterator[Check]:
    name = Language(language).label
    for field in PROJECT_TEXTS:
        label = NAMES[field]
        message = _("%(field)s, %(language)s") % {"field": label, "language": name}
        id_of_field = f"id_{field}_{language}"
        yield Check(bool(getattr(project, f"{field}_{language}")), message, id_of_field)
    state = translation_state(project, language)
    if state not in (TranslationState.ORIGINAL, TranslationState.MISSING):
        message = f"{name}: {state.label}"
        yield Check(state == TranslationState.REVIEWED, message, f"id_title_{language}")


def missing_of(project: Project) -> list[str]:
    """What is missing, a phrase each."""
    return [check.message for check in checks_of(project) if not check.is_met]


def _missing_of_photo(photo: Photo) -> str:
    lacks = photo.why_hidden()
    if photo.consent == Photo.Consent.UNKNOWN and not photo.is_drawing:
        lacks.append(_("consent of those shown"))
    return (
        _("photo %(name)s: %(lacks)s") % {"name": photo.name, "lacks": ", ".join(lacks)}
        if lacks
        else ""
    )
