"""Reads an index from the database: whole, or the entries alone that have changed.

Either is one query, its rows of a kind, two numbers and some texts. A query for changed entries has
room for ``MOST_CHANGED``: its SQL is built once.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import cycle, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import router
from django.db.models import QuerySet, TextField, Value

from projects.catalogue.entry_sets import set_of
from projects.catalogue.facets import FACETS, LinkedFacet, OwnFacet
from projects.models import Block, Project, SynonymGroup
from projects.serving.statements import Statement
from projects.texts.languages import LANGUAGES, fallback_order

if TYPE_CHECKING:
    from projects.catalogue.index import CatalogueIndex

# An index is read anew where more entries have changed.
MOST_CHANGED = 64
# Stand for the changed entries in the statement.
_CHANGED = range(-1, -1 - MOST_CHANGED, -1)


class Name(NamedTuple):
    """A value of a reference list: its key in addresses and its name in the three languages."""

    place: int
    key: str
    names: tuple[str, ...]

    def shown(self, language: str) -> str:
        """The name in ``language`` or the next in the stated order."""
        named = dict(zip(LANGUAGES, self.names, strict=True))
        return next((named[code] for code in fallback_order(language) if named[code]), "")


class _Reading:
    """What the rows say, put into an index: into an empty one, or one without what changed."""

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

    def read(self, changed: Collection[int] = ()) -> None:
        """Reads all entries, or the changed ones alone."""
        index = self.index
        for kind, one, other, *texts in _rows(changed):
            if kind == ENTRY:
                self._entry(one, other, texts)
            elif texts[0]:
                index.names[kind][one] = Name(other, texts[0], tuple(texts[1:4]))
            else:
                self.links[kind][other].append(one)
        self.stands.sort()
        if changed:
            self._insert_stands()
        else:
            self._all_stands()
        for (own, _columns), alike in zip(OWN, self.alike, strict=True):
            sets = index.sets[own.name]
            for said, pks in alike.items():
                entries = set_of(pks)
                for value in own.values_of(*said):
                    sets[value] = sets.get(value, 0) | entries
        for facet in LINKED:
            self._linked(facet)

    def _all_stands(self) -> None:
        index = self.index
        index.stands = array("L", (pk for _, pk in self.stands))
        index.numbers = array("L", bytes(8 * (max(index.stands, default=0) + 1)))
        for number, pk in self.stands:
            index.numbers[pk] = number
        index.all = set_of(index.stands)

    def _insert_stands(self) -> None:
        index = self.index
        for number, pk in self.stands:
            index.numbers.extend(repeat(0, pk + 1 - len(index.numbers)))
            index.stands.insert(index.place_of(number), pk)
            index.numbers[pk] = number
        index.all |= set_of([pk for _, pk in self.stands])

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


def read(index: CatalogueIndex) -> None:
    """Reads all entries into an empty index."""
    _Reading(index).read()


def read_changed(index: CatalogueIndex, changed: Collection[int]) -> None:
    """Takes the changed entries out of an index, and reads those anew that are public now."""
    gone = [pk for pk in changed if index.all >> pk & 1]
    for pk in gone:
        del index.stands[index.place_of(index.numbers[pk])]
    for pk in gone:
        index.numbers[pk] = 0
    others = ~set_of(gone)
    index.all &= others
    for sets in index.sets.values():
        for value in sets:
            sets[value] &= others
    _Reading(index).read(changed)
    for facet, _columns in OWN:
        sets = index.sets[facet.name]
        index.sets[facet.name] = {value: entries for value, entries in sets.items() if entries}


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


def _arms(changed: Sequence[int]) -> Iterator[QuerySet[Any]]:
    """The parts of the query: entries, names of the reference lists, links between them."""

    def of(rows: QuerySet[Any], entry: str) -> QuerySet[Any]:
        return rows.filter(**{f"{entry}__in": changed}) if changed else rows

    columns = [column for facet, _place in OWN for column in facet.columns]
    yield _arm(ENTRY, of(Project.objects.published(), "pk"), "pk", "number", *columns)
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
        links, entry, value = facet.links()
        yield _arm(facet.name, of(links, entry), entry, value)
        if further := facet.further():
            yield _arm(facet.name + FURTHER, *further)


def _arm(kind: str, rows: QuerySet[Any], *columns: Any) -> QuerySet[Any]:
    """One part of the query, its rows padded to the width of all others."""
    padding = [Value("", TextField())] * (WIDTH + 2 - len(columns))
    # Django's own query set: modeltranslation's would give the columns in any order.
    plain: QuerySet[Any] = QuerySet(rows.model, query=rows.query.chain())
    return plain.order_by().values_list(Value(kind, TextField()), *columns, *padding)


_ALL = Statement(lambda: _arms(()))
_SOME = Statement(lambda: _arms(_CHANGED))


def _rows(changed: Collection[int]) -> Iterator[Any]:
    using = router.db_for_read(Project)
    if changed:
        return _SOME.rows(using, dict(zip(_CHANGED, cycle(changed), strict=False)))
    return _ALL.rows(using, {})
