"""Browsers in which somebody has signed in: a signed cookie names them.

After OWASP's "device cookies": who has one is not slowed down by what others try.
"""

from __future__ import annotations

import secrets
from typing import Any, NamedTuple

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac

SALT = "exhibition.accounts.devices"
COOKIE = "__Host-device" if settings.HTTPS else "device"
DAYS = 180
# People who share a computer.
MOST_ACCOUNTS = 10


class Device(NamedTuple):
    """A browser: its random key, and the accounts that have signed in there, unreadable."""

    key: str
    accounts: tuple[str, ...] = ()

    def knows(self, name: str) -> bool:
        return _mark(name) in self.accounts

    def after_sign_in(self, name: str) -> Device:
        others = [account for account in self.accounts if account != _mark(name)]
        return self._replace(accounts=(*others, _mark(name))[-MOST_ACCOUNTS:])


def device_of(request: HttpRequest) -> Device:
    """The browser by its cookie; a new one if it has none, or an old or forged one."""
    try:
        key, *accounts = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=DAYS * 24 * 3600
        )
    except (signing.BadSignature, ValueError, TypeError):
        return Device(secrets.token_urlsafe(12))
    return Device(key, tuple(accounts))


def remember(response: HttpResponseBase, device: Device) -> None:
    """Sets the cookie."""
    options: dict[str, Any] = {"secure": settings.HTTPS, "httponly": True, "samesite": "Lax"}
    value = signing.dumps([device.key, *device.accounts], salt=SALT)
    response.set_cookie(COOKIE, value, max_age=DAYS * 24 * 3600, **options)


def _mark(name: str) -> str:
    return salted_hmac(SALT, name).hexdigest()[:16]
