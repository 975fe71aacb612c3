"""The words by which a search finds an entry."""

from typing import Any, ClassVar

from modelsearch import index

from projects.texts import richtext
from projects.texts.languages import in_all_languages
from projects.texts.words import words_of

# Words of a title count this many times, so that matches in titles rank higher.
TITLE_WEIGHT = 5


class SearchableEntry(index.Indexed):
    """The description of an entry for the search library."""

    objects: ClassVar[Any]
    # One folded text for all engines; see projects.catalogue.search.
    search_fields = [index.AutocompleteField("search_text"), index.FilterField("id")]
    search_auto_update = False

    @classmethod
    def get_indexed_objects(cls):
        """The entries as the search library's rebuild reads them: with all that is indexed."""
        return cls.objects.for_indexing()

    @property
    def search_text(self: Any) -> str:
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
