"""Reports of visitors as they come in: what makes a machine's many worthless, and a person's not.

No cookie, no account and no address of the sender is kept. A form carries a signed time: what is
sent sooner than a person can write, or a day later, is asked for again; one form makes one report.
A field that people do not see must stay empty. Of one sender a few an hour are taken, counted in
the cache under a key that nobody can turn back into an address; of all together, some dozens.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.core import signing
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from projects.models import PrintedSheet, Report

SALT = "projects.report"
SOONEST, LATEST = timedelta(seconds=3), timedelta(hours=24)
AN_HOUR = timedelta(hours=1)
MOST_OF_SENDER, MOST_OF_ALL = 5, 60


class TooManyError(ValidationError):
    """Too many reports came within an hour."""


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


def receive(signed: str, sender: str, **values: Any) -> Report:
    """Keeps a report; the one that is there already if the same form comes again. ``sender`` is
    the address that it came from. Where no edition is given, it is the one that hangs of the entry
    at the showing. Raises ``ValidationError`` with what its sender can do."""
    key = key_of_form(signed)
    if known := Report.objects.filter(form_key=key).first():
        return known
    _brake(sender)
    values["edition"] = values.get("edition") or _edition_hung(values)
    report: Report = Report.objects.get_or_create(form_key=key, defaults=values)[0]
    return report


def _edition_hung(values: dict[str, Any]) -> str:
    """The edition that hangs of the entry at the showing; "" where there are several or none."""
    showing, project = values.get("showing"), values.get("project")
    if not showing or not project:
        return ""
    hung = PrintedSheet.objects.at(showing).filter(number=project.number, state="hung")
    editions = set(hung.values_list("edition", flat=True))
    return editions.pop() if len(editions) == 1 else ""


def _brake(sender: str) -> None:
    counted = f"reports-{salted_hmac(SALT, sender, algorithm='sha256').hexdigest()[:20]}"
    count = (cache.get(counted) or 0) + 1
    cache.set(counted, count, timeout=AN_HOUR.total_seconds())
    of_all = Report.objects.filter(sent_at__gt=timezone.now() - AN_HOUR).count()
    if count > MOST_OF_SENDER or of_all >= MOST_OF_ALL:
        raise TooManyError(
            _("Many reports have come within an hour. Yours is not lost: send it again later.")
        )


def waiting_reports(person: Any) -> dict[str, int]:
    """How many reports wait, and how many of them for too long; nothing for who may not read
    them."""
    if not person.has_perm("projects.view_report"):
        return {}
    return {"open": Report.objects.open().count(), "overdue": Report.objects.overdue().count()}
