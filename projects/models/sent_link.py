"""Addresses that are sent to people outside, who open them without an account."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.link_token import number_of, token_of


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

    def named(self, token: str) -> Self:
        """The link of a token, valid or not; none if the token is forged."""
        return self.filter(pk=number_of(token, self.model.SALT))

    def behind(self, token: str) -> Self:
        """The valid link of a token; none if the token is forged."""
        return self.named(token).valid()


class SentLink(models.Model):
    """A link whose token tells its number and can't be guessed.

    ``SALT`` makes the tokens of each model its own.
    """

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

    def close(self) -> None:
        """From now on its address says that the link was closed."""
        if self.withdrawn_at is None:
            self.withdrawn_at = timezone.now()
            self.save(update_fields=["withdrawn_at"])

    def open_again(self) -> None:
        """Takes the closing back; a link that has expired meanwhile stays expired."""
        self.withdrawn_at = None
        self.save(update_fields=["withdrawn_at"])

    @property
    def token(self) -> str:
        """The end of the link's address."""
        return token_of(self.pk, self.SALT)
