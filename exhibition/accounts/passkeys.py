"""Passkeys: what a browser is asked for, and whether what it answers is right.

A passkey stands for the password and the second factor at once: the device keeps it and asks for a
finger, a face or a PIN before it signs. What was asked travels with the page, signed; a passkey
accepts only what was asked after it was used last, so no answer works twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth import get_user_model
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from exhibition.accounts.factors import factors_of
from exhibition.accounts.models import SecondFactor

SALT, SECONDS = "exhibition.accounts.passkeys", 300
VERIFIED = UserVerificationRequirement.REQUIRED
# What a browser's answer may be, in characters.
LONGEST = 20_000


def _server(request: HttpRequest) -> Fido2Server:
    """For the name under which the page was asked for; browsers know passkeys by it."""
    host = urlsplit(f"//{request.get_host()}").hostname
    return Fido2Server(PublicKeyCredentialRpEntity(name="Exhibition", id=host))


def _passkeys(person: Any) -> list[SecondFactor]:
    return list(factors_of(person).filter(kind=SecondFactor.Kind.PASSKEY))


def _data(passkey: SecondFactor) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(passkey.secret))


def _sealed(options: Any, state: dict[str, Any], about: str) -> dict[str, Any]:
    state = state | {"about": about, "at": timezone.now().isoformat()}
    return {"options": dict(options), "state": signing.dumps(state, salt=SALT)}


def _opened(state: str, about: str) -> dict[str, Any]:
    """Raises ``ValueError`` if it is not ours, old, or of something else."""
    try:
        opened: dict[str, Any] = signing.loads(state, salt=SALT, max_age=SECONDS)
    except signing.BadSignature as error:
        raise ValueError("not asked here, or too long ago") from error
    if opened["about"] != about:
        raise ValueError("asked for something else")
    return opened


def ask_for_new(request: HttpRequest, person: Any) -> dict[str, Any]:
    """What the browser needs to make a passkey."""
    name = person.get_username()
    # The person's identity at the device: it is told again when the passkey is used.
    entity = PublicKeyCredentialUserEntity(
        id=str(person.pk).encode(), name=name, display_name=person.get_full_name() or name
    )
    options, state = _server(request).register_begin(
        entity,
        [_data(passkey) for passkey in _passkeys(person)],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=VERIFIED,
    )
    return _sealed(options, state, f"new {person.pk}")


def add(request: HttpRequest, person: Any, name: str) -> SecondFactor:
    """Keeps the passkey that the browser has made; ``ValueError`` if it is not what was asked."""
    state, answer = _sent(request)
    opened = _opened(state, f"new {person.pk}")
    with _strange_answers():
        made = _server(request).register_complete(opened, answer)
    data = made.credential_data
    if data is None:
        raise ValueError("no passkey in the answer")
    return SecondFactor.objects.create(
        person=person,
        kind=SecondFactor.Kind.PASSKEY,
        name=name[:60],
        secret=websafe_encode(bytes(data)),
        counter=made.counter,
    )


def ask_for_known(request: HttpRequest) -> dict[str, Any]:
    """What the browser needs to sign in by a passkey, whoever's it is."""
    options, state = _server(request).authenticate_begin(user_verification=VERIFIED)
    return _sealed(options, state, "sign in")


def person_of(request: HttpRequest) -> Any:
    """Whose passkey has signed; ``ValueError`` if nobody's, or not what was asked."""
    state, answer = _sent(request)
    opened = _opened(state, "sign in")
    with _strange_answers():
        response = AuthenticationResponse.from_dict(answer)
        number = (response.response.user_handle or b"").decode()
        person = get_user_model().objects.filter(pk=int(number), is_active=True).first()
        passkeys = [] if person is None else _passkeys(person)
        by_data = {bytes(_data(passkey)): passkey for passkey in passkeys}
        known = _server(request).authenticate_complete(
            opened, [_data(passkey) for passkey in passkeys], answer
        )
    passkey = by_data[bytes(known)]
    count = response.response.authenticator_data.counter
    if count and count <= passkey.counter:
        raise ValueError("this passkey has been copied")
    asked_at = datetime.fromisoformat(opened["at"])
    same = SecondFactor.objects.filter(pk=passkey.pk)
    # One of two requests with the same answer comes first.
    fresh = same.filter(used_at=None) | same.filter(used_at__lt=asked_at)
    if not fresh.update(counter=count, used_at=timezone.now()):
        raise ValueError("this answer was used before")
    return person


def _sent(request: HttpRequest) -> tuple[str, dict[str, Any]]:
    text = request.POST.get("credential", "")
    answer = json.loads(text) if len(text) < LONGEST else None
    if not isinstance(answer, dict):
        raise ValueError("no answer of a browser")
    return request.POST.get("state", ""), answer


@contextmanager
def _strange_answers() -> Iterator[None]:
    """What the library raises for strange answers, as ``ValueError``."""
    try:
        yield
    except ValueError:
        raise
    except Exception as error:
        raise ValueError(str(error)) from error
