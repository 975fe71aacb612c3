"""Copies of a SQLite database, whole while others write."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.core.management.base import CommandError

from projects.photos.durable_storage import synced
from projects.serving.version import raising


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as connection:
        yield connection


def copy(source: Path, target: Path) -> None:
    """Makes ``target`` the database as it is at this moment: one step of SQLite's backup API is
    one reading transaction, which makes no writer wait."""
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o600))
    with _opened(source) as live, _opened(target) as made:
        live.backup(made)
    as_one_file(target)
    synced(target)


def as_one_file(path: Path) -> None:
    """Leaves no log beside the file."""
    with _opened(path) as database:
        database.execute("PRAGMA journal_mode = DELETE")


def put(source: Path, target: Path) -> None:
    """Makes ``target`` equal to ``source`` in one transaction: who reads it meanwhile, or has it
    open, finds either the old database or the new, and after a broken-off attempt the old."""
    with _opened(source) as new, _opened(target) as live:
        live.execute("PRAGMA journal_mode = WAL")
        live.execute("PRAGMA synchronous = FULL")
        new.backup(live)
        live.execute("PRAGMA wal_checkpoint")
    synced(target)
    synced(target.parent)


def check(path: Path) -> None:
    """Raises ``CommandError`` if the database is damaged."""
    try:
        with _opened(path) as database:
            found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise CommandError(f"The database {path.name} is damaged: {found}")


def rows(path: Path) -> dict[str, int]:
    """The number of rows of each table."""
    with _opened(path) as database:
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        tables = [name for (name,) in database.execute(f"{named} ORDER BY name")]
        count = 'SELECT COUNT(*) FROM "{}"'
        return {name: database.execute(count.format(name)).fetchone()[0] for name in tables}


def migrations(path: Path) -> list[list[str]]:
    """The migrations that the database has seen, as app and name."""
    with _opened(path) as database:
        found = database.execute("SELECT app, name FROM django_migrations ORDER BY id")
        return [[*row] for row in found]


def raise_version(path: Path) -> None:
    """Gives the catalogue a version that no process has seen."""
    with _opened(path) as database:
        database.execute(raising("sqlite"))
