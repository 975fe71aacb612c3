"""What a list says that finds nothing: each word with what it finds alone, what the text finds
without one of them, what it finds without the filters, and the nearest entries."""

from __future__ import annotations

from dataclasses import dataclass

from projects.catalogue import search
from projects.catalogue.cards import Card, cards
from projects.catalogue.entry_sets import members, set_of
from projects.catalogue.facets import FACETS
from projects.catalogue.filters import ProjectFilter

MOST_NEAR = 3


@dataclass(frozen=True)
class Step:
    """A way on: the words of a query, how many entries it finds, and its address."""

    words: str
    number: int
    query_string: str


@dataclass(frozen=True)
class EmptyAnswer:
    """``alone``: each word by itself, also where it finds nothing; ``less``: the text without one
    of its words; ``unfiltered``: the text without the filters; ``near``: cards."""

    alone: list[Step]
    less: list[Step]
    unfiltered: Step | None
    near: list[Card]


def empty_answer(query: ProjectFilter) -> EmptyAnswer | None:
    """The answer to a query that finds nothing; at most two queries for each of its words."""
    if not query.text:
        return None
    parts = search.understood(query.text, query.index)
    index, left = query.index, query.set_without("q")

    def step(words: str, count: int, **changes: list[str]) -> Step:
        return Step(words, count, query.urlencode(q=[words], exact=[], **changes))

    found = [set_of(search.found_with([part])) & index.all for part in parts]
    alone = [step(p.typed, index.counted(f & left)) for p, f in zip(parts, found, strict=True)]
    less = []
    for place in range(len(parts)) if len(parts) > 1 else ():
        others = left
        for other, entries in enumerate(found):
            others &= entries if other != place else -1
        if others:
            rest = " ".join(part.typed for at, part in enumerate(parts) if at != place)
            less.append(step(rest, index.counted(others)))
    all_found = index.all
    for entries in found:
        all_found &= entries
    no_facets: dict[str, list[str]] = {name: [] for name in FACETS}
    near = members(index.all, search.nearest(parts), 0, MOST_NEAR)
    return EmptyAnswer(
        alone=alone,
        less=less,
        unfiltered=step(query.text, index.counted(all_found), **no_facets) if all_found else None,
        near=cards(index, near, query.marks, level="h3"),
    )
