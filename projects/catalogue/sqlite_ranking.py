"""The entries that a search finds, and their order, where the search index is SQLite's.

The index table is queried directly. In a join with the entries SQLite may look up every entry in
the index, one by one: with 6,100 entries that took ten seconds, with 61,000 minutes.
"""

from typing import Any


def in_sqlite(results: Any) -> Any:
    """The database numbers of ``results``, in no order, as a query set."""
    # Imported late: on PostgreSQL the import fails.
    from modelsearch.backends.database.sqlite.query import MatchExpression
    from modelsearch.models import SQLiteFTSIndexEntry

    compiler = results.query_compiler
    words = compiler.build_search_query(compiler.query, config=None)
    matching = SQLiteFTSIndexEntry.objects.filter(MatchExpression(compiler.FTS_TABLE_FIELDS, words))
    return matching.values_list("index_entry__object_id", flat=True)


def best_in_sqlite(results: Any) -> Any:
    """The same by SQLite's own rank (BM25), the best first."""
    # Imported late, as above.
    from modelsearch.backends.database.sqlite.query import BM25

    return in_sqlite(results).annotate(score=BM25()).order_by("score", "index_entry_id")
