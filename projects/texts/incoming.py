"""Cleans all texts that are typed, pasted or imported.

``lines`` and ``one_line`` return a text as it is stored: composed (NFC), without invisible
characters, every line end as "\\n", in ``one_line`` as a space. Both are idempotent.
``look_alikes`` names the words that mix Latin and Cyrillic letters of the same shape, with the
probable spelling; nothing is replaced unless a person confirms it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control characters but "\t" and "\n", soft hyphens, zero-width and direction marks, annotation
# marks, surrogates, fillers, tags, noncharacters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b"
    "\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e007f]"
)
# Zero-width joiner and non-joiner: they shape Arabic letters and combine emoji.
_JOINER = re.compile("[\u200c\u200d]+")
_JOINED = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\u2190-\u2bff\ufe0f]")
_AROUND_LINE_END = re.compile(r"[ \t]*\n\s*")


def lines(text: str) -> str:
    """``text`` as it is stored in a field of several lines."""
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
    text = unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", _JOINER.sub(_joiner, text))


def one_line(text: str) -> str:
    """``text`` as it is stored in a field of one line: a title, a name."""
    return _AROUND_LINE_END.sub(" ", lines(text)).replace("\t", " ").strip()


def _joiner(found: re.Match[str]) -> str:
    """The joiner if it joins two characters, else an empty text; repeated joiners join nothing."""
    before, behind = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    joins = len(found[0]) == 1 and _is_joined(before) and _is_joined(behind)
    return found[0] if joins else ""


def _is_joined(letter: str) -> bool:
    return bool(_JOINED.match(letter)) or letter >= "\U0001f000"


# Letters of the same shape, Latin and Cyrillic.
_PAIRS = (*zip("aceopxyhikABCEHIKMOPTXYəƏɵƟëË", "асеорхуһікАВСЕНІКМОРТХҮәӘөӨёЁ", strict=True),)
CYRILLIC_OF = {ord(latin): cyrillic for latin, cyrillic in _PAIRS}
LATIN_OF = {ord(cyrillic): latin for latin, cyrillic in _PAIRS} | {ord("У"): "Y"}
_WORD = re.compile(r"[^\W_]+")
_LATIN, _CYRILLIC = re.compile("[A-Za-zÀ-ɏəɵƏƟ]"), re.compile("[\u0400-\u04ff]")
_KAZAKH = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_ROMAN = re.compile("[IVXLCDM]{2,}")
# A Latin abbreviation with a Cyrillic ending, as people write it without the hyphen.
_WITH_ENDING = re.compile("[A-Z]{2,}[а-яёәғқңөұүһі]+")


def look_alikes(text: str) -> list[tuple[str, str]]:
    """The words that mix alphabets with their probable spelling, each once, in order.

    A word whose letters can't all be of one alphabet is left alone, as is "PDFке".
    """
    mixed = (word for word in _WORD.findall(text) if _is_mixed(word))
    is_kazakh = bool(_KAZAKH.search(text))
    found = ((word, _in_one_alphabet(word, is_kazakh)) for word in dict.fromkeys(mixed))
    return [(word, meant) for word, meant in found if meant]


def _is_mixed(word: str) -> bool:
    has_both = _LATIN.search(word) and _CYRILLIC.search(word)
    return bool(has_both) and not _WITH_ENDING.fullmatch(word)


def _in_one_alphabet(word: str, is_kazakh: bool) -> str:
    """The word in Cyrillic or Latin letters; if both are possible, in those that it has more of."""
    table = CYRILLIC_OF if is_kazakh else CYRILLIC_OF | {ord("Y"): "У"}
    cyrillic, latin = word.translate(table), word.translate(LATIN_OF)
    candidates = [
        *([cyrillic] if not _LATIN.search(cyrillic) else []),
        *([latin] if not _CYRILLIC.search(latin) else []),
    ]
    if len(candidates) == 2:
        is_latin = len(_LATIN.findall(word)) > len(_CYRILLIC.findall(word))
        return latin if is_latin or _ROMAN.fullmatch(latin) else cyrillic
    return candidates[0] if candidates else ""


def corrected(text: str, words: Iterable[tuple[str, str]]) -> str:
    """``text`` with the words replaced by their probable spelling."""
    meant = dict(words)
    return _WORD.sub(lambda found: meant.get(found[0], found[0]), text)
