"""What a search finds, and in which order, where the search index is SQLite's.

The index itself is asked, once. Asked through the entries, SQLite may take every entry in turn
and look for it in the index anew: at 6,100 entries that took ten seconds, at 61,000 minutes.
"""

from typing import Any

from modelsearch.backends.database.sqlite.query import BM25, MatchExpression
from modelsearch.models import SQLiteFTSIndexEntry


def in_sqlite(results: Any) -> Any:
    """The database numbers of ``results``, in no order, as a query set."""
    compiler = results.query_compiler
    asked = compiler.build_search_query(compiler.query, config=None)
    matching = SQLiteFTSIndexEntry.objects.filter(MatchExpression(compiler.FTS_TABLE_FIELDS, asked))
    return matching.values_list("index_entry__object_id", flat=True)


def best_in_sqlite(results: Any) -> Any:
    """The same by SQLite's own rank (BM25), the best first."""
    return in_sqlite(results).annotate(score=BM25()).order_by("score", "index_entry_id")
