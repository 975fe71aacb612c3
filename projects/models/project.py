"""An entry of the exhibition, who took part in it and where its texts come from."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from projects.models.natural import NaturalKeyManager, NaturalKeyModel
from projects.models.querysets import ProjectQuerySet
from projects.models.source import Source
from projects.models.stand import Block, Organisation, Region, Theme
from projects.texts import richtext
from projects.texts.languages import in_all_languages
from projects.texts.words import words_of

# The Assembly was founded in 1995; a year before that is a slip of the pen.
EARLIEST_YEAR, LATEST_YEAR = 1995, 2100
YEAR_VALIDATORS = [MinValueValidator(EARLIEST_YEAR), MaxValueValidator(LATEST_YEAR)]
# Words of a title count this many times in a search: a match there is the better match.
TITLE_WEIGHT = 5


class Language(models.TextChoices):
    """The languages that texts exist in."""

    KAZAKH = "kk", _("Kazakh")
    RUSSIAN = "ru", _("Russian")
    ENGLISH = "en", _("English")


class Project(index.Indexed, NaturalKeyModel):
    """An entry: one of the projects on the stands."""

    class Status(models.TextChoices):
        """Activity status, codes of IATI 2.03; the words are the exhibition's own."""

        PLANNED = "identification", _("planned")
        IN_PROGRESS = "implementation", _("in progress")
        COMPLETED = "closed", _("completed")
        UNKNOWN = "unknown", _("not stated in the source")

    class Provenance(models.TextChoices):
        """The ground on which an entry stands: see docs/words.md."""

        DOCUMENTED = "documented", _("documented")
        REPORTED = "reported", _("reported elsewhere")
        ILLUSTRATIVE = "illustrative", _("sample")

    class Publication(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in-review", _("in review")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    number = models.PositiveIntegerField(
        _("stand number"),
        unique=True,
        validators=[MinValueValidator(1)],
        help_text=_("Its place on the stands. The printed QR code leads to it: never reuse one."),
    )
    slug = models.SlugField(
        _("address"), max_length=120, unique=True, help_text=_("Latin letters; never changes.")
    )
    block = models.ForeignKey(
        Block, models.PROTECT, related_name="projects", verbose_name=_("block")
    )
    title = models.CharField(_("title"), max_length=250)
    summary = models.TextField(_("summary"), max_length=400, blank=True)
    text = models.TextField(_("text"), blank=True)
    original_language = models.CharField(
        _("original language"),
        max_length=2,
        choices=Language,
        default=Language.RUSSIAN,
        help_text=_("The language that the other two are translated from."),
    )
    themes = models.ManyToManyField(Theme, related_name="projects", verbose_name=_("themes"))
    regions = models.ManyToManyField(
        Region, related_name="projects", verbose_name=_("regions"), blank=True
    )
    place_as_written = models.CharField(
        _("place as the source writes it"), max_length=200, blank=True
    )
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.UNKNOWN)
    start_year = models.PositiveSmallIntegerField(
        _("start year"), null=True, blank=True, validators=YEAR_VALIDATORS
    )
    end_year = models.PositiveSmallIntegerField(
        _("end year"), null=True, blank=True, validators=YEAR_VALIDATORS
    )
    budget_kzt = models.PositiveBigIntegerField(
        _("budget, tenge"), null=True, blank=True, help_text=_("Whole tenge; empty if not stated.")
    )
    participants = models.ManyToManyField(
        Organisation,
        through="Participation",
        related_name="projects",
        verbose_name=_("participants"),
    )
    coordinator = models.CharField(_("coordinator"), max_length=200, blank=True)
    editorial_note = models.TextField(
        _("editors' note"),
        blank=True,
        help_text=_("What the editors decided and the source does not say, for example the block."),
    )
    provenance = models.CharField(
        _("provenance"), max_length=20, choices=Provenance, default=Provenance.REPORTED
    )
    # These two change only by projects.editing.publication, which knows what each state needs.
    publication = models.CharField(
        _("publication"),
        max_length=20,
        choices=Publication,
        default=Publication.DRAFT,
        editable=False,
    )
    public_from = models.DateTimeField(_("public from"), null=True, blank=True, editable=False)
    sources = models.ManyToManyField(Source, through="Citation", verbose_name=_("sources"))
    changed = models.DateTimeField(_("changed"), auto_now=True)

    # Kept by projects.catalogue.indexing: titles as strings that sort by the alphabet of each
    # language.
    title_order_kk = models.CharField(max_length=250, editable=False, default="", db_index=True)
    title_order_ru = models.CharField(max_length=250, editable=False, default="", db_index=True)
    title_order_en = models.CharField(max_length=250, editable=False, default="", db_index=True)

    # Set by a preview: what stands before the addresses of its pictures until they are public.
    shown_under = ""

    objects: ClassVar[Any] = NaturalKeyManager.from_queryset(ProjectQuerySet)()
    natural_key_fields = ("number",)
    # One folded text serves every engine; see projects.catalogue.search.
    search_fields = [index.AutocompleteField("search_text"), index.FilterField("id")]
    search_auto_update = False

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["number"]
        permissions = [
            ("publish_project", "Can publish and withdraw entries"),
            ("print_project", "Can print stands and summaries"),
        ]
        indexes = [
            models.Index(fields=["publication", "number"]),
            models.Index(fields=["publication", "block", "number"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="project_number_from_1",
                violation_error_message=_("Stand numbers begin at 1."),
            ),
            models.CheckConstraint(
                condition=Q(end_year__gte=F("start_year")) | Q(end_year=None) | Q(start_year=None),
                name="project_end_not_before_start",
                violation_error_message=_("The end year can't be before the start year."),
            ),
            models.CheckConstraint(
                condition=Q(budget_kzt__gte=0) | Q(budget_kzt=None),
                name="project_budget_not_negative",
                violation_error_message=_("A budget can't be negative."),
            ),
            models.CheckConstraint(
                condition=(Q(start_year=None) | Q(start_year__range=(EARLIEST_YEAR, LATEST_YEAR)))
                & (Q(end_year=None) | Q(end_year__range=(EARLIEST_YEAR, LATEST_YEAR))),
                name="project_years_plausible",
                violation_error_message=_("Years run from 1995, the Assembly's first, to 2100."),
            ),
        ]

    def clean(self) -> None:
        """Texts come in clean, whatever was pasted; see ``projects.texts.richtext``."""
        super().clean()
        for name in ("text_kk", "text_ru", "text_en"):
            if pasted := getattr(self, name):
                setattr(self, name, richtext.clean(pasted))
        self._keep_number()

    def _keep_number(self) -> None:
        """Raises ``ValidationError`` where the number of what was public would change: codes on
        printed panels and labels lead to it."""
        before = Project.objects.filter(pk=self.pk).first() if self.pk else None
        if before and before.number != self.number and before.was_public:
            message = _(
                "Stand %(number)d was public: its printed codes lead to this number, so the "
                "entry keeps it."
            )
            raise ValidationError(
                {"number": ValidationError(message, params={"number": before.number})}
            )

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("entry", args=[self.slug])

    @property
    def cover_address(self) -> str:
        """The address of its drawn cover, which answers only while the entry is public."""
        if self.shown_under:
            return f"{self.shown_under}cover.svg"
        return reverse("cover", args=[self.number])

    def show_pictures_under(self, base: str) -> None:
        """Gives the entry's own pictures (``for_list()``) the addresses of a preview, which begin
        with ``base`` and answer to whoever may see it."""
        for record in (self, *self.shown_photos):
            record.shown_under = base

    @classmethod
    def get_indexed_objects(cls):
        """The entries as the search library's rebuild reads them: with all that is indexed."""
        return cls.objects.for_indexing()

    @property
    def search_text(self) -> str:
        """All words that a search finds the entry by, folded, in all languages; those of the titles
        ``TITLE_WEIGHT`` times."""
        named = [*self.themes.all(), *self.regions.all()]
        taking_part = [part.organisation for part in self.participations.all()]
        texts = [
            *in_all_languages(self, "summary"),
            *(
                richtext.plain(text, with_addresses=False)
                for text in in_all_languages(self, "text")
            ),
            *(name for record in named for name in in_all_languages(record, "name")),
            *(n for who in taking_part for n in in_all_languages(who, "name", "short_name")),
            *(self.place_as_written, self.coordinator, str(self.number)),
        ]
        titles = words_of(" ".join(in_all_languages(self, "title")))
        return " ".join(titles * TITLE_WEIGHT + words_of(" ".join(texts)))

    @property
    def period(self) -> str:
        """The years in words: "2011–2013", "since 2012", or nothing where none is stated."""
        start, end = self.start_year, self.end_year
        if start and end:
            return str(start) if start == end else f"{start}–{end}"
        if start and self.status == self.Status.IN_PROGRESS:
            return gettext("since %(year)d") % {"year": start}
        return str(start or end or "")

    @property
    def is_documented(self) -> bool:
        return self.provenance == self.Provenance.DOCUMENTED

    @property
    def is_illustrative(self) -> bool:
        return self.provenance == self.Provenance.ILLUSTRATIVE

    @property
    def is_published(self) -> bool:
        """Whether it is public, or will be at the moment that it is scheduled for."""
        return self.publication == self.Publication.PUBLISHED

    @property
    def was_public(self) -> bool:
        """Whether it is public or has ever been: its number and address are out in the world."""
        left = (self.Publication.PUBLISHED, self.Publication.WITHDRAWN)
        return self.publication in left or self.steps.filter(state__in=left).exists()

    @property
    def is_scheduled(self) -> bool:
        """Whether it waits for its moment."""
        return self.is_published and bool(self.public_from and self.public_from > timezone.now())


class Participation(NaturalKeyModel):
    """An organisation's part in a project. Role codes follow IATI 2.03 where it has one."""

    class Role(models.TextChoices):
        IMPLEMENTING = "implementing", _("carried out by")
        PARTNER = "partner", _("partner")
        SPONSOR = "sponsor", _("sponsor")
        FUNDING = "funding", _("funder")

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="participations", verbose_name=_("project")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="participations",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.IMPLEMENTING)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    natural_key_fields = ("project__number", "organisation__slug", "role")

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation", "role"],
                name="participation_once_a_role",
                violation_error_message=_("This organisation already has this role here."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.organisation}"


class Citation(NaturalKeyModel):
    """A source of an entry, with the words that it says about it."""

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="citations", verbose_name=_("project")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="citations", verbose_name=_("source")
    )
    sentence = models.TextField(
        _("sentence"), blank=True, help_text=_("The source's own words, unchanged.")
    )
    sentence_language = models.CharField(
        _("language of the sentence"), max_length=2, choices=Language, default=Language.ENGLISH
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    natural_key_fields = ("project__number", "source__slug")

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "source"], name="citation_once_a_source")
        ]

    def __str__(self) -> str:
        return str(self.source)
