"""The glossary of the exhibition: terms and their equivalents, for whoever translates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.natural import NaturalKeyModel


class Term(NaturalKeyModel):
    """A word or phrase of the exhibition, as it is said in each language."""

    slug = models.SlugField(
        _("name of the term"),
        max_length=100,
        unique=True,
        help_text=_("In Latin letters, for example “public-fund”; visitors never see it."),
    )
    name = models.CharField(
        _("term"),
        max_length=200,
        help_text=_(
            "In its basic form, for example “public fund”. It is found in the original in any "
            "form, and proposed as it stands here."
        ),
    )

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("glossary of the exhibition")
        ordering = ["slug"]

    def __str__(self) -> str:
        return str(self.name or self.slug)
