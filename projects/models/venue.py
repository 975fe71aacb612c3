"""Places where the exhibition can stand."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.natural import NaturalKeyModel
from projects.models.stand import Region

# Latitude and longitude as maps give them.
_POSITION = re.compile(r"\A\s*(\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(\d{1,3}(?:\.\d+)?)\s*\Z")
# A little more than the country.
_LATITUDES, _LONGITUDES = (40, 56), (46, 88)


@dataclass(frozen=True)
class Position:
    """A place on the globe, in degrees north and east."""

    latitude: float
    longitude: float

    @property
    def map_address(self) -> str:
        """The place on OpenStreetMap, marked."""
        here = f"{self.latitude}/{self.longitude}"
        marked = f"mlat={self.latitude}&mlon={self.longitude}"
        return f"https://www.openstreetmap.org/?{marked}#map=17/{here}"


def position_in(text: str) -> Position | None:
    """The position that is written there, or nothing."""
    found = _POSITION.match(text)
    return Position(*map(float, found.groups())) if found else None


def validate_position(text: str) -> None:
    """Refuses what is no position in Kazakhstan."""
    position = position_in(text)
    if position is None:
        raise ValidationError(
            _("Write latitude and longitude as maps give them, for example 51.1280, 71.4305.")
        )
    lowest, highest = zip(_LATITUDES, _LONGITUDES, strict=True)
    if not all(a <= b <= c for a, b, c in zip(lowest, astuple(position), highest, strict=True)):
        raise ValidationError(
            _("This place is not in Kazakhstan: the latitude comes first, for example 51.1280.")
        )


class Venue(NaturalKeyModel):
    """A place where stands of the exhibition can stand."""

    class Wheelchair(models.TextChoices):
        UNKNOWN = "unknown", _("not known")
        YES = "yes", _("accessible by wheelchair")
        PARTLY = "partly", _("partly accessible by wheelchair")
        NO = "no", _("not accessible by wheelchair")

    slug = models.SlugField(
        _("slug"),
        unique=True,
        help_text=_("A short name in Latin letters, for example “house-of-friendship-pavlodar”."),
    )
    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("As a sign at the door says it, for example “House of Friendship”."),
    )
    city = models.CharField(
        _("city or village"),
        max_length=120,
        blank=True,
        help_text=_("For example “Pavlodar”."),
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("region"),
        help_text=_("The region of today, for example “Pavlodar Region”."),
    )
    address = models.CharField(
        _("postal address"),
        max_length=250,
        blank=True,
        help_text=_("Street and house, and how to find the hall, without the city."),
    )
    position = models.CharField(
        _("position on the map"),
        max_length=40,
        blank=True,
        validators=[validate_position],
        help_text=_("Latitude and longitude as maps give them, for example 51.1280, 71.4305."),
    )
    website = models.URLField(
        _("website"),
        blank=True,
        help_text=_("Its address, for example https://assembly.kz; empty if there is none."),
    )
    wheelchair = models.CharField(
        _("access by wheelchair"),
        max_length=10,
        choices=Wheelchair,
        default=Wheelchair.UNKNOWN,
        help_text=_("From the street to the stands, lift and toilet included."),
    )
    access = models.TextField(
        _("other provisions"),
        blank=True,
        help_text=_("For example a lift, an induction loop, tours in sign language."),
    )
    changed = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["slug"]

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.name, self.city)))

    @property
    def place(self) -> Position | None:
        """Its position, if it is given."""
        return position_in(self.position)
