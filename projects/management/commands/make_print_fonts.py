"""Makes the fonts of the prints from the whole fonts, of which the screen has fewer letters."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools.merge import Merger, Options
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from projects.graphics.fonts import FACES, FOLDER

FILES = {"Literata": "literata", "Golos": "golos-text"}
PARTS = ("latin", "cyrillic", "cyrillic-ext")
# As their makers give them; the files of the screen beside them are cut to what pages say.
WHOLE = settings.BASE_DIR / "static" / "fonts" / "whole"
# The day of our copies, in a font's seconds since 1904: the same input gives the same file.
MADE = 3_860_000_000


def print_font(family: str, weight: int) -> bytes:
    """One TTF with all letters at one weight, from the whole variable WOFF2 files.

    Typesetting for print takes one file a face: it can't join the parts that a browser loads by
    letter, and letters of one word from two files would lose their kerning.
    """
    parts = []
    for part in PARTS:
        font = TTFont(WHOLE / f"{FILES[family]}-{part}.woff2")
        still = instancer.instantiateVariableFont(font, {"wght": weight})
        parts.append(part_of(still))
    merged = Merger(options=Options(drop_tables=["STAT", "MVAR", "HVAR", "gasp"])).merge(parts)
    add_limits(merged)
    name = f"{family} Print {weight}"
    for number, value in ((1, name), (4, name), (6, name.replace(" ", ""))):
        merged["name"].setName(value, number, 3, 1, 0x409)
    merged["OS/2"].usWeightClass = weight
    return file_of(merged)


# "At least" and "up to" of a figure in two languages: the makers' parts lack them.
LIMITS = {"≥": ">", "≤": "<"}
# Between the arrow and the bar below it, in em.
GAP = 0.04


def add_limits(font: TTFont) -> None:
    """Puts the signs of ``LIMITS`` together from the font's own arrow and minus."""
    known, glyphs = font.getBestCmap(), font["glyf"]
    bar = known[ord("−")]
    for sign, like in LIMITS.items():
        arrow, name = known[ord(like)], f"uni{ord(sign):X}"
        above, below = glyphs[arrow], glyphs[bar]
        raised = below.yMax - below.yMin + round(GAP * font["head"].unitsPerEm) - above.yMin
        across = (above.xMin + above.xMax - below.xMin - below.xMax) // 2
        pen = TTGlyphPen(glyphs)
        pen.addComponent(arrow, (1, 0, 0, 1, 0, raised))
        pen.addComponent(bar, (1, 0, 0, 1, across, -below.yMin))
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        glyphs[name] = pen.glyph()
        for metrics in (font["hmtx"], font["vmtx"]):
            metrics[name] = metrics[arrow]
        for table in font["cmap"].tables:
            table.cmap[ord(sign)] = name


def part_of(font: TTFont) -> BytesIO:
    """A font as plain TTF, to be merged with others."""
    font.flavor = None
    file = BytesIO()
    font.save(file)
    file.seek(0)
    return file


def file_of(merged: TTFont) -> bytes:
    """The file of a merged font, which tells no time of its own."""
    merged["head"].created = merged["head"].modified = MADE
    merged.recalcTimestamp = False
    result = BytesIO()
    merged.save(result)
    return result.getvalue()


class Command(BaseCommand):
    help = "Makes static/fonts/print/ from static/fonts/whole/; needed when those change."

    def handle(self, **options: Any) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for (family, weight), file in FACES.items():
            made = print_font(family, weight)
            (FOLDER / file).write_bytes(made)
            self.stdout.write(f"{file}: {len(made) // 1024} KiB")
