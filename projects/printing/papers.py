"""The papers of stand panels: their sizes, and the places of the parts on them.

A panel is drawn in its own unit: a hundredth of its narrower side (its width, for a roll-up).
So one drawing serves every paper of a shape, and text grows with the paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from projects.printing.fit import Place
from projects.printing.press import BLEED

# The width of a pictogram, in units.
SIGN = 4.2
# In mm: the room around the sheet for the bleed, crop marks and the slug line.
AROUND = 10


@dataclass(frozen=True)
class Layout:
    """The places of the parts of a panel, in its unit. ``names`` holds exhibition and block.

    In ``column`` the titles come first; ``main`` and ``side`` begin below them, so of their places
    left and width count, and of the side its lower edge. ``others`` are the places of two further
    languages, side by side, ``other`` that of a single one; main text ends above them.
    """

    width: float
    height: float
    pictures: Place
    band: Place
    number: Place
    names: Place
    ribbon: Place
    column: Place
    main: Place
    side: Place
    others: tuple[Place, Place]
    other: Place
    scan: Place
    code: Place
    address: Place
    credits: Place
    foot: Place

    @property
    def titles(self) -> Place:
        """The part of the column that titles may take."""
        return replace(self.column, height=self.column.height * MOST_TITLES)

    @property
    def signs(self) -> Place:
        """The pictograms of an entry's other forms, beside the code that leads to them."""
        code = self.code
        return Place(code.left + code.width + 1, code.top, SIGN, code.height)

    @property
    def usual_main(self) -> Place:
        """The place of the main text below a title of two lines."""
        taken = 2 * 1.14 * self.column.steps[2] + GAP
        return replace(self.main, top=self.main.top + taken, height=self.main.height - taken)


# 24 points on A1, the least that a panel's text may have but for credits: 1.43 units.
FLOOR = 1.43
TITLE_STEPS = (6.4, 5.6, 4.9, 4.3, 3.8, 3.4, 3, 2.7)
MAIN_STEPS = (2.3, 2.1, 1.9, 1.7, 1.55, FLOOR)
SIDE_STEPS = (1.7, 1.55, FLOOR)
NAME_STEPS = (2.9, 2.6, 2.45)
OTHER_STEPS = (1.6, FLOOR)
# In em: at most 55 letters of our type stand in one line of reading text.
LONGEST_LINE = 24
# Bold letters are wider: of titles, and of what leads the text, as many take more room.
LONGEST_TITLE, LONGEST_LEAD = 30, 26
# The share of the column that titles may take.
MOST_TITLES = 0.62
# Between the titles and what is below them.
GAP = 2.6

PORTRAIT = Layout(
    width=100,
    height=141.4,
    pictures=Place(0, 0, 100, 39),
    band=Place(0, 39, 100, 14.4),
    number=Place(6, 39.2, 30, 14),
    names=Place(36, 40.2, 58, 12, NAME_STEPS),
    ribbon=Place(0, 53.4, 100, 3.4),
    column=Place(6, 59.5, 88, 57, TITLE_STEPS),
    main=Place(6, 59.5, 53, 57, MAIN_STEPS),
    side=Place(63, 59.8, 31, 48.6, SIDE_STEPS),
    others=(Place(6, 118.5, 28, 15.5, OTHER_STEPS), Place(36, 118.5, 28, 15.5, OTHER_STEPS)),
    other=Place(6, 122.5, 56, 11.5, OTHER_STEPS),
    scan=Place(65, 109.4, 33, 2.3),
    code=Place(71, 111.9, 21, 21),
    address=Place(63, 133.2, 37, 2.4),
    credits=Place(6, 134.6, 56, 2),
    foot=Place(0, 137, 100, 4.4),
)
LANDSCAPE = Layout(
    width=141.4,
    height=100,
    pictures=Place(0, 0, 54, 62),
    band=Place(0, 62, 54, 33.5),
    number=Place(5, 66, 46, 14),
    names=Place(5, 80.4, 46, 14.6, NAME_STEPS),
    ribbon=Place(0, 62, 54, 3.6),
    column=Place(60, 6, 76, 64, TITLE_STEPS),
    main=Place(60, 6, 44, 64, MAIN_STEPS),
    side=Place(108, 6.3, 28, 57, SIDE_STEPS),
    others=(Place(60, 73, 22.5, 17.5, OTHER_STEPS), Place(84.5, 73, 22.5, 17.5, OTHER_STEPS)),
    other=Place(60, 77.5, 44, 13, OTHER_STEPS),
    scan=Place(105.5, 65, 33, 2.3),
    code=Place(111.5, 67.5, 21, 21),
    address=Place(103.5, 89, 37, 2.4),
    credits=Place(60, 92, 76, 2),
    foot=Place(0, 95.5, 141.4, 4.5),
)
# On a roll-up all that is to be read stands between 1.7 and 1.0 m above the floor: from 35.3 to
# 117.6 units.
ROLL_UP = Layout(
    width=100,
    height=235.3,
    pictures=Place(0, 122, 100, 97),
    band=Place(0, 0, 100, 30),
    number=Place(7, 8, 38, 17),
    names=Place(44, 10, 49, 14, NAME_STEPS),
    ribbon=Place(0, 30, 100, 3.6),
    column=Place(7, 36, 86, 60, (7.6, 6.8, *TITLE_STEPS)),
    main=Place(7, 36, 52, 60, MAIN_STEPS),
    side=Place(63, 36.3, 31, 51.5, SIDE_STEPS),
    others=(Place(7, 99, 27, 16, OTHER_STEPS), Place(36, 99, 27, 16, OTHER_STEPS)),
    other=Place(7, 103.5, 54, 11.5, OTHER_STEPS),
    scan=Place(64, 89, 33, 2.3),
    code=Place(69, 91.5, 23, 23),
    address=Place(62, 114.8, 37, 2.6),
    credits=Place(7, 118.6, 86, 2),
    # The lowest ten centimetres of a roll-up are hidden in its case.
    foot=Place(0, 219, 100, 16.3),
)


