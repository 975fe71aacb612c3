"""The entries that a search finds, and their order, where the search index is SQLite's.

The index table is queried directly. In a join with the entries SQLite may look up every entry in
the index, one by one: with 6,100 entries that took ten seconds, with 61,000 minutes. The condition
is written directly, too: the library's expressions for some dozens of forms take longer to compile
than the search itself.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType

from projects.catalogue.query_words import Part, forms_of
from projects.models import Project
from projects.texts.forms import END


def every_part(parts: Sequence[Part]) -> str:
    """The condition of FTS5 for entries that have all parts."""
    return _joined(
        "AND",
        (
            _joined(
                "OR",
                (_joined("AND", map(_any, alternative)) for alternative in part.alternatives),
            )
            for part in parts
        ),
    )


def any_form(parts: Sequence[Part]) -> str:
    """The condition of FTS5 for entries that have any form of any part."""
    return _any(forms_of(parts))


def _any(forms: Iterable[str]) -> str:
    # Forms are letters and digits, so they need no escaping.
    return _joined("OR", (f'"{form}"' if form.endswith(END) else f'"{form}"*' for form in forms))


def _joined(operator: str, conditions: Iterable[str]) -> str:
    listed = list(conditions)
    return listed[0] if len(listed) == 1 else f"({f' {operator} '.join(listed)})"


def in_sqlite(condition: str) -> Any:
    """The database numbers of the entries that meet a condition, in no order, as a query set."""
    # Imported late: on PostgreSQL the import fails.
    from modelsearch.models import SQLiteFTSIndexEntry

    table = SQLiteFTSIndexEntry._meta.db_table
    matching = SQLiteFTSIndexEntry.objects.extra(
        where=[f"{table} MATCH %s"], params=[f"{{autocomplete}} : ({condition})"]
    )
    return matching.values_list("index_entry__object_id", flat=True)


def among_in_sqlite(condition: str, pks: Collection[int]) -> Any:
    """The same of a few entries alone. By the rows of the index table: by anything else SQLite
    would go through all that meet the condition."""
    # Imported late, as above.
    from modelsearch.models import IndexEntry

    kind = ContentType.objects.get_for_model(Project)
    rows = IndexEntry.objects.filter(content_type=kind, object_id__in=[*map(str, pks)])
    return in_sqlite(condition).filter(pk__in=[*rows.values_list("pk", flat=True)])


def best_in_sqlite(condition: str) -> Any:
    """The same by SQLite's own rank (BM25), the best first."""
    # Imported late, as above.
    from modelsearch.backends.database.sqlite.query import BM25

    return in_sqlite(condition).annotate(score=BM25()).order_by("score", "index_entry_id")
