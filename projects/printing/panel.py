"""The stand panel: one entry on one large sheet.

A panel is drawn in units of its own: a hundredth of its narrower side (its width, for a roll-up).
So one drawing serves every paper of a shape, and text grows with the paper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext, override

from projects.models import Block
from projects.printing.edition import stamp_of
from projects.printing.fit import Fit, Passage, Place, fitted, room_for
from projects.printing.fonts import READING_FACE, STRONG_FACE, TITLE_FACE
from projects.printing.frieze import THEMES, frieze_svg
from projects.printing.order import Order
from projects.printing.pdf import write_pdf
from projects.printing.pictures import files_of, pixels
from projects.printing.prepared import Prepared
from projects.printing.qr import qr_svg, spoken, stand_address
from projects.printing.sheet import Face, Sheet, sheet_of
from projects.printing.summary import block_colours, stamp_words
from projects.printing.typical import TYPICAL
from projects.texts import LANGUAGES

# What is printed beyond the edge and cut off (10 points, the library's own), and the room for
# crop marks around the sheet, in mm.
BLEED, AROUND = 10 / 72 * 25.4, 10
MOST_FIGURES, MOST_PICTURES = 3, 3


@dataclass(frozen=True)
class Layout:
    """Where the parts of a panel stand, in its units. ``names`` holds exhibition and block."""

    width: float
    height: float
    pictures: Place
    band: Place
    number: Place
    names: Place
    ribbon: Place
    title: Place
    main: Place
    side: Place
    others: tuple[Place, Place]
    code: Place
    address: Place
    credits: Place
    foot: Place


TITLE_STEPS = (6.4, 5.6, 4.9, 4.3, 3.8, 3.4)
MAIN_STEPS = (2.3, 2.1, 1.9, 1.7, 1.55, 1.4)
SIDE_STEPS = (1.7, 1.55, 1.4, 1.25, 1.15)
OTHER_STEPS = (1.6, 1.45, 1.3, 1.2)

PORTRAIT = Layout(
    width=100,
    height=141.4,
    pictures=Place(0, 0, 100, 46),
    band=Place(0, 46, 100, 15),
    number=Place(6, 46.5, 30, 14),
    names=Place(36, 48.5, 58, 10),
    ribbon=Place(0, 61, 100, 3.6),
    title=Place(6, 67.5, 88, 16, TITLE_STEPS),
    main=Place(6, 86, 54, 30, MAIN_STEPS),
    side=Place(66, 86.3, 28, 26, SIDE_STEPS),
    others=(Place(6, 118.5, 26, 14.5, OTHER_STEPS), Place(34, 118.5, 26, 14.5, OTHER_STEPS)),
    code=Place(75, 113, 19, 19),
    address=Place(66, 132.2, 37, 2.4),
    credits=Place(6, 134.3, 60, 2),
    foot=Place(0, 137, 100, 4.4),
)
LANDSCAPE = Layout(
    width=141.4,
    height=100,
    pictures=Place(0, 0, 54, 66),
    band=Place(0, 66, 54, 29.5),
    number=Place(5, 68, 46, 16),
    names=Place(5, 84, 46, 9),
    ribbon=Place(0, 62.4, 54, 3.6),
    title=Place(60, 6, 76, 17, TITLE_STEPS),
    main=Place(60, 27, 44, 34, MAIN_STEPS),
    side=Place(109, 27.3, 27, 36, SIDE_STEPS),
    others=(Place(60, 65, 21, 24, OTHER_STEPS), Place(83, 65, 21, 24, OTHER_STEPS)),
    code=Place(113, 66, 20, 20),
    address=Place(106, 86.3, 34, 2.4),
    credits=Place(60, 92, 76, 2),
    foot=Place(0, 95.5, 141.4, 4.5),
)
ROLL_UP = Layout(
    width=100,
    height=235.3,
    pictures=Place(0, 0, 100, 70),
    band=Place(0, 70, 100, 19),
    number=Place(7, 71, 38, 17),
    names=Place(44, 73.5, 49, 13),
    ribbon=Place(0, 89, 100, 4.4),
    title=Place(7, 98, 86, 22, (7.6, 6.8, *TITLE_STEPS)),
    main=Place(7, 124, 86, 37, (2.9, 2.6, *MAIN_STEPS[:-1])),
    side=Place(7, 164, 50, 30, (2, 1.8, *SIDE_STEPS)),
    others=(Place(7, 197, 41, 17, OTHER_STEPS), Place(52, 197, 41, 17, OTHER_STEPS)),
    code=Place(66, 164, 26, 26),
    address=Place(59, 190.4, 40, 2.6),
    credits=Place(7, 215.5, 86, 2),
    # The lowest ten centimetres of a roll-up stand in its case.
    foot=Place(0, 219, 100, 16.3),
)


@dataclass(frozen=True)
class PanelSize:
    """A paper. ``good`` and ``least`` are the dpi of a picture that looks sharp there and that is
    just bearable, at the distance from which such a panel is read."""

    label: str
    width_mm: float
    height_mm: float
    layout: Layout
    good: int
    least: int

    @property
    def unit_mm(self) -> float:
        return self.width_mm / self.layout.width


def _paper(name: str, short: int, long: int, good: int, least: int) -> dict[str, PanelSize]:
    return {
        name.lower(): PanelSize(name, short, long, PORTRAIT, good, least),
        f"{name.lower()}-landscape": PanelSize(f"{name} ↔", long, short, LANDSCAPE, good, least),
    }


PANEL_SIZES: dict[str, PanelSize] = {
    **_paper("A0", 841, 1189, 120, 72),
    **_paper("A1", 594, 841, 150, 90),
    **_paper("A2", 420, 594, 180, 110),
    **_paper("A3", 297, 420, 220, 150),
    "roll-up": PanelSize("85 × 200 cm", 850, 2000, ROLL_UP, 120, 72),
}
USUAL_SIZE = "a1"


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
        found.append(Passage(figure.value, TITLE_FACE, scale=2.7, leading=1.2))
        found.append(Passage(f"{figure.unit} – {figure.name}", leading=1.34, gap=0.7))
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
        """Whom the pictures are from, once each, and whether they are drawings."""
        shown = [picture.photo for picture in self.photos]
        return list(dict.fromkeys((photo.credit, photo.is_drawing) for photo in shown))

    def share_of(self, picture: Any) -> tuple[float, float]:
        """The part of the frame that a photo fills, across and down (see panel.css)."""
        count = len(self.photos)
        if count == 1:
            return 1, 1
        if picture is self.photos[0]:
            return 0.64, 1
        return 0.355, 1 / (count - 1)

    @property
    def over(self) -> int:
        """How many characters are too many on the panel, in all its places."""
        return sum(fit.over for fit in self.fits.values())

    @property
    def address(self) -> str:
        return stand_address(self.sheet.number, self.site)

    @property
    def spoken_address(self) -> str:
        return spoken(self.address)

    def code(self) -> str:
        return qr_svg(self.address, gettext("QR code of this entry"))

    def ornament(self) -> str:
        """What fills the frame of the pictures where there is no photo."""
        frame = self.size.layout.pictures
        own = [theme.slug for theme in self.sheet.project.themes.all()]
        return frieze_svg(
            frame.width * 10,
            frame.height * 10,
            number=self.sheet.number,
            block=self.sheet.project.block.slug,
            themes=own or list(THEMES),
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
    """How many characters of a typical text in ``language`` fit on a panel of a size.

    ``field`` is title, summary or text. A rule of thumb for a counter beside the field; the
    preflight measures the real text. The text's room is reckoned with a summary of usual length.
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


