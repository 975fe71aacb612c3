"""The words by which a search finds an entry."""

from collections.abc import Iterable
from typing import Any, ClassVar

from modelsearch import index

from projects.models.synonyms import known_phrases
from projects.texts import richtext
from projects.texts.forms import NUMBER, STAND, block_form, whole
from projects.texts.languages import LANGUAGES
from projects.texts.phrases import Phrases
from projects.texts.sums import sums_in
from projects.texts.words import indexed, indexed_name, plain

# Words of a title count this many times, so that matches in titles rank higher.
TITLE_WEIGHT = 5
# Smaller figures are as good as any number of a stand or a text.
LEAST_FIGURE = 100
# The word before the title of a sample, which says nothing of the entry: it counts once.
SAMPLE_LABELS = {"kk": "Үлгі:", "ru": "Образец:", "en": "Sample:"}


def _named(records: Iterable[Any], *fields: str) -> list[tuple[str, str]]:
    """Names of records in each language."""
    return [
        (getattr(record, f"{field}_{code}") or "", code)
        for record in records
        for field in fields
        for code in LANGUAGES
    ]


class SearchableEntry(index.Indexed):
    """The description of an entry for the search library."""

    objects: ClassVar[Any]
    # One text for all engines; see projects.texts.forms and projects.catalogue.search.
    search_fields = [index.AutocompleteField("search_text"), index.FilterField("id")]
    search_auto_update = False
    # Where many entries are indexed, the synonyms are read once.
    phrases: Phrases | None = None

    @classmethod
    def get_indexed_objects(cls):
        """The entries as the search library's rebuild reads them: with all that is indexed."""
        return cls.objects.for_indexing()

    @property
    def searched_texts(self: Any) -> list[tuple[str, str]]:
        """All texts that a search finds the entry by but its titles, each with its language."""
        return [*self.own_texts, *self._theme_names]

    @property
    def _theme_names(self: Any) -> list[tuple[str, str]]:
        return _named(self.themes.all(), "name")

    @property
    def own_texts(self: Any) -> list[tuple[str, str]]:
        """The same without the names of themes. Each names several things, and an entry need not
        be of all of them: the index holds none of their phrases."""
        taking_part = [part.organisation for part in self.participations.all()]
        return [
            *((getattr(self, f"summary_{code}") or "", code) for code in LANGUAGES),
            *(
                (richtext.plain(getattr(self, f"{field}_{code}") or "", with_addresses=False), code)
                for field in ("text", "easy_text")
                for code in LANGUAGES
            ),
            *_named(self.regions.all(), "name"),
            *_named(taking_part, "name", "short_name"),
            *((text, "") for text in (self.place_as_written, self.coordinator)),
        ]

    @property
    def searched_titles(self: Any) -> list[tuple[str, str]]:
        """The titles, without the word that names a sample, each with its language."""
        return [
            ((getattr(self, f"title_{code}") or "").removeprefix(SAMPLE_LABELS[code]), code)
            for code in LANGUAGES
        ]

    @property
    def search_text(self: Any) -> str:
        """All that a search finds the entry by, in all languages: words with their stems, known
        phrases, the stand number, the years, the block, large numbers and figures in digits. Titles
        and the number stand ``TITLE_WEIGHT`` times. A theme's name has none of its phrases, nor
        what its words are derived from: a businessman (кәсіпкер) is no business (кәсіпкерлік)."""
        titles, texts = self.searched_titles, self.searched_texts
        often = [word for text, code in titles for word in indexed(text, code)]
        often.append(whole(STAND, str(self.number)))
        once = [word for text, code in self.own_texts for word in indexed(text, code)]
        once += [word for name, code in self._theme_names for word in indexed_name(name, code)]
        if self.is_illustrative:
            for code, label in SAMPLE_LABELS.items():
                once += indexed(label, code)
        phrases = self.phrases or known_phrases()
        marks = (phrases.marks_in(text, code) for text, code in (*titles, *self.own_texts))
        once += sorted({mark for some in marks for mark in some})
        read = {text for text, _code in (*titles, *texts)}
        sums = {digits for text in read for *_place, digits in sums_in(plain(text))}
        sums |= {str(self.budget_kzt)} if self.budget_kzt else set()
        figures = (figure.value or 0 for figure in self.metrics.all())
        sums |= {str(value) for value in figures if value >= LEAST_FIGURE}
        once += [whole(NUMBER, digits) for digits in sorted(sums)]
        first = self.start_year or self.end_year
        if first:
            years = range(first, (self.end_year or first) + 1)
            once += [whole(NUMBER, str(year)) for year in years]
        once.append(block_form(self.block.slug))
        return " ".join(often * TITLE_WEIGHT + once)
