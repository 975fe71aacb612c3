"""What a list says that finds nothing: each word with what it finds alone, or the nearest word that
finds something, what the text finds without one of them, what it finds without the filters, and the
nearest entries. A list that finds little names spellings and words by which more is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from projects.catalogue import search
from projects.catalogue.cards import Card, cards
from projects.catalogue.entry_sets import members, set_of
from projects.catalogue.facets import FACETS
from projects.catalogue.filters import ProjectFilter
from projects.catalogue.index import CatalogueIndex
from projects.catalogue.query_words import Part, stand_of
from projects.catalogue.spelling import mended, near_texts

MOST_NEAR = 3
# So many entries are few; so many words are tried one by one.
FEW, MOST_WORDS = 2, 4


@dataclass(frozen=True)
class Step:
    """A way on: the words of a query, how many entries it finds, and its address."""

    words: str
    number: int
    query_string: str


@dataclass(frozen=True)
class EmptyAnswer:
    """``alone``: each word by itself, also where it finds nothing, and the nearest ones of those;
    ``less``: the text without one of its words; ``unfiltered``: the text without the filters;
    ``near``: cards; ``first`` and ``last``: the numbers of the stands on show, if there are any."""

    alone: list[Step]
    less: list[Step]
    unfiltered: Step | None
    near: list[Card]
    first: int | None
    last: int | None


def empty_answer(query: ProjectFilter) -> EmptyAnswer | None:
    """The answer to a query that finds nothing; at most two queries for each of its words, and some
    for each that no entry has."""
    if not query.text:
        return None
    index, left = query.index, query.set_without("q")
    meant = mended(query.text, index)
    parts = search.understood(meant, index)
    same = {part.typed for part in parts}
    unknown = [p.typed for p in search.understood(query.text, index) if p.typed not in same]
    found = _each_alone(parts, index)
    all_found = index.all
    for entries in found:
        all_found &= entries
    no_facets: dict[str, list[str]] = {name: [] for name in FACETS}
    unfiltered = _step(query, meant, all_found, **no_facets) if all_found else None
    near = members(index.all, search.nearest(parts), 0, MOST_NEAR)
    return EmptyAnswer(
        alone=[
            *(_step(query, typed, 0) for typed in unknown),
            *(
                _step(query, part.typed, entries & left)
                for part, entries in zip(parts, found, strict=True)
            ),
        ],
        # Of two words the one without the other is said already.
        less=[
            _step(query, words, some)
            for words, some in (_without_one(parts, found, left) if len(parts) > 2 else ())
        ],
        unfiltered=unfiltered,
        near=cards(index, near, query.marks, level="h3"),
        first=index.numbers[index.stands[0]] if index.stands else None,
        last=index.numbers[index.stands[-1]] if index.stands else None,
    )


def wider_answer(query: ProjectFilter, total: int) -> list[Step]:
    """Ways on from a query that finds little: nearer spellings, and the text without one of its
    words, where they find more. At most one query for each word and some for each spelling."""
    if not query.text or not 0 < total <= FEW or stand_of(query.searched):
        return []
    index, left = query.index, query.set_without("q")
    parts = search.understood(query.searched, index)
    if len(parts) > MOST_WORDS:
        return []
    texts = near_texts(query.searched, index)
    found = [(text, query.found(text) & left) for text in texts]
    if len(parts) > 1:
        found += _without_one(parts, _each_alone(parts, index), left)
    return [
        _step(query, words, entries)
        for words, entries in dict(found).items()
        if entries.bit_count() > total
    ]


def _each_alone(parts: list[Part], index: CatalogueIndex) -> list[int]:
    """The public entries that each word finds by itself."""
    return [set_of(search.found_with([part])) & index.all for part in parts]


def _step(query: ProjectFilter, words: str, entries: int, **changes: list[str]) -> Step:
    address = query.urlencode(q=[words], exact=[], **changes)
    return Step(words, query.index.counted(entries), address)


def _without_one(parts: list[Part], found: list[int], left: int) -> Iterator[tuple[str, int]]:
    """The text without one of its words, with what of ``left`` it finds, if it finds something."""
    for place in range(len(parts)) if len(parts) > 1 else ():
        others = left
        for other, entries in enumerate(found):
            others &= entries if other != place else -1
        if others:
            yield " ".join(part.typed for at, part in enumerate(parts) if at != place), others
