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
from projects.texts.forms import BLOCK, asked_whole, block_form, indexed, languages_of, stems
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
                found |= dict.fromkeys(_meant(self.groups[number]))
        return list(found)


def is_block(phrase: Phrase) -> bool:
    """Whether a phrase is a block itself, not its name."""
    return phrase[0][0].startswith(BLOCK)


def _meant(group: Sequence[Phrase]) -> Sequence[Phrase]:
    """What a group is searched by: a block by itself, for its name may stand elsewhere, too."""
    return group[:1] if is_block(group[0]) else group


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
    return Meanings([*groups, *_blocks(index, groups)])


def _phrase(text: str, language: str) -> Phrase:
    """The words of a phrase; in an entry it may stand in any form. A single name, which has a
    capital letter, also stands for what is called after it."""
    words = _telling(text)
    phrase = tuple(_word(word, language) for word in words)
    if len(words) != 1 or not text.strip()[:1].isupper() or text.strip().isupper():
        return phrase
    own = (form for word in called_after(words[0], language) for form in _word(word, language))
    return (tuple(dict.fromkeys((*phrase[0], *own))),)


def called_after(name: str, language: str) -> list[str]:
    """What is called after a place or people whose folded name is given, whatever its ending:
    астаналық from Астана, астанинский, шымкентский."""
    if language == "kk":
        return [name + ending for ending in ("лык", "лик", "дык", "дик", "тык", "тик")]
    if language == "ru":
        root = name.rstrip("аыьйоя")
        return (
            []
            if root.endswith("ск")
            else [root + ending for ending in ("ский", "инский", "овский", "анский")]
        )
    return []


def _telling(text: str) -> list[str]:
    return [word for word in words_of(text) if word not in SILENT]


def _word(word: str, language: str) -> tuple[str, ...]:
    if not word.isalpha():
        return indexed(word)
    if word.isascii() and word.removesuffix("s").endswith(("er", "or")):
        # Stems take reporters for what they report; a mother has no other stem.
        one = word.removesuffix("s")
        if not any(one in form for form in stems(one, "en")):
            return one, f"{one}s"
    return tuple(
        dict.fromkeys(form for own in languages_of(word, language) for form in stems(word, own))
    )


def _blocks(index: CatalogueIndex, groups: Sequence[Sequence[Phrase]]) -> list[list[Phrase]]:
    """A group for each block: its name and its short name, with and without the words that all
    blocks' names have ("Projects of"), and each word that only this block's names have. A word may
    be said in another way of ``groups``."""
    names = _told(index.names[BLOCK_NAME].values())
    short = _told(index.names["block"].values())
    every = [{word for text in said for word in text} for said in names.values()]
    common = set.intersection(*every) if len(every) > 1 else set()
    others = _others(groups)
    # "Projects" in any language, for people mix them.
    projects = tuple(form for word in sorted(common) for form in asked_whole(word))
    found = []
    for slug, said in names.items():
        elsewhere = {w for one, text in names.items() if one != slug for told in text for w in told}
        texts = [*short.get(slug, ()), *said]
        texts += [[w for w in text if w not in common] for text in said]
        own = [word for text in texts for word in text if word not in {*elsewhere, *common}]
        texts += [[word] for word in own]
        phrases = [tuple(_name(word, others) for word in text) for text in texts if text]
        whole = [
            tuple(_name(w, others) for w in text)
            for text in (*short.get(slug, ()), *([w] for w in own))
        ]
        phrases += [(*phrase, projects) for phrase in whole if projects]
        found.append([((block_form(slug),),), *dict.fromkeys(phrases)])
    return found


def _name(word: str, others: dict[str, Phrase]) -> tuple[str, ...]:
    """The forms of a word of a block's name, with those of other words for it and of the Russian
    adjective (партнёрский)."""
    own = asked_whole(word) or (word,)
    other = (form for one in own for words in others.get(one, ()) for form in words)
    adjectives = (
        form
        for after in called_after(word, "ru")[:1]
        if not word.isascii()
        for form in stems(after, "ru")
    )
    return tuple(dict.fromkeys((*own, *other, *adjectives)))


def _others(groups: Sequence[Sequence[Phrase]]) -> dict[str, Phrase]:
    """From a form of a single word to the single words of its groups."""
    found: dict[str, Phrase] = defaultdict(tuple)
    for group in groups:
        words = tuple(phrase[0] for phrase in group if len(phrase) == 1)
        for form in {form for word in words for form in word}:
            found[form] += words
    return found


def _told(names: Iterable[Name]) -> dict[str, list[list[str]]]:
    """The telling words of each record's name in each language."""
    return {name.key: [_telling(text or "") for text in name.names] for name in names}
