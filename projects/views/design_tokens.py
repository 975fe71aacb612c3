"""The colours of the style sheet, read where they are defined, with their contrast.

The design page shows them and a test holds them to WCAG 2.2 AA, so neither can drift from what
pages really use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from projects.graphics.contrast import contrast

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
        if light or name not in found:
            found[name] = Colour(name, light or both, dark or both)
    return found


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
