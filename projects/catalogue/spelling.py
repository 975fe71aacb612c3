"""What a text that finds nothing may have been meant as: the nearest words of the exhibition.

A word that no public entry has is compared with the words of all entries and of the synonyms in
the three languages, and its stem with theirs: one letter wrong, missing, doubled or swapped with
its neighbour, two in a long word whose first letter is right. So are its other readings
(``projects.texts.keyboards``). Two known words typed as one are parted, and two words joined that
are one. A correction counts only if it finds something, and the page says that it was made.

The frozen copy has the same rules: ``static/js/frozen/spelling.js``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from projects.catalogue import search
from projects.catalogue.entry_sets import set_of
from projects.catalogue.frame_words import without_frames
from projects.catalogue.index import CatalogueIndex, Earlier
from projects.catalogue.indexing import has_length, stems_of
from projects.catalogue.meanings import meanings_of, spelled_synonyms
from projects.catalogue.query_words import Part
from projects.models import IndexedWord
from projects.texts.alphabet import fold
from projects.texts.forms import languages_of
from projects.texts.kazakh_stems import ALL_ENDINGS, kazakh_stem
from projects.texts.keyboards import readings
from projects.texts.stems import stem
from projects.texts.words import plain

# A word has at least so many letters to be corrected, a stem more, and a word with two mistakes.
SHORTEST, SHORTEST_STEM, LONG = 4, 5, 8
# Words of a query that are corrected, and candidates that are tried for each.
MOST_WRONG, MOST_TRIED = 3, 4

# How far a known word is from a typed one: letters that differ, and whether only stems are so near.
Distance = tuple[int, bool]
# The same, and whether it is in other letters.
Nearness = tuple[int, bool, bool]


class Vocabulary:
    """The words of all entries and synonyms, and their stems. ``indexed`` are those of the entries,
    each with its stems."""

    def __init__(self, indexed: dict[str, str], said: Iterable[str]) -> None:
        self.indexed = indexed
        words = [*indexed.items(), *((word, stems_of(word)) for word in said)]
        # From a folded word or stem to the shortest word that has it, as it is spelled.
        self.spelled: dict[str, str] = {}
        self.words: set[str] = set()
        for word, stems in sorted(words, key=lambda pair: (len(pair[0]), pair[0])):
            folded = fold(word)
            self.words.add(folded)
            for form in (folded, *stems.split()):
                self.spelled.setdefault(form, word)
        self.forms = list(self.spelled)

    def nearest(self, word: str) -> dict[str, Distance]:
        """The spelled words that are near to a folded word, with their distance."""
        found: dict[str, Distance] = {}
        for form in _forms_of(word):
            most = mistakes_in(form) if form == word or len(form) >= SHORTEST_STEM else 0
            near = process.extract(
                form, self.forms, scorer=OSA.distance, score_cutoff=most, limit=None
            )
            for known, letters, _place in near if most else ():
                if letters < 2 or known[0] == form[0]:
                    distance = (int(letters), form != word or known not in self.words)
                    spelled = self.spelled[known]
                    found[spelled] = min(distance, found.get(spelled, distance))
        return found

    def derived_from(self, word: str) -> str:
        """The known word that a folded Kazakh word is made from (зергерлік: зергер), if it is."""
        return (
            self.spelled.get(kazakh_stem(word, ALL_ENDINGS), "")
            if "kk" in languages_of(word)
            else ""
        )

    def parted(self, word: str) -> str:
        """A folded word as the two known words that it is put together from, if it is."""
        for place in range(SHORTEST, len(word) - SHORTEST + 1):
            first, second = word[:place], word[place:]
            if first in self.words and second in self.words:
                return f"{self.spelled[first]} {self.spelled[second]}"
        return ""

    def joined(self, word: str) -> str:
        """The known word of which a folded word is a form, if there is one."""
        known = (self.spelled.get(form, "") for form in _forms_of(word) if len(form) >= SHORTEST)
        return next(filter(None, known), "")


def _forms_of(word: str) -> dict[str, None]:
    """A folded word and its stems, each once."""
    return dict.fromkeys([word, *(stem(word, language) for language in languages_of(word))])


def mistakes_in(word: str) -> int:
    """How many letters of a word may be wrong."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


def _spaced(text: str) -> str:
    """A typed text with single spaces."""
    return " ".join(plain(text).split())


def correction_of(text: str, index: CatalogueIndex) -> str:
    """``text`` with its misspelt words corrected, else without its frame words, else both, so that
    it finds something; else nothing."""
    text = _spaced(text)
    if _finds(index, text):
        return ""
    if corrected := _corrected_text(text, index):
        return corrected
    for telling in without_frames(search.understood(text, index)):
        fewer = " ".join(part.typed for part in telling)
        if found := fewer if _finds(index, fewer) else _corrected_text(fewer, index):
            return found
    return ""


