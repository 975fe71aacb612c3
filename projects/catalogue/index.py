"""The index: which published entry has which value of which facet, kept in memory.

A set of entries is one whole number of Python, bit *n* for the entry with database number *n*: so
"and" is ``&``, "or" is ``|`` and how many is ``bit_count()``. Counts of every facet under any
filter then cost microseconds at 61 entries and milliseconds at 610,000, where SQL has to join
and group all of them again for each facet.

An index belongs to one catalogue version. The first request after a change reads it anew, in
one query; every process has its own, and none writes it anywhere.
"""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connections, router
from django.db.models import QuerySet

from projects.models import Photo, Project
from projects.serving import version
from projects.serving.replicas import version_read
from projects.texts.alphabet import order_key
from projects.texts.languages import LANGUAGES, fallback_order

# Searches and orders that are remembered with an index; what was asked longest ago goes first.
MOST_REMEMBERED = 64


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
        if kind in ("block", "theme"):
            return names
        return dict(sorted(names.items(), key=lambda item: order_key(item[1])))

    def search(self, key: Any, make: Any) -> Any:
        """An answer of the search index, remembered where the index changes with the database."""
        return make() if settings.SEARCH_IS_LATE else self.remember(key, make)

    def remember(self, key: Any, make: Any) -> Any:
        """What ``make`` gives, from memory where it was asked for before."""
        if key not in self.remembered:
            forget_first(self.remembered, MOST_REMEMBERED - 1)
            self.remembered[key] = make()
        return self.remembered[key]

    def order(self, key: Any, entries: QuerySet[Project]) -> array[int]:
        """All published entries in an order that the database knows; read once."""
        return self.remember(
            ("order", key), lambda: array("L", entries.values_list("pk", flat=True))
        )

    def place_of(self, number: int) -> int:
        """Where in the order of the stands a number stands, or would stand."""
        return bisect_left(self.stands, number, key=self.numbers.__getitem__)

    def count(self, facet: str, value: str) -> int:
        """How many entries have the value."""
        return self.counts(facet).get(value, 0)

    def counts(self, facet: str) -> dict[str, int]:
        """How many entries have each value of a facet."""
        sets = self.sets[facet]
        return self.remember(
            ("counts", facet), lambda: {value: has.bit_count() for value, has in sets.items()}
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


def set_of(pks: Iterable[int]) -> int:
    """The set with these database numbers."""
    pks = pks if isinstance(pks, array | list) else array("L", pks)
    bits = bytearray((max(pks, default=0) >> 3) + 1)
    for pk in pks:
        bits[pk >> 3] |= 1 << (pk & 7)
    return int.from_bytes(bits, "little")


def members(
    entries: int, order: Iterable[int], start: int = 0, stop: int | None = None
) -> list[int]:
    """The members of a set from place ``start`` to ``stop`` of an order."""
    bits = entries.to_bytes((entries.bit_length() >> 3) + 1, "little")
    end = len(bits) << 3
    found = (pk for pk in order if pk < end and bits[pk >> 3] >> (pk & 7) & 1)
    return list(islice(found, start, stop))


def each_of(entries: int) -> Iterator[int]:
    """The members of a set that has few, without walking over all that it might have."""
    while entries:
        lowest = entries & -entries
        yield lowest.bit_length() - 1
        entries ^= lowest


class _Reading:
    """Reads an index in one query: rows (kind, number, number, six texts)."""

    def __init__(self, index: CatalogueIndex) -> None:
        self.index = index
        self.pks: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("L"))
        self.links: dict[str, dict[int, array[int]]] = defaultdict(
            lambda: defaultdict(lambda: array("L"))
        )
        self.stands: list[tuple[int, int]] = []

    def read(self) -> None:
        index = self.index
        for kind, one, other, *texts in _rows():
            if kind == "entry":
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
        for (facet, value), pks in self.pks.items():
            index.sets[facet][value] = set_of(pks)
        for kind in ("theme", "organisation"):
            for pk, name in index.names[kind].items():
                index.sets[kind][name.key] = set_of(self.links[kind][pk]) & index.all
        index.sets["photos"]["1"] = set_of(self.links["photos"][1]) & index.all
        self._regions()

    def _entry(self, pk: int, number: int, texts: list[str]) -> None:
        block, status, provenance, first, last, languages = texts
        self.stands.append((number, pk))
        self.pks["block", block].append(pk)
        self.pks["status", status].append(pk)
        self.pks["provenance", provenance].append(pk)
        for year in range(int(first), int(last) + 1) if first else ():
            self.pks["year", str(year)].append(pk)
        for language in languages.split():
            self.pks["language", language].append(pk)

    def _regions(self) -> None:
        """An entry stands under its region, and under each region of today on its territory."""
        regions, sets = self.index.names["region"], self.index.sets["region"]
        for pk, name in regions.items():
            own = set_of(self.links["region"][pk]) & self.index.all
            today = [regions[other].key for other in self.links["successor"][pk]]
            for key in {name.key, *today}:
                sets[key] = sets.get(key, 0) | own


