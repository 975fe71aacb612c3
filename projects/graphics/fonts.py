"""The fonts of the prints: which letters they have and how wide each is.

Widths are read from the font files, so that what fits is known without typesetting anything.
"""

from __future__ import annotations

from functools import cache

from django.conf import settings

FOLDER = settings.BASE_DIR / "static" / "fonts" / "print"
# Literata for names and numbers, Golos Text to read, as on the screen.
FACES = {
    ("Literata", 600): "literata-600.ttf",
    ("Golos", 400): "golos-400.ttf",
    ("Golos", 700): "golos-700.ttf",
}
# Noto for letters that they lack, in the order in which print-fonts.css names them.
OTHERS = ("noto-400.ttf", "noto-korean-400.ttf")
TITLE_FACE, READING_FACE, STRONG_FACE = FACES
# Signs that need no glyph, and the width of a letter that no font of ours has.
INVISIBLE = {0xA, 0xD, 0xAD, 0x200B, 0x2060}
UNKNOWN_WIDTH = 0.7


@cache
def widths(face: tuple[str, int]) -> dict[int, float]:
    """Width of each letter of a face, in em, by code point; where it lacks one, that of the font
    which prints it instead."""
    return _widths_of_others() | _widths(FACES[face])


@cache
def _widths_of_others() -> dict[int, float]:
    first, second = OTHERS
    return _widths(second) | _widths(first)


def _widths(name: str) -> dict[int, float]:
    from fontTools.ttLib import TTFont  # 1.5 MiB that no page needs

    font = TTFont(FOLDER / name, lazy=True)
    em, metrics = font["head"].unitsPerEm, font["hmtx"]
    return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def width(text: str, face: tuple[str, int]) -> float:
    """Width of a line of text in em."""
    known = widths(face)
    return sum(known.get(ord(letter), UNKNOWN_WIDTH) for letter in text)


def missing_letters(text: str) -> str:
    """The letters of a text that no font of the prints has, once each; "" where all are there."""
    known = widths(READING_FACE).keys() & widths(TITLE_FACE).keys()
    return "".join(
        letter
        for letter in dict.fromkeys(text)
        if ord(letter) not in known and ord(letter) not in INVISIBLE
    )
