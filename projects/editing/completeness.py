"""The completeness of an entry: what it lacks for publication or as a whole, with the field of the
desk for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.editing.provenance import missing_ground, remnants_of
from projects.editing.translations import TranslationState, translation_state
from projects.models import Photo, Project
from projects.models.language import Language
from projects.texts.languages import LANGUAGES, PROJECT_TEXTS, language_name

NAMES = {
    "title": gettext_lazy("title"),
    "summary": gettext_lazy("summary"),
    "text": gettext_lazy("text"),
}


class Check(NamedTuple):
    """One thing that an entry needs: whether it is met, the message if not, and the id of the field
    or group of fields at the desk."""

    is_met: bool
    message: str
    field: str


def checks_of(project: Project) -> Iterator[Check]:
    """The checks of a complete entry, the texts first.

    Reads ``photos``, ``translation_reviews`` and ``provenance.PARTS_OF_GATE``: prefetch them for
    many entries.
    """
    first = project.original_language
    for language in sorted(LANGUAGES, key=lambda code: code != first):
        yield from _checks_of_texts(project, language)
    photos = list(project.photos.all())
    yield Check(bool(photos), _("photos"), "photos-group")
    for place, photo in enumerate(photos):
        missing = _missing_of_photo(photo)
        yield Check(not missing, missing, f"photos-{place}")
    yield Check(bool(project.metrics.all()), _("figures"), "metrics-group")
    if project.is_illustrative:
        yield Check(False, _("the real text: this is a sample"), "id_provenance")
        return
    has_source = bool(project.citations.all())
    yield Check(has_source, _("source of the text"), "citations-group")
    yield from _checks_of_provenance(project, with_ground=has_source)


def _checks_of_provenance(project: Project, *, with_ground: bool = True) -> Iterator[Check]:
    """An unmet check for all that keeps the entry from calling itself what it does."""
    for remnant in remnants_of(project):
        yield Check(False, remnant.message, remnant.field)
    if with_ground:
        for ground in missing_ground(project):
            yield Check(False, ground.message, ground.field)


def _checks_of_texts(project: Project, language: str) -> Iterator[Check]:
    for field in PROJECT_TEXTS:
        label = NAMES[field]
        named = {"field": label, "language": language_name(language)}
        message = _("%(field)s, %(language)s") % named
        id_of_field = f"id_{field}_{language}"
        yield Check(bool(getattr(project, f"{field}_{language}")), message, id_of_field)
    state = translation_state(project, language)
    if state not in (TranslationState.ORIGINAL, TranslationState.MISSING):
        message = f"{Language(language).label}: {state.label}"
        yield Check(state == TranslationState.REVIEWED, message, f"id_title_{language}")


def missing_of(project: Project) -> list[str]:
    """A phrase for each thing that the entry lacks to be complete."""
    return [check.message for check in checks_of(project) if not check.is_met]


def lacks_of(project: Project) -> list[Check]:
    """What keeps it from publication, then whatever else it lacks, once for each field."""
    missing = missing_for_publication(project)
    named = {check.field for check in missing}
    others = [c for c in checks_of(project) if not c.is_met and c.field not in named]
    return [*missing, *others]


def _missing_of_photo(photo: Photo) -> str:
    missing = photo.why_hidden()
    if photo.consent == Photo.Consent.UNKNOWN and not photo.is_drawing:
        missing.append(_("consent of those shown"))
    named = {"place": photo.position, "missing": ", ".join(missing)}
    return _("photo %(place)d: %(missing)s") % named if missing else ""


def missing_for_publication(project: Project) -> list[Check]:
    """The unmet checks before an entry may be submitted or published, the most important first."""
    return [check for check in _checks_for_publication(project) if not check.is_met]


def _checks_for_publication(project: Project) -> Iterator[Check]:
    language = project.original_language
    named = {"language": language_name(language)}
    title, summary = f"title_{language}", f"summary_{language}"
    message = _("The title in %(language)s is missing.") % named
    yield Check(bool(getattr(project, title)), message, f"id_{title}")
    message = _("The summary in %(language)s is missing.") % named
    yield Check(bool(getattr(project, summary)), message, f"id_{summary}")
    yield Check(bool(project.block_id), _("The block is missing."), "id_block")
    yield Check(bool(project.themes.all()), _("The theme is missing."), "id_themes")
    yield from _checks_of_provenance(project)
    for place, photo in enumerate(project.photos.all()):
        if not photo.is_taken_down:
            yield from _texts_missing_of_photo(photo, place, language)


def _texts_missing_of_photo(photo: Photo, place: int, language: str) -> Iterator[Check]:
    """A check for each text that must be written before the photo is shown."""
    for requirement in photo.unmet_requirements():
        if requirement.field:
            named = {"place": place + 1, "reason": requirement.reason}
            message = _("Photo %(place)d: %(reason)s.") % named
            field = requirement.field.format(language)
            yield Check(False, message, f"id_photos-{place}-{field}")