_ENTRIES = """
  SELECT 'entry', p.id, p.number, b.slug, p.status, p.provenance,
    CAST(COALESCE(p.start_year, p.end_year) AS TEXT),
    CAST(COALESCE(p.end_year, p.start_year) AS TEXT),
    CASE WHEN p.summary_kk > '' OR p.text_kk > '' THEN 'kk ' ELSE '' END ||
    CASE WHEN p.summary_ru > '' OR p.text_ru > '' THEN 'ru ' ELSE '' END ||
    CASE WHEN p.summary_en > '' OR p.text_en > '' THEN 'en ' ELSE '' END
  FROM projects_project p JOIN projects_block b ON b.id = p.block_id
  WHERE p.id IN ({published})
"""
_NAMES = """
  SELECT '{kind}', id, {place}, {key}, COALESCE({name}_kk, ''), COALESCE({name}_ru, ''),
    COALESCE({name}_en, ''), '', ''
  FROM projects_{kind}
"""
_LINKS = "SELECT '{kind}', {one}, {other}, '', '', '', '', '', '' FROM {table}"


def _rows() -> Iterator[Any]:
    """Entries, the names of the reference lists, and what links them; one statement.

    Plain SQL, the same for SQLite and PostgreSQL: as ten arms of Django's ``union`` it was longer,
    and took longer to put together than the database to answer.
    """
    published, values = Project.objects.published().order_by().values("pk").query.sql_with_params()
    shown, more = Photo.objects.shown().order_by().values("project_id").query.sql_with_params()
    through = {
        ("successor", "to_region_id", "from_region_id"): "projects_region_successors",
        ("theme", "project_id", "theme_id"): "projects_project_themes",
        ("region", "project_id", "region_id"): "projects_project_regions",
        ("organisation", "project_id", "organisation_id"): "projects_participation",
        ("photos", "project_id", "1"): f"({shown}) shown",
    }
    arms = [
        _ENTRIES.format(published=published),
        _NAMES.format(kind="block", key="slug", name="short_name", place="position"),
        _NAMES.format(kind="theme", key="slug", name="name", place="position"),
        _NAMES.format(kind="region", key="code", name="name", place="0"),
        _NAMES.format(kind="organisation", key="slug", name="name", place="0"),
        *(
            _LINKS.format(kind=kind, one=one, other=other, table=table)
            for (kind, one, other), table in through.items()
        ),
    ]
    with connections[router.db_for_read(Project)].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(arms), [*values, *more])
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
    # Nobody has said which version, or somebody has published since.
    state = version.current(router.db_for_read(Project))
    number = state.number if state else 0
    if number and (index := _kept_at(number)):
        return index
    with _reading:
        if not (number and _kept_at(number)):
            _kept[:] = [CatalogueIndex(number)]
        return _kept[0]
