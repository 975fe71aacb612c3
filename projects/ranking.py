"""The order of what a search finds, where the search index is SQLite's."""

from typing import Any

from modelsearch.backends.database.sqlite.query import BM25, MatchExpression
from modelsearch.models import SQLiteFTSIndexEntry

# Beyond this many the order says nothing to a person; the rest follows as it stands in the index.
MOST_RANKED = 20_000


def best_in_sqlite(results: Any) -> list[int]:
    """The database numbers of ``results`` by SQLite's own rank (BM25), in one query."""
    compiler = results.query_compiler
    asked = compiler.build_search_query(compiler.query, config=None)
    entries = (
        SQLiteFTSIndexEntry.objects.filter(MatchExpression(compiler.FTS_TABLE_FIELDS, asked))
        .annotate(score=BM25())
        .order_by("score", "index_entry_id")
        .values_list("index_entry__object_id", flat=True)
    )
    return [int(pk) for pk in entries]
