"""Codes of an app are those of RFC 6238, and none works twice."""

import base64
from typing import Any

import pytest

from exhibition.accounts import totp

# The RFC's own secret; its examples have eight figures, of which apps show the last six.
SECRET = base64.b32encode(b"12345678901234567890").decode()
EXAMPLES = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}


@pytest.mark.parametrize(("seconds", "code"), EXAMPLES.items())
def test_the_codes_are_those_of_the_rfc(seconds: int, code: str) -> None:
    assert totp.code_at(SECRET, seconds // 30) == code


def test_a_code_of_half_a_minute_ago_works_and_an_older_one_does_not(monkeypatch: Any) -> None:
    monkeypatch.setattr(totp, "time", lambda: 3000.0)
    for step, works in ((98, False), (99, True), (100, True), (101, True), (102, False)):
        assert (totp.matching_step(SECRET, totp.code_at(SECRET, step)) is not None) == works, step


def test_a_code_that_was_used_works_no_more(monkeypatch: Any) -> None:
    monkeypatch.setattr(totp, "time", lambda: 3000.0)
    code = totp.code_at(SECRET, 100)
    assert totp.matching_step(SECRET, code) == 100
    assert totp.matching_step(SECRET, code, after=100) is None


def test_strange_signs_are_no_code() -> None:
    for code in ("", "ы" * 6, "١٢٣٤٥٦", "12345\0"):
        assert totp.matching_step(SECRET, code) is None