def _corrected_text(text: str, index: CatalogueIndex) -> str:
    """``text`` with its misspelt words corrected, so that it finds something; else nothing."""
    parts = search.understood(text, index)
    wrong = [part for part in parts if not _has(index, [part])]
    for pair in pairwise(parts):
        if (not wrong or set(wrong) & set(pair)) and (joined := _joined(index, text, *pair)):
            return joined
    if not 0 < len(wrong) <= MOST_WRONG:
        return ""
    beside = [part for part in parts if part not in wrong]
    for part in wrong:
        word = _corrected(index, part, beside)
        if not word:
            return ""
        beside += search.understood(word, index)
        text = text.replace(part.typed, word, 1)
    return text if _finds(index, text) else ""


def mended(text: str, index: CatalogueIndex) -> str:
    """``text`` with the nearest word for each that no public entry has, where there is one: what a
    text that finds nothing may have meant."""
    text = _spaced(text)
    wrong = [part for part in search.understood(text, index) if not _has(index, [part])]
    for part in wrong[:MOST_WRONG]:
        text = text.replace(part.typed, _corrected(index, part) or part.typed, 1)
    return text


def _joined(index: CatalogueIndex, text: str, first: Part, second: Part) -> str:
    """``text`` with two neighbours as the one word that they are, so that it finds something."""
    corrected = _as_one(index, text, first, second)
    return corrected if corrected and _finds(index, corrected) else ""


def _as_one(index: CatalogueIndex, text: str, first: Part, second: Part) -> str:
    """``text`` with two neighbours as the one known word that they are, if they are."""
    word = _vocabulary_of(index).joined(fold(first.typed + second.typed))
    typed = re.compile(rf"{re.escape(first.typed)}[ -]{re.escape(second.typed)}")
    return typed.sub(word, text, count=1) if word and typed.search(text) else ""


def near_texts(text: str, index: CatalogueIndex) -> list[str]:
    """``text`` as it may have been meant although it finds something: with two neighbours as one
    known word, or with the nearest known word for one that no entry has."""
    text = _spaced(text)
    parts = search.understood(text, index)
    if joined := [near for pair in pairwise(parts) if (near := _as_one(index, text, *pair))]:
        return joined
    unknown = [
        part
        for part in parts
        if part.typed.isalpha()
        and not _vocabulary_of(index).joined(fold(part.typed))
        and not meanings_of(index).of([part.word])
    ]
    corrected = [(part.typed, _corrected(index, part)) for part in unknown[:MOST_WRONG]]
    return list(dict.fromkeys(text.replace(typed, word, 1) for typed, word in corrected if word))


def _corrected(index: CatalogueIndex, part: Part, beside: Sequence[Part] = ()) -> str:
    """The nearest word that public entries have together with the parts ``beside`` it, of equally
    near ones the most frequent."""
    for _distance, equally_near in groupby(_candidates(index, part), key=lambda pair: pair[0]):
        tried = [
            (_has(index, [*beside, *search.understood(word, index)]).bit_count(), word)
            for _near, word in equally_near
        ]
        most, word = max(tried, key=lambda pair: pair[0])
        if most:
            return word
    return ""


def _candidates(index: CatalogueIndex, part: Part) -> list[tuple[Nearness, str]]:
    """The words that may have been meant, the nearest first; two words in one count as a letter."""
    vocabulary = _vocabulary_of(index)
    found: dict[str, Nearness] = {}
    for word in _read(part.typed):
        near = vocabulary.nearest(word)
        for known in filter(None, (vocabulary.parted(word), vocabulary.derived_from(word))):
            near[known] = (1, False)
        for spelled, distance in near.items():
            nearness = (*distance, spelled.isascii() != part.typed.isascii())
            found[spelled] = min(nearness, found.get(spelled, nearness))
    ordered = sorted(found, key=lambda word: (found[word], len(word), word))
    return [(found[word], word) for word in ordered[:MOST_TRIED]]


def _read(typed: str) -> Iterator[str]:
    """A typed word, folded, and its other readings."""
    if typed.replace("-", "").isalpha():
        yield fold(typed.replace("-", ""))
    yield from readings(typed)


def _vocabulary_of(index: CatalogueIndex) -> Vocabulary:
    vocabulary: Vocabulary = index.keep("vocabulary", lambda: _vocabulary(index), _same_words)
    return vocabulary


def _indexed() -> dict[str, str]:
    return dict(IndexedWord.objects.values_list("word", "stems"))


def _vocabulary(index: CatalogueIndex) -> Vocabulary:
    indexed = _indexed()
    said = (word for word in spelled_synonyms(index) if has_length(word) and word not in indexed)
    return Vocabulary(indexed, said)


def _same_words(was: Earlier) -> Vocabulary | None:
    """The earlier vocabulary, where the changed entries brought no word and took none: the synonyms
    are the same, or all would be read anew."""
    vocabulary: Vocabulary = was.value
    return vocabulary if vocabulary.indexed == _indexed() else None


def _finds(index: CatalogueIndex, text: str) -> int:
    """How many public entries a text finds."""
    return _has(index, search.understood(text, index)).bit_count()


def _has(index: CatalogueIndex, parts: list[Part]) -> int:
    """The public entries that have all parts."""
    return set_of(search.found_with(parts)) & index.all
