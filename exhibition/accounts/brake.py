"""The brake on guessing passwords: a few attempts in five minutes, then none is checked.

Attempts are counted in the database, which all processes share, and in three kinds, so that nobody
is locked out for what others do:

- from a browser in which this account has signed in: by this browser alone;
- from an address from which this account has signed in: by account and address;
- from elsewhere: by account and address, by address whatever the account, and by account; the last
  allows more, so that the guesses of one address leave the others a way in.

The brake is the first of Django's authentication back ends, so it holds for every form that asks
for a password. Ready-made ones were weighed: django-axes and django-allauth count by account or
address, and so either lock a person out for others' attempts or let many addresses guess on;
allauth's also counts in the cache, which each process has its own.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from exhibition.accounts.devices import device_of, remember
from exhibition.accounts.models import SignInAttempt
from exhibition.log_lines import one_line
from projects.serving.client import client_address

log = logging.getLogger(__name__)

WINDOW = timedelta(minutes=5)
# Of one account from one address or trusted browser; of one address; of one account from anywhere.
MOST_OF_BOTH, MOST_OF_ADDRESS, MOST_OF_ACCOUNT = 5, 10, 10


class Brake:
    """The back end in front of those that check: it lets nobody in, and may stop the others."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, **credentials: Any
    ) -> None:
        """Notes the attempt; ``PermissionDenied`` if there were too many."""
        if request is not None and username is not None:
            note_attempt(request, username)


def note_attempt(
    request: HttpRequest, username: str, means: str = SignInAttempt.Means.PASSWORD
) -> SignInAttempt:
    """Notes the attempt, whose answer is then counted with it; ``PermissionDenied`` if there were
    too many."""
    attempt = _attempt(request, folded(username))
    attempt.means = means
    # Noted first, then counted: two at once see each other.
    attempt.save()
    if any(count > most for count, most in _counts(attempt)):
        attempt.delete()
        _count_refused(attempt.name)
        request.wait = WINDOW  # type: ignore[attr-defined]
        raise PermissionDenied
    request.attempt = attempt  # type: ignore[attr-defined]
    return attempt


def _count_refused(name: str) -> None:
    """Adds one to the last failure of this account, if there is one."""
    last = SignInAttempt.objects.filter(name=name, succeeded=False).order_by("-at").first()
    if last:
        SignInAttempt.objects.filter(pk=last.pk).update(refused=F("refused") + 1)


def note_right(request: HttpRequest, username: str, means: str) -> None:
    """Notes a sign-in that nobody can guess, which is not counted."""
    attempt = _attempt(request, folded(username))
    attempt.means = means
    request.attempt = attempt  # type: ignore[attr-defined]


def folded(name: str) -> str:
    """A user name as attempts are counted by it: its look-alikes count as the same."""
    return one_line(unicodedata.normalize("NFKC", name[:200]).casefold().strip(), 50)


def _attempt(request: HttpRequest, name: str) -> SignInAttempt:
    address, device = client_address(request.META), device_of(request)
    attempt = SignInAttempt(name=name, address=address)
    if device.knows(name):
        attempt.trust = device.key
    elif SignInAttempt.objects.filter(name=name, by="", address=address, succeeded=True).exists():
        attempt.trust = SignInAttempt.FROM_ADDRESS
    return attempt


def _counts(attempt: SignInAttempt) -> list[tuple[int, int]]:
    """How many attempts of the same kind failed of late, this one included, and how many may."""
    same = SignInAttempt.objects.filter(
        succeeded=False, at__gt=timezone.now() - WINDOW, trust=attempt.trust
    )
    of_account, of_address = same.filter(name=attempt.name), same.filter(address=attempt.address)
    of_both = of_account.filter(address=attempt.address)
    if attempt.trust:
        # A browser is counted wherever it is.
        own = of_both if attempt.trust == SignInAttempt.FROM_ADDRESS else of_account
        return [(own.count(), MOST_OF_BOTH)]
    return [
        (of_both.count(), MOST_OF_BOTH),
        (of_address.count(), MOST_OF_ADDRESS),
        (of_account.count(), MOST_OF_ACCOUNT),
    ]


@receiver(user_logged_in)
def note_success(request: HttpRequest | None, **sent: Any) -> None:
    """Notes that the attempt succeeded, and knows the browser from now on."""
    attempt: SignInAttempt | None = getattr(request, "attempt", None)
    if request is None or attempt is None:
        return
    attempt.succeeded = True
    attempt.save()
    SignInAttempt.clear()
    request.device = device_of(request).after_sign_in(attempt.name)  # type: ignore[attr-defined]


@receiver(user_login_failed)
def log_failure(request: HttpRequest | None, credentials: dict[str, Any], **sent: Any) -> None:
    """One line of the log, without the password."""
    if request is not None:
        name, address = one_line(str(credentials.get("username")), 50), client_address(request.META)
        why = "not checked, too many attempts" if hasattr(request, "wait") else "wrong"
        log.warning("Sign-in failed: “%s” from %s (%s)", name, address, why)


class BrakeAnswers:
    """Middleware: the status and headers that the brake's word needs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if wait := getattr(request, "wait", None):
            response.status_code = 429
            response["Retry-After"] = str(int(wait.total_seconds()))
        if device := getattr(request, "device", None):
            remember(response, device)
        return response
