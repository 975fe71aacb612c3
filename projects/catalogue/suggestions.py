"""Suggestions while a visitor types: stands by their number, then entries, regions, organisations
and themes by the same words as the search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.catalogue import search
from projects.catalogue.entry_sets import members
from projects.catalogue.index import CatalogueIndex, current_index
from projects.catalogue.query_words import Part, stand_of
from projects.catalogue.spelling import correction_of
from projects.models import Organisation, Participation, Project, Region, Theme
from projects.models.querysets import public
from projects.texts.forms import PHRASE
from projects.texts.languages import text_of
from projects.texts.words import LONGEST_QUERY, indexed

MOST_TITLES, MOST_OTHERS = 6, 3


class Suggestion(NamedTuple):
    """A line of the list: its words, their language, its kind and its address."""

    label: str
    language: str
    kind: str
    address: str


def suggestions(query: str) -> list[Suggestion]:
    """At most fifteen, in seven queries, some more for a misspelt word: stands whose number begins
    as typed or entries by best match, then regions, organisations and themes whose name has all
    words."""
    query, index = query[:LONGEST_QUERY], current_index()
    if not (parts := search.understood(query, index)):
        return []
    pks = _entries(index, query, parts)
    if not pks and (
        corrected := index.search(("correction", query), lambda: correction_of(query, index))
    ):
        parts = search.understood(corrected, index)
        pks = _entries(index, corrected, parts)
    entries = Project.objects.published().in_bulk(pks)
    found = [
        Suggestion(
            f"{project.number}. {text_of(project, 'title').value}",
            text_of(project, "title").language,
            _("Project"),
            project.get_absolute_url(),
        )
        for project in map(entries.get, pks)
        if project
    ]
    shown = Participation.objects.filter(public("project__"), organisation=OuterRef("pk"))
    organisations = Organisation.objects.filter(Exists(shown))
    shown_regions = [code for code, entries in index.counts("region").items() if entries]
    regions = Region.objects.filter(code__in=shown_regions)
    listing = reverse("list")
    return [
        *found,
        *_named(regions, parts, _("Region"), f"{listing}?region="),
        *_named(organisations, parts, _("Organisation"), f"{listing}?organisation="),
        *_named(Theme.objects.all(), parts, _("Theme"), f"{listing}?theme="),
    ]


def _entries(index: CatalogueIndex, query: str, parts: Sequence[Part]) -> list[int]:
    """The stand with the typed number and those whose number begins so, then the best matches."""
    number = stand_of(query)
    stands = (
        (pk for pk in index.stands if str(index.numbers[pk]).startswith(number)) if number else ()
    )
    best = index.search(("relevance", query), lambda: search.found_best_first(parts))
    matching = members(index.all, best, 0, MOST_TITLES)
    return list(dict.fromkeys([*islice(stands, MOST_TITLES), *matching]))[:MOST_TITLES]


def _named(
    records: Iterable[Region | Organisation | Theme], parts: Sequence[Part], kind: str, address: str
) -> list[Suggestion]:
    """The records with a name that has every part of the query."""
    found = []
    for record in records:
        name = text_of(record, "name")
        if all(map(_has(indexed(name.value, name.language)), parts)):
            found.append(Suggestion(name.value, name.language, kind, address + key_of(record)))
    return found[:MOST_OTHERS]


def key_of(record: Region | Organisation | Theme) -> str:
    """What names the record in an address."""
    return record.code if isinstance(record, Region) else record.slug


def _has(forms: Sequence[str]) -> Callable[[Part], bool]:
    """Whether a name with these forms has a part of a query."""

    def has(part: Part) -> bool:
        return any(
            all(
                # A name is short: where its words stand says nothing.
                word[0].startswith(PHRASE) or any(form.startswith(tuple(word)) for form in forms)
                for word in alternative
            )
            for alternative in part.alternatives
        )

    return has
