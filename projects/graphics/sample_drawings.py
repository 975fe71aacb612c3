"""Sample drawings: the pictures of samples until real photos arrive.

Four kinds, each of the entry's own block, theme and number: a ``scene`` of its theme, a ``carpet``
with the theme's motif, a ``cloth`` with the motif repeated, and a ``wall`` that shows where the
stand is among all. Plain SVG of 400 × 300 units with the parts of ``projects.graphics.ornament``;
nobody and no real place is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from projects.graphics.ornament import COLOURS, PLAIN, motif_of

Wall = Sequence[tuple[str, Sequence[int]]]
NIGHT, SAND, FELT = "#1f2430", "#efe3c8", "#f8f1e0"


def _motif(theme: str, accent: str) -> str:
    """The theme's motif with its filled parts in ``accent``."""
    return f'<g fill="{accent}" transform="scale(.9)">{motif_of(theme)}</g>'


def _sheet(ground: str, content: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300">'
        f'<rect width="400" height="300" fill="{ground}"/>{content}</svg>'
    )


def _at(x: float, y: float, scale: float, part: str, stroke: str = "none", turn: float = 0) -> str:
    return (
        f'<g transform="translate({x:g} {y:g}) rotate({turn:g}) scale({scale:g})" '
        f'stroke="{stroke}" fill="none">{part}</g>'
    )


def _teeth(x: float, y: float, length: float, count: int, height: float, fill: str) -> str:
    """A row of triangles, as edges of felt carpets have them."""
    step = length / count
    points = "".join(
        f"L{x + step * (i + 0.5):g} {y - height:g}L{x + step * (i + 1):g} {y:g}"
        for i in range(count)
    )
    return f'<path d="M{x:g} {y:g}{points}Z" fill="{fill}"/>'


def _band(theme: str, y: float, xs: Iterable[float], scale: float, colours: tuple[str, str]) -> str:
    """A row of small motifs in those two colours."""
    stroke, accent = colours
    part = _motif(theme, accent)
    return "".join(_at(x, y, scale, part, stroke) for x in xs)


def carpet(number: int, block: str, theme: str, _wall: Wall) -> str:
    """A felt carpet: three medallions within two borders."""
    ground, figure, accent = COLOURS.get(block, PLAIN)
    colours = (figure, accent)
    border = "".join(_band("unity", y, range(52, 360, 37), 0.2, colours) for y in (38, 262))
    border += "".join(_band("unity", y, (42, 358), 0.2, colours) for y in range(75, 240, 37))
    edge = "".join(
        f'<g transform="rotate({turn} 200 150)">{_teeth(64, 68, 272, 34, 8, accent)}</g>'
        for turn in (0, 180)
    )
    medallions = "".join(
        _at(x, 150, 0.46, _motif(theme, accent), figure, 45 * ((number + place) % 2))
        for place, x in enumerate((110, 200, 290))
    )
    return _sheet(
        SAND,
        f'<rect x="16" y="14" width="368" height="272" rx="3" fill="{ground}"/>'
        f'<rect x="22" y="20" width="356" height="260" fill="none" stroke="{figure}"/>'
        f'{border}<rect x="62" y="58" width="276" height="184" fill="{NIGHT}" fill-opacity=".28"/>'
        f'{edge}<rect x="62" y="58" width="276" height="184" fill="none" stroke="{accent}" '
        f'stroke-width="2"/>{medallions}',
    )


def cloth(number: int, block: str, theme: str, _wall: Wall) -> str:
    """A printed cloth: the motif large and small in turn, row against row."""
    ground, figure, accent = COLOURS.get(block, PLAIN)
    large = _motif(theme, accent)
    small = _motif("unity", ground)
    parts = []
    for row in range(-1, 5):
        for column in range(-1, 6):
            x, y = 80 * column + 40 * (row % 2), 75 * row + 38
            parts.append(_at(x, y, 0.4, large, figure, 45 * (number % 2)))
            parts.append(_at(x + 40, y, 0.12, small, accent))
    stripes = "".join(
        f'<rect y="{75 * row - 3}" width="400" height="6" fill="{accent}" fill-opacity=".22"/>'
        for row in range(5)
    )
    return _sheet(ground, stripes + "".join(parts))


