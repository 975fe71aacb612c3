"""What a search knows of words beside the entries: synonyms, and the words that entries have."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.natural import NaturalKeyModel


class SynonymGroup(NaturalKeyModel):
    """Words and phrases that mean the same: a search for one finds the others."""

    slug = models.SlugField(
        _("name of the group"),
        unique=True,
        help_text=_("In Latin letters, for example “older-people”; visitors never see it."),
    )
    words = models.TextField(
        _("words"),
        help_text=_(
            "Words, phrases and abbreviations that mean the same, separated by commas or one on a "
            "line, in their basic form. For example: older people, seniors, pensioners"
        ),
    )

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms of the search")
        ordering = ["slug"]

    def __str__(self) -> str:
        return str(self.slug)


class IndexedWord(models.Model):
    """A word of an entry's texts as it is spelled, in small letters, with its stems: what a
    misspelt word may have been meant as. Filled by ``projects.catalogue.indexing``; a word stays
    when its last entry goes, so a search must confirm that it finds something."""

    word = models.CharField(max_length=60, primary_key=True)
    stems = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("indexed word")
        verbose_name_plural = _("indexed words")

    def __str__(self) -> str:
        return str(self.word)
