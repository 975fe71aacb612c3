"""The index: the published entries by the values of each facet, kept in memory.

A set of entries is one Python integer, with bit *n* for the entry with database number *n*: so
"and" is ``&``, "or" is ``|`` and the count is ``bit_count()``. Counts of every facet under any
filter then cost microseconds at 61 entries and milliseconds at 610,000.

An index belongs to one catalogue version. The first request after a change makes the next one from
it: the changed entries alone are read, and what was remembered of others stays. Where something
else has changed than entries, or many of them, all is read anew. Every process has its own index; a
new one takes its first from a file (``index_file``).
"""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connections, router
from django.db.models import QuerySet
from django.utils.timezone import localdate

from projects.catalogue import index_file
from projects.catalogue.entry_sets import set_of
from projects.catalogue.facets import FACETS
from projects.catalogue.index_reading import MOST_CHANGED, Name, read, read_changed
from projects.models import Project
from projects.serving import version
from projects.serving.replicas import version_read
from projects.texts.alphabet import order_key
from projects.texts.numbers import Counts

# Searches and orders that an index remembers; the oldest are evicted.
MOST_REMEMBERED = 64
# Small results, two for each facet of a list: those of a hundred lists.
MOST_CHOICES = 2000
NONE = Counts(0, 0, 0)
# The kinds of what is remembered that an index takes over from an earlier one, to be brought up to
# date once somebody asks for it.
RENEWED = ("order", "q", "relevance", "totals", "meanings", "vocabulary", "showings", "visits")
# Entries that are compared at once to find the place of one in an order.
PIVOTS = 200


class Earlier(NamedTuple):
    """What an earlier index remembered, and the entries that have changed since."""

    value: Any
    changed: frozenset[int]


def as_it_was(was: Earlier) -> Any:
    """What no entry is part of: a change of anything else has all read anew."""
    return was.value


class NumberOf(dict[str, Counts]):
    """The number of entries by value: none for one that no entry has."""

    def __missing__(self, value: str) -> Counts:
        return NONE


