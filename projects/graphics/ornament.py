"""The exhibition's drawn covers: felt mosaics made of parts, one of its own for each entry.

A syrmaq (сырмақ) is sewn from two felts cut together: what is figure in one half is ground in the
other. The covers are made the same way. Parts follow the vocabulary of Kazakh ornament (ою-өрнек):
the ram's horn (қошқар мүйіз), the amulet (тұмар), the rhomb, the zigzag (ирек) and the crown of
the yurt (шаңырақ); the geometry is ours. The block gives the felts, the theme the motif, the
number the cut and the hem, so that no stand looks like its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from xml.sax.saxutils import escape

from projects.graphics.svg_paths import (
    ROUND,
    ROUND_JOIN,
    Cell,
    Piece,
    circle,
    piece,
    placed,
    seen,
    sewn,
)

WIDTH, HEIGHT = 400, 300
MIDDLE = 200 + 150j
LEFT, RIGHT = (0, 0, 200, 300), (200, 0, 200, 300)
Pieces = tuple[Piece, ...]


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


def _horns(thick: float = 13) -> Pieces:
    """A pair of ram's horns that grows up from (0, 0): 100 wide, 84 high."""
    curl = piece("M0 0C0-36-8-70-29-70C-52-70-54-38-34-37C-21-37-19-53-30-54", thick, ROUND)
    return (curl, *placed([curl], mirrored=True))


def _ring(part: Pieces, count: int, away: float, scale: float = 1, turn: float = 0) -> Pieces:
    """``part`` repeated ``count`` times around the middle, ``away`` from it."""
    outward = placed(part, -away * 1j, scale)
    turns = [turn + 360 * place / count for place in range(count)]
    return tuple(sewn for angle in turns for sewn in placed(outward, turn=angle))


def _rhomb(size: float) -> Pieces:
    """A rhomb with corners ``size`` from the middle."""
    return (piece(f"M0-{size:g}L{size:g} 0L0 {size:g}L-{size:g} 0Z"),)


def _language() -> Pieces:
    """Horns back to back around a rhomb: words that meet."""
    return _ring(_horns(), 2, 16, 1) + _ring(_horns(17), 2, 34, 0.62, 90) + _rhomb(15)


def _family() -> Pieces:
    """The crown of a yurt: a ring with crossing bars, horns around."""
    bars = tuple(piece(f"M{x}-37Q{x * 0.3:g} 0 {x} 37", 8) for x in (-13, 13))
    crown = (circle(40, 12), *bars, *placed(bars, turn=90))
    return crown + _ring(_horns(17), 4, 46, 0.62) + _ring(_rhomb(9), 4, 66, 1, 45)


def _unity() -> Pieces:
    """Four pairs of horns from one root (төрт құлақ), looking to the four sides."""
    return _ring(_horns(14), 4, 12, 1.06) + _ring(_rhomb(9), 4, 74, 1, 45) + _rhomb(17)


def _charity() -> Pieces:
    """Horns turned to each other, as hands are, around a rhomb."""
    inward = placed(_horns(14), turn=180)
    return _ring(inward, 4, 100, 0.92) + _rhomb(13) + _ring(_rhomb(12), 4, 80, 1, 45)


def _heritage() -> Pieces:
    """Amulets in a wreath, a rhomb within, horns between."""
    amulet = (piece("M0-40L26 6H-26Z", 11, ROUND_JOIN),)
    return _ring(amulet, 4, 56) + _ring(_horns(17), 4, 26, 0.66, 45) + _rhomb(17)


def _enterprise() -> Pieces:
    """A rhomb that rises in steps, horns at its corners."""
    steps = (piece("M0-58V-58H13V-43H28V-28H43V-13H58V0", 11, ROUND_JOIN),)
    return _ring(steps, 4, 0) + _rhomb(24) + _ring(_horns(17), 4, 58, 0.5)


MOTIFS: dict[str, Callable[[], Pieces]] = {
    "language": _language,
    "family": _family,
    "unity": _unity,
    "charity": _charity,
    "heritage": _heritage,
    "enterprise": _enterprise,
}


@cache
def _motif(theme: str) -> Pieces:
    return MOTIFS.get(theme, _unity)()


@cache
def motif_of(theme: str) -> str:
    """A theme's motif as SVG, about 200 across; an unknown one gets that of unity.

    Stroked parts take the stroke of the group around them, filled parts its fill.
    """
    return sewn(_motif(theme))


class Cut(NamedTuple):
    """The two areas of a mosaic as path data, and the pieces sewn on each.

    ``kept`` has the colour of the ground and pieces in that of the figure, ``turned`` the other
    way round. An empty ``kept`` is the whole ground.
    """

    kept: str
    on_kept: Pieces
    turned: str
    on_turned: Pieces


