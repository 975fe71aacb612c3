"""What a search text asks for, without an engine: words, numbers of stands, phrases.

A query is a list of parts, all of which an entry must have. A part has alternatives: the word as
typed, its other readings (``projects.texts.keyboards``), synonyms, a block. An alternative is a
list of words that must all be found, and a word a list of forms (``projects.texts.forms``) of
which one must.

The frozen copy has the same rules: ``static/js/frozen/search.js``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from projects.catalogue.meanings import Meanings
from projects.catalogue.query_text import (
    with_abbreviations,
    with_numbers_in_digits,
    without_endings,
)
from projects.texts import forms
from projects.texts.alphabet import WORD, fold
from projects.texts.keyboards import SHORTEST, readings, short_layouts, short_readings
from projects.texts.ordinals import number_in_words
from projects.texts.phrases import Phrase
from projects.texts.sums import sums_in
from projects.texts.words import LONGEST_QUERY, MOST_WORDS, SILENT, plain, words_of

Alternative = tuple[tuple[str, ...], ...]

YEAR = re.compile(r"(?:19|20)[0-9][0-9]")


def stand_pattern(before: str, letter: str) -> str:
    """ "№ 5", "стенд 5", "stand no. 5", "5-стенд", "5-ші стенд": a stand and nothing else, or
    several: "стенды 1-3", "stands 4 and 6". At the end of a query also "проект 5" and "5-жоба",
    unless the number may be a year. The word may be typed on another layout: cntyl.

    ``before`` is that no letter comes before, ``letter`` a letter or digit, as an engine of regular
    expressions writes them.
    """
    own = rf"(?:(?![0-9]){letter})"
    sign = rf"(?:№|#|{before}n(?:o\.?|º|°)?|{before}(?:номер|нөмір|номир|number){own}*)"
    stand = rf"{before}(?:(?:стенд|cntyl){own}{{0,3}}|stend|stands?|ыефтвы?)"
    ordinal = r"(?:\s*-?\s*(?:ші|шы|й|ый|ой|th|st|nd|rd))?"
    project = "(?:проект|жоба|project|entry)"
    no_year = rf"(?!{YEAR.pattern}(?!{letter}))[0-9]{{1,6}}"
    several = rf"([0-9]{{1,6}}(?:\s*(?:[,&–—-]|и|мен|және|and)\s*{no_year})*)"
    return (
        rf"(?:{stand}[\s–—-]*{sign}?|{sign})\s*{several}(?!{letter})"
        rf"|{before}{several}{ordinal}[\s-]*{stand}"
        rf"|{before}{project}\s*{sign}?\s*({no_year})\s*$"
        rf"|{before}({no_year})\s*-{ordinal}\s*{project}\s*$"
    )


STAND = re.compile(stand_pattern(r"(?<!\w)", r"\w"), re.IGNORECASE)
# A number, or two between which all are meant.
_RANGE = re.compile(r"([0-9]+)(?:\s*[–—-]\s*([0-9]+))?")
# More between two numbers are not meant.
MOST_STANDS = 100
# What people write beside a year.
OF_YEAR = frozenset(["год", "года", "году", "годы", "г", "жыл", "жылы", "жылгы", "year"])
# What people say beside the name of a place, folded.
OF_PLACE = frozenset(
    (
        *("город", "города", "городе", "г", "кала", "каласы", "каласында", "каласынын", "city"),
        *("town", "обл", "область", "облысы", "облысында", "region", "район", "ауданы", "district"),
    )
)
# A last word that is clipped has at least so many letters, but for these, folded, with the word in
# full, which people also clip without a dot (гос яз, Алм обл).
SHORTEST_END = 3
CLIPPED = {"обл": "область", "яз": "язык"}


class Part(NamedTuple):
    """A part of a query: as it was typed, and its alternatives."""

    typed: str
    alternatives: tuple[Alternative, ...]

    @property
    def word(self) -> tuple[str, ...]:
        """All forms of a part in the readings in which it is one word."""
        words = (alternative[0] for alternative in self.alternatives if len(alternative) == 1)
        return tuple(dict.fromkeys(form for word in words for form in word))


def parts_of(text: str, meanings: Meanings) -> list[Part]:
    """The parts of a query; none where it has no word."""
    text = with_numbers_in_digits(with_abbreviations(plain(text)[:LONGEST_QUERY]))
    parts: list[Part] = []
    end = 0
    for stand in STAND.finditer(text):
        parts += _with_sums(text[end : stand.start()])
        numbers = _stands(stand[stand.lastindex or 0])
        either = tuple(((forms.whole(forms.STAND, str(number)),),) for number in numbers)
        parts.append(Part(stand[0].strip(), either))
        end = stand.end()
    parts += _with_sums(text[end:])
    return _with_phrases(_telling(parts)[:MOST_WORDS], meanings, text)


def _stands(said: str) -> list[int]:
    """The numbers of "5", "5 и 7" and "5-7", each once; those between only of so many stands as an
    exhibition may have."""
    numbers: dict[int, None] = {}
    for first, last in _RANGE.findall(said):
        start, end = int(first), int(last or first)
        between = range(start, end + 1) if start <= end < start + MOST_STANDS else (start, end)
        numbers |= dict.fromkeys(between)
    return list(numbers)


def stand_of(text: str) -> str:
    """The number of the stand that a text asks for and nothing else, or nothing."""
    text = with_numbers_in_digits(plain(text).strip())
    found = STAND.fullmatch(text)
    number = found[found.lastindex or 0] if found else without_endings(text)
    return str(int(number)) if number.isdecimal() else ""


def _with_sums(text: str) -> Iterator[Part]:
    """The parts of a text; a large number is one, in digits or as typed."""
    end = 0
    for start, behind, digits in sums_in(text):
        yield from _parts(without_endings(text[end:start]))
        as_typed = tuple(forms.asked(word) for word in words_of(text[start:behind]))
        yield Part(text[start:behind].strip(), (((forms.whole(forms.NUMBER, digits),),), as_typed))
        end = behind
    yield from _parts(without_endings(text[end:]))


def _parts(text: str) -> Iterator[Part]:
    """A part for each token, what stands between spaces; one for each of its words if it has no
    other reading."""
    for token in dict.fromkeys(text.split()):
        short = short_readings(token)
        # As it stands a short word with marks would begin many English words: än, and.
        typed = words_of(token) if token.isascii() or not short else []
        meant = [(_read(word),) for word in (*readings(token), *short)]
        meant += [(forms.asked_whole(word),) for word in short_layouts(token)]
        words = WORD.findall(token)
        if meant and typed:
            alternative = tuple(map(_asked, typed))
            yield Part(token, (alternative, *meant))
        elif meant:
            yield Part(token, tuple(meant))
        elif words == [token]:
            yield Part(token, ((_asked(fold(token)),),))
        else:
            yield from _parts(" ".join(words))


def _asked(word: str) -> tuple[str, ...]:
    """The forms of a folded word as it is typed, and of the word that it is clipped from."""
    in_full = forms.asked_whole(CLIPPED[word]) if word in CLIPPED else ()
    return (*forms.asked(word), *in_full)


def _read(word: str) -> tuple[str, ...]:
    """The forms of a word that may have been meant: a short one must not begin others."""
    return forms.asked(word) if len(word) >= SHORTEST else forms.asked_whole(word)


def _telling(parts: list[Part]) -> list[Part]:
    """The parts without silent words, if any are left; a lone number may be a stand, too."""
    has_year = any(YEAR.fullmatch(part.typed) for part in parts)
    silent = SILENT | OF_YEAR if has_year else SILENT
    telling = [part for part in parts if fold(part.typed) not in silent] or parts
    if number := number_in_words([fold(part.typed) for part in telling]):
        return [_lone(number, telling)]
    if len(telling) == 1 and telling[0].typed.isdecimal():
        return [_lone(telling[0].typed, [])]
    return telling


def _lone(number: str, said: Sequence[Part]) -> Part:
    """A number by itself: that of a stand, one in a text, or the words that it was said in."""
    stand, in_text = forms.whole(forms.STAND, str(int(number))), forms.whole(forms.NUMBER, number)
    as_said = tuple(part.alternatives[0][0] for part in said)
    typed = " ".join(part.typed for part in said) or number
    return Part(typed, (((stand,),), ((in_text,),), *([as_said] if said else ())))


def _with_phrases(parts: Sequence[Part], meanings: Meanings, text: str) -> list[Part]:
    """The parts, with the longest phrases that have other words given these as alternatives. Beside
    one, a lone "city" says nothing more. Of other words with a hyphen between them in ``text``,
    each is asked for, or the one that they are without it."""
    found, known, place = [], False, 0
    while place < len(parts):
        for length in range(min(meanings.longest, len(parts) - place), 0, -1):
            window = parts[place : place + length]
            if said := _said(window, meanings, text):
                found.append(_with_others(window, *said))
                known = known or fold(found[-1].typed) not in OF_PLACE
                place += length
                break
        else:
            pair = parts[place : place + 2]
            joined = _joined(pair) if len(pair) > 1 and _hyphened(pair) in text else None
            found.append(joined or parts[place])
            place += 2 if joined else 1
    return [part for part in found if not known or fold(part.typed) not in OF_PLACE]


def _said(
    window: Sequence[Part], meanings: Meanings, text: str
) -> tuple[list[Phrase], list[tuple[str, ...]]] | None:
    """What means the same as some parts, and the words as which they are known: as they are typed,
    or else in any reading, or else clipped, the last one only before a dot in ``text``. EKR is a
    region, and no "улк" on another layout; words with a hyphen that have other readings are one
    part: nur-sultan."""
    typed = [forms.asked(fold(part.typed)) if part.typed.isalpha() else () for part in window]
    if len(window) == 1 and len(apart := WORD.findall(window[0].typed)) > 1:
        typed = [forms.asked(fold(word)) for word in apart]
    read = [part.word for part in window]
    for words in (typed, read):
        if phrases := meanings.of(words):
            return phrases, words
    is_dotted = len(window[-1].typed) >= SHORTEST_END and f"{window[-1].typed}." in text
    phrases = meanings.of_clipped(read)
    if not phrases and is_dotted:
        phrases = meanings.of_clipped_to_the_end(read)
    if phrases:
        return phrases, read
    if len(window) == 1 and window[0].typed.isalpha():
        phrases = meanings.of_glued(fold(window[0].typed))
    return (phrases, read) if phrases else None


def _hyphened(pair: Sequence[Part]) -> str:
    return "-".join(part.typed for part in pair)


def _joined(pair: Sequence[Part]) -> Part | None:
    """Two words, or the one that they are together: этно-культурный is этнокультурный. Not of
    Latin letters, which have too many readings."""
    one = "".join(part.typed for part in pair)
    if not one.isalpha() or one.isascii():
        return None
    apart = (first + second for first, second in product(*(part.alternatives for part in pair)))
    return Part(_hyphened(pair), (*apart, (forms.asked(fold(one)),)))


def _with_others(
    window: Sequence[Part], phrases: Sequence[Phrase], words: Sequence[tuple[str, ...]]
) -> Part:
    """As typed (``words``) or in other words. A word that is known as a whole no longer begins
    others: ШҚО finds no школа. Several words that are known are found beside each other alone, or
    by the block that they name."""
    typed = " ".join(part.typed for part in window)
    if len(words) > 1:
        return Part(typed, tuple(phrases))
    as_typed = (tuple(filter(forms.is_whole, words[0])),)
    return Part(typed, tuple(dict.fromkeys((as_typed, *phrases))))


def forms_of(parts: Sequence[Part]) -> list[str]:
    """All forms that a query looks for, each once."""
    return list(
        dict.fromkeys(
            form
            for part in parts
            for alternative in part.alternatives
            for word in alternative
            for form in word
        )
    )
