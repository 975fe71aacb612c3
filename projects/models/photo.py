"""Pictures of an entry and the rights to show them."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.natural import NaturalKeyManager, NaturalKeyModel
from projects.models.other_forms import DescribedInDetail
from projects.models.project import Project
from projects.serving.addresses import page_address
from projects.texts.languages import LANGUAGES

PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


def own_name(photo: "Photo", filename: str) -> str:
    """A random file name, which can't be guessed and reveals nothing. It has no hyphen: in the
    names of copies a hyphen precedes the width."""
    return f"photos/{secrets.token_hex(10)}.jpg"


@dataclass(frozen=True)
class Requirement:
    """A requirement that a photo must meet to be shown.

    ``field`` is the field of the form if the requirement is a text; ``{}`` in it stands for the
    language of a translated text.
    """

    reason: Any
    condition: Callable[[], Q]
    is_met: Callable[[Any], bool]
    field: str = ""


def _is_described() -> Q:
    described = (Q(**{f"alternative_text_{code}__gt": ""}) for code in LANGUAGES)
    return reduce(or_, described)


REQUIREMENTS = (
    Requirement(_("deleted"), lambda: Q(deleted_at=None), lambda photo: photo.deleted_at is None),
    Requirement(
        _("taken down"), lambda: Q(is_taken_down=False), lambda photo: not photo.is_taken_down
    ),
    Requirement(
        _("alternative text is missing"),
        _is_described,
        lambda photo: any(getattr(photo, f"alternative_text_{code}") for code in LANGUAGES),
        field="alternative_text_{}",
    ),
    Requirement(
        _("credit is missing"),
        lambda: Q(credit__gt=""),
        lambda photo: bool(photo.credit),
        field="credit",
    ),
    Requirement(
        _("the right to show it has ended"),
        lambda: Q(rights_until=None) | Q(rights_until__gte=timezone.localdate()),
        lambda photo: not photo.rights_until or photo.rights_until >= timezone.localdate(),
    ),
    Requirement(
        _("the parents’ consent is not recorded"),
        lambda: Q(shows_children=False) | Q(consent="given-for-minors"),
        lambda photo: not photo.shows_children or photo.consent == "given-for-minors",
    ),
)


class PhotoQuerySet(models.QuerySet["Photo"]):
    def shown(self) -> "PhotoQuerySet":
        """Photos that may be shown: those that meet all ``REQUIREMENTS``."""
        return self.filter(*(requirement.condition() for requirement in REQUIREMENTS))


class PhotoManager(NaturalKeyManager.from_queryset(PhotoQuerySet)):  # type: ignore[misc]
    """Photos without the deleted ones, which can be restored for 90 days and are then cleared."""

    def get_queryset(self) -> PhotoQuerySet:
        return super().get_queryset().filter(deleted_at=None)


class Photo(DescribedInDetail, NaturalKeyModel):
    """A picture on a stand. ``image`` is a clean copy; see ``projects.photos`` for the others."""

    class Consent(models.TextChoices):
        """Consent of those shown."""

        NOT_NEEDED = "not-needed", _("not needed: nobody can be recognised")
        GIVEN = "given", _("given")
        GIVEN_FOR_MINORS = "given-for-minors", _("given, for minors by their parents")
        UNKNOWN = "unknown", _("unknown")

    class Turned(models.IntegerChoices):
        """Quarter turns clockwise, over the original."""

        NOT = 0, _("as it came")
        RIGHT = 1, _("90° to the right")
        OVER = 2, _("180°")
        LEFT = 3, _("90° to the left")

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="photos", verbose_name=_("project")
    )
    image = models.ImageField(
        _("image"),
        upload_to=own_name,
        width_field="width",
        height_field="height",
        help_text=_("A JPEG, PNG, WebP, TIFF or AVIF file, as large as you have it."),
    )
    width = models.PositiveIntegerField(_("width"), editable=False, default=0)
    height = models.PositiveIntegerField(_("height"), editable=False, default=0)
    alternative_text = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_(
            "What the photo shows, for people who cannot see it, for example “Two girls "
            "embroider a velvet waistcoat.” Without it the photo is not shown."
        ),
    )
    caption = models.CharField(
        _("caption"),
        max_length=300,
        blank=True,
        help_text=_(
            "Words below the photo: who, where, when, for example “Workshop in Taraz, May 2012”."
        ),
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who took or drew it, for example “A. Akhmetov”."),
    )
    photographer = models.CharField(
        _("right holder"),
        max_length=200,
        blank=True,
        help_text=_("Who gave the rights: name and how to reach them. Never shown to visitors."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=120,
        blank=True,
        help_text=_("What is allowed, for example “CC BY 4.0” or “for this exhibition only”."),
    )
    is_drawing = models.BooleanField(
        _("drawing"),
        default=False,
        help_text=_("Tick it for a drawing: it is labelled so, never as a photo."),
    )
    consent = models.CharField(
        _("consent of those shown"),
        max_length=20,
        choices=Consent,
        default=Consent.UNKNOWN,
        help_text=_(
            "Whether those who can be recognised have agreed, for example “given, for minors by "
            "their parents”."
        ),
    )
    shows_children = models.BooleanField(
        _("children can be recognised"),
        default=False,
        help_text=_("Then it is shown only once their parents’ consent is recorded."),
    )
    rights_until = models.DateField(
        _("may be shown until"),
        null=True,
        blank=True,
        help_text=_("The last day. After it the photo hides by itself; empty: without end."),
    )
    is_taken_down = models.BooleanField(
        _("taken down"),
        default=False,
        help_text=_("Tick it to hide the photo everywhere at once, prints included."),
    )
    deleted_at = models.DateTimeField(
        _("deleted at"), null=True, default=None, editable=False, db_index=True
    )
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, % from left"),
        default=50,
        validators=PERCENT,
        help_text=_("What must stay visible when it is cropped: 0 is left, 50 middle, 100 right."),
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, % from top"),
        default=50,
        validators=PERCENT,
        help_text=_("What must stay visible when it is cropped: 0 is top, 50 middle, 100 bottom."),
    )
    quarter_turns = models.PositiveSmallIntegerField(
        _("turned"),
        choices=Turned,
        default=Turned.NOT,
        help_text=_("How far staff have turned it, clockwise; the original stays as it came."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=1,
        help_text=_("Its place among the photos, for example 1 for the one on the card."),
    )

    # Set by projects.photos when a file is stored.
    original = models.CharField(max_length=120, blank=True, default="", editable=False)
    original_name = models.CharField(max_length=200, blank=True, default="", editable=False)
    original_width = models.PositiveIntegerField(default=0, editable=False)
    original_height = models.PositiveIntegerField(default=0, editable=False)
    copy_widths = models.JSONField(default=list, editable=False)
    colour = models.CharField(max_length=7, default="#8a8378", editable=False)
    # Set by the command that draws for samples; such a drawing never hangs on a real entry.
    is_sample = models.BooleanField(_("drawing of a sample"), default=False, editable=False)

    # Set by a preview: the base address of its files while it is not public.
    shown_under = ""

    objects: ClassVar[Any] = PhotoManager()
    everything: ClassVar[Any] = models.Manager.from_queryset(PhotoQuerySet)()
    natural_key_fields = ("image",)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        nameless = _("photo %(place)d") % {"place": self.position}
        return self.caption or self.alternative_text or str(nameless)

    @property
    def name(self) -> str:
        """The last part of its address."""
        return self.image_name.rpartition("/")[2]

    @property
    def token(self) -> str:
        """The beginning of the names of all its copies."""
        return self.name.removesuffix(".jpg")

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height available for print: those of the original."""
        return self.original_width or self.width, self.original_height or self.height

    @property
    def image_name(self) -> str:
        return self.image.name or ""

    def get_absolute_url(self) -> str:
        """Its address, which answers only while both it and its entry may be shown."""
        return self.address_of(self.name)

    def address_of(self, name: str) -> str:
        """The address of one of its files."""
        if self.shown_under:
            return f"{self.shown_under}photos/{name}"
        return page_address("photo", name)

    @property
    def may_be_kept(self) -> bool:
        """Whether a visitor's browser may keep it for a hall without network: of people, never."""
        return self.is_drawing or self.consent == self.Consent.NOT_NEEDED

    def unmet_requirements(self) -> list[Requirement]:
        """The requirements that it does not meet; empty if it is shown."""
        return [requirement for requirement in REQUIREMENTS if not requirement.is_met(self)]

    def why_hidden(self) -> list[str]:
        """A phrase for each reason why it is not shown."""
        return [str(requirement.reason) for requirement in self.unmet_requirements()]
