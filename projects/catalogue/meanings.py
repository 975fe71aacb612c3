"""Phrases that mean the same: the desk's synonyms, and the names of blocks.

A phrase is a tuple of words, and a word the forms (``projects.texts.forms``) by which an entry has
it. A query that says one phrase of a group also finds the others; one that says a block's name also
finds its entries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from projects.catalogue.index import CatalogueIndex, as_it_was
from projects.catalogue.index_reading import BLOCK_NAME, SYNONYMS, Name
from projects.texts.forms import asked_whole, block_form, indexed, languages_of, stems
from projects.texts.languages import LANGUAGES
from projects.texts.words import SILENT, words_of

Phrase = tuple[tuple[str, ...], ...]

_BETWEEN = re.compile(r"[\n;,]")


class Meanings:
    """The groups of one catalogue version."""

    def __init__(self, groups: Iterable[Sequence[Phrase]]) -> None:
        self.groups = [tuple(group) for group in groups]
        self.longest = max((len(p) for group in self.groups for p in group), default=0)
        # From a form of a phrase's first word to the phrases that begin with it.
        self._first: dict[str, list[tuple[Phrase, int]]] = defaultdict(list)
        for number, group in enumerate(self.groups):
            for phrase in group:
                for word in phrase:
                    for form in word:
                        self._first[form].append((phrase, number))

    def of(self, words: Sequence[Sequence[str]]) -> list[Phrase]:
        """The phrases of all groups in which these words, in any order, are a phrase."""
        if not words or not all(words):
            return []
        found: dict[Phrase, None] = {}
        for phrase, number in dict.fromkeys(
            pair for form in words[0] for pair in self._first.get(form, ())
        ):
            if len(phrase) == len(words) and _same(phrase, words):
                found |= dict.fromkeys(self.groups[number])
        return list(found)


def _same(phrase: Phrase, words: Sequence[Sequence[str]]) -> bool:
    """Whether each word of the query is a word of the phrase, and the other way round."""
    asked = [set(word) for word in words]
    return all(any(word & {*one} for one in phrase) for word in asked) and all(
        any(word & {*one} for word in asked) for one in phrase
    )


def meanings_of(index: CatalogueIndex) -> Meanings:
    """The meanings of the index's catalogue version."""
    return index.keep("meanings", lambda: _read(index), as_it_was)


def _read(index: CatalogueIndex) -> Meanings:
    groups = []
    for synonyms in index.names[SYNONYMS].values():
        phrases = (
            _phrase(text, language)
            for language, words in zip(LANGUAGES, synonyms.names, strict=True)
            for text in _BETWEEN.split(words or "")
        )
        groups.append([phrase for phrase in dict.fromkeys(phrases) if phrase])
    return Meanings([*groups, *_blocks(index)])


def _phrase(text: str, language: str) -> Phrase:
    """The words of a phrase; in an entry it may stand in any form."""
    return tuple(_word(word, language) for word in _telling(text))


def _telling(text: str) -> list[str]:
    return [word for word in words_of(text) if word not in SILENT]


def _word(word: str, language: str) -> tuple[str, ...]:
    if not word.isalpha():
        return indexed(word)
    return tuple(
        dict.fromkeys(form for own in languages_of(word, language) for form in stems(word, own))
    )


def _blocks(index: CatalogueIndex) -> list[list[Phrase]]:
    """A group for each block: its name, with and without the words that all blocks' names have
    ("Projects of"), and its short name, with and without them."""
    names = _told(index.names[BLOCK_NAME].values())
    short = _told(index.names["block"].values())
    every = [{word for text in said for word in text} for said in names.values()]
    common = set.intersection(*every) if len(every) > 1 else set()
    groups = []
    for slug, said in names.items():
        texts = [
            *short.get(slug, ()),
            *said,
            *([w for w in text if w not in common] for text in said),
        ]
        for text, name in zip(short.get(slug, ()), said, strict=False):
            texts.append([*text, *(word for word in name if word in common)])
        phrases = [tuple(asked_whole(word) or (word,) for word in text) for text in texts if text]
        groups.append([((block_form(slug),),), *dict.fromkeys(phrases)])
    return groups


def _told(names: Iterable[Name]) -> dict[str, list[list[str]]]:
    """The telling words of each record's name in each language."""
    return {name.key: [_telling(text or "") for text in name.names] for name in names}
