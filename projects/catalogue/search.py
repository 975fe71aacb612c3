"""The search: entries that match a text, and their order.

``projects.catalogue.query_words`` says what a text asks for; here an engine is asked for it. The
engine is chosen by ``SEARCH_URL`` (see the README); the index holds one text an entry, so each
engine finds the same. "2 found" and the order come from the engine, what counts as the same word
from ``projects.texts.forms``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Case, QuerySet, When
from modelsearch.query import And, Or, PlainText, SearchQuery

from projects.catalogue.index import CatalogueIndex, current_index
from projects.catalogue.meanings import meanings_of
from projects.catalogue.query_words import Part, forms_of, parts_of
from projects.catalogue.search_engines import found_in_cluster, is_cluster_asked
from projects.catalogue.sqlite_ranking import (
    among_in_sqlite,
    any_form,
    best_in_sqlite,
    every_part,
    in_sqlite,
)
from projects.models import Project


def understood(text: str, index: CatalogueIndex | None = None) -> list[Part]:
    """What ``text`` asks for, with the synonyms of ``index`` (default: of the catalogue now)."""
    return parts_of(text, meanings_of(index or current_index()))


def _joined(how: Callable[[list[SearchQuery]], SearchQuery], queries: Iterable[Any]) -> SearchQuery:
    listed = list(queries)
    return listed[0] if len(listed) == 1 else how(listed)


def _every_part(parts: Sequence[Part]) -> SearchQuery:
    """The library's query for all parts."""
    return _joined(
        And,
        (
            _joined(
                Or,
                (
                    _joined(And, (_joined(Or, map(PlainText, word)) for word in alternative))
                    for alternative in part.alternatives
                ),
            )
            for part in parts
        ),
    )


def _any_form(parts: Sequence[Part]) -> SearchQuery:
    """The library's query by which results are ranked: for any of the forms.

    The library multiplies the ranks of words that are all asked for, and a product of BM25's
    negative ranks puts the best match last.
    """
    return _joined(Or, map(PlainText, forms_of(parts)))


def _results(entries: Any, query: SearchQuery, **options: bool) -> Any:
    """The engine's results as a query set; those of a search cluster are fetched by number. While
    that is away, the database's index answers."""
    pks = found_in_cluster(query)
    if pks is None:
        return entries.autocomplete(query, **options).get_queryset()
    place = Case(*(When(pk=pk, then=place) for place, pk in enumerate(pks)), default=len(pks))
    return entries.filter(pk__in=pks).order_by(place)


def _is_in_sqlite() -> bool:
    return connection.vendor == "sqlite" and not is_cluster_asked()


def matching(parts: Sequence[Part]) -> QuerySet[Project, Any]:
    """Entries, as their database numbers, that have all ``parts``, of which there must be one."""
    if _is_in_sqlite():
        return Project.objects.filter(pk__in=in_sqlite(every_part(parts))).order_by().values("pk")
    unordered = Project.objects.order_by()
    return _results(unordered, _every_part(parts), order_by_relevance=False).order_by().values("pk")


def matches(text: str) -> QuerySet[Project, Any]:
    """Entries, as their database numbers, that ``text`` finds; it needs a word."""
    return matching(understood(text))


def best_first(entries: QuerySet[Project], parts: Sequence[Part]) -> QuerySet[Project]:
    """``entries``, which have all ``parts``, in the order of how well they match."""
    unordered = Project.objects.filter(pk__in=entries.values("pk"))
    return _results(unordered, _any_form(parts))


def found_with(parts: Sequence[Part]) -> list[int]:
    """The database numbers of all entries that have all ``parts``, in no order."""
    if _is_in_sqlite():
        return [int(pk) for pk in in_sqlite(every_part(parts))]
    return list(matching(parts).values_list("pk", flat=True))


def found_among(parts: Sequence[Part], pks: Collection[int]) -> list[int]:
    """The same, of these entries alone."""
    if _is_in_sqlite():
        return [int(pk) for pk in among_in_sqlite(every_part(parts), pks)]
    return list(matching(parts).filter(pk__in=pks).values_list("pk", flat=True))


def found_best_first(parts: Sequence[Part]) -> list[int]:
    """The same, the best match first."""
    if _is_in_sqlite():
        return [int(pk) for pk in best_in_sqlite(every_part(parts))]
    found = Project.objects.filter(pk__in=matching(parts))
    return list(best_first(found, parts).values_list("pk", flat=True))


def nearest(parts: Sequence[Part]) -> list[int]:
    """The database numbers of all entries that have any word of ``parts``, the best match first."""
    if _is_in_sqlite():
        return [int(pk) for pk in best_in_sqlite(any_form(parts))]
    found = _results(Project.objects.all(), _any_form(parts))
    return list(found.values_list("pk", flat=True))
