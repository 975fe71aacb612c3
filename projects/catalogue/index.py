"""The index: the published entries by the values of each facet, kept in memory.

A set of entries is one Python integer, with bit *n* for the entry with database number *n*: so
"and" is ``&``, "or" is ``|`` and the count is ``bit_count()``. Counts of every facet under any
filter then cost microseconds at 61 entries and milliseconds at 610,000.

An index belongs to one catalogue version. The first request after a change reads it anew, in
one query; every process has its own, and none writes it anywhere.
"""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connections, router
from django.db.models import QuerySet, TextField, Value
from django.utils.timezone import localdate

from projects.catalogue.entry_sets import set_of
from projects.catalogue.facets import FACETS, LinkedFacet, OwnFacet
from projects.models import Block, Project, SynonymGroup
from projects.serving import version
from projects.serving.replicas import version_read
from projects.texts.alphabet import order_key
from projects.texts.languages import LANGUAGES, fallback_order
from projects.texts.numbers import Counts

# Searches and orders that an index remembers; the oldest are evicted.
MOST_REMEMBERED = 64
NONE = Counts(0, 0, 0)


class Name(NamedTuple):
    """A value of a reference list: its key in addresses and its name in the three languages."""

    place: int
    key: str
    names: tuple[str, ...]

    def shown(self, language: str) -> str:
        """The name in ``language`` or the next in the stated order."""
        named = dict(zip(LANGUAGES, self.names, strict=True))
        return next((named[code] for code in fallback_order(language) if named[code]), "")


class CatalogueIndex:
    """The published entries at one catalogue version. ``sets[facet][value]`` is a set."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.sets: dict[str, dict[str, int]] = defaultdict(dict)
        self.names: dict[str, dict[int, Name]] = defaultdict(dict)
        self.remembered: dict[Any, Any] = {}
        self.kept: dict[str, Any] = {}
        self.cards: dict[tuple[int, str | None, str, str], Any] = {}
        self.entry_links: dict[int, Any] = {}
        # The entries in the order of the stands, and the stand number of each.
        self.stands: array[int] = array("L")
        self.numbers: array[int] = array("L")
        self.all = 0
        _Reading(self).read()

    def labels(self, kind: str, language: str) -> dict[str, str]:
        """Key to name of a reference list: blocks and themes as they stand, others by alphabet."""
        return self.remember(("labels", kind, language), lambda: self._labels(kind, language))

    def _labels(self, kind: str, language: str) -> dict[str, str]:
        names = {name.key: name.shown(language) for name in sorted(self.names[kind].values())}
        listed = FACETS[kind].values
        if listed and listed.position:
            return names
        return dict(sorted(names.items(), key=lambda item: order_key(item[1])))

    def search(self, key: Any, make: Any) -> Any:
        """A result of the search index, remembered unless the search index lags behind the
        database."""
        return make() if settings.SEARCH_IS_LATE else self.remember(key, make)

    def remember(self, key: Any, make: Any) -> Any:
        """The result of ``make``, remembered under ``key``."""
        if key not in self.remembered:
            forget_first(self.remembered, MOST_REMEMBERED - 1)
            self.remembered[key] = make()
        return self.remembered[key]

    def keep(self, key: str, make: Callable[[], Any]) -> Any:
        """The result of ``make``, kept as long as the index."""
        return self.kept[key] if key in self.kept else self.kept.setdefault(key, make())

    def order(self, key: Any, entries: QuerySet[Project]) -> array[int]:
        """All published entries in an order that the database knows; read once."""
        return self.remember(
            ("order", key), lambda: array("L", entries.values_list("pk", flat=True))
        )

    def place_of(self, number: int) -> int:
        """The position of a number in the order of the stands, also of one that no entry has."""
        return bisect_left(self.stands, number, key=self.numbers.__getitem__)

    def counted(self, entries: int) -> Counts:
        """The number of members of a set, by provenance."""
        kinds = self.sets["provenance"]
        documented = (entries & kinds.get("documented", 0)).bit_count()
        reported = (entries & kinds.get("reported", 0)).bit_count()
        return Counts(documented, reported, entries.bit_count() - documented - reported)

    def count(self, facet: str, value: str) -> Counts:
        """The number of entries with the value."""
        return self.counts(facet).get(value, NONE)

    def counts(self, facet: str) -> dict[str, Counts]:
        """The number of entries with each value of a facet."""
        sets = self.sets[facet]
        return self.remember(
            ("counts", facet), lambda: {value: self.counted(has) for value, has in sets.items()}
        )

    def union(self, facet: str, values: Iterable[str]) -> int:
        """The entries that have one of the values."""
        found = 0
        for value in values:
            found |= self.sets[facet].get(value, 0)
        return found


def forget_first(kept: dict[Any, Any], most: int) -> None:
    """Evicts the oldest until at most so many are kept."""
    while len(kept) > most:
        kept.pop(next(iter(kept)), None)


class _Reading:
    """Reads an index in one query: rows of a kind, two numbers and some texts."""

    def __init__(self, index: CatalogueIndex) -> None:
        self.index = index
        # For each facet of the entry's own row: the entries grouped by equal columns.
        self.alike: list[dict[tuple[Any, ...], array[int]]] = [
            defaultdict(lambda: array("L")) for _facet in OWN
        ]
        self.links: dict[str, dict[int, array[int]]] = defaultdict(
            lambda: defaultdict(lambda: array("L"))
        )
        self.stands: list[tuple[int, int]] = []

    def read(self) -> None:
        index = self.index
        for kind, one, other, *texts in _rows():
            if kind == ENTRY:
                self._entry(one, other, texts)
            elif texts[0]:
                index.names[kind][one] = Name(other, texts[0], tuple(texts[1:4]))
            else:
                self.links[kind][other].append(one)
        self.stands.sort()
        index.stands = array("L", (pk for _, pk in self.stands))
        index.numbers = array("L", bytes(8 * (max(index.stands, default=0) + 1)))
        for number, pk in self.stands:
            index.numbers[pk] = number
        index.all = set_of(index.stands)
        for (own, _columns), alike in zip(OWN, self.alike, strict=True):
            sets = index.sets[own.name]
            for said, pks in alike.items():
                entries = set_of(pks)
                for value in own.values_of(*said):
                    sets[value] = sets.get(value, 0) | entries
        for facet in LINKED:
            self._linked(facet)

    def _entry(self, pk: int, number: int, texts: list[Any]) -> None:
        self.stands.append((number, pk))
        for (_facet, columns), alike in zip(OWN, self.alike, strict=True):
            alike[tuple(texts[columns])].append(pk)

    def _linked(self, facet: LinkedFacet) -> None:
        """Adds entries to the sets of the values they are linked to, and of those that these
        imply."""
        sets, names = self.index.sets[facet.name], self.index.names[facet.name]
        keys = {pk: name.key for pk, name in names.items()} or {int(v): v for v in facet.words}
        for number, key in keys.items():
            own = set_of(self.links[facet.name][number]) & self.index.all
            further = (keys[other] for other in self.links[facet.name + FURTHER][number])
            for value in {key, *further}:
                sets[value] = sets.get(value, 0) | own


def _own() -> Iterator[tuple[OwnFacet, slice]]:
    """The facets of an entry's own row, each with the place of its columns among the texts."""
    start = 0
    for facet in FACETS.values():
        if isinstance(facet, OwnFacet):
            yield facet, slice(start, start + len(facet.columns))
            start += len(facet.columns)


