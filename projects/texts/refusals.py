"""Steps that the reading of numbers and of dates share: plain spelling, refusals."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NoReturn

from django.core.exceptions import ValidationError

_BLANK = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+")


def one_of(*words: str) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def with_single_spaces(text: str) -> str:
    """The text with one plain space for every run of blanks."""
    return _BLANK.sub(" ", text).strip()


def plain(text: str) -> str:
    """The text as the patterns read it: composed (NFC), single spaces, small letters."""
    return with_single_spaces(unicodedata.normalize("NFC", text)).casefold()


def shortened(text: str) -> str:
    """The text as a refusal quotes it: at most 60 characters."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:60]}…"


def refuse(sentence: str, typed: str, **params: Any) -> NoReturn:
    """Raises ``ValidationError`` with the sentence; ``text`` in it stands for what was typed."""
    raise ValidationError(sentence % {"text": typed, **params}, code="not_read")
