"""Sources of texts and figures."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.natural import NaturalKeyModel


class Source(NaturalKeyModel):
    """A publication that texts and figures are quoted from."""

    slug = models.SlugField(
        _("slug"),
        unique=True,
        help_text=_("A short name in Latin letters, for example “letter-revival-2013”."),
    )
    title = models.CharField(
        _("title"),
        max_length=300,
        help_text=_("The title of the publication, letter or report, for example “Report 2013”."),
    )
    publisher = models.CharField(
        _("publisher"),
        max_length=200,
        blank=True,
        help_text=_("Who published or wrote it, for example “Kazinform”."),
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
        help_text=_("Where it can be read, for example https://assembly.kz/…; empty if nowhere."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("What else a reader must know, for example “unofficial translation”."),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title
