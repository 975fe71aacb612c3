"""The stands and how they are arranged: blocks, themes, regions, organisations."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, validate_slug
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.natural import NaturalKeyModel
from projects.serving.addresses import page_address


class Block(NaturalKeyModel):
    """One of the four groups of stands."""

    slug = models.SlugField(
        _("slug"),
        unique=True,
        help_text=_("Its name in addresses; printed QR codes lead to it, so leave it as it is."),
    )
    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("For example “Projects of regional ethno-cultural associations”."),
    )
    short_name = models.CharField(
        _("short name"),
        max_length=60,
        help_text=_("For menus and labels, for example “Regional associations”."),
    )
    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("Two or three sentences above its entries."),
    )
    colour = models.CharField(
        _("colour"),
        max_length=7,
        validators=[
            RegexValidator(
                r"\A#[0-9a-fA-F]{6}\Z",
                _("Write # and six digits or letters from a to f, for example #0a5478."),
            )
        ],
        help_text=_("As #rrggbb, for example #0a5478; prints and covers use it."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=0,
        help_text=_("Its place among the blocks, for example 1 for the first."),
    )

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_address("block", self.slug)


class Theme(NaturalKeyModel):
    """One of the six directions of work that the exhibition's document describes."""

    slug = models.SlugField(
        _("slug"),
        unique=True,
        help_text=_("Its name in addresses; leave it as it is."),
    )
    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("For example “Language environment”."),
    )
    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("Two or three sentences above its entries."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=0,
        help_text=_("Its place among the themes, for example 1 for the first."),
    )

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_address("theme", self.slug)


class Region(NaturalKeyModel):
    """A region or city of the country, of the exhibition's time or of today.

    ``successors`` lists the regions of today that lie on its territory, itself among them while
    it exists. A visitor who chooses a region of today therefore finds the entries of the region
    that it was part of, with one join.
    """

    class Kind(models.TextChoices):
        REGION = "region", _("region")
        CITY = "city", _("city")
        COUNTRY = "country", _("country-wide")

    code = models.CharField(
        _("code"),
        max_length=10,
        unique=True,
        validators=[validate_slug],
        help_text=_("ISO 3166-2 as of 2022, for example KZ-55."),
    )
    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("For example “Pavlodar Region”."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=Kind,
        help_text=_("For example “city”."),
    )
    in_force_from = models.PositiveSmallIntegerField(
        _("in force from"),
        null=True,
        blank=True,
        help_text=_("The year since which it exists, for example 2022; empty if always."),
    )
    in_force_until = models.PositiveSmallIntegerField(
        _("in force until"),
        null=True,
        blank=True,
        help_text=_("Its last year, for example 2018; empty if it still exists."),
    )
    successors = models.ManyToManyField(
        "self",
        symmetrical=False,
        related_name="predecessors",
        verbose_name=_("regions of today on its territory"),
        blank=True,
        help_text=_("The regions of today on its territory, for example Turkistan, Shymkent."),
    )
    natural_key_fields = ("code",)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_address("region", self.code)

    @property
    def is_of_today(self) -> bool:
        """Whether the region still exists."""
        return self.in_force_until is None


class Organisation(NaturalKeyModel):
    """An organisation that carries out, supports or pays for projects."""

    class Kind(models.TextChoices):
        FUND = "fund", _("Fund of the Assembly")
        REPUBLICAN = "republican-eca", _("republican ethno-cultural association")
        REGIONAL = "regional-eca", _("regional ethno-cultural association")
        STATE = "state-body", _("state body")
        PARTNER = "partner", _("other partner")
        PLACEHOLDER = "placeholder", _("placeholder")

    slug = models.SlugField(
        _("slug"),
        unique=True,
        help_text=_("Its name in addresses, in Latin letters, for example “revival”."),
    )
    name = models.CharField(
        _("name"),
        max_length=300,
        help_text=_("The full official name, for example “Public association “Revival””."),
    )
    short_name = models.CharField(
        _("short name"),
        max_length=80,
        blank=True,
        help_text=_("As people say it, for example “Revival”; empty if there is none."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        help_text=_("For example “regional ethno-cultural association”."),
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("region"),
        help_text=_("Where it is registered, for example “Pavlodar Region”; empty if republican."),
    )
    website = models.URLField(
        _("website"),
        blank=True,
        help_text=_("Its address, for example https://assembly.kz; empty if there is none."),
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuses to make a real organisation of the samples' placeholder."""
        super().clean()
        before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        if before and before.is_placeholder and not self.is_placeholder:
            message = _("The placeholder stays one: add the real organisation beside it.")
            raise ValidationError({"kind": message})

    @classmethod
    def kind_in(cls, block: Block | None) -> str:
        """The kind of a new one, by the block of the entry that names it."""
        kinds = {"republican": cls.Kind.REPUBLICAN, "regional": cls.Kind.REGIONAL}
        return kinds.get(block.slug if block else "", cls.Kind.PARTNER)

    @property
    def is_placeholder(self) -> bool:
        """Whether it only stands for one that is not known yet."""
        return self.kind == self.Kind.PLACEHOLDER

    def get_absolute_url(self) -> str:
        return page_address("organisation", self.slug)
