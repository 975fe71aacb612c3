"""The colours of the style sheet, read where they are defined, with their contrast.

The design page shows them and a test holds them to WCAG 2.2 AA, so neither can drift from what
pages really use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings

TOKEN = re.compile(r"--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));")
TEXTS = ("ink", "ink-soft", "link", "warning", "fund", "republican", "regional", "partners")
SURFACES = ("paper", "sheet", "felt")
FIELDS = ("felt-fund", "felt-republican", "felt-regional", "felt-partners")


@dataclass(frozen=True)
class Colour:
    """A token by day and by night, as #rrggbb."""

    name: str
    light: str
    dark: str


@cache
def colours() -> dict[str, Colour]:
    """Every colour token by name, in the order of the style sheet."""
    sheet = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
    found: dict[str, Colour] = {}
    for name, light, dark, both in TOKEN.findall(sheet):
        found.setdefault(name, Colour(name, light or both, dark or both))
    return found


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2, 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of WCAG 2.2 between two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True)
class Pair:
    """A text colour on a surface with the contrast by day and by night."""

    text: Colour
    surface: Colour

    @property
    def light(self) -> float:
        return contrast(self.text.light, self.surface.light)

    @property
    def dark(self) -> float:
        return contrast(self.text.dark, self.surface.dark)


def pairs() -> list[Pair]:
    """Every text colour on every surface that it may stand on, and text on the felts."""
    known = colours()
    on_surfaces = [Pair(known[t], known[s]) for t in TEXTS for s in SURFACES]
    on_felts = [Pair(known[t], known[f]) for f in FIELDS for t in ("on-field", "thread")]
    return on_surfaces + on_felts
