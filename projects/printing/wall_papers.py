"""The places of the parts of block and results panels, on the papers of stand panels."""

from __future__ import annotations

from dataclasses import dataclass

from projects.printing.fit import Place
from projects.printing.papers import (
    FLOOR,
    LANDSCAPE,
    LONGEST_LINE,
    PORTRAIT,
    ROLL_UP,
    Layout,
    PanelSize,
    page_style,
    place_style,
    step_styles,
)


@dataclass(frozen=True)
class WallLayout:
    """The places of the parts, in the panel's unit. ``heading`` and ``lead`` stand on the band of
    colour; ``list`` has the entries or the results, ``figures`` what they add up to."""

    pictures: Place
    band: Place
    heading: Place
    lead: Place
    list: Place
    figures: Place
    scan: Place
    code: Place
    address: Place
    foot: Place


# In em: a title of bold letters takes as many of them on more room.
LONGEST_TITLE = 30
# The same for names in the further languages, which are small.
LONGEST_NAME = 28
HEADING_STEPS = (6.4, 5.6, 4.9, 4.3, 3.8, 3.4, 3, 2.7)
LEAD_STEPS = (2.1, 1.9, 1.7, 1.55, FLOOR)
LIST_STEPS = (2.3, 2.1, 1.9, 1.7, 1.55, FLOOR)
# A unit of a roll-up is larger: its smallest type has 24 points as well.
ON_ROLL_UP = (1.3, 1.15, 1)

_upright = WallLayout(
    pictures=Place(0, 0, 100, 8.5),
    band=Place(0, 8.5, 100, 31),
    heading=Place(6, 10.7, 88, 14.2, HEADING_STEPS),
    lead=Place(6, 25.4, 88, 13.2, LEAD_STEPS),
    list=Place(6, 42, 88, 65.4, LIST_STEPS),
    figures=Place(6, 108.9, 56, 27, LEAD_STEPS),
    scan=PORTRAIT.scan,
    code=PORTRAIT.code,
    address=PORTRAIT.address,
    foot=PORTRAIT.foot,
)
_lying = WallLayout(
    pictures=Place(0, 0, 54, 24),
    band=Place(0, 24, 54, 71.5),
    heading=Place(5, 28, 45, 29, HEADING_STEPS),
    lead=Place(5, 59, 45, 35, LEAD_STEPS),
    list=Place(57.5, 3.8, 80, 60.6, LIST_STEPS),
    figures=Place(57.5, 66, 46.5, 28.6, LEAD_STEPS),
    scan=LANDSCAPE.scan,
    code=LANDSCAPE.code,
    address=LANDSCAPE.address,
    foot=LANDSCAPE.foot,
)
_standing = WallLayout(
    pictures=Place(0, 122, 100, 97),
    band=Place(0, 0, 100, 47.4),
    heading=Place(7, 9, 86, 23, HEADING_STEPS),
    lead=Place(7, 36.4, 86, 10.6, (*LEAD_STEPS, *ON_ROLL_UP)),
    list=Place(7, 49.6, 86, 44.6, (*LIST_STEPS, *ON_ROLL_UP)),
    figures=Place(7, 95.5, 54, 22, (*LEAD_STEPS, *ON_ROLL_UP)),
    scan=Place(64, 94.2, 33, 1.9),
    code=Place(70.5, 96.2, 19, 19),
    address=Place(62, 115.5, 37, 2.1),
    foot=ROLL_UP.foot,
)
WALL_LAYOUTS: dict[Layout, WallLayout] = {
    PORTRAIT: _upright,
    LANDSCAPE: _lying,
    ROLL_UP: _standing,
}


def wall_style(size: PanelSize, bleed: bool) -> str:
    """Paper, unit and places as CSS; the type is in wall-panel.css."""
    layout = WALL_LAYOUTS[size.layout]
    names = ("pictures", "band", "heading", "lead", "list", "figures")
    rules = [
        place_style(size, bleed, name, getattr(layout, name))
        for name in (*names, "scan", "code", "address", "foot")
    ]
    rules += step_styles(getattr(layout, name) for name in names)
    rules.append(f".said {{ max-width: {LONGEST_LINE}em; }}")
    rules.append(f".other-name {{ max-width: {LONGEST_NAME}em; }}")
    rules.append(f".title-line {{ max-width: {LONGEST_TITLE}em; }}")
    small = min(layout.scan.height / 1.6, FLOOR)
    rules.append(f".scan, .address {{ font-size: {small:.2f}rem; }}")
    return "\n".join([page_style(size, bleed), *rules])
