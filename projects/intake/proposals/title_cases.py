"""Names of projects in the nominative where a letter says "про «Азбуку добра»"."""

from __future__ import annotations

import re

_ASKS_ACCUSATIVE = re.compile(
    r"(?i:(?<!\w)(?:про|нашу|эту|свою|вели|вела|провели|придумали))\s+[«“\"]$"
)
_ADJECTIVE = re.compile(r"(?P<stem>[А-ЯЁа-яё]{3,})(?P<end>ую|юю)$")
_NOUN = re.compile(r"(?P<stem>[А-ЯЁа-яё]{2,}[^чжшщаеёиоуыэюя])(?P<end>[ую])$")
_ENDS = {"ую": "ая", "юю": "яя", "у": "а", "ю": "я"}


def as_called(name: str, sentence: str) -> str:
    """The name as the project is called, where its first words are objects of the sentence."""
    place = sentence.find(name)
    if place < 1 or not _ASKS_ACCUSATIVE.search(sentence[:place]):
        return name
    words = name.split(" ")
    for at, word in enumerate(words):
        found = _ADJECTIVE.fullmatch(word) or _NOUN.fullmatch(word)
        if not found:
            break
        words[at] = found["stem"] + _ENDS[found["end"]]
        if found.re is _NOUN:
            break
    return " ".join(words)
