"""The papers of stand panels: their sizes, and the places of the parts on them.

A panel is drawn in its own unit: a hundredth of its narrower side (its width, for a roll-up).
So one drawing serves every paper of a shape, and text grows with the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from projects.printing.fit import Place
from projects.printing.press import BLEED

# In mm: the room around the sheet for the bleed, crop marks and the slug line.
AROUND = 10


@dataclass(frozen=True)
class Layout:
    """The places of the parts of a panel, in its unit. ``names`` holds exhibition and block."""

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
SIDE_STEPS = (1.7, 1.55, 1.4, 1.25, 1.15, 1.05, 0.95)
NAME_STEPS = (2.9, 2.6, 2.3, 2)
OTHER_STEPS = (1.6, 1.45, 1.3, 1.2)

PORTRAIT = Layout(
    width=100,
    height=141.4,
    pictures=Place(0, 0, 100, 46),
    band=Place(0, 46, 100, 15),
    number=Place(6, 46.5, 30, 14),
    names=Place(36, 48.5, 58, 12, NAME_STEPS),
    ribbon=Place(0, 61, 100, 3.6),
    title=Place(6, 67.5, 88, 16, TITLE_STEPS),
    main=Place(6, 86, 54, 30, MAIN_STEPS),
    side=Place(64, 86.3, 30, 28.6, SIDE_STEPS),
    others=(Place(6, 118.5, 26, 14.5, OTHER_STEPS), Place(34, 118.5, 26, 14.5, OTHER_STEPS)),
    code=Place(77, 115.4, 17, 17),
    address=Place(67, 132.6, 37, 2.4),
    credits=Place(6, 134.3, 60, 2),
    foot=Place(0, 137, 100, 4.4),
)
LANDSCAPE = Layout(
    width=141.4,
    height=100,
    pictures=Place(0, 0, 54, 66),
    band=Place(0, 66, 54, 29.5),
    number=Place(5, 66.7, 46, 14),
    names=Place(5, 81.2, 46, 13.5, NAME_STEPS),
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
    names=Place(44, 73.5, 49, 14, NAME_STEPS),
    ribbon=Place(0, 89, 100, 4.4),
    title=Place(7, 98, 86, 22, (7.6, 6.8, *TITLE_STEPS)),
    main=Place(7, 124, 86, 37, (2.9, 2.6, *MAIN_STEPS[:-1])),
    side=Place(7, 164, 50, 30, (2, 1.8, *SIDE_STEPS)),
    others=(Place(7, 197, 41, 17, OTHER_STEPS), Place(52, 197, 41, 17, OTHER_STEPS)),
    code=Place(66, 164, 26, 26),
    address=Place(59, 190.4, 40, 2.6),
    credits=Place(7, 215.5, 86, 2),
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


def panel_style(size: PanelSize, bleed: bool) -> str:
    """Paper, unit and places of a panel as CSS; its type is in panel.css."""
    over = BLEED if bleed else 0
    layout, unit = size.layout, size.unit_mm

    def place(name: str, where: Place) -> str:
        # Parts at the edge of the paper extend over it by the bleed.
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
    texts = (layout.names, layout.title, layout.main, layout.side, *layout.others)
    steps = {step for text in texts for step in text.steps}
    rules += [f".size-{round(step * 100)} {{ font-size: {step}rem; }}" for step in sorted(steps)]
    marks = f"bleed: {AROUND}mm; marks: crop cross;" if bleed else ""
    return "\n".join(
        [
            f"@page {{ size: {size.width_mm}mm {size.height_mm}mm; margin: 0; {marks} }}",
            f"html {{ font-size: {unit:.4f}mm; }}",
            f".panel {{ width: {size.width_mm}mm; height: {size.height_mm}mm; }}",
            place("ground", Place(0, 0, layout.width, layout.height)),
            f".slug {{ left: 16mm; top: {size.height_mm + BLEED + 1.5:.2f}mm; }}",
            *rules,
        ]
    )