def wall(number: int, _block: str, _theme: str, stands: Wall) -> str:
    """A diagram: four blocks with all their stands, this one marked."""
    parts = []
    for place, (block, numbers) in enumerate(stands):
        ground, figure, accent = COLOURS.get(block, PLAIN)
        x = 18 + 92 * place
        parts.append(f'<rect x="{x}" y="34" width="84" height="232" rx="3" fill="{ground}"/>')
        parts.append(_teeth(x, 34, 84, 12, 6, accent))
        for at, stand in enumerate(sorted(numbers)):
            left, top = x + 9 + 23 * (at % 3), 46 + 27 * (at // 3)
            here = stand == number
            fill = accent if here else figure
            parts.append(
                f'<rect x="{left}" y="{top}" width="20" height="21" rx="1.5" fill="{fill}" '
                f'fill-opacity="{1 if here else 0.38}"/>'
            )
            if here:
                parts.append(
                    f'<rect x="{left - 4}" y="{top - 4}" width="28" height="29" rx="3" fill="none" '
                    f'stroke="#fff" stroke-width="2.5"/>'
                    f'<circle cx="{left + 10}" cy="{top + 10.5}" r="4" fill="{ground}"/>'
                )
    floor = f'<path d="M0 282H400" stroke="{NIGHT}" stroke-width="3"/>'
    return _sheet(FELT, "".join(parts) + floor)


def _yurt(figure: str, accent: str, ground: str) -> str:
    """A yurt on the steppe under the crown of its roof as the sun."""
    band = "".join(_at(x, 193, 0.1, _motif("unity", accent), ground) for x in range(122, 290, 24))
    return (
        _at(200, 96, 0.84, _motif("family", accent), accent)
        + f'<path d="M0 232Q90 150 190 214T400 186V300H0Z" fill="{figure}" fill-opacity=".35"/>'
        f'<path d="M104 180Q120 128 176 112H228Q284 128 300 180Z" fill="{FELT}"/>'
        f'<path d="M104 180H300V252H104Z" fill="{SAND}"/>'
        f'<path d="M104 180H300V206H104Z" fill="{figure}"/>{band}'
        f'<path d="M178 206H226V252H178Z" fill="{ground}"/>'
        f'<path d="M202 206V252" stroke="{accent}" stroke-width="2"/>'
        f'<path d="M176 112Q202 96 228 112" fill="none" stroke="{ground}" '
        f'stroke-width="5"/><path d="M0 252H400V300H0Z" fill="{NIGHT}" fill-opacity=".45"/>'
        + _teeth(0, 300, 400, 25, 16, accent)
    )


def _book(figure: str, accent: str, ground: str) -> str:
    """An open book from which the ornament of language rises."""
    lines = "".join(
        f'<path d="M{72 + side * 140} {y}Q{128 + side * 128} {y - 14} {176 + side * 152} {y + 4}"/>'
        for side in (0, 1)
        for y in (212, 226, 240, 254)
    )
    return (
        _at(200, 92, 0.8, _motif("language", accent), figure)
        + f'<path d="M52 190Q126 160 200 194V284Q126 250 52 276Z" fill="{FELT}"/>'
        f'<path d="M348 190Q274 160 200 194V284Q274 250 348 276Z" fill="{SAND}"/>'
        f'<g fill="none" stroke="{ground}" stroke-width="3" stroke-opacity=".5" '
        f'stroke-linecap="round">{lines}</g><path d="M44 282Q126 256 200 290Q274 256 356 282" '
        f'fill="none" stroke="{accent}" stroke-width="5"/>'
    )


def _circle(figure: str, accent: str, ground: str) -> str:
    """Twelve people in a circle around one rosette."""
    person = (
        '<g transform="translate(0 -112)"><circle cy="-9" r="8" fill="{0}"/>'
        '<path d="M-19 27Q-13 2 0 2Q13 2 19 27Z" fill="{0}"/></g>'
    )
    colours = (figure, accent, FELT)
    people = "".join(
        f'<g transform="rotate({30 * place})">{person.format(colours[place % 3])}</g>'
        for place in range(12)
    )
    return (
        f'<circle cx="200" cy="150" r="146" fill="{NIGHT}" fill-opacity=".22"/>'
        + _at(200, 150, 1, people)
        + _at(200, 150, 0.72, _motif("unity", accent), figure)
    )


def _bowl(figure: str, accent: str, ground: str) -> str:
    """A bowl held out: the vapour over it turns into horns."""
    band = "".join(_at(x, 222, 0.16, _motif("unity", accent), ground) for x in range(128, 290, 36))
    steam = "".join(
        _at(x, 138, scale, _motif("charity", accent), figure)
        for x, scale in ((122, 0.34), (200, 0.52), (278, 0.34))
    )
    return (
        f'<circle cx="200" cy="128" r="108" fill="{NIGHT}" fill-opacity=".2"/>{steam}'
        f'<path d="M92 194H308Q300 266 236 276H164Q100 266 92 194Z" fill="{FELT}"/>'
        f'<path d="M94 206H306Q304 226 296 238H104Q96 226 94 206Z" fill="{figure}"/>{band}'
        f'<path d="M160 276H240L232 290H168Z" fill="{SAND}"/>'
        f'<path d="M88 194H312" stroke="{accent}" stroke-width="5" stroke-linecap="round"/>'
    )


def _loom(figure: str, accent: str, ground: str) -> str:
    """A loom with a carpet half woven."""
    warp = "".join(f'<path d="M{x} 40V276"/>' for x in range(98, 306, 8))
    rows = "".join(
        f'<rect x="92" y="{y}" width="216" height="{height}" fill="{fill}"/>'
        for y, height, fill in ((168, 10, accent), (178, 62, NIGHT), (240, 10, accent))
    )
    band = _band("heritage", 209, (122, 174, 226, 278), 0.3, (figure, accent))
    return (
        f'<g stroke="{FELT}" stroke-width="2">{warp}</g>{rows}{band}'
        f'<rect x="92" y="250" width="216" height="24" fill="{figure}"/>'
        + _teeth(92, 168, 216, 27, 9, figure)
        + f'<g fill="{SAND}"><rect x="66" y="16" width="18" height="272" rx="4"/>'
        '<rect x="316" y="16" width="18" height="272" rx="4"/>'
        '<rect x="50" y="30" width="300" height="14" rx="5"/>'
        f'<rect x="50" y="270" width="300" height="14" rx="5"/></g>'
        f'<rect x="84" y="120" width="232" height="9" rx="4" fill="{accent}"/>'
    )


def _stall(figure: str, accent: str, ground: str) -> str:
    """A market stall with jars under a striped roof."""
    roof = "".join(
        f'<path d="M{52 + 37 * i} 60H{89 + 37 * i}V112A18.5 18.5 0 0 1 {52 + 37 * i} 112Z" '
        f'fill="{(FELT, figure)[i % 2]}"/>'
        for i in range(8)
    )
    jar = (
        '<path d="M-15 0Q-27 -20 -14 -40H-8V-50H8V-40H14Q27 -20 15 0Z" fill="{}"/>'
        '<path d="M-20 -24H20" stroke="{}" stroke-width="5"/>'
    )
    jars = "".join(
        _at(x, 206, scale, jar.format(fill, ground))
        for x, scale, fill in (
            (98, 1, accent),
            (150, 1.2, SAND),
            (204, 0.9, figure),
            (256, 1.25, accent),
            (306, 1, FELT),
        )
    )
    front = "".join(
        _at(x, 238, 0.22, _motif("enterprise", accent), figure) for x in range(86, 330, 38)
    )
    return (
        f'<path d="M66 60V280M334 60V280" stroke="{SAND}" stroke-width="9"/>{jars}'
        f'<rect x="48" y="206" width="304" height="64" fill="{NIGHT}" fill-opacity=".5"/>{front}'
        f'<rect x="44" y="202" width="312" height="9" fill="{SAND}"/>{roof}'
        f'<path d="M44 34H356L364 62H36Z" fill="{accent}"/>'
    )


SCENES: dict[str, Callable[[str, str, str], str]] = {
    "language": _book,
    "family": _yurt,
    "unity": _circle,
    "charity": _bowl,
    "heritage": _loom,
    "enterprise": _stall,
}


def scene(_number: int, block: str, theme: str, _wall: Wall) -> str:
    """A picture of the theme: a book, a yurt, people in a circle, a bowl, a loom or a stall."""
    ground, figure, accent = COLOURS.get(block, PLAIN)
    return _sheet(ground, SCENES.get(theme, _circle)(figure, accent, ground))


KINDS: dict[str, Callable[[int, str, str, Wall], str]] = {
    "scene": scene,
    "carpet": carpet,
    "cloth": cloth,
    "wall": wall,
}
