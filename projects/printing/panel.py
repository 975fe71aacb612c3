"""The stand panel: one entry on one large sheet, in the units of its paper (see ``papers``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext, override

from projects.catalogue.addresses import stand_address
from projects.graphics.fonts import READING_FACE, STRONG_FACE, TITLE_FACE
from projects.models import Block
from projects.printing.content import Face, Picture, Sheet, name_of, sheet_of
from projects.printing.edition import Printed, stamp_of, to_print
from projects.printing.fit import Fit, Passage, fitted, room_for
from projects.printing.frieze import THEMES, frieze_svg
from projects.printing.images import Spot, files_of
from projects.printing.order import PANELS, Order
from projects.printing.papers import PANEL_SIZES, USUAL_SIZE, PanelSize, panel_style
from projects.printing.pdf import write_pdf
from projects.printing.printable import Prepared
from projects.printing.profiles import profile_of
from projects.printing.qr import qr_svg, spoken
from projects.printing.sample_text import TYPICAL
from projects.printing.summary import block_colours, stamp_words
from projects.texts.languages import LANGUAGES, language_name, text_of

MOST_FIGURES, MOST_PICTURES = 3, 3


def name_passages(block: str, exhibition: str) -> list[Passage]:
    return [
        Passage(block, TITLE_FACE, leading=1.18, gap=0.2),
        Passage(exhibition, scale=0.59, leading=1.3),
    ]


def title_passages(title: str) -> list[Passage]:
    return [Passage(title, TITLE_FACE, leading=1.14)]


def main_passages(summary: str, text: str) -> list[Passage]:
    return [
        Passage(summary, STRONG_FACE, scale=1.25, leading=1.34, gap=0.45),
        Passage(text, READING_FACE, leading=1.42, gap=0.4),
    ]


def side_passages(face: Face) -> list[Passage]:
    found = []
    for figure in face.figures[:MOST_FIGURES]:
        found.append(Passage(figure.value.value, TITLE_FACE, scale=2.7, leading=1.2))
        found.append(Passage(f"{figure.unit.value} – {figure.name.value}", leading=1.34, gap=0.7))
    for fact in face.facts:
        if fact.is_stated:
            found.append(Passage(f"{fact.label}: {fact.value}", STRONG_FACE, leading=1.3, gap=0.45))
    return found


def other_passages(face: Face) -> list[Passage]:
    return [
        Passage(face.title.value, STRONG_FACE, scale=1.08, leading=1.3, gap=0.3),
        Passage(face.summary.value, leading=1.36),
    ]


@dataclass(frozen=True)
class Panel:
    """An entry laid out on a paper, in a main language with the titles of the other two."""

    sheet: Sheet
    size: PanelSize
    site: str
    fits: dict[str, Fit] = field(init=False)

    def __post_init__(self) -> None:
        layout = self.size.layout
        fits = {
            "names": fitted(name_passages(self.block_name, self.exhibition), layout.names),
            "title": fitted(title_passages(self.face.title.value), layout.title),
            "main": fitted(
                main_passages(self.face.summary.value, self.face.plain_text), layout.main
            ),
            "side": fitted(side_passages(self.face), layout.side),
        }
        for place, face in zip(layout.others, self.others, strict=False):
            fits[face.language] = fitted(other_passages(face), place)
        object.__setattr__(self, "fits", fits)

    @property
    def face(self) -> Face:
        return self.sheet.faces[0]

    @property
    def block_name(self) -> str:
        return text_of(self.sheet.project.block, "name", self.face.language).value

    @property
    def exhibition(self) -> str:
        with override(self.face.language):
            return gettext("Exhibition of social projects of the Assembly of People of Kazakhstan")

    @cached_property
    def others(self) -> list[Face]:
        """The other languages, those in which the entry has a title."""
        return [face for face in self.sheet.faces[1:] if face.title.language == face.language]

    def others_with_fit(self) -> list[tuple[Face, Fit]]:
        return [(face, self.fits[face.language]) for face in self.others]

    @property
    def figures(self) -> list[Any]:
        return list(self.face.figures[:MOST_FIGURES])

    @property
    def facts(self) -> list[Any]:
        return [fact for fact in self.face.facts if fact.is_stated]

    @property
    def photos(self) -> list[Any]:
        return [picture for picture in self.sheet.pictures if picture.photo][:MOST_PICTURES]

    @property
    def credits(self) -> list[tuple[str, bool]]:
        """The credits of the pictures, each once, and whether they are drawings."""
        shown = [picture.photo for picture in self.photos]
        return list(dict.fromkeys((photo.credit, photo.is_drawing) for photo in shown))

    def spot_of(self, picture: Picture) -> Spot:
        """The part of the frame that a photo fills (see panel.css)."""
        frame, unit = self.size.layout.pictures, self.size.unit_mm
        count, across, down = len(self.photos), 1.0, 1.0
        if count > 1:
            is_first = picture is self.photos[0]
            across, down = (0.64, 1) if is_first else (0.355, 1 / (count - 1))
        wide, high = frame.width * unit * across, frame.height * unit * down
        return Spot(wide, high, self.size.good, is_filled=True)

    @property
    def over(self) -> int:
        """The number of characters that don't fit on the panel, all places together."""
        return sum(fit.over for fit in self.fits.values())

    @property
    def address(self) -> str:
        return stand_address(self.sheet.number, self.site)

    @property
    def spoken_address(self) -> str:
        return spoken(self.address)

    def code(self) -> str:
        return qr_svg(self.address, gettext("QR code of this entry"))

    def ornament(self, grey: bool) -> str:
        """The ornament in the frame of the pictures if there is no photo."""
        frame = self.size.layout.pictures
        own = [theme.slug for theme in self.sheet.project.themes.all()]
        return frieze_svg(
            frame.width * 10,
            frame.height * 10,
            number=self.sheet.number,
            block=self.sheet.project.block.slug,
            themes=own or list(THEMES),
            grey=grey,
        )

    def sample_words(self) -> list[tuple[str, str]]:
        """ "Sample" in each language, with its language."""
        words = []
        for language in LANGUAGES:
            with override(language):
                words.append((language, gettext("sample")))
        return words