class CatalogueIndex:
    """The published entries at one catalogue version. ``sets[facet][value]`` is a set."""

    def __init__(
        self,
        number: int,
        earlier: CatalogueIndex | None = None,
        changed: frozenset[int] = frozenset(),
    ) -> None:
        """Reads the index; of an ``earlier`` one the ``changed`` entries alone."""
        self.number = number
        self.sets: dict[str, dict[str, int]] = defaultdict(dict)
        self.names: dict[str, dict[int, Name]] = defaultdict(dict)
        self.remembered: dict[Any, Any] = {}
        self.kept: dict[str, Any] = {}
        self.cards: dict[tuple[int, str | None, str, str], Any] = {}
        self.entry_links: dict[int, Any] = {}
        self.records: dict[Any, Any] = {}
        self.choices: dict[Any, Any] = {}
        # The entries in the order of the stands, and the stand number of each.
        self.stands: array[int] = array("L")
        self.numbers: array[int] = array("L")
        self.all = 0
        # Which photos may be seen depends on the day.
        self.day = localdate()
        # What is read within a transaction may never have been, if that is rolled back.
        self.is_committed = not connections[router.db_for_read(Project)].in_atomic_block
        if earlier is not None:
            self._follow(earlier, changed)
        elif not index_file.take(self):
            read(self)

    def _follow(self, earlier: CatalogueIndex, changed: frozenset[int]) -> None:
        """Takes over what another index has, less what the changed entries touch."""
        self.names = earlier.names
        self.sets = defaultdict(dict, {name: sets.copy() for name, sets in earlier.sets.items()})
        self.stands, self.numbers, self.all = earlier.stands[:], earlier.numbers[:], earlier.all
        self.cards = {key: card for key, card in [*earlier.cards.items()] if key[0] not in changed}
        links = [*earlier.entry_links.items()]
        self.entry_links = {pk: link for pk, link in links if pk not in changed}
        records = [*earlier.records.items()]
        self.records = {key: entry for key, entry in records if entry.pk not in changed}
        self.remembered = _to_renew(earlier.remembered, changed)
        self.kept = _to_renew(earlier.kept, changed)
        if changed:
            read_changed(self, changed)
        if not (earlier.all | self.all) & set_of([*changed]):
            # Drafts: no total, list or search of the public is otherwise. Their words are new.
            remembered = [*earlier.remembered.items()]
            self.remembered = {key: was for key, was in remembered if key[0] != "correction"}
            self.choices = dict([*earlier.choices.items()])
            same = {key: was for key, was in [*earlier.kept.items()] if key != "vocabulary"}
            self.kept = self.kept | same

    def labels(self, kind: str, language: str) -> dict[str, str]:
        """Key to name of a reference list: blocks and themes as they stand, others by alphabet."""
        return self.remember(("labels", kind, language), lambda: self._labels(kind, language))

    def _labels(self, kind: str, language: str) -> dict[str, str]:
        names = {name.key: name.shown(language) for name in sorted(self.names[kind].values())}
        listed = FACETS[kind].values
        if listed and listed.position:
            return names
        return dict(sorted(names.items(), key=lambda item: order_key(item[1])))

    def search(self, key: Any, make: Any, renew: Any = None) -> Any:
        """A result of the search index, remembered unless the search index lags behind the
        database."""
        return make() if settings.SEARCH_IS_LATE else self.remember(key, make, renew)

    def remember(self, key: Any, make: Any, renew: Any = None) -> Any:
        """The result of ``make``, remembered under ``key``. ``renew`` makes it from an ``Earlier``
        one, ``None`` where it can't; the kinds of ``RENEWED`` are kept for it."""
        found = _found_in(self.remembered, key, make, renew)
        forget_first(self.remembered, MOST_REMEMBERED)
        return found

    def choose(self, key: Any, make: Callable[[], Any]) -> Any:
        """The same for what a list shows of one facet."""
        found = _found_in(self.choices, key, make, None)
        forget_first(self.choices, MOST_CHOICES)
        return found

    def keep(self, key: str, make: Callable[[], Any], renew: Any = None) -> Any:
        """The same, kept as long as the index."""
        return _found_in(self.kept, key, make, renew)

    def order(self, key: Any, entries: QuerySet[Project]) -> array[int]:
        """All published entries in an order that the database knows; read once, and entries that
        change later are put in their places."""
        return self.remember(
            ("order", key),
            lambda: _numbers(entries),
            lambda was: _in_order(was, self.all, entries),
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
        return self.counts(facet)[value]

    def counts(self, facet: str, among: int | None = None) -> NumberOf:
        """The number of entries with each value of a facet: of all, or of a set of them."""
        entries, sets = self.all if among is None else among, self.sets[facet]
        found: NumberOf = self.choose(
            ("counts", facet, entries),
            lambda: NumberOf({value: self.counted(entries & has) for value, has in sets.items()}),
        )
        return found

    def union(self, facet: str, values: Iterable[str]) -> int:
        """The entries that have one of the values."""
        found = 0
        for value in values:
            found |= self.sets[facet].get(value, 0)
        return found


def _found_in(kept: dict[Any, Any], key: Any, make: Any, renew: Any) -> Any:
    found = kept.get(key)
    if found is None or isinstance(found, Earlier):
        renewed = renew(found) if renew and found else None
        found = kept[key] = make() if renewed is None else renewed
    return found


def _to_renew(kept: dict[Any, Any], changed: frozenset[int]) -> dict[Any, Any]:
    """What an index remembered and one that follows it can bring up to date."""
    found = {}
    for key, value in [*kept.items()]:
        if (key if isinstance(key, str) else key[0]) in RENEWED:
            was = value if isinstance(value, Earlier) else Earlier(value, frozenset())
            if len(was.changed | changed) <= MOST_CHANGED:
                found[key] = Earlier(was.value, was.changed | changed)
    return found


def _numbers(entries: QuerySet[Project]) -> array[int]:
    return array("L", entries.values_list("pk", flat=True))


def _in_order(was: Earlier, public: int, entries: QuerySet[Project]) -> array[int] | None:
    """An earlier order with the changed entries in their places."""
    order = array("L", (pk for pk in was.value if pk not in was.changed))
    for pk in was.changed:
        if public >> pk & 1:
            place = _place_in(order, pk, entries)
            if place is None:
                return None
            order.insert(place, pk)
    return order


def _place_in(order: array[int], pk: int, entries: QuerySet[Project]) -> int | None:
    """The place of an entry in an order that it is not in yet, two queries at 61,000: the database
    sorts it among some that are far apart, then among those between the two beside it. ``None``
    where another of them is gone meanwhile."""
    start, stop = 0, len(order)
    while start < stop:
        step = max((stop - start) // PIVOTS, 1)
        compared = [*order[start:stop:step], pk]
        found = _numbers(entries.filter(pk__in=compared))
        if len(found) < len(compared):
            return None
        if before := found.index(pk):
            start, stop = start + (before - 1) * step + 1, min(stop, start + before * step)
        else:
            stop = start
    return start


def forget_first(kept: dict[Any, Any], most: int) -> None:
    """Evicts the oldest until at most so many are kept."""
    while len(kept) > most:
        kept.pop(next(iter(kept)), None)


# The index in use; within a transaction that writes, its own beside the last one of all.
_kept: list[CatalogueIndex] = []
_reading = threading.Lock()


def _kept_at(number: int | None) -> CatalogueIndex | None:
    return next((index for index in _kept if index.number == number), None)


def current_index() -> CatalogueIndex:
    """The index of the catalogue version now; at most one query where nothing has changed."""
    if index := _kept_at(version_read()):
        return index
    # No version has been read yet, or something was published since.
    using = router.db_for_read(Project)
    state = version.current(using)
    number = state.number if state else 0
    if number and (index := _kept_at(number)):
        return index
    with _reading:
        if not (number and _kept_at(number)):
            earlier = next((index for index in _kept if index.is_committed), None)
            made = _made(number, earlier, using)
            # What was read while somebody published may be newer than its number.
            if version.current(using) == state:
                index_file.keep_soon(made)
            _kept[:] = [made] if made.is_committed or not earlier else [made, earlier]
        return _kept[0]


def _made(number: int, earlier: CatalogueIndex | None, using: str) -> CatalogueIndex:
    """The index of a version, from an earlier one where that can be brought up to date."""
    if earlier is None or earlier.number > number or earlier.day != localdate():
        return CatalogueIndex(number)
    changed = version.entries_changed_since(earlier.number, MOST_CHANGED, using)
    return CatalogueIndex(number, None if changed is None else earlier, changed or frozenset())
