"""Figures in words, with their exactness."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from projects.texts.numbers import Qualifier, quantity, signed
from projects.texts.typed_numbers import read_number

STATED = [q for q in Qualifier if q not in (Qualifier.EXACTLY, Qualifier.THOUSANDS)]
WHOLE = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("language", "least", "most"),
    [
        ("kk", "кемінде 300", "300-ге дейін"),
        ("ru", "не менее 300", "до 300"),
        ("en", "at least 300", "up to 300"),
    ],
)
def test_limits_are_said_as_people_say_them(language: str, least: str, most: str) -> None:
    with translation.override(language):
        said = [quantity(300, qualifier) for qualifier in (Qualifier.AT_LEAST, Qualifier.UP_TO)]
    assert said == [least, most]


@pytest.mark.parametrize(
    ("number", "more", "most"),
    [
        (0, "ден", "ге"),
        (1, "ден", "ге"),
        (3, "тен", "ке"),
        (6, "дан", "ға"),
        (9, "дан", "ға"),
        (10, "нан", "ға"),
        (20, "дан", "ға"),
        (35, "тен", "ке"),
        (40, "тан", "қа"),
        (50, "ден", "ге"),
        (70, "тен", "ке"),
        (80, "нен", "ге"),
        (90, "нан", "ға"),
        (180, "нен", "ге"),
        (700, "ден", "ге"),
        (32_000, "нан", "ға"),
        (35_000_000, "нан", "ға"),
        (2_000_000_000, "тан", "қа"),
        (1_000_000_000_000, "нан", "ға"),
    ],
)
def test_a_kazakh_ending_follows_the_last_spoken_word(number: int, more: str, most: str) -> None:
    with translation.override("kk"):
        assert f"-{more} астам" in quantity(number, Qualifier.MORE_THAN)
        assert f"-{most} дейін" in quantity(number, Qualifier.UP_TO)


@given(WHOLE, st.sampled_from(STATED), st.sampled_from(["kk", "ru", "en"]))
def test_what_a_page_says_of_a_figure_is_read_back(
    whole: int, qualifier: Qualifier, language: str
) -> None:
    with translation.override(language):
        for said in (quantity(whole, qualifier), signed(whole, qualifier)):
            read = read_number(said)
            assert (read.number, read.qualifier) == (whole, qualifier)
