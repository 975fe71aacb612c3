"""Kazakh words parted by the typesetter, which has patterns for Russian and English alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from projects.texts.hyphenation import kazakh_breaks


class KazakhSyllables:
    """What the typesetter asks of a list of patterns, answered by rules."""

    def positions(self, word: str) -> list[Any]:
        import pyphen

        return [pyphen.DataInt(place) for place in kazakh_breaks(word)]


def teach_kazakh() -> None:
    """Adds Kazakh to the languages that the typesetter can part."""
    import pyphen

    name = Path("kk")
    pyphen.LANGUAGES["kk"] = name
    pyphen.LANGUAGES_LOWERCASE["kk"] = "kk"
    pyphen.hdcache[name] = KazakhSyllables()
