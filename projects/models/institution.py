"""The institution behind the exhibition, as its own words and contacts."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

# Its one row.
THE_ONE = 1
IS_TELEPHONE = RegexValidator(
    r"\A\+?[\d ()\-–]{5,30}\Z",
    _("Write one number with its country code, for example +7 7172 00 00 00."),
)
IS_CONTACT = RegexValidator(
    r"\A(?:https://[^\s/]+\S*|[^\s@:/]+@[^\s@/]+\.[^\s@/]+)\Z",
    _("Write an e-mail address, or the address of a page that begins with https://."),
)


class Institution(models.Model):
    """Who shows the exhibition and answers for it: one row, empty until staff fill it in. Nothing
    is put in its place."""

    name = models.CharField(
        _("name"),
        max_length=200,
        blank=True,
        help_text=_("The full official name of whoever publishes the catalogue."),
    )
    address = models.CharField(
        _("postal address"),
        max_length=300,
        blank=True,
        help_text=_("Street, house, postcode and city, as on a letter."),
    )
    email = models.EmailField(
        _("e-mail"),
        blank=True,
        help_text=_(
            "Every page of an entry offers to write there. Choose a mailbox that somebody reads, "
            "not a person’s own."
        ),
    )
    telephone = models.CharField(
        _("telephone"),
        max_length=31,
        blank=True,
        validators=[IS_TELEPHONE],
        help_text=_("With the country code, for example +7 7172 00 00 00; visitors can tap it."),
    )
    hours = models.CharField(
        _("working hours"),
        max_length=200,
        blank=True,
        help_text=_("When somebody answers, for example “Monday to Friday, 9:00–18:00”."),
    )
    accessibility = models.TextField(
        _("accessibility statement"),
        blank=True,
        help_text=_(
            "What does not work yet for people with disabilities, at the stands and on the pages, "
            "and whom to tell. What the pages themselves can and cannot do stands there already."
        ),
    )
    privacy = models.TextField(
        _("privacy"),
        blank=True,
        help_text=_(
            "Who is responsible for personal data, on what legal ground, and whom to ask. What the "
            "pages keep and for how long stands there already."
        ),
    )
    security_contact = models.CharField(
        _("contact for security"),
        max_length=200,
        blank=True,
        validators=[IS_CONTACT],
        help_text=_(
            "Where somebody who finds a weakness of the site can report it: an e-mail address or a "
            "page. It is shown at /.well-known/security.txt."
        ),
    )

    # The texts with the marks of projects.texts.richtext.
    MARKED_TEXTS = ("accessibility", "privacy")

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institution")
        constraints = (
            models.CheckConstraint(condition=models.Q(pk=THE_ONE), name="institution_is_one"),
        )

    def __str__(self) -> str:
        return self.name or str(_("not entered yet"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves it as the one row."""
        self.pk = THE_ONE
        super().save(*args, **kwargs)

    @property
    def can_be_asked(self) -> bool:
        """Whether there is a mailbox or a telephone for visitors."""
        return bool(self.email or self.telephone)

    @property
    def telephone_address(self) -> str:
        """The number as a link dials it: "tel:+77172000000"; "" if there is none."""
        dialled = "".join(sign for sign in self.telephone if sign.isdigit() or sign == "+")
        return f"tel:{dialled}" if dialled else ""

    @property
    def security_address(self) -> str:
        """The contact for security as an address: "mailto:…" or "https://…"; "" if none."""
        contact = self.security_contact
        return f"mailto:{contact}" if "@" in contact and ":" not in contact else contact
