"""The search: entries that match a text, and their order.

A query matches an entry when every word of it begins some word of the entry, in any language.
Words are compared folded (``projects.texts.alphabet.fold``); a Russian or English word is compared
by its stem too, so that «фестивали» finds «фестиваль». Latin letters for Cyrillic ones and the
other keyboard layout are read as they may have been meant (``projects.texts.keyboards``). The
engine is chosen by ``SEARCH_URL`` (see the README); the index holds one folded text an entry, so
each engine finds the same.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Case, QuerySet, When
from modelsearch.query import And, Or, PlainText, SearchQuery

from projects.catalogue.search_engines import found_in_cluster, is_cluster_asked
from projects.catalogue.sqlite_ranking import best_in_sqlite, in_sqlite
from projects.models import Project
from projects.texts.keyboards import readings
from projects.texts.words import LONGEST_QUERY, MOST_WORDS, stem, words_of


def _as_typed(word: str) -> SearchQuery:
    forms = dict.fromkeys((word, stem(word)))
    return Or([PlainText(form) for form in forms]) if len(forms) > 1 else PlainText(word)


def _asked(text: str) -> list[SearchQuery]:
    """A query for each word of ``text``: as typed, or as it may have been meant."""
    asked = []
    for token in dict.fromkeys(text[:LONGEST_QUERY].split()):
        typed = [_as_typed(word) for word in words_of(token)]
        meant = [_as_typed(word) for word in readings(token)]
        if meant:
            asked.append(
                Or([And(typed) if len(typed) > 1 else typed[0], *meant] if typed else meant)
            )
        else:
            asked += typed
    return asked[:MOST_WORDS]


def _results(entries: Any, query: SearchQuery, **options: bool) -> Any:
    """The engine's results as a query set; those of a search cluster are fetched by number. While
    that is away, the database's index answers."""
    pks = found_in_cluster(query)
    if pks is None:
        return entries.autocomplete(query, **options).get_queryset()
    place = Case(*(When(pk=pk, then=place) for place, pk in enumerate(pks)), default=len(pks))
    return entries.filter(pk__in=pks).order_by(place)


def _every_word(text: str) -> Any:
    """The library's search for every word of ``text``, not yet run."""
    return Project.objects.order_by().autocomplete(And(_asked(text)), order_by_relevance=False)


def _is_in_sqlite() -> bool:
    return connection.vendor == "sqlite" and not is_cluster_asked()


def matches(text: str) -> QuerySet[Project, Any]:
    """Entries, as their database numbers, that every word of ``text`` finds; needs a word."""
    if _is_in_sqlite():
        return Project.objects.filter(pk__in=in_sqlite(_every_word(text))).order_by().values("pk")
    every_word = And(_asked(text))
    unordered = Project.objects.order_by()
    return _results(unordered, every_word, order_by_relevance=False).order_by().values("pk")


def best_first(entries: QuerySet[Project], text: str) -> QuerySet[Project]:
    """``entries``, which ``text`` finds, in the order of how well they match.

    Asks for any of the words: the library multiplies the ranks of words that are all asked for,
    and a product of BM25's negative ranks puts the best match last.
    """
    any_word = Or(_asked(text))
    return _results(Project.objects.filter(pk__in=entries.values("pk")), any_word)


def found(text: str) -> list[int]:
    """The database numbers of all entries that ``text`` finds, in no order."""
    if _is_in_sqlite():
        return [int(pk) for pk in in_sqlite(_every_word(text))]
    return list(matches(text).values_list("pk", flat=True))


def found_best_first(text: str) -> list[int]:
    """The same, the best match first."""
    if _is_in_sqlite():
        return [int(pk) for pk in best_in_sqlite(_every_word(text))]
    found = Project.objects.filter(pk__in=matches(text))
    return list(best_first(found, text).values_list("pk", flat=True))
