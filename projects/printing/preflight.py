"""Preflight: problems of a print, found before printing. Checked by entry, language and size of
panel, or by entry and size of label, which carries all languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.editing.translations import TranslationState, translation_state
from projects.graphics.fonts import missing_letters
from projects.models import Photo, Project
from projects.printing.content import Sheet, sheet_of
from projects.printing.fit import room_for
from projects.printing.images import dots_per_inch
from projects.printing.label import LABEL_SHEETS, Label, LabelSheet, address_fits, label_of
from projects.printing.panel import Panel, ordered_languages
from projects.printing.panel_texts import title_passages
from projects.printing.papers import PANEL_SIZES, USUAL_SIZE
from projects.printing.qr import squares_across
from projects.texts.html import SHOWN_IN
from projects.texts.languages import LANGUAGES, language_name

# The side of one square of a QR code, in mm, that every phone reads, and that some still do.
GOOD_SQUARE, LEAST_SQUARE = 0.5, 0.38


class Level(models.TextChoices):
    """The levels of a finding, shown as traffic lights."""

    GOOD = "good", gettext_lazy("ready")
    LOOK = "look", gettext_lazy("look at it")
    STOP = "stop", gettext_lazy("do not print")


class Finding(NamedTuple):
    """One thing to know before printing, as a sentence."""

    level: Level
    words: str


@dataclass(frozen=True)
class Report:
    """All findings on an entry's panel in one language, or on its label (without language)."""

    project: Project
    language: str
    findings: list[Finding]

    @property
    def level(self) -> Level:
        """The worst of the findings."""
        levels = {finding.level for finding in self.findings}
        return next((level for level in (Level.STOP, Level.LOOK) if level in levels), Level.GOOD)


def to_check(entries: QuerySet[Project]) -> QuerySet[Project]:
    """The entries with all that a check reads."""
    return entries.for_page().prefetch_related("photos", "translation_reviews")  # type: ignore[attr-defined]


def report(project: Project, language: str, size: str = USUAL_SIZE, site: str = "") -> Report:
    """Checks the panel of an entry (from ``to_check``) in a main language on a paper."""
    sheet = sheet_of(project, ordered_languages(language))
    panel = Panel(sheet, PANEL_SIZES[size], site)
    findings = [
        *_publication(project),
        *_room(panel),
        *_pictures(project, panel),
        *_titles(panel.sheet),
        *_languages(project, panel, language),
        *_letters(panel.sheet, panel.face.plain_text),
        *_address(site),
    ]
    if project.is_illustrative:
        words = _("A sample: the panel carries the word “sample” in three languages.")
        findings.append(Finding(Level.LOOK, words))
    return Report(project, language, findings)


def label_report(project: Project, size: str, site: str = "") -> Report:
    """Checks the label of an entry (from ``to_check``) of a format."""
    paper, sheet = LABEL_SHEETS[size], sheet_of(project, LANGUAGES)
    label = label_of(sheet, paper, site)
    findings = [
        *_publication(project),
        *_label_room(label),
        *_titles(sheet),
        *_letters(sheet),
        *_address(site),
        *_code(label, paper),
    ]
    if project.is_illustrative:
        words = _("A sample: the label carries the word “sample” in three languages.")
        findings.append(Finding(Level.LOOK, words))
    return Report(project, "", findings)


def _publication(project: Project) -> Iterator[Finding]:
    if not project.is_published:
        yield Finding(Level.STOP, _("Not published, so it is not printed."))


def _room(panel: Panel) -> Iterator[Finding]:
    places = {
        "names": _("block and exhibition"),
        "title": _("title"),
        "main": _("summary and text"),
        "side": _("figures and facts"),
    }
    for name, fit in panel.fits.items():
        if not fit.fits:
            place = places.get(name)
            if not place:
                place = _("title and summary in %(language)s") % {"language": language_name(name)}
            words = _("Does not fit (%(place)s): %(count)d characters too many.")
            yield Finding(Level.STOP, words % {"place": place, "count": fit.over})
    if panel.fits["main"].fits:
        room = characters_left(panel)
        words = _("The text fits; there is room for about %(count)d more characters.")
        yield Finding(Level.GOOD, words % {"count": room})
    if not panel.face.summary.value and not panel.face.plain_text:
        yield Finding(Level.STOP, _("There is neither a summary nor a text."))


def characters_left(panel: Panel) -> int:
    """The number of characters like its own that could still be added to the text on this panel."""
    face, place = panel.face, replace(panel.place_of_main, steps=(panel.sizes.main,))
    *before, text = panel.texts.main
    usual = text._replace(text=face.plain_text or face.summary.value)
    return max(0, room_for(before, usual, place) - len(face.plain_text))


def title_room(title: str, size: str = USUAL_SIZE) -> int:
    """The number of characters of words like those of a title that fit in its place."""
    return room_for([], title_passages(title)[0], PANEL_SIZES[size].layout.titles)


