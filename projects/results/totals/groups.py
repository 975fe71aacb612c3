"""What all published entries add up to, kept with the index and brought up to date.

Entries are added up in groups of ``SIZE``, by their database numbers; after a change the groups of
the changed entries alone are added up anew. It is the same statement either way: no rule of adding
up looks from one entry to another, so groups add up to the whole.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from django.db import router
from django.db.models import QuerySet

from projects.catalogue.index import CatalogueIndex
from projects.models import Project
from projects.results.totals.dimensions import OF_ENTRIES
from projects.results.totals.entry_counts import EntryCounts, Tally, tallies
from projects.results.totals.sums import Sums, summed
from projects.serving.statements import Statement

SIZE = 512

# How a row of a statement begins, and what it adds up; ``greatest`` alone is no sum.
Key = tuple[str, ...]
Amounts = tuple[int, ...]
KEY = 4


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
        _added(was.tallies, stale, TALLIES, Tally._fields),
        _added(was.sums, stale, SUMS, Sums._fields),
    )


# Stand for the first and the last group in the statements.
FIRST, LAST = -1, -2


def _entries() -> QuerySet[Project]:
    # A query of its own: beside a join SQLite reads all that is published, not the range.
    few = Project.objects.published().filter(pk__range=(FIRST, LAST))
    return Project.objects.filter(pk__in=few)


TALLIES = Statement(lambda: tallies(_entries(), OF_ENTRIES, SIZE))
SUMS = Statement(lambda: summed(_entries(), size=SIZE))


def _added(was: Added, stale: set[int], statement: Statement, fields: tuple[str, ...]) -> Added:
    """The earlier rows with those of stale groups read anew."""
    using = router.db_for_read(Project)
    groups = {group: rows for group, rows in was.groups.items() if group not in stale}
    # The groups share their keys.
    keys = {key: key for key in was.whole}
    read = [(group, group) for group in stale] if was.groups else [(0, max(stale, default=0))]
    for first, last in read:
        given = {FIRST: first * SIZE, LAST: last * SIZE + SIZE - 1}
        for group, *row in statement.rows(using, given):
            key = tuple(row[:KEY])
            amounts = tuple(map(int, row[KEY:]))
            groups.setdefault(group, {})[keys.setdefault(key, key)] = amounts
    greatest = fields.index("greatest") - KEY
    changed = [rows for group in stale for rows in (was.groups.get(group), groups.get(group))]
    whole = was.whole.copy()
    for key in {key for rows in changed for key in rows or ()}:
        if parts := [rows[key] for rows in groups.values() if key in rows]:
            columns = enumerate(zip(*parts, strict=True))
            whole[key] = tuple(max(c) if place == greatest else sum(c) for place, c in columns)
        else:
            del whole[key]
    return Added(groups, whole)