@cache
def characters_that_fit(field: str, language: str, size: str = USUAL_SIZE) -> int:
    """The number of characters of a typical text in ``language`` that fit on a panel of a size.

    ``field`` is title, summary or text. An estimate for the counter beside the field; the preflight
    measures the real text. The room for the text assumes a summary of usual length.
    """
    layout, typical = PANEL_SIZES[size].layout, TYPICAL[language]
    if field == "title":
        return room_for([], title_passages(typical)[0], layout.title)
    summary, text = main_passages(typical[:150], typical)
    if field == "summary":
        return room_for([], Passage(typical, STRONG_FACE, leading=1.4), layout.others[0])
    return room_for([summary], text, layout.main)


def ordered_languages(language: str) -> list[str]:
    """The languages of a panel, its main one first."""
    return [language, *(other for other in LANGUAGES if other != language)]


def panel_html(panel: Panel, stamp: str, language: str, **options: Any) -> str:
    """The page of a panel; ``options`` are ``grey`` and ``slug``, a line beside the paper."""
    with override(language):
        places = [(photo, i) for i, photo in enumerate(panel.photos, start=1)]
        given = {"grey": False, "slug": "", **options}
        return render_to_string(
            "print/panel.html", {"panel": panel, "photos": places, "stamp": stamp, **given}
        )


def slug_of(panel: Panel, stamp: str, language: str) -> str:
    """What a print shop reads beside the paper: stand, language, size and edition with its date."""
    with override(language):
        return f"№ {panel.sheet.number} · {language_name(language)} · {panel.size.label} · {stamp}"


def prepared(order: Order) -> Prepared:
    """The panels as a print that can be written."""
    size, languages = PANEL_SIZES[order.size or USUAL_SIZE], ordered_languages(order.language)
    printed = Printed(PANELS, languages, [sheet_of(e, languages) for e in order.entries()])
    sheets = to_print(order, printed)
    panels = [Panel(sheet, size, order.site) for sheet in sheets]
    with override(order.language):
        stamp = stamp_words(stamp_of(printed, record=order.is_whole))
        title = f"{name_of(sheets, order.title())}: {gettext('stand panels')}"
    colours = block_colours(list(Block.objects.all()), order.grey)
    has_bleed = order.bleed or order.press
    style = panel_style(size, has_bleed) + "\n" + colours
    style += "\n.ground { background: #fff !important; }" if order.grey else ""
    style += "\n.figure { color: #22201d !important; }" if order.press else ""
    press = profile_of(order.profile) if order.press else None
    pictures = [
        (panel.sheet, photo, panel.spot_of(photo)) for panel in panels for photo in panel.photos
    ]
    files = files_of(pictures, order.grey, press)

    def write(target: Path, progress: Callable[[int, int], None]) -> None:
        def html() -> Any:
            for panel in panels:
                slug = slug_of(panel, stamp, order.language) if has_bleed else ""
                yield panel_html(panel, stamp, order.language, grey=order.grey, slug=slug)

        def each(done: int) -> None:
            progress(done, len(panels))

        each(0)
        given: Any = {"title": title, "style": style, "grey": order.grey, "press": press}
        write_pdf(html(), target, files, **given, each=each)

    content = "\n".join([title, stamp, style, *(sheet.version for sheet in sheets)])
    return Prepared(content=content, write=write)
