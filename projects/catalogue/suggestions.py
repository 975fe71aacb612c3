"""Suggestions while a visitor types: titles, organisations and themes that begin like it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.catalogue import search
from projects.catalogue.index import current_index, members
from projects.models import Organisation, Participation, Project, Theme
from projects.models.querysets import public
from projects.texts.languages import text_of

MOST_TITLES, MOST_OTHERS = 6, 3


class Suggestion(NamedTuple):
    """A line of the list: its words, their language, its kind and its address."""

    label: str
    language: str
    kind: str
    address: str


def suggestions(query: str) -> list[Suggestion]:
    """At most twelve, in five queries: entries by best match, then organisations and themes a
    word of whose name begins with each word of the query."""
    words = search.words_of(query[: search.LONGEST_QUERY])
    if not words:
        return []
    index = current_index()
    best = index.search(("relevance", query), lambda: search.found_best_first(query))
    pks = members(index.all, best, 0, MOST_TITLES)
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
    listing = reverse("list")
    return [
        *found,
        *_named(organisations, words, _("Organisation"), f"{listing}?organisation="),
        *_named(Theme.objects.all(), words, _("Theme"), f"{listing}?theme="),
    ]


def _named(
    records: Iterable[Organisation | Theme], words: list[str], kind: str, address: str
) -> list[Suggestion]:
    """The records with a name in which some word begins with each of ``words``."""
    found = []
    for record in records:
        name = text_of(record, "name")
        parts = search.words_of(name.value)
        if all(any(part.startswith(word) for part in parts) for word in words):
            found.append(Suggestion(name.value, name.language, kind, f"{address}{record.slug}"))
    return found[:MOST_OTHERS]