def _in_cells(
    kept: Sequence[Cell], on_kept: Pieces, turned: Sequence[Cell], on_turned: Pieces
) -> Cut:
    """Felts cut along straight lines."""

    def path(cells: Sequence[Cell]) -> str:
        return "".join(
            f"M{x:g} {y:g}h{width:g}v{height:g}h-{width:g}z" for x, y, width, height in cells
        )

    return Cut(path(kept), seen(on_kept, kept), path(turned), seen(on_turned, turned))


def _halves(motif: Pieces) -> Cut:
    """One motif, cut from top to bottom."""
    whole = placed(motif, MIDDLE, 1.28)
    return _in_cells([LEFT], whole, [RIGHT], whole)


def _quarters(motif: Pieces) -> Cut:
    """One motif, cut in four."""
    whole = placed(motif, MIDDLE, 1.3, 45)
    kept, turned = ((0, 0), (200, 150)), ((200, 0), (0, 150))
    return _in_cells(
        [(x, y, 200, 150) for x, y in kept], whole, [(x, y, 200, 150) for x, y in turned], whole
    )


def _pair(motif: Pieces) -> Cut:
    """Two motifs side by side, each in the other's felt."""
    left, right = placed(motif, 100 + 150j, 0.92, 45), placed(motif, 300 + 150j, 0.92)
    return _in_cells([LEFT], left, [RIGHT], right)


def _carpet(motif: Pieces) -> Cut:
    """Twelve small motifs, felt and felt in turn."""
    cells: tuple[list[Cell], list[Cell]] = ([], [])
    motifs: tuple[list[Piece], list[Piece]] = ([], [])
    for row in range(3):
        for column in range(4):
            turned, x, y = (row + column) % 2, 100 * column, 94 * row
            cells[turned].append((x, y, 100, 94 if row < 2 else 112))
            motifs[turned].extend(placed(motif, complex(x + 50, y + 47), 0.41))
    return _in_cells(cells[0], tuple(motifs[0]), cells[1], tuple(motifs[1]))


def _medallion(motif: Pieces) -> Cut:
    """A rhomb of the other felt with the motif in it, horns in the corners."""
    corners = ((34, 34, 135), (366, 34, 225), (34, 266, 45), (366, 266, 315))
    horns = [placed(_horns(15), complex(x, y), 0.66, turn) for x, y, turn in corners]
    in_corners = tuple(part for pair in horns for part in pair)
    return Cut("", in_corners, "M200-40L420 150L200 340L-20 150Z", placed(motif, MIDDLE, 1.02))


CUTS = (_halves, _carpet, _medallion, _quarters, _pair)


def hem(kind: int) -> str:
    """The edge along the bottom, as a path: teeth, steps, or waves."""
    return (
        "M0 300" + "l10-18 10 18" * 20 + "z",
        "M0 300" + "v-8h8v-8h8v8h8v8h8" * 13 + "V300z",
        "M0 300" + "q10-30 20 0" * 20 + "z",
    )[kind]


@lru_cache(maxsize=256)
def cover_svg(number: int, block: str, theme: str, title: str) -> str:
    """The cover of an entry: an SVG file of 400 × 300 units, the same for the same arguments.

    An unknown block gets grey felts, an unknown theme the motif of unity. The file has no style
    sheet and refers to nothing, so any Content Security Policy lets it be shown.
    """
    pairs = FELTS.get(block, (PLAIN,))
    felts = pairs[number % len(pairs)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img"><title>{escape(title)}</title>'
        f'{_mosaic(number, theme, felts)}<path d="{hem(number % 3)}" fill="{felts.thread}"/></svg>'
    )


def _mosaic(number: int, theme: str, felts: Felts) -> str:
    """The mosaic without its hem. Pieces are clipped to the area that they are sewn on."""
    cut, on_kept, on_turned = _sewn_cut(number % len(CUTS), theme if theme in MOTIFS else "unity")
    cells = (
        ("kept", cut.kept, on_kept, felts.figure),
        ("turned", cut.turned if cut.kept else "", on_turned, felts.ground),
    )
    edges = sewn_on = ""
    for name, outline, pieces, colour in cells:
        if outline:
            edges += f'<clipPath id="{name}-{number}"><path d="{outline}"/></clipPath>'
        within = f' clip-path="url(#{name}-{number})"' if outline else ""
        sewn_on += f'<g fill="{colour}" stroke="{colour}"{within}>{pieces}</g>'
    return (
        f'{edges}<rect width="{WIDTH}" height="{HEIGHT}" fill="{felts.ground}"/>'
        f'<path d="{cut.turned}" fill="{felts.figure}"/>{sewn_on}'
    )


@cache
def _sewn_cut(kind: int, theme: str) -> tuple[Cut, str, str]:
    """A cut of a theme's motif, with the pieces of its two areas as SVG; the same for all entries
    of that kind and theme, and most of the time of a cover."""
    cut = CUTS[kind](_motif(theme))
    return cut, sewn(cut.on_kept), sewn(cut.on_turned)
