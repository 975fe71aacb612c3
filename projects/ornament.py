"""The exhibition's drawn covers: ornament made of parts, one of its own for each entry.

The parts follow the vocabulary of Kazakh ornament (ою-өрнек): the ram's horn (қошқар мүйіз), the
amulet triangle (тұмар), the rhomb, the zigzag (ирек) and the crown of the yurt (шаңырақ). The
geometry is ours. The block gives the colour, the theme the motif, the number the composition;
stands side by side differ in ground and in count, so no two neighbours look alike.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 400, 300

# Ground, figure, accent: the figure stands at 3:1 or more on its ground, the number at 4.5:1.
COLOURS = {
    "fund": ("#0a5478", "#93d0ea", "#f2c14e"),
    "republican": ("#8c3414", "#f3b995", "#f6dfa4"),
    "regional": ("#4a3b86", "#c3b8f0", "#f2c14e"),
    "partners": ("#2c5a34", "#aed9a9", "#f6dfa4"),
}
PLAIN = ("#44484d", "#c4c9cf", "#ffffff")


def _horn(thick: float = 9) -> str:
    """A pair of ram's horns on a stem, standing on (0, 0), about 100 wide and 78 high."""
    curl = "M0 0C0 -34 -6 -66 -29 -66C-51 -66 -52 -36 -33 -35C-21 -35 -20 -50 -30 -51"
    return (
        f'<g fill="none" stroke-width="{thick}" stroke-linecap="round">'
        f'<path d="{curl}"/><path d="{curl}" transform="scale(-1 1)"/></g>'
    )


def _ring(part: str, count: int, away: float, scale: float, turn: float = 0) -> str:
    """``part`` repeated ``count`` times around the middle, ``away`` from it."""
    return "".join(
        f'<g transform="rotate({turn + 360 * place / count:g}) translate(0 {-away:g}) '
        f'scale({scale:g})">{part}</g>'
        for place in range(count)
    )


def _rhomb(size: float, fill: str = "none") -> str:
    return f'<path d="M0 {-size}L{size} 0L0 {size}L{-size} 0Z" fill="{fill}"/>'


def _language(count: int) -> str:
    """Rhombs within each other, horns outside: words that meet."""
    rhombs = "".join(_rhomb(size) for size in (20, 36))
    return f'<g stroke-width="7">{rhombs}</g>' + _ring(_horn(), 4, 46, 0.62, 45 * (count % 2))


def _family(count: int) -> str:
    """The crown of a yurt: a ring with crossing bars, horns around."""
    bars = "".join(
        f'<path d="M{x} -43Q{x * 0.4} 0 {x} 43M-43 {x}Q0 {x * 0.4} 43 {x}"/>' for x in (-14, 14)
    )
    crown = f'<g fill="none" stroke-width="6"><circle r="46"/>{bars}</g>'
    return crown + _ring(_horn(10), count, 54, 0.5)


def _unity(count: int) -> str:
    """A rosette: as many pairs of horns as there is room for, from one root."""
    return _ring(_horn(8), count, 18, 0.92) + '<circle r="11" class="a"/>'


def _charity(count: int) -> str:
    """Horns that turn to each other, as hands do, around a rhomb."""
    inward = f'<g transform="translate(0 -70) scale(1 -1)">{_horn(9)}</g>'
    return _ring(inward, 4, 26, 0.78, 45 * (count % 2)) + _rhomb(13, "currentColor")


def _heritage(count: int) -> str:
    """Amulet triangles in a wreath, a rhomb in the middle, horns outside."""
    amulet = '<path d="M0 -44L19 -12L-19 -12Z" fill="none" stroke-width="6"/>' + (
        '<circle cy="-22" r="4" class="a"/>'
    )
    wreath = _ring(amulet, count, 24 + 2 * count, 0.8)
    return _rhomb(12, "currentColor") + wreath + _ring(_horn(12), count, 62, 0.34, 180 / count)


def _enterprise(count: int) -> str:
    """A rhomb in steps that rise to its corners, horns between them."""
    quarter = "L11 -37V-26H22V-15H33V-4H44"
    steps = "".join(
        f'<path d="M0 -48{quarter}" transform="rotate({turn})"/>' for turn in (0, 90, 180, 270)
    )
    return (
        f'<g fill="none" stroke-width="7" stroke-linejoin="round">{steps}</g>'
        + _rhomb(15, "currentColor")
        + _ring(_horn(10), 4, 52, 0.5, 0 if count % 2 else 45)
    )


MOTIFS: dict[str, Callable[[int], str]] = {
    "language": _language,
    "family": _family,
    "unity": _unity,
    "charity": _charity,
    "heritage": _heritage,
    "enterprise": _enterprise,
}


def _ground(kind: int) -> str:
    """One of four quiet patterns, as a tile of 40 × 40."""
    return (
        '<path d="M0 20L10 8L20 20L30 8L40 20M0 38L10 26L20 38L30 26L40 38"/>',
        '<path d="M20 6L34 20L20 34L6 20ZM20 15L25 20L20 25L15 20Z"/>',
        '<path d="M4 34L14 14L24 34ZM24 26L30 14L36 26Z"/>',
        '<path d="M20 34V22M20 22C20 8 4 8 6 18C8 24 14 20 12 17M20 22C20 8 36 8 34 18'
        'C32 24 26 20 28 17"/>',
    )[kind]


def cover_svg(number: int, block: str, theme: str, title: str) -> str:
    """The cover of an entry: a whole SVG file of 400 × 300 units, the same for the same words.

    An unknown block or theme gets a plain one. Holds no style sheet and refers to nothing, so
    that it may be shown under any Content Security Policy.
    """
    ground, figure, accent = COLOURS.get(block, PLAIN)
    count = (4, 6, 8, 5, 7)[number % 5]
    motif = MOTIFS.get(theme, _unity)(count).replace('class="a"', f'fill="{accent}"')
    motif = motif.replace("currentColor", accent)
    x = (256, 242, 266)[number % 3]
    size = {4: 1.4, 5: 1.34, 6: 1.3, 7: 1.26, 8: 1.22}[count]
    teeth = "".join(f"L{14 + 12 * (i % 2)} {i * 10}" for i in range(31))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img"><title>{escape(title)}</title>'
        f'<defs><pattern id="g" width="40" height="40" patternUnits="userSpaceOnUse">'
        f'<g fill="none" stroke="{figure}" stroke-width="1.6">{_ground(number % 4)}</g></pattern>'
        f'</defs><rect width="{WIDTH}" height="{HEIGHT}" fill="{ground}"/>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#g)" opacity=".16"/>'
        f'<circle cx="{x}" cy="142" r="128" fill="{ground}"/>'
        f'<g transform="translate({x} 142) scale({size})" stroke="{figure}">'
        f"{motif}</g>"
        f'<path d="M0 0{teeth}L0 300Z" fill="{accent}"/>'
        f'<text x="40" y="276" font-family="Georgia, \'Times New Roman\', serif" '
        f'font-size="104" font-weight="700" letter-spacing="-4" fill="#fff" '
        f'stroke="{ground}" stroke-width="10" paint-order="stroke">{number}</text></svg>'
    )
