"""The glossary: terms that stand in a text, each with its equivalent in another language."""

from __future__ import annotations

from collections.abc import Iterator

from projects.models import Block, Indicator, Organisation, Region, Theme
from projects.texts.forms import stems
from projects.texts.languages import LANGUAGES
from projects.texts.terms import TERMS
from projects.texts.words import words_of

Stems = list[frozenset[str]]


class Glossary:
    """Terms from one language into another, read once: the exhibition's, and the names of its
    lists. Of two that stand in the same place, the longer is found."""

    def __init__(self, source: str, target: str) -> None:
        self.source = source
        self._terms: dict[str, tuple[Stems, str]] = {}
        for names in (*_listed(), *TERMS):
            term, meant = names[source], names[target]
            if term and meant and (words := _stems(term, source)):
                self._terms.setdefault(term, (words, meant))

    def found_in(self, text: str) -> list[tuple[str, str]]:
        """The terms that stand in a text in any form, in order, with their equivalents."""
        words = _stems(text, self.source)
        places: list[tuple[int, int, str, str]] = []
        for term, (stemmed, meant) in self._terms.items():
            size = len(stemmed)
            for at in range(len(words) - size + 1):
                if all(one & other for one, other in zip(stemmed, words[at:], strict=False)):
                    places.append((at, -size, term, meant))
                    break
        found, end = [], 0
        for at, size, term, meant in sorted(places):
            if at >= end:
                found.append((term, meant))
                end = at - size
        return found


def _listed() -> Iterator[dict[str, str]]:
    lists = (Block, Theme, Region, Indicator)
    organisations = Organisation.objects.exclude(kind=Organisation.Kind.PLACEHOLDER)
    for records in (organisations, *(model.objects for model in lists)):
        for names in records.order_by().values_list(*(f"name_{code}" for code in LANGUAGES)):
            yield dict(zip(LANGUAGES, (name or "" for name in names), strict=True))


def _stems(text: str, language: str) -> Stems:
    return [frozenset((word, *stems(word, language))) for word in words_of(text)]
