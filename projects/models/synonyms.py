"""What a search knows of words beside the entries: synonyms, and the words that entries have."""

from collections.abc import Iterator
from functools import lru_cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.natural import NaturalKeyModel
from projects.texts.languages import LANGUAGES
from projects.texts.phrases import Phrase, Phrases, listed


class SynonymGroup(NaturalKeyModel):
    """Words and phrases that mean the same: a search for one finds the others, and what stands
    behind the sign ">"."""

    slug = models.SlugField(
        _("name of the group"),
        unique=True,
        help_text=_("In Latin letters, for example “older-people”; visitors never see it."),
    )
    words = models.TextField(
        _("words"),
        help_text=_(
            "Words, phrases and abbreviations that mean the same, separated by commas or one on a "
            "line, in their basic form. Behind a > stand those that are found, too, but do not "
            "find the others. For example: clothes, clothing > coats, jackets"
        ),
    )

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms of the search")
        ordering = ["slug"]

    def __str__(self) -> str:
        return str(self.slug)

    @property
    def phrases(self) -> list[Phrase]:
        """All words and phrases that entries are found by."""
        return list(_phrases_in(tuple(getattr(self, field) for field in _WORDS)))


_WORDS = tuple(f"words_{language}" for language in LANGUAGES)


def _phrases_in(words: tuple[str | None, ...]) -> Iterator[Phrase]:
    for text, language in zip(words, LANGUAGES, strict=True):
        for some in listed(text, language):
            yield from some


def known_phrases() -> Phrases:
    """The phrases of all groups; one query."""
    return _phrases_of(tuple(SynonymGroup.objects.order_by("pk").values_list(*_WORDS)))


@lru_cache(maxsize=2)
def _phrases_of(groups: tuple[tuple[str | None, ...], ...]) -> Phrases:
    """Put together once for the same groups: that takes a hundred times as long as to read them."""
    return Phrases(phrase for words in groups for phrase in _phrases_in(words))


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
