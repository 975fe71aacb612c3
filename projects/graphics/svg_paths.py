"""Outlines of felt pieces: turned, moved and joined into SVG paths.

Pieces drawn with the same pen become one path, with turns and moves already computed: a mosaic of
a dozen motifs is a handful of paths. Browsers and the PDF typesetter take their time by the
element, so they draw it several times faster.
"""

from __future__ import annotations

import re
from cmath import rect
from collections.abc import Iterable
from math import radians
from typing import NamedTuple

# A point is a complex number: turning and scaling it is a product, moving it a sum.
Step = tuple[str, tuple[complex, ...]]
# Left, top, width and height.
Cell = tuple[float, float, float, float]
ROUND = ' stroke-linecap="round"'
ROUND_JOIN = ' stroke-linejoin="round"'
# The handle of a Bézier curve that draws a quarter of a circle.
QUARTER = 0.5523


class Piece(NamedTuple):
    """An outline, filled, or drawn ``thick`` units wide with ``ends`` (attributes of SVG)."""

    outline: tuple[Step, ...]
    thick: float = 0
    ends: str = ""


def piece(path: str, thick: float = 0, ends: str = "") -> Piece:
    """A piece from SVG path data with the absolute commands M, L, H, V, C, Q and Z."""
    steps: list[Step] = []
    at = 0j
    for letter, words in re.findall(r"([MLHVCQZ])([^MLHVCQZ]*)", path):
        numbers = [float(word) for word in re.findall(r"-?[\d.]+", words)]
        if letter == "H":
            points = [complex(numbers[0], at.imag)]
        elif letter == "V":
            points = [complex(at.real, numbers[0])]
        else:
            points = [complex(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
        at = points[-1] if points else at
        steps.append(("L" if letter in "HV" else letter, tuple(points)))
    return Piece(tuple(steps), thick, ends)


def circle(radius: float, thick: float) -> Piece:
    """A circle around (0, 0), drawn ``thick`` wide."""
    steps: list[Step] = [("M", (complex(radius),))]
    for quarter in range(4):
        begin, end = radius * 1j**quarter, radius * 1j ** (quarter + 1)
        steps.append(("C", (begin + QUARTER * end, end + QUARTER * begin, end)))
    return Piece((*steps, ("Z", ())), thick)


def placed(
    pieces: Iterable[Piece],
    move: complex = 0,
    scale: float = 1,
    turn: float = 0,
    mirrored: bool = False,
) -> tuple[Piece, ...]:
    """Pieces mirrored left to right, scaled, turned by so many degrees and then moved.

    A pen grows and shrinks with what it draws.
    """
    factor = rect(scale, radians(turn))

    def there(point: complex) -> complex:
        return move + factor * (-point.conjugate() if mirrored else point)

    return tuple(
        Piece(
            tuple((letter, tuple(map(there, points))) for letter, points in part.outline),
            part.thick * scale,
            part.ends,
        )
        for part in pieces
    )


def seen(pieces: Iterable[Piece], cells: Iterable[Cell]) -> tuple[Piece, ...]:
    """The pieces that may show in at least one of the cells."""
    return tuple(part for part in pieces if any(_reaches(part, cell) for cell in cells))


def _reaches(part: Piece, cell: Cell) -> bool:
    """Whether a piece may show in a cell: a curve lies within the hull of its points."""
    points = [point for _letter, points in part.outline for point in points]
    x, y = [point.real for point in points], [point.imag for point in points]
    left, top, width, height = cell
    # Half the pen, and as much again for corners that run to a point.
    reach = part.thick
    return (
        min(x) - reach < left + width
        and max(x) + reach > left
        and min(y) - reach < top + height
        and max(y) + reach > top
    )


def sewn(pieces: Iterable[Piece], digits: int = 2) -> str:
    """The pieces as SVG paths, one for each pen in the order in which the pens first come.

    Colours come from the group around them: stroked pieces have no fill, filled ones no stroke.
    """
    by_pen: dict[tuple[float, str], list[str]] = {}
    for part in pieces:
        pen = round(part.thick, 3), part.ends
        by_pen.setdefault(pen, []).append(_path(part.outline, digits))
    return "".join(
        f'<path d="{"".join(paths)}" '
        + (f'fill="none" stroke-width="{thick:g}"{ends}/>' if thick else 'stroke="none"/>')
        for (thick, ends), paths in by_pen.items()
    )


def _path(outline: Iterable[Step], digits: int) -> str:
    """Path data, as short as possible. Steps are relative, so the same piece in another place is
    the same text, which compresses well."""
    commands = []
    at = 0j
    for letter, points in outline:
        steps = points if letter == "M" else [point - at for point in points]
        numbers = [_short(n, digits) for step in steps for n in (step.real, step.imag)]
        commands.append((letter if letter == "M" else letter.lower()) + " ".join(numbers))
        at = points[-1] if points else at
    return "".join(commands).replace(" -", "-")


def _short(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    if text in ("-0", "0"):
        return "0"
    return text.replace("0.", ".", 1) if abs(value) < 1 else text
