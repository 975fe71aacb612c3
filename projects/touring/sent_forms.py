"""Forms that visitors send without an account: what makes a machine's many worthless, and a
person's not.

No cookie and no address of the sender is kept. A form carries a signed time: what is sent sooner
than a person can write, or a day later, is asked for again. How often one sender has sent within an
hour is counted in the cache, under a key that nobody can turn back into an address.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core import signing
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

SALT = "projects.sent-form"
SOONEST, LATEST = timedelta(seconds=3), timedelta(hours=24)
AN_HOUR = timedelta(hours=1)


class TooManyError(ValidationError):
    """More came within an hour than can be taken."""


def new_form() -> str:
    """The signed time and key of a form that is shown now."""
    return signing.dumps(secrets.token_hex(8), salt=SALT)


def key_of_form(signed: str) -> str:
    """The key of a form that comes back. Raises ``ValidationError`` where a person has to look at
    it again."""
    try:
        key: str = signing.loads(signed, salt=SALT, max_age=LATEST)
    except signing.BadSignature as error:
        raise ValidationError(
            _("The page was open for long. Look at it once more and send it again.")
        ) from error
    try:
        signing.loads(signed, salt=SALT, max_age=SOONEST)
    except signing.SignatureExpired:
        return key
    raise ValidationError(_("That was very quick. Look at it once more and send it again."))


def count_of(sender: str, what: str) -> int:
    """How often the sender, known by the address, has sent such a form within an hour, this time
    included."""
    hidden = salted_hmac(f"{SALT}.{what}", sender, algorithm="sha256").hexdigest()[:20]
    count: int = (cache.get(f"{what}-{hidden}") or 0) + 1
    cache.set(f"{what}-{hidden}", count, timeout=AN_HOUR.total_seconds())
    return count
