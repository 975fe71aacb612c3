"""Where a Kazakh word may be parted at a line's end.

By syllables: each has one vowel, and of the consonants between two vowels the last one opens the
next syllable: мек-теп-те-рін-де, қа-йы-рым-ды-лық. For Russian and English the typesetter brings
lists of patterns; for Kazakh there is none.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

VOWELS = frozenset("аәеёиоөұүыіэюя")
# Letters that begin with a consonant, so that a syllable may begin with them behind a vowel.
OPENING = frozenset("еёюя")
SIGNS = frozenset("ьъ")


def _vowels(word: str) -> list[int]:
    """The places of the vowels. «У» is one but behind a vowel, and before one at the beginning."""
    found = []
    for place, letter in enumerate(word):
        if letter == "у":
            before, after = word[max(place - 1, 0) : place], word[place + 1 : place + 2]
            is_vowel = before not in VOWELS if before else after not in VOWELS
            if is_vowel or not (before or after):
                found.append(place)
        elif letter in VOWELS:
            found.append(place)
    return found


@lru_cache(maxsize=8192)
def kazakh_breaks(word: str) -> tuple[int, ...]:
    """The places where a word may be parted; none in an abbreviation or a word of other letters."""
    if not word.isalpha() or (len(word) > 1 and word.isupper()):
        return ()
    small, found = word.lower(), []
    vowels = _vowels(small)
    for before, after in pairwise(vowels):
        if after - before > 1:
            found.append(after if small[after - 1] in SIGNS else after - 1)
        elif small[before] in "иу" or small[after] in OPENING - {"е"}:
            found.append(after)
    return tuple(found)
