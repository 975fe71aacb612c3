"""The citations of sources by entries."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.language import Language
from projects.models.natural import NaturalKeyModel
from projects.models.project import Project
from projects.models.source import Source


class Citation(NaturalKeyModel):
    """A source of an entry, with its words about the entry."""

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="citations", verbose_name=_("project")
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        related_name="citations",
        verbose_name=_("source"),
        help_text=_(
            "What the text is taken from, for example “Letter of the association Revival, 12 May "
            "2014”. You are asked about one that is like a known one; any other is added to the "
            "list."
        ),
    )
    sentence = models.TextField(
        _("sentence"), blank=True, help_text=_("Its own words about the project, unchanged.")
    )
    sentence_language = models.CharField(
        _("language of the sentence"),
        max_length=2,
        choices=Language,
        default=Language.ENGLISH,
        help_text=_("The language of those words, for example English."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=1,
        help_text=_("Its place in the list, for example 1 for the first."),
    )
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
