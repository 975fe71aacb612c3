"""Sources of texts and figures."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.natural import NaturalKeyManager, NaturalKeyModel
from projects.models.querysets import public


class SourceQuerySet(models.QuerySet["Source"]):
    def public(self) -> SourceQuerySet:
        """The sources of what the public may see: of published entries, their figures, and the
        official summary."""
        cited = models.Q(
            pk__in=apps.get_model("projects", "HeadlineFigure").objects.values("source")
        )
        for name in ("Citation", "Metric"):
            shown = apps.get_model("projects", name).objects.filter(public("project__"))
            cited |= models.Q(pk__in=shown.order_by().values("source"))
        return self.filter(cited)


class Source(NaturalKeyModel):
    """A document that texts and figures are quoted from."""

    class Kind(models.TextChoices):
        """The kind of document, which decides what an entry may call itself: see
        ``projects.editing.provenance``."""

        DOCUMENT = "document", _("the exhibition’s own document")
        LETTER = "letter", _("letter or form of whoever carried it out")
        PUBLIC = "public", _("public source")
        SAMPLE = "sample", _("sample of the editors")

    slug = models.SlugField(
        _("slug"),
        unique=True,
        help_text=_("A short name in Latin letters, for example “letter-revival-2013”."),
    )
    kind = models.CharField(
        _("kind of document"),
        max_length=10,
        choices=Kind,
        default=Kind.PUBLIC,
        help_text=_(
            "What stands behind the entries that cite it. A letter or form comes from whoever "
            "carried the project out; anybody can read a public source."
        ),
    )
    title = models.CharField(
        _("title"),
        max_length=300,
        help_text=_("The title of the publication, letter or report, for example “Report 2013”."),
    )
    producer = models.CharField(
        _("written by"),
        max_length=200,
        blank=True,
        help_text=_(
            "Who wrote or made it where that is another than the publisher, for example “Public "
            "association “Revival””."
        ),
    )
    publisher = models.CharField(
        _("publisher"),
        max_length=200,
        blank=True,
        help_text=_("Who published it, for example “Kazinform”."),
    )
    date = models.CharField(
        _("date"),
        max_length=60,
        blank=True,
        help_text=_("As the source gives it, for example “undated, about 2013–2014”."),
    )
    address = models.URLField(
        _("address"),
        blank=True,
        help_text=_(
            "Of the document itself, not of the site’s front page, for example "
            "https://assembly.kz/…; empty if it can be read nowhere."
        ),
    )
    accessed = models.DateField(
        _("read on"),
        null=True,
        blank=True,
        help_text=_("The day on which the address showed this document, for example 26.11.2026."),
    )
    archived_copy = models.URLField(
        _("archived copy"),
        blank=True,
        help_text=_(
            "The address of a copy that stays when the page goes, for example "
            "https://web.archive.org/web/…"
        ),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("What else a reader must know, for example “unofficial translation”."),
    )

    objects: ClassVar[Any] = NaturalKeyManager.from_queryset(SourceQuerySet)()

    @property
    def document_address(self) -> str:
        """Where the document itself can be read: its address, else its archived copy; "" for a
        publisher's front page, which shows anything but that."""
        parts = urlsplit(self.address)
        is_document = parts.path.strip("/") or parts.query
        return self.address if is_document else self.archived_copy

    @property
    def addresses(self) -> list[str]:
        """Where it can be found: its address and its archived copy, as far as it has them."""
        return [address for address in (self.address, self.archived_copy) if address]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuses to make another kind of source of the samples' one, which would document them."""
        super().clean()
        before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        if before and self.Kind.SAMPLE in {before.kind, self.kind} and before.kind != self.kind:
            raise ValidationError(
                {"kind": _("The source of the samples stays one, and no other becomes one.")}
            )
