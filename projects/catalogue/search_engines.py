"""A search cluster, OpenSearch or Elasticsearch, as ``SEARCH_URL`` names it.

The search library compiles only single words for autocompletion there; an entry has to match every
word of a query, so ours compiles "and" and "or", too. A cluster has two seconds; one that is away,
slow or answers with an error is left out for a while, and the database's own index, which is kept
beside it, answers.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from importlib import import_module
from typing import Any

from django.conf import settings
from modelsearch.backends import get_search_backend
from modelsearch.backends.elasticsearchbase import Field
from modelsearch.index import AutocompleteField
from modelsearch.query import MatchAll, SearchQuery

from projects.models import Project
from projects.serving.breaker import Breaker

log = logging.getLogger(__name__)
breaker = Breaker("The search cluster (SEARCH_URL)")

CLUSTER = "cluster"
SECONDS = 2
# The most that an engine gives at once.
PAGE = 10_000
# A word typed in full is found, however long: the library's index has beginnings of 15 letters.
LONGEST_BEGINNING = 40


class EveryWord:
    """Compiles queries of several words against the beginnings of words that are indexed."""

    def get_inner_query(self: Any) -> dict[str, Any]:
        if isinstance(self.query, MatchAll):
            return {"match_all": {}}
        compiled: dict[str, Any] = self._compile_query(self.query, Field("_edgengrams"))
        return compiled


class OwnNames:
    """Names the fields of the index. The library finds out which model a text belongs to, and ours
    is described in a class that is no model (``projects.models.searchable``)."""

    def get_field_column_name(self: Any, field: Any) -> str:
        if isinstance(field, AutocompleteField):
            return f"{field.field_name}_edgengrams"
        name: str = super().get_field_column_name(field)  # type: ignore[misc]
        return name


@lru_cache
def _engine(name: str) -> Any:
    """The library's back end of an engine, with our queries and limits. Its client is a package
    that only this engine needs."""
    library = import_module(f"modelsearch.backends.{name}").SearchBackend
    compiler = library.autocomplete_query_compiler_class
    mapping = type("Mapping", (OwnNames, library.mapping_class), {})
    compiler = type("Compiler", (EveryWord, compiler), {"mapping_class": mapping})

    class Cluster(library):  # type: ignore[misc, valid-type]
        mapping_class = mapping
        autocomplete_query_compiler_class = compiler

        def __init__(self, params: dict[str, Any]) -> None:
            longer = {"type": "edge_ngram", "min_gram": 1, "max_gram": LONGEST_BEGINNING}
            index = {"settings": {"analysis": {"filter": {"edgengram": longer}}}}
            limits = {"max_retries": 0, "retry_on_timeout": False}
            given = {"INDEX_SETTINGS": index, "OPTIONS": limits}
            super().__init__(given | params)

    return Cluster


def __getattr__(name: str) -> Any:
    """``projects.catalogue.search_engines.opensearch3``, as the settings name an engine."""
    if name.startswith(("opensearch", "elasticsearch")):
        return _engine(name)
    raise AttributeError(name)


def is_cluster_asked() -> bool:
    """Whether there is a cluster, and it is not left out now."""
    return CLUSTER in settings.MODELSEARCH_BACKENDS and not breaker.is_away


def found_in_cluster(query: SearchQuery) -> list[int] | None:
    """The database numbers of the entries that a query finds, the best match first; ``None`` where
    there is no cluster, or while it is away."""
    if CLUSTER not in settings.MODELSEARCH_BACKENDS or breaker.is_open:
        return None
    try:
        numbers = _ask(query)
    except Exception as error:
        # Each client has its own errors, and a broken answer may lack any key.
        breaker.failed(error)
        return None
    breaker.answered()
    return numbers


def _ask(query: SearchQuery) -> list[int]:
    cluster = _client()
    found = cluster.autocomplete(query, Project.objects.order_by())
    asked = {
        "query": found.query_compiler.get_query(),
        "sort": [{"_score": "desc"}, {"pk": "asc"}],
        "size": PAGE,
        "stored_fields": ["pk"],
        "_source": False,
    }
    index, numbers = cluster.get_index_for_model(Project).name, list[int]()
    while True:
        answer = (
            cluster.es.search(index=index, **_named(asked))
            if cluster.use_new_elasticsearch_api
            else cluster.es.search(index=index, body=asked)
        )
        hits = answer["hits"]["hits"]
        numbers += [int(hit["fields"]["pk"][0]) for hit in hits]
        if len(hits) < PAGE:
            return numbers
        asked["search_after"] = hits[-1]["sort"]


def _named(asked: dict[str, Any]) -> dict[str, Any]:
    """The parts of a body as the newer clients of Elasticsearch name them."""
    return {name.replace("_source", "source"): part for name, part in asked.items()}


@lru_cache
def _client() -> Any:
    """The back end, made once: its client keeps connections."""
    return get_search_backend(CLUSTER, TIMEOUT=SECONDS)


def index_in_cluster(entries: list[Project]) -> None:
    """Brings entries into the cluster's index. One that is away misses them: the log says so."""
    _tell("index", lambda cluster: cluster.add_bulk(Project, entries))


def forget_in_cluster(entry: Project) -> None:
    _tell("forget", lambda cluster: cluster.delete(entry))


def _tell(what: str, act: Any) -> None:
    if CLUSTER not in settings.MODELSEARCH_BACKENDS:
        return
    try:
        if breaker.is_open:
            raise TimeoutError("it is left out for a moment")
        act(_client())
        breaker.answered()
    except Exception as error:
        breaker.failed(error)
        log.error(
            "The search cluster did not %s entries (%s). When it is back: "
            "manage.py rebuild_modelsearch_index",
            *(what, error),
        )