# Kinds of rows: an entry, and two values of a facet. The other kinds are named as their facets.
ENTRY, FURTHER = "entry", " further"
SYNONYMS, BLOCK_NAME = " synonyms", " block name"
OWN = list(_own())
LINKED = [facet for facet in FACETS.values() if isinstance(facet, LinkedFacet)]
# An entry's columns, at least a key and three names.
WIDTH = max(4, OWN[-1][1].stop)


def _arms() -> Iterator[QuerySet[Any]]:
    """The parts of the query: entries, names of the reference lists, links between them."""
    columns = [column for facet, _place in OWN for column in facet.columns]
    yield _arm(ENTRY, Project.objects.published(), "pk", "number", *columns)
    for facet in FACETS.values():
        if listed := facet.values:
            names = (f"{listed.name}_{language}" for language in LANGUAGES)
            place = listed.position or Value(0)
            records = listed.model._default_manager.all()
            yield _arm(facet.name, records, "pk", place, listed.key, *names)
    for kind, records, field in (
        (SYNONYMS, SynonymGroup.objects.all(), "words"),
        (BLOCK_NAME, Block.objects.all(), "name"),
    ):
        texts = (f"{field}_{language}" for language in LANGUAGES)
        yield _arm(kind, records, "pk", Value(0), "slug", *texts)
    for facet in LINKED:
        yield _arm(facet.name, *facet.links())
        if further := facet.further():
            yield _arm(facet.name + FURTHER, *further)


def _arm(kind: str, rows: QuerySet[Any], *columns: Any) -> QuerySet[Any]:
    """One part of the query, its rows padded to the width of all others."""
    padding = [Value("", TextField())] * (WIDTH + 2 - len(columns))
    # Django's own query set: modeltranslation's would give the columns in any order.
    plain: QuerySet[Any] = QuerySet(rows.model, query=rows.query.chain())
    return plain.order_by().values_list(Value(kind, TextField()), *columns, *padding)


@lru_cache(maxsize=2)
def _statement(using: str, today: date) -> tuple[str, list[Any]]:
    """The SQL that reads a whole index, cached for a day: building it takes longer than running it,
    and the photos that may be seen depend on the day."""
    arms = [arm.query.get_compiler(using).as_sql() for arm in _arms()]
    values = [value for _sql, values in arms for value in values]
    return " UNION ALL ".join(sql for sql, _values in arms), values


def _rows() -> Iterator[Any]:
    using = router.db_for_read(Project)
    with connections[using].cursor() as cursor:
        cursor.execute(*_statement(using, localdate()))
        while rows := cursor.fetchmany(5000):
            yield from rows


_kept: list[CatalogueIndex] = []
_reading = threading.Lock()


def _kept_at(number: int | None) -> CatalogueIndex | None:
    return next((index for index in _kept if index.number == number), None)


def current_index() -> CatalogueIndex:
    """The index of the catalogue version now; at most one query where nothing has changed."""
    if index := _kept_at(version_read()):
        return index
    # No version has been read yet, or something was published since.
    state = version.current(router.db_for_read(Project))
    number = state.number if state else 0
    if number and (index := _kept_at(number)):
        return index
    with _reading:
        if not (number and _kept_at(number)):
            _kept[:] = [CatalogueIndex(number)]
        return _kept[0]
