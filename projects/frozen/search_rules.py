"""The rules by which a browser understands a query, as tables for ``static/js/frozen``: they come
from the modules that the site searches with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projects.catalogue import frame_words, meanings, query_text, query_words
from projects.texts import forms, incoming, kazakh_stems, keyboards, ordinals, stems, sums
from projects.texts.alphabet import PLAIN
from projects.texts.words import SILENT

# What may stand in a word: in a browser \\w knows no Cyrillic.
CHARACTER = r"\p{L}\p{N}_"


def search_rules() -> dict[str, Any]:
    """The tables by the names that the scripts know."""
    return {
        "keyboards": _keyboards(),
        "forms": _forms_of_words(),
        "queryText": {
            "patterns": query_text.patterns(r"\p{L}", CHARACTER)
            | {"sum": sums.pattern(r"\p{L}", CHARACTER)},
            "powers": {word: noughts for noughts, words in sums.POWERS.items() for word in words},
            "words": query_text.MOST_WORDS,
        },
        "ordinals": {
            "words": ordinals.WORDS,
            "stems": ordinals.STEMS,
            "endings": ordinals.ENDINGS,
        },
    }


def _keyboards() -> dict[str, Any]:
    """The readings of Latin letters and of the other layout, as in the tables of
    ``projects.texts.keyboards``."""
    return {
        "pairs": [list(pair) for pair in keyboards.PAIRS],
        "letters": _table(keyboards.LETTERS),
        "soft": keyboards.SOFT,
        "ng": keyboards.NG,
        "asOne": list(map(list, keyboards.AS_ONE)),
        "iShort": keyboards.I_SHORT,
        "yShort": keyboards.Y_SHORT,
        "toCyrillic": _table(keyboards.TO_CYRILLIC),
        "toLatin": _table(keyboards.TO_LATIN),
        "toKazakh": _table(keyboards.TO_KAZAKH),
        "cyrillic": keyboards.CYRILLIC,
        "hyphen": keyboards.HYPHEN,
        "digits": keyboards.DIGITS,
    }


def _table(letters: Mapping[int, int | str]) -> dict[str, str]:
    """Letter to letter, of a translation table of Python."""
    return {chr(a): chr(b) if isinstance(b, int) else b for a, b in letters.items()}


def _forms_of_words() -> dict[str, Any]:
    """The rules of ``projects.texts.forms`` and of the stems, as tables."""
    return {
        "plain": _table(PLAIN),
        "cyrillicOf": _table(incoming.CYRILLIC_OF),
        "latinOf": _table(incoming.LATIN_OF),
        "marks": forms.MARKS,
        "number": forms.NUMBER,
        "stand": forms.STAND,
        "block": forms.BLOCK,
        "phrase": forms.PHRASE,
        "end": forms.END,
        "longStem": forms.LONG_STEM,
        "alike": stems.ALIKE,
        "fleeting": stems.FLEETING,
        "inflection": kazakh_stems.INFLECTION,
        "derivation": kazakh_stems.INFLECTION | kazakh_stems.DERIVATION,
        "allEndings": kazakh_stems.ALL_ENDINGS,
        "vowels": kazakh_stems.VOWELS,
        "discord": kazakh_stems.DISCORD,
        "unharmonious": kazakh_stems.UNHARMONIOUS,
        "final": kazakh_stems.FINAL,
        "irregular": kazakh_stems.IRREGULAR,
        "silent": sorted(SILENT),
        "clipped": query_words.CLIPPED,
        "shortestClip": meanings.SHORTEST_CLIP,
        "shortestEnd": query_words.SHORTEST_END,
        "frames": [sorted(frame) for frame in frame_words.FRAMES],
        "longestClip": meanings.LONGEST_CLIP,
        "ofYear": sorted(query_words.OF_YEAR),
        "ofPlace": sorted(query_words.OF_PLACE),
        "mostStands": query_words.MOST_STANDS,
        "standPattern": query_words.stand_pattern(f"(?<![{CHARACTER}])", f"[{CHARACTER}]"),
    }
