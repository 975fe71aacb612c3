"""The exhibition's drawn covers: felt mosaics made of parts, one of its own for each entry.

A syrmaq (сырмақ) is sewn from two felts cut together: what is figure in one half is ground in the
other. The covers are made the same way. Parts follow the vocabulary of Kazakh ornament (ою-өрнек):
the ram's horn (қошқар мүйіз), the amulet (тұмар), the rhomb, the zigzag (ирек) and the crown of
the yurt (шаңырақ); the geometry is ours. The block gives the felts, the theme the motif, the
number the cut and the hem, so that no stand looks like its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 400, 300


class Felts(NamedTuple):
    """The two felts of a mosaic and the thread that edges them."""

    ground: str
    figure: str
    thread: str


# The first pair of a block is its own; the others keep its ground. Figure on ground is 3:1 or more.
FELTS = {
    "fund": (
        Felts("#0b4a8f", "#f4b942", "#ffffff"),
        Felts("#0b4a8f", "#cfe6f5", "#f4b942"),
        Felts("#0b4a8f", "#7cc7e8", "#ffffff"),
    ),
    "republican": (
        Felts("#98192b", "#f6d9a8", "#ffffff"),
        Felts("#98192b", "#f7c948", "#ffffff"),
        Felts("#98192b", "#f2b8a6", "#f7c948"),
    ),
    "regional": (
        Felts("#4c2a7f", "#f7a072", "#ffffff"),
        Felts("#4c2a7f", "#d9c8f2", "#f7a072"),
        Felts("#4c2a7f", "#f4c95d", "#ffffff"),
    ),
    "partners": (
        Felts("#0d5c46", "#f2d06b", "#ffffff"),
        Felts("#0d5c46", "#c7e6cf", "#f2d06b"),
        Felts("#0d5c46", "#f0a679", "#ffffff"),
    ),
}
PLAIN = Felts("#3c4248", "#d6dade", "#ffffff")
# A block's ground, a quiet figure and an accent, for drawings beside the mosaics.
COLOURS = {block: (own.ground, pale.figure, own.figure) for block, (own, pale, _) in FELTS.items()}


def _horns(thick: float = 13) -> str:
    """A pair of ram's horns that grows up from (0, 0): 100 wide, 84 high."""
    curl = "M0 0C0-36-8-70-29-70C-52-70-54-38-34-37C-21-37-19-53-30-54"
    return (
        f'<g fill="none" stroke-width="{thick}" stroke-linecap="round">'
        f'<path d="{curl}"/><path d="{curl}" transform="scale(-1 1)"/></g>'
    )


def _ring(part: str, count: int, away: float, scale: float = 1, turn: float = 0) -> str:
    """``part`` repeated ``count`` times around the middle, ``away`` from it."""
    return "".join(
        f'<g transform="rotate({turn + 360 * place / count:g})translate(0 {-away:g})'
        f'scale({scale:g})">{part}</g>'
        for place in range(count)
    )


def _rhomb(size: float, thick: float = 0) -> str:
    """A rhomb with corners ``size`` from the middle: an outline, or filled without ``thick``."""
    outline = f'fill="none" stroke-width="{thick:g}"' if thick else 'stroke="none"'
    return f'<path d="M0-{size:g}L{size:g} 0L0 {size:g}L-{size:g} 0Z" {outline}/>'


def _language() -> str:
    """Horns back to back around a rhomb: words that meet."""
    return _ring(_horns(), 2, 16, 1) + _ring(_horns(17), 2, 34, 0.62, 90) + _rhomb(15)


def _family() -> str:
    """The crown of a yurt: a ring with crossing bars, horns around."""
    bars = "".join(f'<path d="M{x}-37Q{x * 0.3:g} 0 {x} 37"/>' for x in (-13, 13))
    crossed = f'<g fill="none" stroke-width="8">{bars}<g transform="rotate(90)">{bars}</g></g>'
    crown = '<circle r="40" fill="none" stroke-width="12"/>'
    return crown + crossed + _ring(_horns(17), 4, 46, 0.62) + _ring(_rhomb(9), 4, 66, 1, 45)


def _unity() -> str:
    """Four pairs of horns from one root (төрт құлақ), looking to the four sides."""
    return _ring(_horns(14), 4, 12, 1.06) + _ring(_rhomb(9), 4, 74, 1, 45) + _rhomb(17)


def _charity() -> str:
    """Horns turned to each other, as hands are, around a rhomb."""
    inward = f'<g transform="scale(1 -1)">{_horns(14)}</g>'
    return _ring(inward, 4, 100, 0.92) + _rhomb(13) + _ring(_rhomb(12), 4, 80, 1, 45)


def _heritage() -> str:
    """Amulets in a wreath, a rhomb within, horns between."""
    amulet = '<path d="M0-40L26 6H-26Z" fill="none" stroke-width="11" stroke-linejoin="round"/>'
    return _ring(amulet, 4, 56) + _ring(_horns(17), 4, 26, 0.66, 45) + _rhomb(17)


