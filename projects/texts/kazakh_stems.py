"""Stems of Kazakh words, for Snowball has no stemmer of Kazakh.

Endings follow a Kazakh stem one by one: plural, possessive, case; each has forms that follow from
the sound before it. ``kazakh_stem`` takes them off from the end. Words are folded
(``projects.texts.alphabet.fold``: қ is к, і is и), for many people type without Kazakh letters, so
of vowel harmony only what folding leaves can be checked.

The frozen copy has the same rules from the same tables: ``static/js/frozen/forms.js``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

VOWELS = "аеиоуыэюя"
_VOICED = "жзйлмнр"
_HUSHED = "бвгдкпстфхцчшщ"

# Endings, each with the letters (or longer ends) that it can follow.
_INFLECTION: tuple[tuple[str, Sequence[str]], ...] = (
    ("лар лер", VOWELS + "йр"),
    ("дар дер", "жзлмн"),
    ("тар тер", _HUSHED),
    ("нын нин", VOWELS + "мн"),
    ("дын дин", "жзйлруюн"),
    ("тын тин", _HUSHED),
    ("ны ни", VOWELS),
    ("ды ди", _VOICED + "ую"),
    ("ты ти", _HUSHED),
    ("га ге", VOWELS + _VOICED),
    ("ка ке", _HUSHED),
    ("на не", "ыи"),
    ("да де", VOWELS + _VOICED),
    ("та те", _HUSHED),
    ("нда нде", "ыи"),
    ("дагы деги", VOWELS + _VOICED),
    ("тагы теги", _HUSHED),
    ("ндагы ндеги", "ыи"),
    ("дан ден", VOWELS + _VOICED),
    ("тан тен", _HUSHED),
    ("нан нен", "ыимн"),
    ("мен", VOWELS + "йлмнр"),
    ("бен", "жз"),
    ("пен", _HUSHED),
    ("н", "ыи"),
    ("сы си", "аеоуэюя"),
    # Of words in -шы, not of облыс.
    ("сы си", ("шы", "ши")),
    ("ы и", _VOICED + _HUSHED + "у"),
    ("ым им ымыз имиз ын ин ыныз иниз", _VOICED + _HUSHED + "у"),
    ("мыз миз ныз низ", VOWELS),
)
# Endings that make a new word of a word: тілдік from тіл.
_DERIVATION: tuple[tuple[str, Sequence[str]], ...] = (
    ("лык лик", VOWELS + "йрл"),
    ("дык дик", "жзлмн"),
    ("тык тик", _HUSHED),
    ("шы ши шылык шилик", VOWELS + _VOICED + _HUSHED),
    ("лы ли", VOWELS + "йр"),
    ("сыз сиз", VOWELS + _VOICED + _HUSHED),
    ("ша ше", VOWELS + _VOICED + _HUSHED),
    ("дай дей", VOWELS + _VOICED),
    ("тай тей", _HUSHED),
)


# The same of words that people type, which are no words of texts: сыныптас from сынып.
_FURTHER: tuple[tuple[str, Sequence[str]], ...] = (
    ("лас лес", VOWELS + "йр"),
    ("дас дес", "жзлмн"),
    ("тас тес", _HUSHED),
)


def _table(rows: Iterable[tuple[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    """Ending to what it can follow."""
    table: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for endings, before in rows:
        for ending in endings.split():
            table[ending] += tuple(before)
    return dict(table)


INFLECTION, DERIVATION = _table(_INFLECTION), _table(_DERIVATION)
# All that may stand behind a stem.
ALL_ENDINGS = _table((*_INFLECTION, *_DERIVATION, *_FURTHER))
# What a word may end with behind a hyphen, as a regular expression: ҚХА-ның, Астана-дағылар.
ENDINGS = f"(?:{'|'.join(sorted(INFLECTION, key=len, reverse=True))}){{1,4}}"
# The last vowel of a word to those that an ending after it can't have; folding leaves only these.
# "With" has one form for all words.
DISCORD = {"е": "аы", "ы": "е"}
UNHARMONIOUS = ("мен", "бен", "пен")
# Sounds that change before a vowel, at the end of a stem: кітап, кітабы.
FINAL = {"б": "п", "г": "к"}
# Stems whose last vowel falls out (халық, халқы), and words that only look inflected.
IRREGULAR = {
    "халык": "халк",
    "орын": "орн",
    "гурып": "гурп",
    "арип": "арп",
    "мулик": "мулк",
    "корик": "корк",
    "ерик": "ерк",
    **{
        word: word
        for word in (
            *("кенес", "улес", "курес", "елес", "отандас", "кандас", "алмас", "жастар"),
            *("корши", "жетим", "уйым", "сеним", "сезим", "билим", "болим", "оним", "оскемен"),
            *("еркин", "кыска", "тилдарын"),
        )
    },
}


def kazakh_stem(word: str, endings: Mapping[str, tuple[str, ...]] = INFLECTION) -> str:
    """The folded word without its endings. At least three letters stay, or a vowel and a consonant
    (ел, ән)."""
    word = word.replace("ь", "")
    while word not in IRREGULAR and (ending := _ending(word, endings)):
        word = word[: -len(ending)]
    word = word[:-1] + FINAL.get(word[-1:], word[-1:]) if len(word) > 2 else word
    return IRREGULAR.get(word, word)


def _ending(word: str, endings: Mapping[str, tuple[str, ...]]) -> str:
    """The longest ending that the word can have, or one that leaves an irregular stem; else an
    empty text."""
    found = ""
    for length in range(min(5, len(word) - 2), 0, -1):
        ending, rest = word[-length:], word[:-length]
        before = endings.get(ending)
        if before and rest.endswith(before) and _can_be_stem(rest) and _agrees(rest, ending):
            if rest in IRREGULAR:
                return ending
            found = found or ending
    return found


def _can_be_stem(rest: str) -> bool:
    if len(rest) == 2:
        return rest[0] in VOWELS and rest[1] not in VOWELS
    return any(letter in VOWELS for letter in rest)


def _agrees(rest: str, ending: str) -> bool:
    if ending in UNHARMONIOUS:
        return True
    last = next((letter for letter in reversed(rest) if letter in VOWELS), "")
    return not any(letter in DISCORD.get(last, "") for letter in ending)
