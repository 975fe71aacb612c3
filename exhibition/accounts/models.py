"""What is known of accounts besides Django's own: attempts to sign in, and second factors."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SignInAttempt(models.Model):
    """An attempt whose password or second factor was checked. ``name`` is the user name as it was
    typed, folded; ``means`` what was checked. Also the reset of a second factor, with who did it in
    ``by``.

    ``trust`` says what spoke for the person before the password did: the key of a browser in which
    this account had signed in, or that it had signed in from this address; "" if nothing.
    """

    FROM_ADDRESS = "address"
    DAYS_KEPT, DAYS_FAILED_KEPT = 180, 30

    class Means(models.TextChoices):
        PASSWORD = "password", _("Password")
        TOTP = "totp", _("Code of an app")
        PASSKEY = "passkey", _("Passkey")
        RECOVERY = "recovery", _("Recovery code")
        SINGLE = "single", _("Institution’s sign-in")
        RESET = "reset", _("Second factor reset")

    name = models.CharField(max_length=60)
    by = models.CharField(max_length=150, blank=True)
    address = models.CharField(max_length=50)
    trust = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(_("When"), default=timezone.now)
    succeeded = models.BooleanField(_("Succeeded"), default=False)
    means = models.CharField(
        _("By what"), max_length=10, choices=Means.choices, default=Means.PASSWORD
    )
    refused = models.PositiveIntegerField(
        _("Then refused unchecked"),
        default=0,
        help_text=_("How many more attempts on this account the brake did not even check."),
    )

    class Meta:
        verbose_name, verbose_name_plural = _("sign-in"), _("sign-ins")
        indexes = [
            models.Index(fields=["name", "at"], name="attempt_name"),
            models.Index(fields=["address", "at"], name="attempt_address"),
            models.Index(fields=["trust", "at"], name="attempt_trust"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.address}, {self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def clear(cls) -> None:
        """Removes what is old: failures after a month, sign-ins after half a year."""
        now = timezone.now()
        failed_until = now - timedelta(days=cls.DAYS_FAILED_KEPT)
        cls.objects.filter(at__lt=failed_until, succeeded=False).delete()
        cls.objects.filter(at__lt=now - timedelta(days=cls.DAYS_KEPT)).delete()


class SecondFactor(models.Model):
    """What a person has besides the password: an app that makes codes, a passkey, or a recovery
    code that works once.

    ``secret`` is the app's secret in base 32, what the passkey gave of itself (its identity and
    public key), or the recovery code's hash. ``counter`` is the half minute whose code was used
    last, or the passkey's own count.
    """

    class Kind(models.TextChoices):
        TOTP = "totp", _("Authenticator app")
        PASSKEY = "passkey", _("Passkey")
        RECOVERY = "recovery", _("Recovery code")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="second_factors"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=60, blank=True)
    secret = models.TextField()
    counter = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name or str(self.get_kind_display())


class MailChoice(models.Model):
    """Which letters a person does not want, and in which language the others come."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("An entry waits for review")
        RETURNED = "returned", _("An entry of mine came back with a note")
        APPROVED = "approved", _("An association confirmed a text")
        ANSWERED = "answered", _("An association sent its form")
        BACKUP = "backup", _("The last backup is too old")

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choice"
    )
    language = models.CharField(
        max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    unwanted = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.person)

    @classmethod
    def of(cls, person: Any) -> MailChoice:
        """The person's, or one that wants every letter."""
        return cls.objects.filter(person=person).first() or cls(person=person)

    def wants(self, kind: str) -> bool:
        return kind not in self.unwanted