@dataclass(frozen=True)
class PanelSize:
    """A paper. ``good`` and ``least`` are the dpi of a picture that looks sharp there and that is
    just bearable, at the distance from which such a panel is read."""

    label: Any
    width_mm: float
    height_mm: float
    layout: Layout
    good: int
    least: int

    @property
    def unit_mm(self) -> float:
        return self.width_mm / self.layout.width


def _paper(name: str, short: int, long: int, good: int, least: int) -> dict[str, PanelSize]:
    lying = format_lazy("{} {}", name, _("landscape"))
    return {
        name.lower(): PanelSize(name, short, long, PORTRAIT, good, least),
        f"{name.lower()}-landscape": PanelSize(lying, long, short, LANDSCAPE, good, least),
    }


PANEL_SIZES: dict[str, PanelSize] = {
    **_paper("A0", 841, 1189, 120, 72),
    **_paper("A1", 594, 841, 150, 90),
    **_paper("A2", 420, 594, 180, 110),
    **_paper("A3", 297, 420, 220, 150),
    "roll-up": PanelSize(_("roll-up 85 × 200 cm"), 850, 2000, ROLL_UP, 120, 72),
}
USUAL_SIZE = "a1"


def style_of(place: Place, unit_mm: float) -> str:
    """A place within the paper as CSS."""
    return (
        f"left: {place.left * unit_mm:.2f}mm; top: {place.top * unit_mm:.2f}mm; "
        f"width: {place.width * unit_mm:.2f}mm; height: {place.height * unit_mm:.2f}mm"
    )


def place_style(size: PanelSize, bleed: bool, name: str, where: Place) -> str:
    """A part's place as CSS. Parts at the edge of the paper extend over it by the bleed."""
    over = BLEED if bleed else 0
    layout, unit = size.layout, size.unit_mm
    left = -over if where.left <= 0 else where.left * unit
    top = -over if where.top <= 0 else where.top * unit
    right, bottom = where.left + where.width, where.top + where.height
    right_mm = size.width_mm + over if right >= layout.width else right * unit
    bottom_mm = size.height_mm + over if bottom >= layout.height - 0.1 else bottom * unit
    return (
        f".{name} {{ left: {left:.2f}mm; top: {top:.2f}mm; "
        f"width: {right_mm - left:.2f}mm; height: {bottom_mm - top:.2f}mm; }}"
    )


def page_style(size: PanelSize, bleed: bool) -> str:
    """Paper, unit, ground and slug line as CSS."""
    marks = f"bleed: {AROUND}mm; marks: crop cross;" if bleed else ""
    ground = Place(0, 0, size.layout.width, size.layout.height)
    return "\n".join(
        [
            f"@page {{ size: {size.width_mm}mm {size.height_mm}mm; margin: 0; {marks} }}",
            f"html {{ font-size: {size.unit_mm:.4f}mm; }}",
            f".panel {{ width: {size.width_mm}mm; height: {size.height_mm}mm; }}",
            place_style(size, bleed, "ground", ground),
            f".slug {{ left: 16mm; top: {size.height_mm + BLEED + 1.5:.2f}mm; }}",
        ]
    )


def step_styles(places: Iterable[Place]) -> list[str]:
    """The sizes of type of these places as CSS."""
    steps = {step for place in places for step in place.steps}
    return [f".size-{round(step * 100)} {{ font-size: {step}rem; }}" for step in sorted(steps)]


def panel_style(size: PanelSize, bleed: bool) -> str:
    """Paper, unit and places of a panel as CSS; its type is in panel.css."""
    layout = size.layout
    names = ("pictures", "band", "number", "names", "ribbon", "scan", "code", "signs", "address")
    places = [*names, "credits", "foot"]
    rules = [place_style(size, bleed, name, getattr(layout, name)) for name in places]
    texts = (layout.names, layout.column, layout.main, layout.side, layout.other)
    rules += step_styles(texts)
    lines = ".main .set > *, .other .set > *, .exhibition, .caption"
    rules.append(f"{lines} {{ max-width: {LONGEST_LINE}em; }}")
    rules.append(f".main .set > .lead {{ max-width: {LONGEST_LEAD}em; }}")
    return "\n".join([page_style(size, bleed), *rules])
