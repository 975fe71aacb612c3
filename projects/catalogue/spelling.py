"""What a text that finds nothing may have been meant as: the nearest words of the exhibition.

A word that no public entry has is compared with the words of all entries in the three languages,
and its stem with theirs: one letter wrong, missing, doubled or swapped with its neighbour, two in a
long word. A correction counts only if it finds something, and the page says that it was made.

The frozen copy has the same rules: ``static/js/frozen/spelling.js``.
"""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from projects.catalogue import search
from projects.catalogue.entry_sets import set_of
from projects.catalogue.index import CatalogueIndex
from projects.catalogue.query_words import Part
from projects.models import IndexedWord
from projects.texts.alphabet import fold
from projects.texts.forms import languages_of
from projects.texts.stems import stem
from projects.texts.words import plain

SHORTEST, LONG = 4, 8
# Words of a query that are corrected, and candidates that are tried for each.
MOST_WRONG, MOST_TRIED = 3, 4


class Vocabulary:
    """The words of all entries and their stems."""

    def __init__(self, words: list[tuple[str, str]]) -> None:
        # From a folded word or stem to the shortest word that has it, as it is spelled.
        self.spelled: dict[str, str] = {}
        for word, stems in sorted(words, key=lambda pair: (len(pair[0]), pair[0])):
            for form in (fold(word), *stems.split()):
                self.spelled.setdefault(form, word)
        self.forms = list(self.spelled)

    def nearest(self, word: str) -> list[str]:
        """The spelled words nearest to a folded word, the nearest first."""
        forms = [word, *(stem(word, language) for language in languages_of(word))]
        found: dict[str, int] = {}
        for form in dict.fromkeys(forms):
            most = mistakes_in(form)
            near = process.extract(
                form, self.forms, scorer=OSA.distance, score_cutoff=most, limit=None
            )
            for known, distance, _place in near if most else ():
                spelled = self.spelled[known]
                found[spelled] = min(distance, found.get(spelled, distance))
        return sorted(found, key=lambda spelled: (found[spelled], len(spelled), spelled))


def mistakes_in(word: str) -> int:
    """How many letters of a word may be wrong."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


def correction_of(text: str, index: CatalogueIndex) -> str:
    """``text`` with its misspelt words corrected, so that it finds something; else nothing."""
    text = plain(text)
    parts = search.understood(text, index)
    wrong = [part for part in parts if not _has(index, [part])]
    if not 0 < len(wrong) <= MOST_WRONG:
        return ""
    for part in wrong:
        word = _corrected(index, part)
        if not word:
            return ""
        text = text.replace(part.typed, word, 1)
    return text if _has(index, search.understood(text, index)) else ""


def _corrected(index: CatalogueIndex, part: Part) -> str:
    """The nearest word that public entries have, of equally near ones the most frequent."""
    if not part.typed.isalpha():
        return ""
    vocabulary = index.keep("vocabulary", _vocabulary)
    folded = fold(part.typed)
    tried = [
        (word, _has(index, search.understood(word, index)).bit_count())
        for word in vocabulary.nearest(folded)[:MOST_TRIED]
    ]
    found = [(word, count) for word, count in tried if count]
    return max(found, key=lambda pair: pair[1])[0] if found else ""


def _vocabulary() -> Vocabulary:
    return Vocabulary(list(IndexedWord.objects.values_list("word", "stems")))


def _has(index: CatalogueIndex, parts: list[Part]) -> int:
    """The public entries that have all parts."""
    return set_of(search.found_with(parts)) & index.all
