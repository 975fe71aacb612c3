"""Pictures of an entry and the rights to show them."""

import secrets
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from projects.models.natural import NaturalKeyManager, NaturalKeyModel
from projects.models.project import Project

PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


def own_name(photo: "Photo", filename: str) -> str:
    """A random name: neither a visitor nor a guess learns anything from it."""
    return f"photos/{secrets.token_urlsafe(12)}.jpg"


class PhotoQuerySet(models.QuerySet["Photo"]):
    def shown(self) -> "PhotoQuerySet":
        """Photos that may be seen: described in some language, credited, not taken down."""
        described = (
            Q(alternative_text_kk__gt="")
            | Q(alternative_text_ru__gt="")
            | Q(alternative_text_en__gt="")
        )
        return self.filter(described, is_taken_down=False).exclude(credit="")


class Photo(NaturalKeyModel):
    """A picture on a stand. The stored file is a cleaned copy (see ``projects.pictures``)."""

    class Consent(models.TextChoices):
        """Consent of those shown."""

        NOT_NEEDED = "not-needed", _("not needed: nobody can be recognised")
        GIVEN = "given", _("given")
        GIVEN_FOR_MINORS = "given-for-minors", _("given, for minors by their parents")
        UNKNOWN = "unknown", _("unknown")

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="photos", verbose_name=_("project")
    )
    image = models.ImageField(
        _("image"), upload_to=own_name, width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(_("width"), editable=False, default=0)
    height = models.PositiveIntegerField(_("height"), editable=False, default=0)
    alternative_text = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What is to be seen, for those who can't see it. Without it nothing is shown."),
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who took or drew it.")
    )
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    is_drawing = models.BooleanField(
        _("drawing"), default=False, help_text=_("A drawing is labelled so, never as a photo.")
    )
    consent = models.CharField(
        _("consent of those shown"), max_length=20, choices=Consent, default=Consent.UNKNOWN
    )
    is_taken_down = models.BooleanField(_("taken down"), default=False)
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, % from left"), default=50, validators=PERCENT
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, % from top"), default=50, validators=PERCENT
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    objects: ClassVar[Any] = NaturalKeyManager.from_queryset(PhotoQuerySet)()
    natural_key_fields = ("image",)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.caption or self.alternative_text or self.name

    @property
    def name(self) -> str:
        """The last part of its address."""
        return (self.image.name or "").rpartition("/")[2]

    def get_absolute_url(self) -> str:
        """The address that shows it only while its entry and itself may be seen."""
        return reverse("photo", args=[self.name])
