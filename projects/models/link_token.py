"""Tokens of links that are sent: short enough to be typed from paper, too long to be guessed.

A token is 80 bits of a keyed checksum, then the number of the link, in Crockford's base 32: no
letter in it is taken for another or for a digit, and capitals, spaces and dashes don't count.
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
# 16 signs of 5 bits.
CHECKED = 16
# What is typed instead of a sign that looks like it, and what groups are parted by.
_AS_MEANT = str.maketrans({"o": "0", "i": "1", "l": "1", " ": "", "-": "", "\xa0": ""})


def token_of(number: int, salt: str) -> str:
    """The token of the link with this number; ``salt`` makes the tokens of each model its own."""
    return _checksum(number, salt, settings.SECRET_KEY) + _written(number)


def number_of(token: str, salt: str) -> int | None:
    """The number of the link with this token; none if the token is forged.

    Links that were sent before tokens were short go on opening.
    """
    if ":" in token:
        try:
            return int(signing.Signer(salt=salt).unsign(token))
        except (signing.BadSignature, ValueError):
            return None
    meant = token.lower().translate(_AS_MEANT)
    checksum, written = meant[:CHECKED], meant[CHECKED:]
    if not 0 < len(written) <= 12 or not set(meant) <= set(SIGNS):
        return None
    number = 0
    for sign in written:
        number = number * 32 + SIGNS.index(sign)
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    made = [_checksum(number, salt, key) for key in keys]
    return number if any(constant_time_compare(one, checksum) for one in made) else None


def grouped(token: str) -> list[str]:
    """The token in groups of four signs, as it is printed to be typed; an older one is whole."""
    if ":" in token:
        return [token]
    return [token[at : at + 4] for at in range(0, len(token), 4)]


def _checksum(number: int, salt: str, key: str | bytes) -> str:
    digest = salted_hmac(salt, str(number), secret=key, algorithm="sha256").digest()
    return _written(int.from_bytes(digest[:10])).rjust(CHECKED, "0")


def _written(number: int) -> str:
    signs = ""
    while number:
        number, sign = divmod(number, 32)
        signs = SIGNS[sign] + signs
    return signs or "0"
