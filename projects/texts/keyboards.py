"""Other readings of a typed word: Cyrillic in Latin letters, or the other keyboard layout.

A search looks for them beside the word as typed. A wrong reading hardly ever begins a real word,
so it does no harm.
"""

from __future__ import annotations

import re

from projects.texts.alphabet import WORD, fold

# Shorter words get no other readings: these would begin too many words that nobody asked for.
SHORTEST = 4

# The same keys on the English and on the Russian layout; the Kazakh one has its own letters on the
# row of digits (ГОСТ 34.870, as Windows and Linux ship it). A capital is folded before.
_ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`" + "2345890-="
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё" + "әіңғүұқөһ"
TO_CYRILLIC = str.maketrans(_ENGLISH, _CYRILLIC)
TO_LATIN = str.maketrans(_CYRILLIC, _ENGLISH)

# Latin letters as they stand for Cyrillic ones: the Kazakh alphabets of 2018 and 2021 and what
# people write without their marks, together with the usual English spelling of names.
PAIRS = (
    *(("shch", "щ"), ("sch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х")),
    *(("ts", "ц"), ("yu", "ю"), ("ya", "я"), ("yo", "е"), ("gh", "г"), ("ng", "н")),
)
LETTERS = str.maketrans("abvgdezjiklmnoprstufhcyqwx", "абвгдезжиклмнопрстуфхцыкух")
LETTERS |= str.maketrans("äáğģǵıŋñńöóüúūýïşšçčž", "аагггыңңңөөүұұуишшччж")
# An apostrophe within a word is a soft sign: bol'nitsa. Not that of the English genitive.
SOFT = "(?<=[a-z])['’ʼ](?!s?$)"
# After a vowel i and ı may be й, and y is: äielder, qaırat, muzey; so is the last letter of novyy.
_VOWELS = "aeouäáöóüúūý"
I_SHORT = f"(?<=[{_VOWELS}])[iı]"
Y_SHORT = f"(?<=[{_VOWELS}i])y|(?<=[^{_VOWELS}iy]y)y"


def in_other_layout(token: str) -> str:
    """``token`` (no spaces) as the same keys give it on the other layout: ghjtrn is проект."""
    small = token.lower()
    return small.translate(TO_CYRILLIC if small[:1].isascii() else TO_LATIN)


def in_cyrillic(word: str) -> list[str]:
    """A Latin word as it may sound, in Cyrillic letters: qazaqstan is казакстан. Often one reading;
    ı is ы in older Kazakh alphabets and і, which is folded to и, in that of 2021."""
    for latin, cyrillic in PAIRS:
        word = word.replace(latin, cyrillic)
    word = re.sub(SOFT, "ь", word)
    with_short = (re.sub(Y_SHORT, "й", one) for one in (word, re.sub(I_SHORT, "й", word)))
    spelled = [meant for one in with_short for meant in (one, one.replace("ı", "i"))]
    return [one.translate(LETTERS) for one in dict.fromkeys(spelled)]


def readings(token: str) -> list[str]:
    """Other words, folded, that the visitor may have meant by ``token``; often none.

    ``token`` is what stands between spaces, as typed: on the wrong layout a letter can be a comma.
    """
    if len(token) < SHORTEST or not any(letter.isalpha() for letter in token):
        return []
    candidates = (*in_cyrillic(token.lower()), in_other_layout(token))
    words = [fold(one) for one in candidates if WORD.fullmatch(one) and one.isalpha()]
    return [word for word in dict.fromkeys(words) if word != fold(token)]


def short_readings(token: str) -> list[str]:
    """The same for a token of two or three letters, in which only Cyrillic in Latin letters is
    read: til, áje. These must be found as whole words."""
    small = token.lower()
    if not 1 < len(token) < SHORTEST or not all(ord(letter) in LETTERS for letter in small):
        return []
    return list(dict.fromkeys(map(fold, in_cyrillic(small))))
