"""Makes the small font files that pages begin with, from the large ones beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
# Digits, punctuation and spaces, with what mail addresses and prices need.
SIGNS = "0123456789 !\"#%&'()*+,-./:;=?@[]_§©«°·»×‐‑‒–—‘’‚“”„…‹›−"
SIGNS += "\u00a0\u00ad\u2009\u200a\u200b\u202f\u2060"
# The names of the other languages, on a page in English.
NAMES = " ҚазақшаРусский"
# The two weights that every other is drawn from; and how far from one to the other the weights of
# the large files lie: measured there on Cyrillic texts, so that lines are as long as with them.
LIGHT, HEAVY = 400, 900
BETWEEN = ((400, 0), (500, 150), (600, 270), (700, 445), (800, 720), (900, 1000))
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


def of_two_weights(parts: Mapping[str, str]) -> TTFont:
    """The font of one or more files, each with some of its characters or all, light to heavy.

    The large files also hold how each weight between differs from what lies between 400 and 900,
    by less than a fiftieth of a letter's size: two thirds of their bytes.
    """
    design = DesignSpaceDocument()
    design.addAxisDescriptor(
        name="Weight", tag="wght", minimum=LIGHT, default=LIGHT, maximum=HEAVY, map=BETWEEN
    )
    for weight, place in ((LIGHT, BETWEEN[0][1]), (HEAVY, BETWEEN[-1][1])):
        font = merged(part(source, characters, weight) for source, characters in parts.items())
        design.addSourceDescriptor(font=font, name=str(weight), location={"Weight": place})
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
    return Merger(options=MergeOptions(drop_tables=["STAT"])).merge(files)


def page_fonts() -> dict[str, TTFont]:
    """The fonts by the names of their files.

    A page has one of Golos with all that its language needs; letters of others, and rare signs,
    come in small files of their own. Names of languages and quotations, in Literata, have one
    weight.
    """
    latin, cyrillic, kazakh = (f"golos-text-{name}.woff2" for name in PARTS)
    written = SIGNS + LETTERS
    rest = "".join(map(chr, TTFont(FOLDER / latin).getBestCmap().keys() - {*map(ord, written)}))
    return {
        "golos-text-kk.woff2": of_two_weights({latin: written, cyrillic: "", kazakh: ""}),
        "golos-text-ru.woff2": of_two_weights({latin: written, cyrillic: "", kazakh: NAMES}),
        "golos-text-en.woff2": of_two_weights({latin: written, cyrillic: "№"}),
        "golos-text-only-russian.woff2": of_two_weights({cyrillic: ""}),
        "golos-text-only-kazakh.woff2": of_two_weights({kazakh: ""}),
        "golos-text-rest.woff2": of_two_weights({latin: rest}),
        "golos-text-names.woff2": merged(part(one, NAMES, LIGHT) for one in (cyrillic, kazakh)),
        "literata-400-basic.woff2": part("literata-latin.woff2", written, LIGHT),
        **{
            f"literata-400-{name}.woff2": part(f"literata-{name}.woff2", weight=LIGHT)
            for name in PARTS
        },
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
