"""Makes the fonts of the prints from the whole fonts, of which the screen has fewer letters."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools.merge import Merger, Options
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
    name = f"{family} Print {weight}"
    for number, value in ((1, name), (4, name), (6, name.replace(" ", ""))):
        merged["name"].setName(value, number, 3, 1, 0x409)
    merged["OS/2"].usWeightClass = weight
    return file_of(merged)


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
