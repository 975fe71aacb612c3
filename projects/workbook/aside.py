"""A large file is tried on a copy of the database, so that nobody waits for it.

On SQLite one writes at a time: a transaction that tried 2,500 rows made everybody else wait for
half a minute. So the rows are written on a private copy, by the same code, and what became
different is taken over as plain rows in one short transaction, which first makes sure that nobody
has changed the same entries meanwhile. On PostgreSQL, where others may write at the same time, and
within a transaction there is no copy.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connection, connections
from reversion.models import Revision, Version

from projects.models import (
    Citation,
    Metric,
    Participation,
    PendingChange,
    PendingVersion,
    Photo,
    Project,
)

# The tables of an entry whose rows an import may change, with the column that names the entry.
_PARTS: Any = (Photo, Metric, Participation, Citation)
CONTENT: dict[str, str] = {
    Project._meta.db_table: "id",
    **{part._meta.db_table: "project_id" for part in _PARTS},
    "projects_project_themes": "project_id",
    "projects_project_regions": "project_id",
    PendingChange._meta.db_table: "project_id",
}
# Those to which it only adds.
VERSIONS, HISTORY = PendingVersion._meta.db_table, Version._meta.db_table
REVISIONS = Revision._meta.db_table
# New rows of these are named by their number elsewhere; the others' numbers may be shifted.
NAMED = [model._meta.db_table for model in (*_PARTS, Project)]
AT_ONCE = 500

# Table → number of the row → its values, as the database has them.
Rows = dict[str, dict[int, tuple[Any, ...]]]


def _copied_from() -> str:
    """The file that this thread's database is a copy of; "" where it is none."""
    return getattr(connection, "copied_from", "")


def can_be_copied() -> bool:
    """Whether the database is a file of SQLite, no copy, and no transaction is open."""
    name = str(connection.settings_dict["NAME"])
    is_file = connection.vendor == "sqlite" and Path(name).is_file()
    return is_file and not connection.in_atomic_block and not _copied_from()


@contextmanager
def on_a_copy() -> Iterator[None]:
    """Within it this thread's database is a private copy, if it can be copied."""
    if not can_be_copied():
        yield
        return
    connection.ensure_connection()
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    own = wrapper.settings_dict
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.sqlite3"
        with closing(sqlite3.connect(path)) as copy:
            wrapper.connection.backup(copy)
        wrapper.close()
        wrapper.settings_dict = {**own, "NAME": str(path)}
        wrapper.copied_from = str(own["NAME"])
        try:
            yield
        finally:
            wrapper.close()
            wrapper.settings_dict, wrapper.copied_from = own, ""


@contextmanager
def _original() -> Iterator[sqlite3.Connection]:
    """The database that the copy was made of."""
    with closing(sqlite3.connect(_copied_from(), timeout=20, isolation_level=None)) as original:
        yield original


def tell(task: int, done: int, total: int) -> None:
    """Reports the progress of a task where others see it."""
    with _original() as original:
        told = "UPDATE projects_task SET done = ?, total = ? WHERE id = ?"
        original.execute(told, [done, total, task])


def reserve(counts: Counter[str]) -> None:
    """Sets numbers aside in the original for so many new rows of these tables, and lets the copy
    give them out."""
    seq = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    with _original() as original, connection.cursor() as copy:
        for table, count in counts.items():
            original.execute("BEGIN IMMEDIATE")
            found = original.execute(seq, [table]).fetchone()
            last = found[0] if found else 0
            original.execute("DELETE FROM sqlite_sequence WHERE name = ?", [table])
            original.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", [table, last + count])
            original.execute("COMMIT")
            copy.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            copy.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, last])


def content_of(entries: list[int]) -> Rows:
    """All rows of these entries that an import may change."""
    found: Rows = {table: {} for table in CONTENT}
    for table, column in CONTENT.items():
        for row in _rows(table, column, entries):
            found[table][row[0]] = row
    return found


def additions(entries: list[int], before: dict[str, int]) -> Rows:
    """The rows that were added to the histories of these entries; ``before`` are the last numbers
    of the tables until then (``last_numbers``)."""
    kind = ContentType.objects.get_for_model(Project).pk
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT revision_id FROM {HISTORY} WHERE content_type_id = %s AND revision_id > %s",
            [kind, before[REVISIONS]],
        )
        revisions = [row[0] for row in cursor.fetchall()]
    asked: list[tuple[str, str, list[int]]] = [
        *[(VERSIONS, "project_id", entries), (REVISIONS, "id", revisions)],
        (HISTORY, "revision_id", revisions),
    ]
    return {
        table: {row[0]: row for row in _rows(table, column, numbers) if row[0] > before[table]}
        for table, column, numbers in asked
    }


def last_numbers() -> dict[str, int]:
    """The last number given out in each table whose rows may be shifted."""
    tables = [*(table for table in CONTENT if table not in NAMED), VERSIONS, REVISIONS, HISTORY]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, seq FROM sqlite_sequence")
        found = dict(cursor.fetchall())
    return {table: found.get(table, 0) for table in tables}


def _rows(table: str, column: str, numbers: list[int]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        for start in range(0, len(numbers), AT_ONCE):
            some = numbers[start : start + AT_ONCE]
            places = ", ".join(["%s"] * len(some))
            cursor.execute(f"SELECT * FROM {table} WHERE {column} IN ({places})", some)
            yield from cursor.fetchall()


def take_over(before: Rows, after: Rows, added: Rows, last: dict[str, int]) -> None:
    """Makes the rows of the database what they became on the copy: in a transaction, on the
    original, after ``content_of`` has been compared."""
    now = last_numbers()
    shifts = {table: now[table] - last[table] for table in now}
    revisions = {number: number + shifts[REVISIONS] for number in added[REVISIONS]}
    with connection.cursor() as cursor:
        for table in CONTENT:
            gone = before[table].keys() - after[table].keys()
            cursor.executemany(f"DELETE FROM {table} WHERE id = %s", [[pk] for pk in gone])
        for table, rows in (after | added).items():
            old = before.get(table, {})
            new = [
                [pk if pk in old else pk + shifts.get(table, 0), *row[1:]]
                for pk, row in rows.items()
                if old.get(pk) != row
            ]
            if not new:
                continue
            names = _columns(table)
            if table == HISTORY:
                place = names.index("revision_id")
                for values in new:
                    values[place] = revisions[values[place]]
            places = ", ".join(["%s"] * len(names))
            kept = ", ".join(f"{name} = excluded.{name}" for name in names)
            cursor.executemany(
                f"INSERT INTO {table} VALUES ({places}) ON CONFLICT (id) DO UPDATE SET {kept}", new
            )


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA table_info({table})")
        return [row[1] for row in cursor.fetchall()]
