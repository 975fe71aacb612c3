"""The forms of a word in the search index: what a text is found by, and what a query looks for.

The index holds one text an entry. For a word of a text it has the word itself, folded, and its
stems, each marked with its language and ended, so that a Kazakh stem meets no Russian word and
no longer stem: κтилω. An engine matches beginnings: "тил" finds each word that begins so, κтилω
that stem alone, ρпроект (without the end) each Russian stem that begins so. Numbers, stands, blocks
and known phrases stand there in the same way.

The frozen copy has the same rules: ``static/js/frozen/forms.js``.
"""

from __future__ import annotations

from functools import lru_cache

from projects.texts.kazakh_stems import DERIVATION, INFLECTION, kazakh_stem
from projects.texts.stems import stem, without_fleeting

# Greek letters, which no text of the exhibition begins a word with.
MARKS = {"kk": "κ", "ru": "ρ", "en": "ε"}
NUMBER, STAND, BLOCK, PHRASE, END = "ν", "σ", "β", "φ", "ω"
# A stem at least this long also finds the longer stems that begin with it.
LONG_STEM = {"kk": 4, "ru": 5, "en": 5}


def is_marked(form: str) -> bool:
    """Whether it is no word as typed but a marked stem, number, stand, block or phrase."""
    return form[0] in "κρενσβφ"


def is_whole(form: str) -> bool:
    """Whether it is one of these and begins no longer one."""
    return is_marked(form) and form.endswith(END)


def whole(mark: str, word: str) -> str:
    """The mark of exactly this stem, number, stand or block."""
    return f"{mark}{word}{END}"


def languages_of(word: str, language: str = "") -> tuple[str, ...]:
    """The languages whose word it may be: by its letters, and by the ``language`` of its text."""
    if word.isascii():
        return ("en",)
    return (language,) if language in ("kk", "ru") else ("kk", "ru")


@lru_cache(maxsize=50_000)
def stems(word: str, language: str) -> tuple[str, ...]:
    """The stems of a folded word, marked. A Russian word that Snowball takes for a verb (журнал,
    кредит) also stands for itself."""
    found = [stem(word, language)]
    if language == "ru":
        found.append(without_fleeting(word))
    return tuple(dict.fromkeys(whole(MARKS[language], one) for one in found))


@lru_cache(maxsize=50_000)
def indexed(word: str, language: str = "", *, derived: bool = True) -> tuple[str, ...]:
    """A folded word of a text in ``language`` as the index holds it, with what it is derived from
    or without."""
    if word.isdecimal():
        return (whole(NUMBER, word),)
    if not word.isalpha():
        return (word,)
    found = [word]
    for one in languages_of(word, language):
        found += stems(word, one)
        if one == "kk" and derived:
            # What it is derived from, so that тіл finds тілдік; бір finds no бірлік the other way.
            found.append(whole(MARKS["kk"], kazakh_stem(word, INFLECTION | DERIVATION)))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=5_000)
def asked(word: str) -> tuple[str, ...]:
    """What a query looks for by a folded word: beginnings of what the index holds."""
    if word.isdecimal():
        return (whole(NUMBER, word),)
    if not word.isalpha():
        return (word,)
    return (word, *asked_whole(word))


def asked_whole(word: str) -> tuple[str, ...]:
    """The same without the word's own beginning: its other forms alone."""
    found: list[str] = []
    for language in languages_of(word):
        found += stems(word, language)
        shorter = stem(word, language)
        if len(shorter) >= LONG_STEM[language]:
            found.append(MARKS[language] + shorter)
    return tuple(dict.fromkeys(found))


def block_form(slug: str) -> str:
    """The form by which the entries of a block are found."""
    return whole(BLOCK, "".join(filter(str.isalnum, slug)))