def _enterprise() -> str:
    """A rhomb that rises in steps, horns at its corners."""
    steps = "".join(
        f'<path d="M0-58V-58H13V-43H28V-28H43V-13H58V0" transform="rotate({turn})"/>'
        for turn in (0, 90, 180, 270)
    )
    body = f'<g fill="none" stroke-width="11" stroke-linejoin="round">{steps}</g>'
    return body + _rhomb(24) + _ring(_horns(17), 4, 58, 0.5)


MOTIFS: dict[str, Callable[[], str]] = {
    "language": _language,
    "family": _family,
    "unity": _unity,
    "charity": _charity,
    "heritage": _heritage,
    "enterprise": _enterprise,
}


def motif_of(theme: str) -> str:
    """A theme's motif, about 200 across; an unknown one gets that of unity."""
    return MOTIFS.get(theme, _unity)()


def _cell(x: float, y: float, width: float, height: float, felts: Felts, motif: str) -> str:
    """A piece of the mosaic with its middle at the motif's; a nested ``svg`` cuts what sticks
    out."""
    return (
        f'<svg x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}">'
        f'<rect width="100%" height="100%" fill="{felts.ground}"/>'
        f'<g fill="{felts.figure}" stroke="{felts.figure}">{motif}</g></svg>'
    )


def _placed(motif: str, x: float, y: float, scale: float, turn: float = 0) -> str:
    rotated = f"rotate({turn:g})" if turn else ""
    return f'<g transform="translate({x:g} {y:g}){rotated}scale({scale:g})">{motif}</g>'


def _swapped(felts: Felts) -> Felts:
    return Felts(felts.figure, felts.ground, felts.thread)


def _halves(felts: Felts, motif: str) -> str:
    """One motif, cut from top to bottom."""
    return _cell(0, 0, 200, 300, felts, _placed(motif, 200, 150, 1.28)) + _cell(
        200, 0, 200, 300, _swapped(felts), _placed(motif, 0, 150, 1.28)
    )


def _quarters(felts: Felts, motif: str) -> str:
    """One motif, cut in four."""
    return "".join(
        _cell(
            200 * column,
            150 * row,
            200,
            150,
            _swapped(felts) if (row + column) % 2 else felts,
            _placed(motif, 200 - 200 * column, 150 - 150 * row, 1.3, 45),
        )
        for row in (0, 1)
        for column in (0, 1)
    )


def _pair(felts: Felts, motif: str) -> str:
    """Two motifs side by side, each in the other's felt."""
    return _cell(0, 0, 200, 300, felts, _placed(motif, 100, 150, 0.92, 45)) + _cell(
        200, 0, 200, 300, _swapped(felts), _placed(motif, 100, 150, 0.92)
    )


def _carpet(felts: Felts, motif: str) -> str:
    """Twelve small motifs, felt and felt in turn."""
    return "".join(
        _cell(
            100 * column,
            94 * row,
            100,
            94 if row < 2 else 112,
            _swapped(felts) if (row + column) % 2 else felts,
            _placed(motif, 50, 47, 0.41),
        )
        for row in range(3)
        for column in range(4)
    )


def _medallion(felts: Felts, motif: str) -> str:
    """A rhomb of the other felt with the motif in it, horns in the corners."""
    rhomb = f'<path d="M200-40L420 150L200 340L-20 150Z" fill="{felts.figure}" stroke="none"/>'
    inner = f'<g fill="{felts.ground}" stroke="{felts.ground}">{_placed(motif, 200, 150, 1.02)}</g>'
    corners = "".join(
        _placed(_horns(15), x, y, 0.66, turn)
        for x, y, turn in ((34, 34, 135), (366, 34, 225), (34, 266, 45), (366, 266, 315))
    )
    return _cell(0, 0, 400, 300, felts, rhomb + inner + corners)


CUTS = (_halves, _carpet, _medallion, _quarters, _pair)


def hem(kind: int) -> str:
    """The edge along the bottom, as a path: teeth, steps, or waves."""
    return (
        "M0 300" + "l10-18 10 18" * 20 + "z",
        "M0 300" + "v-8h8v-8h8v8h8v8h8" * 13 + "V300z",
        "M0 300" + "q10-30 20 0" * 20 + "z",
    )[kind]


def cover_svg(number: int, block: str, theme: str, title: str) -> str:
    """The cover of an entry: a whole SVG file of 400 × 300 units, the same for the same words.

    An unknown block or theme gets a plain one. Holds no style sheet and refers to nothing, so
    that it may be shown under any Content Security Policy.
    """
    pairs = FELTS.get(block, (PLAIN,))
    felts = pairs[number % len(pairs)]
    motif = motif_of(theme)
    mosaic = CUTS[number % len(CUTS)](felts, motif)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img"><title>{escape(title)}</title>'
        f'{mosaic}<path d="{hem(number % 3)}" fill="{felts.thread}"/></svg>'
    )
