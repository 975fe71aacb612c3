"""Other readings of a typed word: Cyrillic in Latin letters, or the other keyboard layout.

A search looks for them beside the word as typed. A wrong reading hardly ever begins a real word,
so it does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from projects.texts.alphabet import WORD, fold

# Shorter words get no other readings: these would begin too many words that nobody asked for.
SHORTEST = 4

# The same keys on the English and on the Russian layout; the Kazakh one has its own letters on the
# row of digits (ГОСТ 34.870, as Windows and Linux ship it). A capital is folded before.
DIGITS, _KAZAKH = "2345890=", "әіңғүұқһ"
_ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`" + DIGITS
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё" + _KAZAKH
TO_CYRILLIC = str.maketrans(_ENGLISH, _CYRILLIC)
TO_LATIN = str.maketrans(_CYRILLIC + "ө", _ENGLISH + "-")
# Kazakh typed while the Russian layout is on: digits stand among Cyrillic letters, к8нт3збе.
TO_KAZAKH = str.maketrans(DIGITS, _KAZAKH)
CYRILLIC = "[а-яёәіңғүұқөһ]+"
# A hyphen is the key of ө only beside digits, or a piece that is no word, for it has no vowel.
HYPHEN = "(?:^|-)[^аәеёиіоөуұүыэюя-]*(?:-|$)"

# Latin letters as they stand for Cyrillic ones: the Kazakh alphabets of 2018 and 2021 and what
# people write without their marks, together with the usual English spelling of names.
PAIRS = (
    *(("tsk", "тск"), ("tstv", "тств")),
    *(("shch", "щ"), ("sch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х")),
    *(("ts", "ц"), ("yu", "ю"), ("ya", "я"), ("yo", "е"), ("gh", "г")),
)
LETTERS = str.maketrans("abvgdezjiklmnoprstufhcyqwx", "абвгдезжиклмнопрстуфхцыкух")
LETTERS |= str.maketrans("äáğģǵıŋñńöóüúūýïşšçčž", "аагггыңңңөөүұұуишшччж")
# No Kazakh word begins with ң.
NG = "(?<=.)ng"
# An apostrophe within a word is a soft sign: bol'nitsa. Not that of the English genitive.
SOFT = "(?<=[a-z])['’ʼ](?!s?$)"
# After a vowel i and ı may be й, and y is: äielder, qaırat, muzey; so is the last letter of novyy.
_VOWELS = "aeouäáöóüúūý"
I_SHORT = f"(?<=[{_VOWELS}])[iı]"
Y_SHORT = f"(?<=[{_VOWELS}i])y|(?<=[^{_VOWELS}iy]y)y"
# Two letters of the Kazakh Latin alphabets that are one in Cyrillic: oıý is ою, akademıa академия.
AS_ONE = (("йу", "ю"), ("йа", "я"), ("иу", "ию"), ("иа", "ия"))


def in_other_layouts(token: str) -> list[str]:
    """``token`` (no spaces) as the same keys give it on other layouts: ghjtrn is проект, к8м3с
    күміс."""
    small = token.lower()
    is_latin = re.search("[a-z]", small)
    cyrillic = _with_hyphens(small.translate(TO_CYRILLIC if is_latin else TO_KAZAKH), small)
    latin = [] if is_latin else [small.translate(TO_LATIN)]
    return latin + [cyrillic] * bool(re.fullmatch(CYRILLIC, cyrillic))


def _with_hyphens(cyrillic: str, typed: str) -> str:
    """A reading of what was typed, with its hyphens as the letter ө where they are its key."""
    is_key = re.search(f"[{DIGITS}]", typed) or re.search(HYPHEN, cyrillic)
    return cyrillic.replace("-", "ө") if is_key else cyrillic


def in_cyrillic(word: str) -> list[str]:
    """A Latin word as it may sound, in Cyrillic letters: qazaqstan is казакстан. Often one reading;
    ı is ы in older Kazakh alphabets and і, which is folded to и, in that of 2021."""
    for latin, cyrillic in PAIRS:
        word = word.replace(latin, cyrillic)
    word = re.sub(SOFT, "ь", re.sub(NG, "н", word))
    with_short = (re.sub(Y_SHORT, "й", one) for one in (word, re.sub(I_SHORT, "й", word)))
    spelled = [meant for one in with_short for meant in (one, one.replace("ı", "i"))]
    found = [one.translate(LETTERS) for one in spelled]
    return list(dict.fromkeys((*found, *map(_as_one, found))))


def _as_one(word: str) -> str:
    for letters, one in AS_ONE:
        word = word.replace(letters, one)
    return word


def readings(token: str) -> list[str]:
    """Other words, folded, that the visitor may have meant by ``token``; often none.

    ``token`` is what stands between spaces, as typed: on the wrong layout a letter can be a comma.
    """
    if len(token) < SHORTEST or not any(letter.isalpha() for letter in token):
        return []
    return _words((*in_cyrillic(token.lower()), *in_other_layouts(token)), token)


def _words(candidates: Iterable[str], token: str) -> list[str]:
    """The candidates that are words, folded, each once, without the token itself."""
    words = [fold(one) for one in candidates if WORD.fullmatch(one) and one.isalpha()]
    return [word for word in dict.fromkeys(words) if word != fold(token)]


def short_readings(token: str) -> list[str]:
    """The same for a token of two or three letters, in which only Cyrillic in Latin letters is
    read: til, áje. These must be found as whole words."""
    small = token.lower()
    if not 1 < len(token) < SHORTEST or not all(ord(letter) in LETTERS for letter in small):
        return []
    return list(dict.fromkeys(map(fold, in_cyrillic(small))))


def short_layouts(token: str) -> list[str]:
    """The same for a token of two or three letters on another layout: n3k is тіл, [jh хор."""
    if not 1 < len(token) < SHORTEST or not any(letter.isalpha() for letter in token):
        return []
    return _words(in_other_layouts(token), token)
