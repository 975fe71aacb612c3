"""The second factors of a person: which there are, who must have one, and whether a code is right.

Passkeys are checked in ``exhibition/accounts/passkeys.py``.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from exhibition.accounts import totp
from exhibition.accounts.brake import folded
from exhibition.accounts.models import SecondFactor, SignInAttempt

# Of 32 signs, of which none looks like another; 60 bits each.
SIGNS, CODES, LENGTH = "abcdefghijkmnpqrstuvwxyz23456789", 10, 12
ROLES_IN_CHARGE = ("administrator", "publisher")

Kind, Means = SecondFactor.Kind, SignInAttempt.Means


def factors_of(person: Any) -> QuerySet[SecondFactor]:
    """Apps and passkeys; recovery codes stand in for these and are none themselves."""
    return SecondFactor.objects.filter(person=person).exclude(kind=Kind.RECOVERY).order_by("pk")


def recovery_codes_of(person: Any) -> QuerySet[SecondFactor]:
    return SecondFactor.objects.filter(person=person, kind=Kind.RECOVERY)


def must_have_one(person: Any) -> bool:
    """Whether the site asks a second factor of this person: of those in charge, if it is set."""
    is_in_charge = person.is_superuser or person.groups.filter(name__in=ROLES_IN_CHARGE).exists()
    return settings.REQUIRE_SECOND_FACTOR and is_in_charge


def needs_second_step(person: Any) -> bool:
    """Whether something is asked of this person besides the password."""
    return factors_of(person).exists() or must_have_one(person)


def check_code(person: Any, code: str) -> SignInAttempt.Means | None:
    """What kind of code this is, an app's or a recovery code, if it is right; it is used up."""
    typed = "".join(code.split()).replace("-", "").lower()
    with transaction.atomic():
        known = SecondFactor.objects.select_for_update().filter(person=person)
        if typed.isascii() and typed.isdigit() and len(typed) == totp.DIGITS:
            for factor in known.filter(kind=Kind.TOTP):
                if step := totp.matching_step(factor.secret, typed, after=factor.counter):
                    # One of two requests with the same code comes first.
                    fresh = SecondFactor.objects.filter(pk=factor.pk, counter__lt=step)
                    if fresh.update(counter=step, used_at=timezone.now()):
                        return Means.TOTP
            return None
        hashed = _hash(person, typed)
        if known.filter(kind=Kind.RECOVERY, secret=hashed).delete()[0]:
            return Means.RECOVERY
    return None


def new_recovery_codes(person: Any) -> list[str]:
    """Ten codes in place of those of before; only hashes of them are kept."""
    codes = ["".join(secrets.choice(SIGNS) for _ in range(LENGTH)) for _ in range(CODES)]
    with transaction.atomic():
        recovery_codes_of(person).delete()
        SecondFactor.objects.bulk_create(
            SecondFactor(person=person, kind=Kind.RECOVERY, secret=_hash(person, code))
            for code in codes
        )
    return ["-".join(code[at : at + 4] for at in range(0, LENGTH, 4)) for code in codes]


def codes_of_first_factor(person: Any) -> list[str]:
    """Recovery codes for who has just got a second factor and has none; [] for others."""
    return [] if recovery_codes_of(person).exists() else new_recovery_codes(person)


def remove(person: Any, factor: str) -> bool:
    """Removes one; False if there is none, or it is the last and the site asks for one. With the
    last the recovery codes go."""
    own = factors_of(person)
    chosen = own.filter(pk=factor) if factor.isascii() and factor.isdigit() else own.none()
    if not chosen or (own.count() == 1 and must_have_one(person)):
        return False
    chosen.delete()
    if not own.exists():
        recovery_codes_of(person).delete()
    return True


def reset(person: Any, by: str, address: str = "") -> bool:
    """Removes all that somebody has lost, recovery codes too: the password alone signs in then. The
    sign-in log keeps who did it; False if there was nothing."""
    with transaction.atomic():
        removed, _by_model = SecondFactor.objects.filter(person=person).delete()
        if removed:
            name = folded(person.get_username())
            SignInAttempt.objects.create(
                name=name, by=by, address=address, means=Means.RESET, succeeded=True
            )
    return bool(removed)


def _hash(person: Any, code: str) -> str:
    return hashlib.sha256(f"{person.pk}:{code}".encode()).hexdigest()
