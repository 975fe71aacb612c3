"""Addresses that are sent to people outside, who open them without an account."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def by_account(name: Any) -> models.ForeignKey:
    """A foreign key to the account that did it; empty if a command did it or the account was
    deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=name,
    )


class SentLinkQuerySet(models.QuerySet[Any]):
    def valid(self) -> Self:
        """Valid links: not withdrawn, not expired."""
        return self.filter(withdrawn_at=None, expires_at__gt=Now())

    def behind(self, token: str) -> Self:
        """The valid link of a token; none if the token is forged."""
        try:
            pk = signing.Signer(salt=self.model.SALT).unsign(token)
        except signing.BadSignature:
            return self.none()
        return self.valid().filter(pk=pk)


class SentLink(models.Model):
    """A link whose token is its signed number. ``SALT`` makes the tokens of each model its own."""

    SALT: ClassVar[str]

    sent_to = models.CharField(
        _("for whom"),
        max_length=120,
        blank=True,
        help_text=_("The association or person who gets it, for example “Association Revival”."),
    )
    by = by_account(_("by"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)

    objects: ClassVar[Any] = SentLinkQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-at", "-id"]

    @property
    def is_valid(self) -> bool:
        return self.withdrawn_at is None and self.expires_at > timezone.now()

    @property
    def token(self) -> str:
        """The signed number of the link, as its address carries it."""
        return signing.Signer(salt=self.SALT).sign(str(self.pk))
