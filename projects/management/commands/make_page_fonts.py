"""Makes the small font files that pages begin with, from the large ones beside them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools import varLib
from fontTools.designspaceLib import DesignSpaceDocument
from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from projects.management.commands.make_print_fonts import part_of

FOLDER = settings.BASE_DIR / "static" / "fonts"
PARTS = ("latin", "cyrillic", "cyrillic-ext")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzé"
# Digits, punctuation and spaces; and QR, which is written so in all three languages.
SIGNS = "0123456789 !\"%&'()+,-./:;?[]QR«·»×‐‑‒–—‘’‚“”„…‹›−"
SIGNS += "\u00a0\u00ad\u2009\u200a\u200b\u202f\u2060"
# The names of the languages; all Latin letters come with them, for phones in Kazakh or Russian.
NAMES = " ҚазақшаРусский"
# Pages draw 400, 700 and 900; what lies between is as good when it is drawn from these.
WEIGHTS = (400, 700, 900)
FEATURES = ["kern", "tnum", "locl", "liga", "clig", "rlig", "calt", "ccmp", "mark", "mkmk"]


def part(source: str, characters: Iterable[str] = "", weight: int | None = None) -> TTFont:
    """The font of a file with some of its characters, or all; at one weight, or at every."""
    font = TTFont(FOLDER / source, recalcTimestamp=False)
    if weight:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
    known = font.getBestCmap()
    options = Options(layout_features=FEATURES, notdef_outline=True)
    options.drop_tables += ["vhea", "vmtx", "VVAR"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(one) for one in characters if ord(one) in known] or known)
    subsetter.subset(font)
    return font


def of_three_weights(sources: Iterable[str], characters: Iterable[str] = "") -> TTFont:
    """The font of one or more files with some of their characters, or all, from light to heavy.

    The large files also hold how 500 and 600 differ from what lies between 400 and 700, by less
    than anybody sees: a third of their bytes.
    """
    design = DesignSpaceDocument()
    design.addAxisDescriptor(
        name="Weight", tag="wght", minimum=WEIGHTS[0], default=WEIGHTS[0], maximum=WEIGHTS[-1]
    )
    for weight in WEIGHTS:
        font = merged(part(source, characters, weight) for source in sources)
        design.addSourceDescriptor(font=font, name=str(weight), location={"Weight": weight})
    made: TTFont = varLib.build(design)[0]
    for table in ("STAT", "VVAR"):
        if table in made:
            del made[table]
    return made


def merged(fonts: Iterable[TTFont]) -> TTFont:
    """One font with the characters of one or more that have one weight."""
    files = [part_of(font) for font in fonts]
    if len(files) == 1:
        return TTFont(files[0], recalcTimestamp=False)
    return Merger(options=MergeOptions(drop_tables=["STAT", "GSUB"])).merge(files)


def page_fonts() -> dict[str, TTFont]:
    """The fonts by the names of their files.

    Golos keeps its weights where words may be bold; the names of languages, the few Latin words of
    a page in Kazakh or Russian on a phone, and the quotations, in Literata, have one.
    """
    golos = [f"golos-text-{name}.woff2" for name in PARTS]
    quoted = {
        f"literata-400-{name}.woff2": part(f"literata-{name}.woff2", weight=400) for name in PARTS
    }
    return {
        "golos-text-signs.woff2": of_three_weights(golos[:1], SIGNS),
        "golos-text-basic.woff2": of_three_weights(golos[:1], SIGNS + LETTERS),
        "golos-text-number.woff2": of_three_weights(golos[1:2], "№"),
        "golos-text-russian.woff2": of_three_weights(golos[1:2]),
        "golos-text-kazakh.woff2": of_three_weights(golos[1:]),
        "golos-text-only-kazakh.woff2": of_three_weights(golos[2:]),
        "golos-text-names.woff2": merged(part(name, NAMES + LETTERS, 400) for name in golos),
        "golos-text-heavy.woff2": part(golos[0], LETTERS, 800),
        "literata-400-basic.woff2": part("literata-latin.woff2", SIGNS + LETTERS, 400),
        **quoted,
    }


class Command(BaseCommand):
    help = "Makes the small files in static/fonts/; needed when their lists or the fonts change."

    def handle(self, **options: Any) -> None:
        for name, font in page_fonts().items():
            font.flavor, font.recalcTimestamp = "woff2", False
            font["head"].created = font["head"].modified = 0  # The same bytes at any time.
            path = Path(FOLDER / name)
            font.save(path)
            self.stdout.write(f"{name}: {path.stat().st_size} bytes")
