"""A text and its translation compared: figures, dates and names of the one that the other lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from django.core.exceptions import ValidationError

from projects.texts.alphabet import fold
from projects.texts.found_numbers import numbers_in
from projects.texts.refusals import plain
from projects.texts.typed_dates import KAZAKH_MONTHS, dates_in, read_date

# Smaller numbers in words are often said otherwise: "оба", "a pair", "жалғыз".
SMALLEST_IN_WORDS = 10
# So much of a name stays the same through its endings and from script to script.
SAME = 4
_RUN = re.compile(r"(?<![\w])[0-9]+(?:[ \u00a0\u202f'’][0-9]{3})*(?![0-9])")
# "25 мамырда", "12 қазандағы", "5 қыркүйегінде": a month with its Kazakh endings, of which the
# first says whose month it is and softens a last к.
_ENDED_MONTH = re.compile(
    rf"(?<=[0-9] )(?P<month>{'|'.join(KAZAKH_MONTHS).replace('йек', 'йе[кг]')})(?:с?[ыі]н?)?"
    r"(?:[дтн][ае]н?|[гғқк]?[ае]|[дтн][ыі]ң?|[дтн][ае][гғ][ыі]|[бпм]ен)?(?!\w)"
)
_LATIN_NAME = re.compile(r"\b[A-Z][A-Za-z0-9]{2,}\b")
# "А. Ахметов", "Айгуль Серикова" within a sentence.
_CAPITAL = r"[А-ЯЁӘҒҚҢӨҰҮҺІ]"
_SMALL = r"[а-яёәғқңөұүһі]"
_CAPITALISED = rf"{_CAPITAL}{_SMALL}{{2,}}"
_PERSON = re.compile(
    rf"\b{_CAPITAL}\. ?(?:{_CAPITAL}\. ?)?(?P<initials>{_CAPITALISED})\b"
    rf"|(?<=[а-яёәғқңөұүһі,] ){_CAPITALISED} (?P<last>{_CAPITALISED})\b"
)
_LATIN = str.maketrans("абвгдеёзийклмнопрстуфхцыэжчшщюя", "abvgdeeziiklmnoprstufhciejcssua", "ьъ")


class Missing(NamedTuple):
    """What a translation lacks, each as the original writes it, once."""

    figures: list[str]
    names: list[str]

    def __bool__(self) -> bool:
        return bool(self.figures or self.names)


class _Figures(NamedTuple):
    """Numbers and dates → how the text writes them; ``sure`` are the numbers to be asked after."""

    shown: dict[int | str, str]
    sure: set[int | str]


def missing_in(translation: str, original: str) -> Missing:
    """The figures, dates and names of ``original`` that ``translation`` lacks; of a translation
    that is empty, none."""
    if not translation.strip():
        return Missing([], [])
    asked, there = _figures(original), _figures(translation)
    figures = [asked.shown[key] for key in asked.shown if key in asked.sure - set(there.shown)]
    words = {_key(word) for word in re.findall(r"[^\W\d_]+", translation)}
    names = [shown for shown, key in _names(original) if not any(w.startswith(key) for w in words)]
    return Missing(list(dict.fromkeys(figures)), list(dict.fromkeys(names)))


def _bare_month(found: re.Match[str]) -> str:
    return found["month"].replace("йег", "йек")


def _figures(text: str) -> _Figures:
    """What ``numbers_in`` reads, and what it passes over: dates, ranges, numbers behind signs."""
    shown: dict[int | str, str] = {}
    sure: set[int | str] = set()
    spans = []
    for found in numbers_in(text):
        number = found.quantity.number
        if number is None:
            continue
        shown.setdefault(number, text[found.digits : found.end].strip())
        spans.append((found.start, found.end))
        if text[found.digits : found.digits + 1].isdigit() or number >= SMALLEST_IN_WORDS:
            sure.add(number)
    small = plain(text)
    for written in (*dates_in(small), *dates_in(_ENDED_MONTH.sub(_bare_month, small))):
        with suppress(ValidationError, ValueError):
            key = read_date(written).isoformat()
            shown.setdefault(key, written)
            sure.add(key)
        small = small.replace(written, " ", 1)
        for run in _RUN.finditer(written):
            shown.setdefault(int(re.sub(r"\D", "", run[0])), run[0])
    for run in _RUN.finditer(small):
        number = int(re.sub(r"\D", "", run[0]))
        shown.setdefault(number, run[0])
        # Digits of a number that is read whole, like the 14 of "14,2 млн", are asked for with it.
        if not any(run[0] in text[start:end] for start, end in spans):
            sure.add(number)
    return _Figures(shown, sure)


def _names(text: str) -> Iterator[tuple[str, str]]:
    """Names in Latin letters within another script, and of persons: as written, and their key."""
    is_cyrillic = bool(re.search(_SMALL, text))
    for found in _LATIN_NAME.finditer(text) if is_cyrillic else ():
        yield found[0], _key(found[0])[:SAME]
    for found in _PERSON.finditer(text):
        yield found[0], _key(found["initials"] or found["last"])[:SAME]


def _key(word: str) -> str:
    """A name in bare Latin letters: "Ахметов" and "Akhmetov" begin alike."""
    letters = fold(word).translate(_LATIN).replace("kh", "h").replace("ye", "e")
    return letters.translate(str.maketrans("qy", "ki"))
