"""The places of the parts of block and results panels, on the papers of stand panels."""

from __future__ import annotations

from dataclasses import dataclass, replace

from projects.printing.fit import Place
from projects.printing.papers import (
    FLOOR,
    LANDSCAPE,
    LONGEST_LINE,
    LONGEST_TITLE,
    PORTRAIT,
    ROLL_UP,
    Layout,
    PanelSize,
    page_style,
    place_style,
    step_styles,
)

# The widths of the cells, in one language and in two. A list of entries: number and title.
ENTRY_SHARES = ((0.13, 0.87), (0.13, 0.87))
# A list of results: what (a language beside the other), official, documented, samples.
RESULT_SHARES = ((0.43, 0.23, 0.17, 0.17), (0.301, 0.301, 0.134, 0.14, 0.124))
RESULT_SHARES_ON_ROLL_UP = (RESULT_SHARES[0], (0.31, 0.31, 0.13, 0.14, 0.11))


@dataclass(frozen=True)
class WallLayout:
    """The places of the parts, in the panel's unit. ``heading`` and ``lead`` stand on the band of
    colour; ``list`` has the entries or the results, ``figures`` what they add up to. ``stacks``:
    the lead's languages stand one below the other. ``list_shares`` and ``figure_shares`` are the
    widths of the cells in one language and in two."""

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
    stacks: bool = False
    list_shares: tuple[tuple[float, ...], ...] = ENTRY_SHARES
    figure_shares: tuple[tuple[float, ...], ...] = ((0.5, 0.27, 0.23), (0.56, 0.23, 0.21))

    @property
    def has_code_on_band(self) -> bool:
        """Whether what stands around the code is light on the band of colour."""
        band, code = self.band, self.code
        return code.left < band.left + band.width and code.top < band.top + band.height


# In em: the longest line of names in the further languages, which are small.
LONGEST_NAME = 28
# Of the figures of blocks in the results: a column for the name in each language.
RESULT_FIGURES = ((0.5, 0.27, 0.23), (0.29, 0.29, 0.22, 0.2))
HEADING_STEPS = (6.4, 5.6, 4.9, 4.3, 3.8, 3.4, 3, 2.7)
LEAD_STEPS = (2.1, 1.9, 1.7, 1.55, FLOOR)
LIST_STEPS = (2.3, 2.1, 1.9, 1.7, 1.55, FLOOR)
# A unit of a roll-up is larger: its smallest type has 24 points as well. The results, which have
# fewer lines, keep 27.
ON_ROLL_UP = (1.3, 1.15, 1)
RESULTS_ON_ROLL_UP = ON_ROLL_UP[:2]

_upright = WallLayout(
    pictures=Place(0, 0, 100, 7),
    band=Place(0, 7, 100, 29),
    heading=Place(6, 8.6, 88, 13.4, HEADING_STEPS),
    lead=Place(6, 22, 88, 13, LEAD_STEPS),
    list=Place(6, 37.8, 88, 63.6, LIST_STEPS),
    figures=Place(6, 102.2, 57, 33.8, LEAD_STEPS),
    scan=PORTRAIT.scan,
    code=PORTRAIT.code,
    address=PORTRAIT.address,
    foot=PORTRAIT.foot,
)
_lying = WallLayout(
    pictures=Place(0, 0, 54, 10),
    band=Place(0, 10, 54, 85.5),
    heading=Place(5, 12, 45, 23.4, HEADING_STEPS),
    lead=Place(5, 36, 45, 26, LEAD_STEPS),
    list=Place(57.5, 3.8, 80, 60.6, LIST_STEPS),
    figures=Place(57.5, 66, 80, 29, LEAD_STEPS),
    scan=Place(8.5, 63.4, 37, 2.3),
    code=Place(16.5, 66.2, 21, 21),
    address=Place(8.5, 88.4, 37, 2.4),
    foot=LANDSCAPE.foot,
    stacks=True,
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
BLOCK_LAYOUTS: dict[Layout, WallLayout] = {
    PORTRAIT: _upright,
    LANDSCAPE: _lying,
    ROLL_UP: _standing,
}
# The results have more rows than any block, so their band is lower or narrower.
RESULTS_LAYOUTS: dict[Layout, WallLayout] = {
    PORTRAIT: replace(
        _upright,
        pictures=Place(0, 0, 100, 5.5),
        band=Place(0, 5.5, 100, 26.1),
        heading=Place(6, 7, 88, 12.9, HEADING_STEPS),
        lead=Place(6, 20, 88, 10.8, LEAD_STEPS),
        list=Place(6, 33.4, 88, 67.6, LIST_STEPS),
        figures=Place(6, 101.8, 57, 34.2, LEAD_STEPS),
        list_shares=RESULT_SHARES,
        figure_shares=RESULT_FIGURES,
    ),
    # The last columns of both tables stand below each other.
    LANDSCAPE: replace(
        _lying,
        pictures=Place(0, 0, 46, 11),
        band=Place(0, 11, 46, 84.5),
        heading=Place(4.5, 13, 38.5, 21.8, HEADING_STEPS),
        lead=Place(4.5, 35.6, 38.5, 24, LEAD_STEPS),
        list=Place(50, 3.2, 87.4, 67.6, LIST_STEPS),
        figures=Place(50, 72, 87.4, 23.2, LEAD_STEPS),
        scan=Place(4.5, 62, 37, 2.3),
        code=Place(12.5, 65, 21, 21),
        address=Place(4.5, 87.2, 37, 2.4),
        list_shares=RESULT_SHARES,
        figure_shares=((0.66, 0.17, 0.17), (0.301, 0.435, 0.14, 0.124)),
    ),
    ROLL_UP: replace(
        _standing,
        band=Place(0, 0, 100, 45.8),
        heading=Place(7, 6, 86, 29, HEADING_STEPS),
        lead=Place(7, 35.4, 86, 10, (*LEAD_STEPS, *RESULTS_ON_ROLL_UP)),
        list=Place(7, 46.4, 86, 47.7, (*LIST_STEPS, *RESULTS_ON_ROLL_UP)),
        figures=Place(7, 95.2, 55.5, 22.3, (*LEAD_STEPS, *RESULTS_ON_ROLL_UP)),
        list_shares=RESULT_SHARES_ON_ROLL_UP,
        figure_shares=((0.5, 0.27, 0.23), (0.33, 0.33, 0.19, 0.15)),
    ),
}


def wall_style(layout: WallLayout, size: PanelSize, bleed: bool) -> str:
    """Paper, unit and places as CSS; the type is in wall-panel.css."""
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
