"""Codes of an authenticator app: RFC 6238 with the values that every app knows."""

from __future__ import annotations

import base64
import hmac
import secrets
from time import time
from urllib.parse import quote, urlencode

import segno

DIGITS, SECONDS = 6, 30
# A clock may be half a minute off, and a code is typed slowly.
STEPS_AROUND = 1


def new_secret() -> str:
    """160 random bits, as the RFC asks for, in base 32."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    """The code of that half minute."""
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), "sha1")
    place = digest[-1] & 15
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def matching_step(secret: str, code: str, after: int = 0) -> int | None:
    """The half minute whose code this is, if it is later than ``after``: no code works twice."""
    now = int(time()) // SECONDS
    for step in range(now - STEPS_AROUND, now + STEPS_AROUND + 1):
        if step > after and hmac.compare_digest(code_at(secret, step).encode(), code.encode()):
            return step
    return None


def address(secret: str, person: str, site: str) -> str:
    """What an app reads: ``otpauth://totp/…``."""
    asked = urlencode({"secret": secret, "issuer": site}, quote_via=quote)
    return f"otpauth://totp/{quote(site)}:{quote(person)}?{asked}"


def picture(text: str) -> str:
    """A QR code as SVG, without a style of its own."""
    return segno.make(text, error="m").svg_inline(scale=4, border=4, dark="#000", light="#fff")
