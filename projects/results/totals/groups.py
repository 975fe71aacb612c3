"""What all published entries add up to, kept with the index and brought up to date.

Entries are added up in groups of ``SIZE``, by their database numbers; after a change the groups of
the changed entries alone are added up anew. It is the same statement either way: no rule of adding
up looks from one entry to another, so groups add up to the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from projects.catalogue.index import CatalogueIndex
from projects.models import Project
from projects.results.totals.dimensions import OF_ENTRIES
from projects.results.totals.entry_counts import EntryCounts, Tally, tallies
from projects.results.totals.sums import Sums, summed

SIZE = 512

# How a row of a statement begins, and what it adds up; ``greatest`` alone is no sum.
Key = tuple[str, ...]
Amounts = tuple[int, ...]
KEY = 4
Read = Callable[[QuerySet[Project]], Iterable[Any]]


class Added(NamedTuple):
    """The rows of a statement in each group of entries, and put together."""

    groups: dict[int, dict[Key, Amounts]]
    whole: dict[Key, Amounts]


class All(NamedTuple):
    """Tallies and sums of all published entries."""

    tallies: Added
    sums: Added

    @property
    def counted(self) -> EntryCounts:
        rows = (Tally._make(key + amounts) for key, amounts in self.tallies.whole.items())
        return EntryCounts(rows, OF_ENTRIES)

    @property
    def summed(self) -> list[Sums]:
        return [Sums._make(key + amounts) for key, amounts in self.sums.whole.items()]


NOTHING = All(Added({}, {}), Added({}, {}))


def all_of(index: CatalogueIndex) -> All:
    """What the entries of an index add up to; two queries where an entry has changed, else none."""
    found: All = index.keep(
        "totals",
        lambda: _brought_up(NOTHING, index.stands),
        lambda was: _brought_up(was.value, was.changed),
    )
    return found


def _brought_up(was: All, changed: Collection[int]) -> All:
    stale = {pk // SIZE for pk in changed}
    return All(
        _added(was.tallies, stale, Tally._fields, lambda some: tallies(some, OF_ENTRIES, SIZE)),
        _added(was.sums, stale, Sums._fields, lambda some: summed(some, size=SIZE)),
    )


def _added(was: Added, stale: set[int], fields: tuple[str, ...], read: Read) -> Added:
    """The earlier rows with those of stale groups read anew."""
    entries = Project.objects.published()
    if was.groups:
        pks = (Q(pk__range=(group * SIZE, group * SIZE + SIZE - 1)) for group in stale)
        entries = entries.filter(reduce(or_, pks))
    groups = {group: rows for group, rows in was.groups.items() if group not in stale}
    # The groups share their keys.
    keys = {key: key for key in was.whole}
    for group, *row in read(entries):
        key = tuple(row[:KEY])
        groups.setdefault(group, {})[keys.setdefault(key, key)] = tuple(row[KEY:])
    greatest = fields.index("greatest") - KEY
    changed = [rows for group in stale for rows in (was.groups.get(group), groups.get(group))]
    whole = was.whole.copy()
    for key in {key for rows in changed for key in rows or ()}:
        amounts = [rows[key] for rows in groups.values() if key in rows]
        whole[key] = tuple(
            max(column) if place == greatest else sum(column)
            for place, column in enumerate(zip(*amounts, strict=True))
        )
        if not amounts:
            del whole[key]
    return Added(groups, whole)