def _pictures(project: Project, panel: Panel) -> Iterator[Finding]:
    size = panel.size
    for picture in panel.photos:
        dpi = dots_per_inch(picture.photo, panel.spot_of(picture))
        named = {"name": picture.photo.name, "dpi": dpi, "good": size.good}
        if dpi < size.least:
            words = _(
                "Photo %(name)s: resolution too low, %(dpi)d dpi at this size; %(good)d is needed."
            )
            yield Finding(Level.STOP, words % named)
        elif dpi < size.good:
            words = _("Photo %(name)s: resolution a little low, %(dpi)d dpi; %(good)d is better.")
            yield Finding(Level.LOOK, words % named)
        else:
            words = _("Photo %(name)s is sharp enough: %(dpi)d dpi.")
            yield Finding(Level.GOOD, words % named)
        if picture.photo.consent == Photo.Consent.UNKNOWN:
            words = _("Photo %(name)s: nobody has noted whether those shown agreed.")
            yield Finding(Level.LOOK, words % named)
    if not panel.photos:
        yield Finding(Level.LOOK, _("No photo: the drawn ornament is printed."))
    for photo in project.photos.all():
        if why := photo.why_hidden():
            words = _("Photo %(name)s is not printed: %(why)s.")
            named = {"name": photo.name, "why": ", ".join(why)}
            yield Finding(Level.LOOK, words % named)


def _label_room(label: Label) -> Iterator[Finding]:
    for title in label.titles:
        if title.cut:
            words = _("The title in %(language)s is shortened by %(count)d characters.")
            named = {"language": language_name(title.language), "count": title.cut}
            yield Finding(Level.LOOK, words % named)
    if not any(title.cut for title in label.titles):
        yield Finding(Level.GOOD, _("The titles fit."))


def _code(label: Label, paper: LabelSheet) -> Iterator[Finding]:
    """Findings on the QR code and the address below it: a long address makes small squares, and its
    letters may not fit."""
    square = paper.code / squares_across(label.address)
    if square < GOOD_SQUARE:
        words = _("The squares of the QR code are %(size).2f mm; phones want %(good).2f mm.")
        level = Level.STOP if square < LEAST_SQUARE else Level.LOOK
        yield Finding(level, words % {"size": square, "good": GOOD_SQUARE})
    else:
        words = _("The QR code leads to %(address)s.")
        yield Finding(Level.GOOD, words % {"address": label.spoken_address})
    if not address_fits(label, paper):
        words = _("The address in letters does not fit below the QR code.")
        yield Finding(Level.STOP, words)


def _titles(sheet: Sheet) -> Iterator[Finding]:
    for face in sheet.faces:
        if face.title.language != face.language:
            words = _("The title in %(language)s is missing.")
            yield Finding(Level.STOP, words % {"language": language_name(face.language)})


def _languages(project: Project, panel: Panel, language: str) -> Iterator[Finding]:
    for face in panel.sheet.faces:
        if face.title.language == face.language != face.summary.language:
            words = _("The summary in %(language)s is missing.")
            yield Finding(Level.LOOK, words % {"language": language_name(face.language)})
    if panel.face.shown_in:
        shown = panel.face.title if panel.face.title.language != language else panel.face.summary
        words = _("The panel’s own texts: %(shown_in)s.")
        yield Finding(Level.STOP, words % {"shown_in": SHOWN_IN[shown.language]})
    state = translation_state(project, language)
    if state in (TranslationState.MACHINE_MADE, TranslationState.OUTDATED):
        yield Finding(Level.LOOK, f"{language_name(language)}: {state.label}")


def _letters(sheet: Sheet, more: str = "") -> Iterator[Finding]:
    texts = [f"{face.title.value} {face.summary.value}" for face in sheet.faces]
    strange = missing_letters(" ".join([*texts, more]))
    if strange:
        words = _("Letters that the fonts of the prints lack: %(letters)s")
        yield Finding(Level.LOOK, words % {"letters": " ".join(strange)})


def _address(site: str) -> Iterator[Finding]:
    if not site:
        words = _("The site’s address is not set (SITE_ADDRESS): the QR code would lead nowhere.")
        yield Finding(Level.STOP, words)
    elif re.match(r"https?://(localhost|127\.|\[::1\]|0\.0\.0\.0|testserver)", site):
        words = _("The QR code would lead to %(site)s, which no visitor’s phone can reach.")
        yield Finding(Level.STOP, words % {"site": site})
    elif not site.startswith("https://"):
        words = _("The QR code leads to %(site)s without encryption.")
        yield Finding(Level.LOOK, words % {"site": site})


def reports(
    entries: QuerySet[Project], languages: Sequence[str], size: str, site: str
) -> list[tuple[Project, list[Report]]]:
    """The entries, each with one report for each language, or a single one if ``size`` is a
    label's."""
    if size in LABEL_SHEETS:
        return [(project, [label_report(project, size, site)]) for project in to_check(entries)]
    return [
        (project, [report(project, language, size, site) for language in languages])
        for project in to_check(entries)
    ]
