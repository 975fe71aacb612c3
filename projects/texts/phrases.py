"""Words and phrases of a list that staff write, and where a phrase stands in a text.

A phrase is a tuple of words, and a word the forms (``projects.texts.forms``) by which a text has
it. The index holds a mark for each phrase of the synonyms that stands in an entry, its words beside
each other: "children's home" is no home in which children play.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from projects.texts.forms import END, PHRASE, indexed, languages_of, stems, whole
from projects.texts.words import SILENT, words_of

Phrase = tuple[tuple[str, ...], ...]

_BETWEEN = re.compile(r"[\n;,]")
# Behind it stand the narrower words of a group.
NARROWER = ">"


def listed(words: str | None, language: str) -> tuple[list[Phrase], list[Phrase]]:
    """The phrases of a group in one language, and the narrower ones."""
    own, _sign, narrower = (words or "").partition(NARROWER)
    return _phrases(own, language), _phrases(narrower, language)


def _phrases(text: str, language: str) -> list[Phrase]:
    return [phrase for one in _BETWEEN.split(text) if (phrase := _phrase(one, language))]


def _phrase(text: str, language: str) -> Phrase:
    """The words of a phrase; in an entry it may stand in any form. A single name, which has a
    capital letter, also stands for what is called after it."""
    words = telling(text)
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


def telling(text: str) -> list[str]:
    """The folded words of a text but those that say nothing by themselves."""
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


def mark_of(phrase: Phrase) -> str:
    """The mark of a phrase in the index."""
    return whole(PHRASE, "".join(word[0].removesuffix(END) for word in phrase))


class Phrases:
    """Phrases of several words, found in texts."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        # From a form of the first word to the forms of the others, and the mark of the phrase.
        self._first: dict[str, list[tuple[list[frozenset[str]], str]]] = defaultdict(list)
        for phrase in phrases:
            others, mark = list(map(frozenset, phrase[1:])), mark_of(phrase)
            for form in phrase[0] if others else ():
                self._first[form].append((others, mark))

    def marks_in(self, text: str, language: str) -> Iterator[str]:
        """The marks of the phrases that stand in a text in ``language``."""
        words = [indexed(word, language) for word in telling(text)]
        for place, word in enumerate(words):
            for form in word:
                for others, mark in self._first.get(form, ()):
                    behind = words[place + 1 : place + 1 + len(others)]
                    if len(behind) == len(others) and not any(
                        map(frozenset.isdisjoint, others, behind)
                    ):
                        yield mark
