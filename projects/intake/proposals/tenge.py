"""Sums in tenge: of a text, of a cell under a label that says tenge, of a whole and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from projects.intake.proposals.exactness import with_exactness
from projects.intake.proposals.sentences import Sentence
from projects.texts.alphabet import fold
from projects.texts.found_numbers import FoundNumber, numbers_in
from projects.texts.numbers import Qualifier

_TENGE = re.compile(r"[\s\u00a0]*(?:\([^)]*\)[\s\u00a0]*)?(?:₸|тенге|тг|тнг|тн!|kzt|tenge|kzt)")
_TENGE_BEFORE = re.compile(r"(?:₸|kzt)\s*$")
# What costs less is a thing or a ticket.
LEAST = 30_000


def sums_in(text: str) -> Iterator[FoundNumber]:
    """The sums in tenge of a text."""
    small = fold(text)
    for found in numbers_in(text):
        if _TENGE.match(small, found.end) or _TENGE_BEFORE.search(small[: found.start]):
            yield found


_TENGE_IN_LABEL = re.compile(r"(?<!\w)(?:₸|тенге|тг|тнг|kzt|tenge)(?!\w)")
# "тыс. тенге" above a column: its numbers are of thousands.
_IN_POWERS = re.compile(
    r"(?<!\w)(?P<power>тыс|мын|млн|миллион|млрд|thousand|million)\w*\.?,?\s*(?:₸|тенге|тг|тнг|kzt|tenge)"
)
_POWERS = {"тыс": 3, "мын": 3, "thousand": 3, "млрд": 9}


def in_tenge(found: FoundNumber, folded_label: str) -> int:
    """A number under a label that may say "тыс. тенге", unless it says itself of what it is."""
    powers = _IN_POWERS.search(folded_label)
    if not powers or any(map(str.isalpha, found.quantity.typed)):
        return found.quantity.number
    return found.quantity.number * 10 ** _POWERS.get(powers["power"], 6)


_DECIMAL = re.compile(r"\s*\d[\d\s\u00a0]*,\d{1,3}\s*")


def with_power(sentence: Sentence) -> Sentence:
    """A cell with a decimal number, "5 480,5", with what its label says that it is of: "тыс."."""
    powers = _IN_POWERS.search(sentence.folded_label)
    if not powers or not _DECIMAL.fullmatch(sentence.text):
        return sentence
    word = "млрд" if powers["power"] == "млрд" else "тыс" if powers["power"] in _POWERS else "млн"
    return replace(sentence, text=f"{sentence.text.rstrip()} {word}")


def sums_of(sentence: Sentence) -> list[FoundNumber]:
    """The sums of a sentence; under a label that says tenge all numbers are."""
    if _TENGE_IN_LABEL.search(sentence.folded_label):
        return list(numbers_in(sentence.text))
    return list(sums_in(sentence.text))


def without_limits(found: Iterator[FoundNumber]) -> list[FoundNumber]:
    """The numbers that are no "at least" or "up to": a budget is kept as one exact sum."""
    limits = (Qualifier.AT_LEAST, Qualifier.UP_TO)
    return [one for one in found if one.quantity.qualifier not in limits]


def is_rough(sentence: Sentence, amount: int) -> bool:
    """Whether a sentence gives a sum only about, and nowhere exactly."""
    exact = (None, Qualifier.EXACTLY)
    given = [
        with_exactness(sentence.folded, one).quantity.qualifier in exact
        for one in numbers_in(sentence.text)
        if in_tenge(one, sentence.folded_label) == amount
    ]
    return bool(given) and not any(given)


def sum_of_parts(text: str) -> int | None:
    """The sum that the other large numbers of a text come to, if it is one: "14,2 млн тенге: 9,5
    млн – грант, 4,7 млн – пожертвования"."""
    text = re.sub(r"\([^()\d]*\)", "", text)  # the sum in words
    large = [n for one in numbers_in(text) if (n := one.quantity.number) >= LEAST]
    whole = {one.quantity.number for one in without_limits(sums_in(text))}
    found = [number for number in large if number in whole and number * 2 == sum(large)]
    return found[0] if len(large) > 2 and len(found) == 1 else None
