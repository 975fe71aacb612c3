"""Tokens of links: typed from paper, never guessed, and the older ones go on opening."""

from typing import Any

import pytest
from django.core import signing

from projects.models.link_token import SIGNS, grouped, number_of, token_of

SALT = "projects.contribution"


@pytest.mark.parametrize("number", [1, 31, 32, 6100, 2**31])
def test_a_token_is_short_and_has_no_sign_that_looks_like_another(number: int) -> None:
    token = token_of(number, SALT)
    assert set(token) <= set(SIGNS)
    assert not set("ilou-") & set(token)
    assert len(token) <= 23
    assert number_of(token, SALT) == number


def test_it_opens_as_people_type_it() -> None:
    token = token_of(12, SALT)
    typed = " ".join(grouped(token)).upper().replace("0", "O").replace("1", "l")
    assert number_of(typed, SALT) == 12


def test_another_number_salt_or_sign_opens_nothing() -> None:
    token = token_of(12, SALT)
    forged = ("z" if token[0] != "z" else "y") + token[1:]
    for wrong in (forged, token[:16] + "d", token[:-1], "", "я" * 18, token + "0" * 20, "12:abc"):
        assert number_of(wrong, SALT) is None
    assert number_of(token, "projects.preview") is None


def test_links_sent_before_tokens_were_short_and_under_an_older_key_still_open(
    settings: Any,
) -> None:
    old = signing.Signer(salt=SALT).sign("12")
    assert number_of(old, SALT) == 12
    assert grouped(old) == [old]
    token = token_of(12, SALT)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, longer than the old one was, for this test alone"
    assert number_of(token, SALT) == 12
    assert number_of(old, SALT) == 12
