"""An entry of the exhibition."""

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from projects.models.entry_rules import CONSTRAINTS, YEAR_VALIDATORS, refuse_wrong_numbers
from projects.models.language import Language
from projects.models.natural import NaturalKeyManager, NaturalKeyModel
from projects.models.other_forms import InEasyLanguage
from projects.models.querysets import ProjectQuerySet
from projects.models.searchable import SearchableEntry
from projects.models.source import Source
from projects.models.stand import Block, Organisation, Region, Theme
from projects.serving.addresses import page_address
from projects.texts import richtext
from projects.texts.languages import LANGUAGES


class Project(SearchableEntry, InEasyLanguage, NaturalKeyModel):
    """An entry: one of the projects on the stands."""

    class Status(models.TextChoices):
        """Activity status, codes of IATI 2.03; the words are the exhibition's own."""

        PLANNED = "identification", _("planned")
        IN_PROGRESS = "implementation", _("in progress")
        COMPLETED = "closed", _("completed")
        UNKNOWN = "unknown", _("not stated in the source")

    class Provenance(models.TextChoices):
        """The kind of evidence for an entry: see docs/words.md."""

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
        help_text=_(
            "Its place on the stands, for example 12. The printed QR code leads to it: never give "
            "one number to two entries."
        ),
    )
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        help_text=_(
            "The end of its address, in Latin letters, for example “costume-workshop-taraz”. Leave "
            "it as it is once the entry has been published."
        ),
    )
    block = models.ForeignKey(
        Block,
        models.PROTECT,
        related_name="projects",
        verbose_name=_("block"),
        help_text=_("The block it belongs to, for example that of the regional associations."),
    )
    title = models.CharField(
        _("title"),
        max_length=250,
        help_text=_(
            "The project’s name as the association writes it, for example “Costume workshop for "
            "teenagers”. No number, no full stop."
        ),
    )
    summary = models.TextField(
        _("summary"),
        max_length=400,
        blank=True,
        help_text=_(
            "One or two sentences for the list and the stand: who did what for whom, for example "
            "“In a workshop in Taraz 20 teenagers learned to sew national costumes.”"
        ),
    )
    text = models.TextField(
        _("text"),
        blank=True,
        help_text=_(
            "What was done, how and with what result, in two to five paragraphs; an empty line "
            "between paragraphs. Only what the association can vouch for."
        ),
    )
    original_language = models.CharField(
        _("original language"),
        max_length=2,
        choices=Language,
        default=Language.RUSSIAN,
        help_text=_(
            "The language in which the association sent the text; the other two are translated "
            "from it. For example Kazakh."
        ),
    )
    themes = models.ManyToManyField(
        Theme,
        related_name="projects",
        verbose_name=_("themes"),
        help_text=_("What it is about; one or two, for example “Cultural heritage and crafts”."),
    )
    regions = models.ManyToManyField(
        Region,
        related_name="projects",
        verbose_name=_("regions"),
        blank=True,
        help_text=_(
            "Where it took place, for example “Zhambyl Region”; leave blank if not stated."
        ),
    )
    place_as_written = models.CharField(
        _("place as the source writes it"),
        max_length=200,
        blank=True,
        help_text=_(
            "The place in the source’s own words where they differ, for example “SKR, Shymkent”."
        ),
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=Status,
        default=Status.UNKNOWN,
        help_text=_(
            "The stage it has reached, for example “completed”; choose “not stated” if unknown."
        ),
    )
    start_year = models.PositiveSmallIntegerField(
        _("start year"),
        null=True,
        blank=True,
        validators=YEAR_VALIDATORS,
        help_text=_("Four digits, for example 2012; leave blank if not stated."),
    )
    end_year = models.PositiveSmallIntegerField(
        _("end year"),
        null=True,
        blank=True,
        validators=YEAR_VALIDATORS,
        help_text=_("Four digits, for example 2013; empty while it goes on."),
    )
    budget_kzt = models.PositiveBigIntegerField(
        _("budget, tenge"),
        null=True,
        blank=True,
        help_text=_(
            "In whole tenge, for example 1 500 000 or 1.5 mln; leave blank if not "
            "stated. Don’t guess."
        ),
    )
    participants = models.ManyToManyField(
        Organisation,
        through="Participation",
        related_name="projects",
        verbose_name=_("participants"),
    )
    coordinator = models.CharField(
        _("coordinator"),
        max_length=200,
        blank=True,
        help_text=_(
            "Who answers for the project, with their consent, for example “Aigul S., chairwoman”."
        ),
    )
    editorial_note = models.TextField(
        _("editors’ note"),
        blank=True,
        help_text=_(
            "What the editors decided and the source does not say; visitors can read it. For "
            "example “The block is the editors’ choice.”"
        ),
    )
    provenance = models.CharField(
        _("provenance"),
        max_length=20,
        choices=Provenance,
        default=Provenance.REPORTED,
        help_text=_(
            "What it rests on: “documented” if the exhibition’s document names it or whoever "
            "carried it out states it in a letter or form, “reported elsewhere” if a public source "
            "describes it, “sample” if it only fills the stand."
        ),
    )
    # These two are set only by projects.editing.publication, which checks what each state needs.
    publication = models.CharField(
        _("publication"),
        max_length=20,
        choices=Publication,
        default=Publication.DRAFT,
        editable=False,
    )
    public_from = models.DateTimeField(_("public from"), null=True, blank=True, editable=False)
    # Set by projects.editing.provenance while it is a sample; none for an entry that never was one.
    sample_texts = models.JSONField(null=True, blank=True, default=None, editable=False)
    sources = models.ManyToManyField(Source, through="Citation", verbose_name=_("sources"))
    changed = models.DateTimeField(_("changed"), auto_now=True)

    # Set by projects.catalogue.indexing: sort keys of the titles by the alphabet of each language.
    title_order_kk = models.CharField(max_length=250, editable=False, default="", db_index=True)
    title_order_ru = models.CharField(max_length=250, editable=False, default="", db_index=True)
    title_order_en = models.CharField(max_length=250, editable=False, default="", db_index=True)

    # Set by a preview: the base address of its pictures while they are not public.
    shown_under = ""

    # The texts with the marks of projects.texts.richtext.
    MARKED_TEXTS = ("text", "easy_text")

    objects: ClassVar[Any] = NaturalKeyManager.from_queryset(ProjectQuerySet)()
    natural_key_fields = ("number",)

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
        constraints = [*CONSTRAINTS]

    def clean(self) -> None:
        """Cleans pasted texts (``projects.texts.richtext``) and checks the numbers."""
        super().clean()
        for name in (f"{text}_{code}" for text in self.MARKED_TEXTS for code in LANGUAGES):
            if pasted := getattr(self, name):
                setattr(self, name, richtext.clean(pasted))
        refuse_wrong_numbers(self)

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        return page_address("entry", self.slug)

    @property
    def cover_address(self) -> str:
        """The address of its drawn cover, which answers only while the entry is public."""
        if self.shown_under:
            return f"{self.shown_under}cover.svg"
        return page_address("cover", self.number)

    def show_pictures_under(self, base: str) -> None:
        """Gives the entry's pictures (of ``for_list()``) addresses under ``base``, which answer to
        those who may see the preview."""
        for record in (self, *self.shown_photos, *self.recordings.all()):
            record.shown_under = base

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
        """Whether it is public or scheduled to become so."""
        return self.publication == self.Publication.PUBLISHED

    @property
    def was_public(self) -> bool:
        """Whether it is or ever was public, so that its number and address are in use outside."""
        left = (self.Publication.PUBLISHED, self.Publication.WITHDRAWN)
        return self.publication in left or self.steps.filter(state__in=left).exists()

    @property
    def is_scheduled(self) -> bool:
        """Whether it is scheduled to become public later."""
        return self.is_published and bool(self.public_from and self.public_from > timezone.now())
