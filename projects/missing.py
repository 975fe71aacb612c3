"""What an entry still lacks, in words that say where to fill it in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from projects.models import Photo, Project
from projects.texts import LANGUAGES, PROJECT_TEXTS, TranslationState, translation_state


def missing_of(project: Project) -> list[str]:
    """What is missing, a phrase each: texts, reviews of translations, photos, credits, sources.

    Reads ``photos``, ``metrics``, ``citations`` and ``translation_reviews``: prefetch them where
    many entries are asked.
    """
    found = []
    for language in LANGUAGES:
        for field in PROJECT_TEXTS:
            if not getattr(project, f"{field}_{language}"):
                found.append(
                    _("%(field)s in %(language)s") % {"field": field, "language": language}
                )
        state = translation_state(project, language)
        if state in (TranslationState.MACHINE_MADE, TranslationState.OUTDATED):
            found.append(f"{language}: {state.label}")
    photos = list(project.photos.all())
    if not photos:
        found.append(_("photos"))
    found += [_missing_of_photo(photo) for photo in photos if _missing_of_photo(photo)]
    if not project.citations.all() and not project.is_illustrative:
        found.append(_("source of the text"))
    if project.is_illustrative:
        found.append(_("the real text: this is a sample"))
    return found


def _missing_of_photo(photo: Photo) -> str:
    lacks = photo.why_hidden()
    if photo.consent == Photo.Consent.UNKNOWN and not photo.is_drawing:
        lacks.append(_("consent of those shown"))
    return (
        _("photo %(name)s: %(lacks)s") % {"name": photo.name, "lacks": ", ".join(lacks)}
        if lacks
        else ""
    )
