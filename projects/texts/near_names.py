"""Names as they are compared, and which may be meant by another."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from rapidfuzz.distance import OSA

from projects.texts.alphabet import fold

# How much of a name is enough to tell it.
SHORTEST_BEGINNING = 3


def name_key(text: Any) -> str:
    """A name as it is compared: small letters, without Kazakh ones, spaces and quotation marks."""
    folded = fold(unicodedata.normalize("NFC", str(text or "")))
    return " ".join(re.sub(r"[«»“”„\"']", " ", folded).split())


def is_near(typed: str, known: str) -> bool:
    """Whether a name (``name_key``) may be meant by another: it begins so, a word of it does, or
    one letter differs."""
    if len(typed) >= SHORTEST_BEGINNING and re.search(rf"(?<!\w){re.escape(typed)}", known):
        return True
    if len(known) >= SHORTEST_BEGINNING and typed.startswith(f"{known} "):
        return True
    return len(typed) > SHORTEST_BEGINNING and OSA.distance(typed, known, score_cutoff=1) <= 1