def panel_style(size: PanelSize, bleed: bool) -> str:
    """Paper, unit and places of a panel as CSS; its type is in panel.css."""
    over = BLEED if bleed else 0
    layout, unit = size.layout, size.unit_mm

    def place(name: str, where: Place) -> str:
        # What stands on the edge of the paper runs over it by the bleed.
        left = -over if where.left <= 0 else where.left * unit
        top = -over if where.top <= 0 else where.top * unit
        right, bottom = where.left + where.width, where.top + where.height
        right_mm = size.width_mm + over if right >= layout.width else right * unit
        bottom_mm = size.height_mm + over if bottom >= layout.height - 0.1 else bottom * unit
        return (
            f".{name} {{ left: {left:.2f}mm; top: {top:.2f}mm; "
            f"width: {right_mm - left:.2f}mm; height: {bottom_mm - top:.2f}mm; }}"
        )

    names = ("pictures", "band", "number", "names", "ribbon", "title", "main", "side", "code")
    rules = [place(name, getattr(layout, name)) for name in (*names, "address", "credits", "foot")]
    rules += [place(f"other-{i}", where) for i, where in enumerate(layout.others, start=1)]
    steps = {*layout.title.steps, *layout.main.steps, *layout.side.steps, *layout.others[0].steps}
    rules += [f".size-{round(step * 100)} {{ font-size: {step}rem; }}" for step in sorted(steps)]
    marks = f"bleed: {AROUND}mm; marks: crop cross;" if bleed else ""
    return "\n".join(
        [
            f"@page {{ size: {size.width_mm}mm {size.height_mm}mm; margin: 0; {marks} }}",
            f"html {{ font-size: {unit:.4f}mm; }}",
            f".panel {{ width: {size.width_mm}mm; height: {size.height_mm}mm; }}",
            *rules,
        ]
    )


def panels_of(order: Order) -> list[Panel]:
    """The panels of an order, in stand order."""
    size = PANEL_SIZES[order.size or USUAL_SIZE]
    languages = ordered_languages(order.language)
    return [Panel(sheet_of(entry, languages), size, order.site) for entry in order.entries()]


def panel_html(panel: Panel, stamp: str, language: str) -> str:
    with override(language):
        places = [(photo, i) for i, photo in enumerate(panel.photos, start=1)]
        return render_to_string(
            "print/panel.html",
            {"panel": panel, "photos": places, "stamp": stamp, "language": language},
        )


def prepared(order: Order) -> Prepared:
    """Panels ready to be written, one after the other."""
    panels = panels_of(order)
    size = PANEL_SIZES[order.size or USUAL_SIZE]
    sheets = [panel.sheet for panel in panels]
    with override(order.language):
        stamp = stamp_words(stamp_of(sheets, ordered_languages(order.language), record=False))
    colours = block_colours(list(Block.objects.all()), order.grey)
    style = panel_style(size, order.bleed) + "\n" + colours
    frame = size.layout.pictures
    longest = pixels(max(frame.width, frame.height) * size.unit_mm, size.good)
    files = files_of(sheets, longest, order.grey)

    def write(target: Path, progress: Callable[[int, int], None]) -> None:
        def html() -> Any:
            for panel in panels:
                yield panel_html(panel, stamp, order.language)

        progress(0, len(panels))
        write_pdf(html(), target, files, style=style, each=lambda n: progress(n, len(panels)))

    content = "\n".join([stamp, style, *(sheet.version for sheet in sheets)])
    return Prepared(content=content, write=write)
