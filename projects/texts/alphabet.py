"""Letters of Kazakh, Russian and English: their order, and which count as the same in a search."""

from __future__ import annotations

import re
import unicodedata

# Kazakh Cyrillic in its own order; Russian is a part of it in the same order. Latin comes first.
_KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_ORDER = {
    letter: chr(0x100 + place)
    for place, letter in enumerate("0123456789abcdefghijklmnopqrstuvwxyz" + _KAZAKH)
}

# People often type Kazakh without its own letters: the README lists the pairs.
PLAIN = str.maketrans("әғқңөұүһіё", "агкноуухие")
# The same in both cases, for patterns of written names.
PLAIN_WRITTEN = PLAIN | str.maketrans("ӘҒҚҢӨҰҮҺІЁ", "АГКНОУУХИЕ")
# And Latin without accents, as SQLite's index has it: café is cafe.
PLAIN |= str.maketrans("àáâãäåçèéêëìíîïñòóôõöùúûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy")

WORD = re.compile(r"[^\W_]+")
# Letters of the three languages, for the brackets of regular expressions.
UPPER, LOWER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ", "a-zа-яёәғқңөұүһі"


def order_key(title: str) -> str:
    """A string that sorts where ``title`` stands in the alphabet, by code points.

    Letter case, quotation marks and punctuation do not count; words do.
    """
    letters = unicodedata.normalize("NFC", title).casefold()
    words = WORD.findall(letters)
    return " ".join("".join(_ORDER.get(letter, letter) for letter in word) for word in words)


def fold(text: str) -> str:
    """``text`` in small letters, with Kazakh letters as people type them without a Kazakh keyboard.

    A place in the result is the same place in the text: қ is к, і is и. Unicode's few letters whose
    small form is longer keep their first character.
    """
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower()[:1] or letter for letter in text)
    return small.translate(PLAIN)
