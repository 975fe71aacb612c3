"""Numbers in running text, each with its place: what ``projects.texts.typed_numbers`` reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import translation

from projects.texts import number_words
from projects.texts.numbers import Qualifier
from projects.texts.quantities import Quantity
from projects.texts.typed_numbers import BEFORE, BEHIND, POWER, read_number

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class FoundNumber:
    """A number and where it stands, its qualifier with it; ``digits`` is where its own signs
    begin."""

    start: int
    end: int
    digits: int
    quantity: Quantity


_DIGITS = r"[0-9]{1,3}(?:[ \u00a0\u202f'’][0-9]{3})+(?:,[0-9]{1,2})?(?![0-9])|[0-9]+(?:[.,][0-9]+)*"
_ENDED = r"(?=-?(?:[дтн][еа][нй]|[гқғк][еа]|не|на)?(?![^\W\d_]))"
_WORDS = rf"(?:(?:{number_words.WORD})(?:[ -]| and ))*(?:{number_words.WORD}){_ENDED}"
_BARE = rf"(?:{number_words.ALONE}|{number_words.ALONE_BEHIND_QUALIFIER}){_ENDED}"
_ONE = rf"(?:{_DIGITS}|{_WORDS})"
# "Мың жарым" is one and a half of it; "четыре с половиной тысячи" says of what it is the half.
_HALF = r"(?:жарым|с половиной|and a half)"
_HALVED = re.compile(rf"(?P<whole>.+?)\s+{_HALF}\s+(?P<power>{POWER}.*)")
_CORE = (
    rf"(?:{_ONE}\s+{_HALF}\s+(?:{POWER}){_ENDED}|(?:(?:{number_words.ALONE})\s+)?"
    rf"(?:(?:{_ONE}\s*(?:{POWER}){_ENDED}\.?\s*)+(?:{_ONE})?|{_ONE})|{_BARE})"
)
_NUMBER = re.compile(rf"(?<![\w./:№#+-])(?<![\d,],)(?P<core>{_CORE})")
_RANGE_BEFORE = re.compile(r"[0-9]\s*[-–—−…/]\s*$")
_RANGE_BEHIND = re.compile(r"\s*(?:[-–—−…/:]\s*[0-9]|[.:][0-9])")
# Else half of what is counted comes to the number.
_HALF_BEFORE = re.compile(rf"(?<!\w){_HALF}\s*$")
_HALF_BEHIND = re.compile(rf"\s*{_HALF}")
_ENDING = re.compile(r"(?<!миллио)(?<!соро)-?(?:[дтн][еа][нй]|[гқғк][еа]|не|на)(?![^\W\d_])")
# Numbers with one mark before three digits count people and things here, never parts of them.
_ONE_MARK = re.compile(r"(?<![0-9.,])([1-9][0-9]{0,2})[.,]([0-9]{3})(?![0-9.,])")


# Words that say how exact a number is stand no farther from it, which bounds the search.
_NEAR = 60
_WORDS_BEFORE = re.compile(r"(?<!\w)(?:[^\s]+\s+){1,3}$|[~≈><≥≤]=?\s*$")
# "От 20 до 25", "20-дан 25-ке дейін": a range, too.
_FROM = re.compile(
    rf"(?<!\w)(?:от|с|со|from)\s+(?:[0-9]|{number_words.WORD})(?:\S*\s+){{1,3}}$"
    r"|[0-9](?:\s*[^\W\d_]+)?\s*-?[дтн][ае]н\s+$"
)


# Kazakh words of numbers as people type them without a Kazakh keyboard, and as they are written.
_TYPED_PLAIN = dict(
    zip(
        ["мын", "жуз", "еки", "жети", "сегиз", "тогыз", "кырык", "жетпис", "токсан"],
        ["мың", "жүз", "екі", "жеті", "сегіз", "тоғыз", "қырық", "жетпіс", "тоқсан"],
        strict=True,
    )
)
_PLAIN_WORD = re.compile(
    rf"(?<![^\W\d_])(?P<word>{'|'.join(_TYPED_PLAIN)})(?=(?:[дтн][ае]н|[гк][ае])?(?![^\W\d_]))"
)
_PLAIN_BEHIND = re.compile(r"(?<=[0-9])(?P<dative>\s?-?[гк][ае]\s+)(?P<word>жуык|дейин|таяу)(?!\w)")
_DATIVES = str.maketrans("гк", "ғқ")


def _as_written(small: str) -> str:
    """A text with its plain Kazakh words of numbers as they are written; places stay."""
    small = _PLAIN_WORD.sub(lambda found: _TYPED_PLAIN[found["word"]], small)
    return _PLAIN_BEHIND.sub(_behind_as_written, small)


def _behind_as_written(found: re.Match[str]) -> str:
    is_soft = found["dative"].rstrip().endswith("е")
    dative = found["dative"] if is_soft else found["dative"].translate(_DATIVES)
    return dative + {"жуык": "жуық", "дейин": "дейін"}.get(found["word"], found["word"])


def numbers_in(text: str) -> Iterator[FoundNumber]:
    """The numbers of a sentence, in order. What is no whole number, a range or a date is none."""
    small = "".join(letter.lower()[:1] or letter for letter in text)
    small = _as_written(re.sub(r"[\u00a0\u202f\u2009]", " ", small))
    place = 0
    while found := _NUMBER.search(small, place):
        place = max(found.end(), found.start() + 1)
        core = found["core"].rstrip()
        start, end = found.start(), found.start() + len(core)
        if _RANGE_BEFORE.search(small, max(0, start - _NEAR), start) or _RANGE_BEHIND.match(
            small, end
        ):
            continue
        if _HALF_BEFORE.search(small, max(0, start - _NEAR), start) or _HALF_BEHIND.match(
            small, end
        ):
            continue
        before = _qualifier_before(small, start)
        behind = _qualifier_behind(small, end)
        quantity = _read(small[before:start], small[start:behind])
        if quantity is None or _is_end_of_range(small, before, quantity):
            continue
        yield FoundNumber(before, behind, start, quantity)
        place = max(place, behind)


def _is_end_of_range(text: str, start: int, quantity: Quantity) -> bool:
    is_end = quantity.qualifier == Qualifier.UP_TO
    return is_end and bool(_FROM.search(text, max(0, start - _NEAR), start))


def _qualifier_before(text: str, start: int) -> int:
    """Where the words before the number begin that say how exact it is."""
    for found in _WORDS_BEFORE.finditer(text, max(0, start - _NEAR), start):
        for word in re.finditer(r"\S+", found[0]):
            at = found.start() + word.start()
            if (match := BEFORE.match(text, at)) and match.end() == start:
                return at
    return start


def _qualifier_behind(text: str, end: int) -> int:
    """Where the words behind the number end that say how exact it is."""
    for length in (3, 2, 1, 0):
        words = re.match(r"[-\w]*" + r"\s+[^\s.,;:!?()]+" * length, text[end : end + 2 * _NEAR])
        if words and BEHIND.search(text[end - 1 : end + words.end()].rstrip()):
            found = BEHIND.search(text[end - 1 : end + words.end()])
            if found and found.start() <= 1:
                return end + words.end()
    if plus := re.match(r" ?\+(?!\s*[0-9])", text[end:]):
        return end + plus.end()
    ending = _ENDING.match(text, end)
    return ending.end() if ending else end


def _read(before: str, number: str) -> Quantity | None:
    number = number if BEHIND.search(number) else _ENDING.sub("", number)
    if halved := _HALVED.fullmatch(number):
        number = f"{number_words.with_digits(halved['whole'])},5 {halved['power']}"
    for spelt in (before + number, before + _ONE_MARK.sub(r"\1 \2", number)):
        try:
            with translation.override("ru"):
                return read_number(spelt)
        except ValidationError:
            continue
    return None


def has_digits(words: str) -> bool:
    """Whether words have numbers in digits, years apart. A number in words may be one that only a
    person reads."""
    return bool(re.search("[0-9]", YEAR.sub("", words)))


def has_other(words: str, value: int) -> bool:
    """Whether words have numbers in digits, and not this one."""
    said = {found.quantity.number for found in numbers_in(words)}
    return has_digits(words) and value not in said
