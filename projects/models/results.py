"""Indicators, the figures of entries under them, and the figures of the official summary."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.models.language import Language
from projects.models.natural import NaturalKeyModel
from projects.models.project import Project
from projects.models.source import Source
from projects.texts.numbers import Qualifier, number


class Indicator(NaturalKeyModel):
    """Something that is counted: copies printed, people trained and so on."""

    class Kind(models.TextChoices):
        INPUT = "input", _("input")
        OUTPUT = "output", _("output")
        OUTCOME = "outcome", _("outcome")

    class AddsUp(models.TextChoices):
        SUM = "sum", _("sum")
        GREATEST = "greatest", _("largest")
        NOT_AT_ALL = "not-at-all", _("not totalled")

    class CountedFrom(models.TextChoices):
        """The data of entries that an indicator counts: figures, budgets, or the entries
        themselves."""

        METRICS = "metrics", _("figures of the entries")
        ENTRIES = "entries", _("the entries themselves")
        COMPLETED_BUDGETS = "completed-budgets", _("budgets of completed entries")

    slug = models.SlugField(
        _("slug"),
        unique=True,
        help_text=_("Its name in data files, for example “people-trained”; leave it as it is."),
    )
    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("What is counted, for example “People trained”."),
    )
    unit = models.CharField(
        _("unit"),
        max_length=60,
        help_text=_("The unit it is counted in, for example “people”."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=Kind,
        help_text=_("Input (money), output (what was made) or outcome (what changed)."),
    )
    adds_up = models.CharField(
        _("how it adds up"),
        max_length=12,
        choices=AddsUp,
        default=AddsUp.SUM,
        help_text=_("How figures of several entries make a total, for example “sum”."),
    )
    counted_from = models.CharField(
        _("counted from"),
        max_length=20,
        choices=CountedFrom,
        default=CountedFrom.METRICS,
        help_text=_("For example “figures of the entries”."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=0,
        help_text=_("Its place on the results page, for example 1 for the first."),
    )

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.name


def value_or_wording(name: str) -> models.CheckConstraint:
    """A database constraint: a figure has a number or, if the source gives none, its wording."""
    return models.CheckConstraint(
        condition=Q(value__isnull=False) | ~Q(wording=""),
        name=name,
        violation_error_message=_("Give a value, or the wording where the source has no number."),
    )


class Metric(NaturalKeyModel):
    """One figure of one entry. The unit is the indicator's; money is in whole tenge."""

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="metrics", verbose_name=_("project")
    )
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        related_name="metrics",
        verbose_name=_("indicator"),
        help_text=_("What is counted, for example “People trained”."),
    )
    value = models.PositiveBigIntegerField(
        _("value"),
        null=True,
        blank=True,
        help_text=_("A whole number, for example 400 or “about 400”; money in tenge."),
    )
    wording = models.CharField(
        _("wording"),
        max_length=100,
        blank=True,
        help_text=_("Only if the source gives no number, for example “several hundred”."),
    )
    qualifier = models.CharField(
        _("qualifier"),
        max_length=10,
        choices=Qualifier,
        default=Qualifier.EXACTLY,
        help_text=_(
            "How precise the source is, for example “more than” for “over 400”, “at least” for "
            "“400 or more”."
        ),
    )
    period = models.CharField(
        _("period"),
        max_length=60,
        blank=True,
        help_text=_("The period it covers, for example “2012–2013”; leave blank if not stated."),
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        related_name="metrics",
        verbose_name=_("source"),
        help_text=_(
            "Where the figure stands, for example the association’s report; empty: the first "
            "source of the entry."
        ),
    )
    sentence = models.TextField(
        _("sentence"),
        blank=True,
        help_text=_("The source’s own words, unchanged, for example “more than 400 students”."),
    )
    sentence_language = models.CharField(
        _("language of the sentence"),
        max_length=2,
        choices=Language,
        default=Language.ENGLISH,
        help_text=_("The language of those words, for example Russian."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("How it was counted, if that needs saying, for example “each person once”."),
    )

    # Set by projects.catalogue.indexing from the period in words; 0 to 9999 means all years of the
    # entry.
    covers_from = models.PositiveSmallIntegerField(editable=False, default=0)
    covers_until = models.PositiveSmallIntegerField(editable=False, default=9999)

    natural_key_fields = ("project__number", "indicator__slug", "period")

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["indicator__position", "id"]
        constraints = [
            value_or_wording("metric_value_or_wording"),
            models.UniqueConstraint(
                fields=["project", "indicator", "period"],
                name="metric_once_a_period",
                violation_error_message=_("This entry already has this figure for this period."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {number(self.value) or self.wording}"


class HeadlineFigure(NaturalKeyModel):
    """A figure of the official summary about the whole exhibition: quoted, never computed."""

    class Scope(models.TextChoices):
        ALL = "all", _("all projects")
        COMPLETED = "completed", _("completed projects")
        ENTRY = "entry", _("one entry")

    indicator = models.OneToOneField(
        Indicator,
        models.PROTECT,
        related_name="headline",
        verbose_name=_("indicator"),
        help_text=_("What the statement counts, for example “People trained”."),
    )
    value = models.PositiveBigIntegerField(
        _("value"),
        null=True,
        blank=True,
        help_text=_("The number in it, for example 32000; empty if there is none."),
    )
    wording = models.CharField(
        _("wording"),
        max_length=100,
        blank=True,
        help_text=_("Only if there is no number, for example “thousands”."),
    )
    qualifier = models.CharField(
        _("qualifier"),
        max_length=10,
        choices=Qualifier,
        help_text=_("How precise it is, for example “more than”."),
    )
    scope = models.CharField(
        _("scope"),
        max_length=10,
        choices=Scope,
        default=Scope.ALL,
        help_text=_("What it speaks of, for example “all projects”."),
    )
    statement = models.CharField(
        _("statement"),
        max_length=300,
        help_text=_("The figure in words, for example “More than 32,000 people trained”."),
    )
    sentence = models.TextField(_("sentence"), help_text=_("The source’s own words, unchanged."))
    sentence_language = models.CharField(
        _("language of the sentence"),
        max_length=2,
        choices=Language,
        default=Language.ENGLISH,
        help_text=_("The language of those words, for example English."),
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        related_name="headlines",
        verbose_name=_("source"),
        help_text=_("Where it stands, for example the official summary."),
    )
    natural_key_fields = ("indicator__slug",)

    class Meta:
        verbose_name = _("headline figure")
        verbose_name_plural = _("headline figures")
        ordering = ["indicator__position"]
        constraints = [value_or_wording("headline_value_or_wording")]

    def __str__(self) -> str:
        return self.statement
