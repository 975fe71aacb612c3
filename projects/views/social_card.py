"""The picture that messengers and social networks show beside a link: 1200 × 630, a PNG.

An entry's card bears its number, title and block beside its own ornament; photos stay off it, so
that one taken down lives on in nobody's chat. resvg draws the ornament from the very SVG that
pages show, Pillow sets the words in the pages' own WOFF2 fonts. A card is drawn when it is first
asked for and kept in the media storage under a name made of all that it shows.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import astuple, dataclass
from functools import cache, cached_property, lru_cache
from io import BytesIO
from itertools import groupby

import resvg_py
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from projects.catalogue.introduction import counts_in_words
from projects.graphics.contrast import TEXT, contrast
from projects.graphics.ornament import cover_svg
from projects.models import Project
from projects.serving.away import StorageAwayError
from projects.texts.languages import current_language, text_of

WIDTH, HEIGHT = 1200, 630
EDGE, ORNAMENT = 64, 500  # margin around the words; width of the ornament at the right
# Raise it when the drawing changes, so that cards kept from before are drawn anew.
DESIGN = "2"
GOLD, WHITE, INK = "#f4b942", "#ffffff", "#14171b"

Run = tuple[str, ImageFont.FreeTypeFont]


@dataclass(frozen=True)
class Card:
    """All that a card shows. ``ornament`` is an SVG; ``number`` is empty on the site's own card."""

    number: str
    title: str
    line: str
    badge: str
    colour: str
    ornament: str

    @cached_property
    def key(self) -> str:
        """A short name of the content: another text, another key."""
        return hashlib.sha256("\x1f".join((DESIGN, *astuple(self))).encode()).hexdigest()[:20]


def card_of(project: Project) -> Card:
    """The card of an entry in the current language; reads block and themes."""
    theme = next((theme.slug for theme in project.themes.all()), "")
    return Card(
        number=str(project.number),
        title=text_of(project, "title").value,
        line=text_of(project.block, "short_name").value,
        badge=str(project.get_provenance_display()),
        colour=project.block.colour or INK,
        ornament=cover_svg(project.number, project.block.slug, theme, ""),
    )


def card_of_site() -> Card:
    """The card of every page that is no entry's, in the current language."""
    return _card_of_site(current_language(), counts_in_words())


@lru_cache(maxsize=16)
def _card_of_site(language: str, counts: str) -> Card:
    return Card(
        number="",
        title=_("Exhibition of social projects of the Assembly of People of Kazakhstan"),
        line=_("Four blocks of stands"),
        badge=counts,
        colour="#0b4a8f",
        ornament=cover_svg(61, "fund", "unity", ""),
    )


def png(card: Card) -> bytes:
    """The card's file, from the storage or drawn now; not kept while the storage is away."""
    name = f"cards/{card.key}.png"
    with suppress(StorageAwayError):
        if default_storage.exists(name):
            with default_storage.open(name) as file:
                return file.read()
    drawn = draw(card)
    with suppress(StorageAwayError):
        default_storage.save(name, ContentFile(drawn))
    return drawn


def draw(card: Card) -> bytes:
    """Draws a card; about a quarter of a second."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), card.colour)
    picture.paste(_ornament(card.ornament), (WIDTH - ORNAMENT, 0))
    pen = ImageDraw.Draw(picture)
    teeth = [(WIDTH - ORNAMENT + 18 * (step % 2), step * 15) for step in range(43)]
    pen.polygon([(WIDTH - ORNAMENT - 8, 0), *teeth, (WIDTH - ORNAMENT - 8, HEIGHT)], fill=GOLD)

    is_dark = contrast(WHITE, card.colour) >= TEXT
    words, accent = (WHITE, GOLD) if is_dark else (INK, INK)
    top = EDGE
    if card.number:
        top = 210
        _set(pen, EDGE, 182, card.number, "golos-text", 168, 900, accent)
    size, lines = _fitted(card.title, HEIGHT - top - 185)
    for place, line in enumerate(lines):
        _set(pen, EDGE, top + size + int(place * size * 1.2), line, "golos-text", size, 800, words)
    below = [card.line, card.badge] + ([_("Exhibition of social projects")] if card.number else [])
    for place, line in enumerate(reversed([line for line in below if line])):
        strong = line != below[-1] or not card.number
        weight, fill = (600, accent) if strong else (400, words)
        _set(pen, EDGE, HEIGHT - EDGE + 8 - 38 * place, line, "golos-text", 26, weight, fill)
    file = BytesIO()
    picture.quantize(128, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _ornament(svg: str) -> Image.Image:
    """The ornament's middle, as high as the card. Text in it needs a font and is left out."""
    drawn = resvg_py.svg_to_bytes(svg_string=svg, height=HEIGHT, skip_system_fonts=True)
    whole = Image.open(BytesIO(bytes(drawn))).convert("RGB")
    left = min(round(whole.width * 0.62 - ORNAMENT / 2), whole.width - ORNAMENT)
    return whole.crop((left, 0, left + ORNAMENT, HEIGHT))


@cache
def _font(family: str, subset: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    path = settings.BASE_DIR / "static" / "fonts" / f"{family}-{subset}.woff2"
    font = ImageFont.truetype(str(path), size)
    font.set_variation_by_axes([weight])
    return font


def subset_of(letter: str) -> str:
    """The file of a font family that has the letter, by ``unicode-range`` in the style sheet."""
    code = ord(letter)
    if 0x400 <= code <= 0x45F or code in (0x490, 0x491, 0x4B0, 0x4B1, 0x2116):
        return "cyrillic"
    return "cyrillic-ext" if 0x460 <= code <= 0x52F else "latin"


def _runs(
    text: str, family: str, size: int, weight: int
) -> list[tuple[str, ImageFont.FreeTypeFont]]:
    return [
        ("".join(run), _font(family, subset, size, weight))
        for subset, run in groupby(text, subset_of)
    ]


def _length(text: str, size: int) -> float:
    return sum(font.getlength(run) for run, font in _runs(text, "golos-text", size, 800))


def _set(
    pen: ImageDraw.ImageDraw,
    x: float,
    baseline: int,
    text: str,
    family: str,
    size: int,
    weight: int,
    fill: str,
) -> None:
    """Writes a line of text from ``x`` on its baseline."""
    for run, font in _runs(text, family, size, weight):
        pen.text((x, baseline), run, font=font, fill=fill, anchor="ls")
        x += font.getlength(run)


def _fitted(title: str, room: int) -> tuple[int, list[str]]:
    """The largest size at which the title fits, and its lines; too long a title ends with "…"."""
    width = WIDTH - ORNAMENT - 2 * EDGE
    for size in (60, 52, 46, 40, 36, 32):
        lines = _lines(title, size, width)
        most = room // int(size * 1.2)
        if len(lines) <= most and all(_length(line, size) <= width for line in lines):
            return size, lines
    shown = lines[:most]
    if len(lines) > most:
        shown[-1] = shown[-1].rstrip(".,;: ") + "…"
    return size, shown


def _lines(text: str, size: int, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _length(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
