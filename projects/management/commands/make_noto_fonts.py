"""Makes the fonts for letters that our own lack, from packages of Noto."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from projects.graphics.fonts import FACES, FOLDER
from projects.management.commands.make_print_fonts import file_of, part_of

# The parts of each package, as @fontsource of version 5.3.0 names them.
NOTO = (
    *(("noto-sans", part) for part in ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek")),
    ("noto-sans-georgian", "georgian"),
    ("noto-sans-armenian", "armenian"),
    ("noto-sans-arabic", "arabic"),
)
SCRIPTS = (
    *((0x100, 0x250), (0x370, 0x530), (0x1E00, 0x1F00), (0x20A0, 0x20C0)),
    *((0x10A0, 0x1100), (0x1C90, 0x1CC0), (0x2D00, 0x2D30), (0x530, 0x590), (0x600, 0x700)),
)
# Spaces and signs that stand within a text of those letters: a font that lacks them shows boxes.
SIGNS = {*range(0x20, 0x7F), *map(ord, "\u00a0«»–—‘’“”„…\u200b\u2009\u2011\u202f")}
JOINERS = {0x200C, 0x200D, 0x200E, 0x200F}
KOREAN_SIGNS = {*range(0x3131, 0x3164), *map(ord, "\u3000、。《》「」")}


def common_syllables() -> Iterator[int]:
    """The 2,350 syllables of KS X 1001, which nearly all Korean texts are written with."""
    for row in range(0xB0, 0xC9):
        for place in range(0xA1, 0xFF):
            yield ord(bytes([row, place]).decode("euc_kr"))


def letters_we_lack() -> set[int]:
    """The letters of the scripts that one of our own faces lacks."""
    known = [set(TTFont(FOLDER / name).getBestCmap()) for name in FACES.values()]
    wanted = {code for first, end in SCRIPTS for code in range(first, end)}
    return (wanted | JOINERS) - set.intersection(*known)


def joined(files: Iterable[Path], letters: set[int], *, keeps_layout: bool = True) -> bytes:
    """One TTF of the letters from several files."""
    parts = []
    for file in files:
        font = TTFont(file)
        if not letters & font.getBestCmap().keys():
            continue
        options = Options(hinting=False, notdef_outline=True, glyph_names=False)
        options.layout_features = ["*"] if keeps_layout else []
        options.drop_tables += ["STAT", "meta"]
        cut = Subsetter(options)
        cut.populate(unicodes=letters & font.getBestCmap().keys())
        cut.subset(font)
        parts.append(part_of(font))
    return file_of(Merger().merge(parts))


class Command(BaseCommand):
    help = "Makes static/fonts/print/noto-*.ttf from a folder of unpacked @fontsource packages."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("folder", type=Path, help="Holds noto-sans/, noto-sans-kr/ and so on.")

    def handle(self, folder: Path, **options: Any) -> None:
        letters = letters_we_lack() | SIGNS
        for weight in (400, 700):
            names = [f"{p}/files/{p}-{part}-{weight}-normal.woff2" for p, part in NOTO]
            self._keep(f"noto-{weight}.ttf", joined([folder / name for name in names], letters))
        parts = folder / "noto-sans-kr" / "files"
        numbered = sorted(parts.glob("noto-sans-kr-[0-9]*-400-normal.woff2"))
        korean = [parts / "noto-sans-kr-latin-400-normal.woff2", *numbered]
        wanted = {*common_syllables(), *KOREAN_SIGNS, *SIGNS}
        self._keep("noto-korean-400.ttf", joined(korean, wanted, keeps_layout=False))

    def _keep(self, name: str, made: bytes) -> None:
        (FOLDER / name).write_bytes(made)
        self.stdout.write(f"{name}: {len(made) // 1024} KiB")
