"""Whatever is typed for a number, no digit of it is lost or added: property-based tests."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from projects.texts.number_words import with_digits
from projects.texts.numbers import number
from projects.texts.quantities import Unit
from projects.texts.refusals import plain
from projects.texts.typed_numbers import read_number

WHOLE = st.integers(0, 10**15)


@given(WHOLE, st.sampled_from(["kk", "ru", "en"]))
def test_what_our_pages_write_is_read_back(whole: int, language: str) -> None:
    with translation.override(language):
        assert read_number(number(whole)).number == whole


@given(
    WHOLE,
    st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "'"]),
    st.sampled_from(["", "около ", "~", "более ", "не менее ", "до ", "≥", "шамамен ", "₸ "]),
    st.sampled_from(["", ",00", ".0"]),
    st.sampled_from(["", " тг", "\u00a0теңге"]),
)
def test_a_number_in_any_dress_is_the_same(
    whole: int, group: str, before: str, cents: str, behind: str
) -> None:
    typed = before + f"{whole:,}".replace(",", group) + cents + ("" if "₸" in before else behind)
    assert read_number(typed, Unit.TENGE).number == whole


@given(
    st.decimals(0, 99_999, places=2),
    st.sampled_from([("тыс.", 3), ("млн", 6), ("млрд", 9), ("мың", 3), ("million", 6)]),
    st.sampled_from([",", "."]),
)
def test_a_word_counts_in_or_the_number_is_refused(
    value: Decimal, word: tuple[str, int], mark: str
) -> None:
    typed = f"{value}".replace(".", mark) + f" {word[0]}"
    assert read_number(typed).number == value * 10 ** word[1]


# What people's hands find on the keyboard around a number.
PIECES = st.sampled_from(
    [
        *"0123456789",
        *(" ", "\u00a0", ",", ".", "-", "–", "+", "~", ">", "'", "\n", "\u200b", "/", "№", "%"),
        *("млн", "тыс.", "мың", "тг", "₸", "около ", "более ", "не ", "ден", "астам", "г.", "о"),
        *("до ", "менее ", "≥", "=", "ге", " дейін"),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=20))
@example("2500000,00")
@example("14,2 млн")
@example("12,5")
def test_no_digit_is_ever_dropped(typed: str) -> None:
    """Every digit but zeros is in the number, in order; else there is a sentence."""
    try:
        read = read_number(typed, Unit.TENGE)
    except ValidationError:
        return
    assert re.sub("[^1-9]", "", with_digits(plain(typed))) == re.sub("[^1-9]", "", str(read.number))


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
def test_what_was_read_reads_the_same_again(typed: str) -> None:
    try:
        read = read_number(typed, Unit.TENGE)
    except ValidationError:
        return
    with translation.override("ru"):
        assert read_number(number(read.number)).number == read.number
