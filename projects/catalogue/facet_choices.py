"""The choices of each facet, with how many entries each would give.

A choice's count is of that choice alone in its facet, with the other facets as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from projects.catalogue.facets import FACETS
from projects.catalogue.filters import ProjectFilter
from projects.graphics.region_map import Row, region_rows
from projects.texts.languages import quoted
from projects.texts.numbers import Counts

# A longer list is folded after this many; beyond the most, choices with the fewest entries are left
# out and can be found by search.
SHOWN_AT_FIRST, SHOWN_AT_MOST = 7, 60


class Choice(NamedTuple):
    """One value of a facet, and how many entries it would give: in all, and by provenance (as
    ``Counts.parts``)."""

    value: str
    label: str
    number: int
    parts: tuple[int, int, int]
    is_chosen: bool

    @property
    def counts(self) -> Counts:
        return Counts(*self.parts)


@dataclass(frozen=True, eq=False)
class FacetChoices:
    """A facet with its choices in the order in which they are shown. Compared by identity, so what
    is drawn from it can be cached by it."""

    name: str
    label: str
    choices: list[Choice]

    @cached_property
    def first(self) -> list[Choice]:
        """The choices seen at once: all of a short list, else the first and the chosen ones."""
        if len(self.choices) <= SHOWN_AT_FIRST + 2:
            return self.choices
        return [c for place, c in enumerate(self.choices) if place < SHOWN_AT_FIRST or c.is_chosen]

    @cached_property
    def rest(self) -> list[Choice]:
        """The choices that are folded away."""
        seen = {choice.value for choice in self.first}
        return [choice for choice in self.choices if choice.value not in seen]

    @property
    def has_chosen(self) -> bool:
        return any(choice.is_chosen for choice in self.choices)


def counts(query: ProjectFilter) -> dict[str, dict[str, Counts]]:
    """The number of entries for each value of each facet; ``counts["total"][""]`` is that of all.

    Counted in memory (``projects.catalogue.index``), whatever the size. An entry that ran from 2010
    to 2012 counts in each of these years.
    """
    index = query.index
    found: dict[str, dict[str, Counts]] = {"total": {"": index.counted(query.set_without(""))}}
    for facet in FACETS:
        found[facet] = index.counts(facet, query.set_without(facet))
    return found


def facet_choices(query: ProjectFilter, found: dict[str, dict[str, Counts]]) -> list[FacetChoices]:
    """The facets as they are shown beside the list. ``found`` is what ``counts`` gave."""
    shown: list[FacetChoices] = []
    for name in FACETS:
        key = name, query.page_language, query.set_without(name), tuple(query.values[name])
        shown.append(query.index.choose(key, partial(_choices, query, name, found[name])))
    return [facet for facet in shown if facet.choices]


def _choices(query: ProjectFilter, name: str, found: dict[str, Counts]) -> FacetChoices:
    chosen = query.values[name]
    choices = [
        Choice(value, label, found[value], found[value].parts, is_chosen=value in chosen)
        for value, label in query.labels(name).items()
        if FACETS[name].is_shown_whole or value in chosen or found[value]
    ]
    return FacetChoices(name, query.name_of(name), _most_fruitful(choices))


def _most_fruitful(choices: list[Choice]) -> list[Choice]:
    """The chosen choices and those with the most entries, in their order."""
    if len(choices) <= SHOWN_AT_MOST:
        return choices
    kept = sorted(choices, key=lambda choice: (not choice.is_chosen, -choice.number))
    return [choice for choice in choices if choice in kept[:SHOWN_AT_MOST]]


def map_rows(query: ProjectFilter, found: dict[str, dict[str, Counts]]) -> list[Row]:
    """The regions for the map beside the list; each one's link adds it to the query or removes
    it."""
    chosen = query.values["region"]
    # One query serves all that could be added: a code needs no escaping in an address.
    added = query.urlencode(region=[*chosen, "-one-more-"])

    def address(code: str) -> str:
        if code in chosen:
            return "?" + query.urlencode(region=_less(chosen, code))
        return "?" + added.replace("-one-more-", code)

    return region_rows(query.labels("region"), found["region"], address, chosen)


def _less(chosen: list[str], value: str) -> list[str]:
    return [other for other in chosen if other != value]


@dataclass(frozen=True)
class Chip:
    """A chosen value in words, with the query that does without it."""

    facet: str
    label: str
    query_string: str


def chips(query: ProjectFilter) -> list[Chip]:
    """The chosen filters in words, each removable."""
    text = query.text
    search_chip = [Chip(query.name_of("q"), quoted(text), query.urlencode(q=[]))]
    return (search_chip if text else []) + [
        Chip(
            query.name_of(name),
            query.labels(name)[value],
            query.urlencode(**{name: _less(query.values[name], value)}),
        )
        for name in FACETS
        for value in query.values[name]
    ]


def in_words(query: ProjectFilter | None) -> str:
    """A query in words for a page's title: ": charity, 2012" or nothing."""
    if not query:
        return ""
    text = [quoted(query.text)] if query.text else []
    words = text + [query.labels(name)[value] for name in FACETS for value in query.values[name]]
    return f": {', '.join(words)}" if words else ""
