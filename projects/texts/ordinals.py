"""Numbers that a query says in words: "двадцать третий", "он екінші", "forty" are 23, 12, 40.

Words are folded (``projects.texts.alphabet.fold``). The frozen copy has the same tables:
``static/js/frozen/query_text.js``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from projects.texts.alphabet import fold
from projects.texts.number_words import SMALL

WORDS = {fold(word): value for word, value in SMALL.items()} | {
    word: value
    for value, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
            *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
        ),
        start=1,
    )
}
# What endings of ordinal numbers stand behind, beside these words.
STEMS = {
    **{"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7},
    **{"восьм": 8, "девят": 9, "десят": 10},
    **{fold(word)[:-1]: value for word, value in SMALL.items() if word.endswith("цать")},
    **{"сороков": 40, "пятидесят": 50, "шестидесят": 60, "семидесят": 70, "восьмидесят": 80},
    **{"девяност": 90, "сот": 100, "кырк": 40},
    **{"thirtie": 30, "fortie": 40, "fiftie": 50, "sixtie": 60},
}
ENDINGS = (
    "(?:ый|ий|ой|ая|ья|ое|ье|ого|ьего|ому|ьему|ым|ьим|ом|ьем|ую|ью|ые|ьи|ых|ьих"
    "|(?:с?[ыи])?нш[ыи]|th)"
)


def number_in_words(words: Iterable[str]) -> str:
    """The one number that all these words say together, in digits; else nothing."""
    total, smallest = 0, 1000  # the size of the last word: a smaller one adds to it
    for word in (piece for text in words for piece in text.split("-")):
        value = _value(word)
        size = 100 if value >= 100 else 10 if value >= 20 or value == 10 else 1
        if not value or size >= smallest:
            return ""
        total, smallest = total + value, size
    return str(total) if total else ""


def _value(word: str) -> int:
    if word in WORDS:
        return WORDS[word]
    for end in range(2, len(word)):
        value = STEMS.get(word[:end]) or WORDS.get(word[:end], 0)
        if value and re.fullmatch(ENDINGS, word[end:]):
            return value
    return 0
