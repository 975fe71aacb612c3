"""The single checks of a preflight, each giving its findings as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from projects.graphics.fonts import missing_letters
from projects.models import Photo, Project
from projects.photos.validation import shown_name
from projects.printing.content import Sheet
from projects.printing.findings import Finding, Level
from projects.printing.fit import room_for, torn_words
from projects.printing.images import Spot, cut_off, dots_per_inch
from projects.printing.label import Label, address_fits
from projects.printing.label_sheets import LabelSheet
from projects.printing.panel import Panel
from projects.printing.press import MOST_INK, Profile
from projects.printing.qr import squares_across
from projects.texts.html import SHOWN_IN
from projects.texts.languages import language_name, quoted, text_of

# The side of one square of a QR code, in mm, that every phone reads, and that some still do.
GOOD_SQUARE, LEAST_SQUARE = 0.5, 0.38
# Words of a panel that are read standing.
MOST_WORDS = 100
# Points on a label that most people read; the part of a photo that its frame may cut off.
LEAST_ON_LABEL, MOST_CUT_OFF = 6, 0.3
LONGEST_NAME = 60


def publication(project: Project) -> Iterator[Finding]:
    if not project.is_published:
        yield Finding(Level.STOP, _("Not published, so it is not printed."))


def room(panel: Panel) -> Iterator[Finding]:
    """Whether the texts fit their places, and no word is torn apart."""
    for name, fit in panel.fits.items():
        if not fit.fits:
            words = _("Does not fit (%(place)s): %(count)d characters too many.")
            yield Finding(Level.STOP, words % {"place": place_name(name), "count": fit.over})
        passages, place = panel.passages[name]
        if torn := torn_words(passages, place.width, fit.size):
            words = _("Torn apart, for it is wider than its place (%(place)s): %(words)s")
            told = {"place": place_name(name), "words": ", ".join(torn[:5])}
            yield Finding(Level.STOP, words % told)
    if panel.fits["main"].fits:
        words = _("The text fits; there is room for about %(count)d more characters.")
        yield Finding(Level.GOOD, words % {"count": characters_left(panel)})
    if not panel.face.summary.value and not panel.face.plain_text:
        yield Finding(Level.STOP, _("There is neither a summary nor a text."))


def place_name(name: str) -> str:
    """A place of a panel in words."""
    places = {
        "names": _("block and exhibition"),
        "title": _("title"),
        "main": _("summary and text"),
        "side": _("figures and facts"),
    }
    in_language = _("title and summary in %(language)s")
    return places.get(name) or in_language % {"language": language_name(name)}


def characters_left(panel: Panel) -> int:
    """The number of characters like its own that could still be added to the text on this panel."""
    face = panel.face
    (*before, text), place = panel.passages["main"]
    usual = text._replace(text=face.plain_text or face.summary.value)
    return max(0, room_for(before, usual, place) - len(face.plain_text))


def words_to_read(panel: Panel) -> Iterator[Finding]:
    """Whether people will read it standing. Size of type and length of lines hold by the layout."""
    count = len(f"{panel.face.summary.value} {panel.face.plain_text}".split())
    level = Level.LOOK if count > MOST_WORDS else Level.GOOD
    words = _("Words of summary and text: %(count)d; 75 to 100 are advised.")
    yield Finding(level, words % {"count": count})


def photo_name(photo: Photo) -> str:
    """What people call a photo: its caption, else its description, else its file."""
    said = text_of(photo, "caption").value or text_of(photo, "alternative_text").value
    name = said or shown_name(photo.original_name or photo.image_name)
    return quoted(name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…")


def resolution(photo: Photo, spot: Spot, good: int, least: int) -> Finding:
    """Whether a photo has the dots that its place needs."""
    dpi = dots_per_inch(photo, spot)
    named = {"name": photo_name(photo), "dpi": dpi, "good": good}
    if dpi < least:
        words = _(
            "Photo %(name)s: resolution too low, %(dpi)d dpi at this size; %(good)d is needed."
        )
        return Finding(Level.STOP, words % named)
    if dpi < good:
        words = _("Photo %(name)s: resolution a little low, %(dpi)d dpi; %(good)d is better.")
        return Finding(Level.LOOK, words % named)
    return Finding(Level.GOOD, _("Photo %(name)s is sharp enough: %(dpi)d dpi.") % named)


def consent(photo: Photo) -> Iterator[Finding]:
    if photo.consent == Photo.Consent.UNKNOWN:
        words = _("Photo %(name)s: nobody has noted whether those shown agreed.")
        yield Finding(Level.LOOK, words % {"name": photo_name(photo)})


def hidden_photos(project: Project) -> Iterator[Finding]:
    for photo in project.photos.all():
        if why := photo.why_hidden():
            words = _("Photo %(name)s is not printed: %(why)s.")
            named = {"name": photo_name(photo), "why": ", ".join(why)}
            yield Finding(Level.LOOK, words % named)


def photos_of_panel(project: Project, panel: Panel) -> Iterator[Finding]:
    size, shown = panel.size, [picture.photo for picture in panel.photos]
    for picture in panel.photos:
        photo, spot = picture.photo, panel.spot_of(picture)
        yield resolution(photo, spot, size.good, size.least)
        share = cut_off(photo, spot)
        if share > MOST_CUT_OFF:
            words = _("Photo %(name)s: its frame cuts off %(share)d %% of it.")
            told = {"name": photo_name(photo), "share": share * 100}
            yield Finding(Level.LOOK, words % told)
        yield from consent(photo)
    if not shown:
        yield Finding(Level.LOOK, _("No photo: the drawn ornament is printed."))
    for picture in panel.sheet.pictures:
        if picture.photo and picture.photo not in shown:
            words = _("Photo %(name)s is not printed: there is room for %(count)d.")
            told = {"name": photo_name(picture.photo), "count": len(shown)}
            yield Finding(Level.LOOK, words % told)
    yield from hidden_photos(project)


def label_room(label: Label) -> Iterator[Finding]:
    for title in label.titles:
        if title.cut:
            words = _("The title in %(language)s is shortened by %(count)d characters.")
            named = {"language": language_name(title.language), "count": title.cut}
            yield Finding(Level.LOOK, words % named)
    if not any(title.cut for title in label.titles):
        yield Finding(Level.GOOD, _("The titles fit."))
    if label.size < LEAST_ON_LABEL:
        words = _("The smallest type is %(points)s pt; %(least)d pt are advised.")
        told = {"points": f"{label.size:g}", "least": LEAST_ON_LABEL}
        yield Finding(Level.LOOK, words % told)


def code(label: Label, paper: LabelSheet) -> Iterator[Finding]:
    """Findings on the QR code and its address: a long one makes small squares, and its
    letters may not fit."""
    square = paper.code / squares_across(label.address, label.quiet)
    if square < GOOD_SQUARE:
        words = _("The squares of the QR code are %(size).2f mm; phones want %(good).2f mm.")
        level = Level.STOP if square < LEAST_SQUARE else Level.LOOK
        yield Finding(level, words % {"size": square, "good": GOOD_SQUARE})
    else:
        words = _("The QR code leads to %(address)s.")
        yield Finding(Level.GOOD, words % {"address": label.spoken_address})
    if not address_fits(label, paper):
        words = _("The address in letters does not fit on the label.")
        yield Finding(Level.STOP, words)


def titles(sheet: Sheet) -> Iterator[Finding]:
    for face in sheet.faces:
        if face.title.language != face.language:
            words = _("The title in %(language)s is missing.")
            yield Finding(Level.STOP, words % {"language": language_name(face.language)})


def languages(panel: Panel, language: str) -> Iterator[Finding]:
    for face in panel.sheet.faces:
        if face.title.language == face.language != face.summary.language:
            words = _("The summary in %(language)s is missing.")
            yield Finding(Level.LOOK, words % {"language": language_name(face.language)})
    if panel.face.shown_in:
        shown = panel.face.title if panel.face.title.language != language else panel.face.summary
        words = _("The panel’s own texts: %(shown_in)s.")
        yield Finding(Level.STOP, words % {"shown_in": SHOWN_IN[shown.language]})


def letters(texts: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """Letters that no font of the prints has; ``texts`` are places in words with their text."""
    for place, text in texts:
        if strange := missing_letters(text):
            shown = " ".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in strange)
            words = _("Letters that the fonts of the prints lack (%(place)s): %(letters)s")
            yield Finding(Level.STOP, words % {"place": place, "letters": shown})


def title_texts(sheet: Sheet) -> list[tuple[str, str]]:
    """The texts of a label."""
    return [(_("title"), " ".join(face.title.value for face in sheet.faces))]


def all_texts(sheet: Sheet) -> list[tuple[str, str]]:
    """All texts of an entry that a panel or summary prints, each with its place in words."""
    found = title_texts(sheet)
    for face in sheet.faces:
        found.append((_("summary and text"), f"{face.summary.value} {face.plain_text}"))
        figures = [text for figure in face.figures for text in figure.plain]
        found.append((_("figures"), " ".join(figures)))
        found += [(fact.label, fact.value) for fact in face.facts]
        found.append((_("block"), text_of(sheet.project.block, "name", face.language).value))
    for picture in sheet.pictures:
        if photo := picture.photo:
            said = [text_of(photo, "caption", face.language).value for face in sheet.faces]
            found += [(_("captions"), " ".join(said)), (_("credits"), photo.credit)]
    return found


def address(site: str) -> Iterator[Finding]:
    if not site:
        words = _("The site’s address is not set (SITE_ADDRESS): the QR code would lead nowhere.")
        yield Finding(Level.STOP, words)
    elif re.match(r"https?://(localhost|127\.|\[::1\]|0\.0\.0\.0|testserver)", site):
        words = _("The QR code would lead to %(site)s, which no visitor’s phone can reach.")
        yield Finding(Level.STOP, words % {"site": site})
    elif not site.startswith("https://"):
        words = _("The QR code leads to %(site)s without encryption.")
        yield Finding(Level.LOOK, words % {"site": site})


def ink(profile: Profile) -> Finding:
    """The most ink that the profile of a press lays on one place."""
    words = _("Ink: at most %(count)d %% by the profile “%(name)s”; a sheet takes %(most)d %%.")
    told = {"count": profile.most_ink, "name": profile.name, "most": MOST_INK}
    return Finding(Level.LOOK if profile.most_ink > MOST_INK else Level.GOOD, words % told)
