"""The glossary: terms that stand in a text, each with its equivalent in another language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from projects.models import Block, Indicator, Organisation, Region, Term, Theme
from projects.texts.forms import stems
from projects.texts.languages import LANGUAGES
from projects.texts.words import words_of

Stems = list[frozenset[str]]


class Glossary:
    """Terms from one language into another, read once: the exhibition's own and the names of its
    lists. Of two that stand in the same place, the longer is found."""

    def __init__(self, source: str, target: str) -> None:
        self.source, self.target = source, target
        self._terms: dict[str, tuple[Stems, str]] = {}
        own = list(_names(Term.objects))
        self._own = {names[source] for names in own}
        for names in (*_listed(), *own):
            term, meant = names[source], names[target]
            if term and meant and (words := _stems(term, source)):
                self._terms.setdefault(term, (words, meant))

    def found_in(self, text: str) -> list[tuple[str, str]]:
        """The terms that stand in a text in any form, in order, with their equivalents."""
        words = _stems(text, self.source)
        places: list[tuple[int, int, str, str]] = []
        for term, (stemmed, meant) in self._terms.items():
            at = _place(stemmed, words)
            if at is not None:
                places.append((at, -len(stemmed), term, meant))
        found, end = [], 0
        for at, size, term, meant in sorted(places):
            if at >= end:
                found.append((term, meant))
                end = at - size
        return found

    def missing_in(self, translation: str, original: str) -> list[tuple[str, str]]:
        """The exhibition's own terms of the original whose equivalent the translation has in no
        form; of a translation that is empty, none."""
        words = _stems(translation, self.target)
        if not words:
            return []
        return [
            (term, meant)
            for term, meant in self.found_in(original)
            if term in self._own and _place(_stems(meant, self.target), words) is None
        ]


def _listed() -> Iterator[dict[str, str]]:
    yield from _names(Organisation.objects.exclude(kind=Organisation.Kind.PLACEHOLDER))
    for model in (Block, Theme, Region, Indicator):
        yield from _names(model.objects)


def _names(records: Any) -> Iterator[dict[str, str]]:
    for names in records.order_by().values_list(*(f"name_{code}" for code in LANGUAGES)):
        yield dict(zip(LANGUAGES, (name or "" for name in names), strict=True))


def _stems(text: str, language: str) -> Stems:
    return [frozenset((word, *stems(word, language))) for word in words_of(text)]


def _place(term: Stems, words: Stems) -> int | None:
    """The place of the first word of the term in the text."""
    for at in range(len(words) - len(term) + 1):
        if all(one & other for one, other in zip(term, words[at:], strict=False)):
            return at
    return None
