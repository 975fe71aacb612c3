"""The attempts to sign in, of the last months."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils import timezone


class SignInAttempt(models.Model):
    """An attempt whose password was checked. ``name`` is the user name as it was typed, folded.

    ``trust`` says what spoke for the person before the password did: the key of a browser in which
    this account had signed in, or that it had signed in from this address; "" if nothing.
    """

    FROM_ADDRESS = "address"
    DAYS_KEPT = 180

    name = models.CharField(max_length=60)
    address = models.CharField(max_length=50)
    trust = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(default=timezone.now)
    succeeded = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["name", "at"], name="attempt_name"),
            models.Index(fields=["address", "at"], name="attempt_address"),
            models.Index(fields=["trust", "at"], name="attempt_trust"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.address}, {self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def clear(cls) -> None:
        """Removes what no rule asks for any more: failures after a day, sign-ins after half a
        year."""
        now = timezone.now()
        cls.objects.filter(at__lt=now - timedelta(days=1), succeeded=False).delete()
        cls.objects.filter(at__lt=now - timedelta(days=cls.DAYS_KEPT)).delete()
