"""The database of a backup: compared with what was counted, brought up to date, put in place."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from exhibition.operations import postgresql, sqlite
from exhibition.operations.archive import DamagedError
from exhibition.operations.contents import DATABASES, is_older


def check(staging: Path, said: dict[str, Any]) -> None:
    """Compares an unpacked SQLite database with the counts and migrates an older one, so that it is
    ready to be the site's. A dump of PostgreSQL can be read only when it is put in place."""
    if connection.vendor != "sqlite":
        return
    database = staging / DATABASES["sqlite"]
    sqlite.check(database)
    _compare(sqlite.rows(database), said)
    if is_older(said):
        _migrate(database, staging)
    sqlite.raise_version(database)


def put(staging: Path, aside: Path | None, said: dict[str, Any]) -> None:
    """Makes the unpacked database the site's; keeps the old one in ``aside``."""
    dump = staging / DATABASES[connection.vendor]
    if connection.vendor == "sqlite":
        live = Path(connection.settings_dict["NAME"])
        if aside:
            _keep_sqlite(live, aside)
        sqlite.put(dump, live)
        return
    if aside:
        with postgresql.snapshot() as seen:
            postgresql.copy(aside / DATABASES["postgresql"], seen)
    postgresql.put(dump, staging / "database.sql")
    _compare(postgresql.rows(), said)
    if is_older(said):
        call_command("migrate", verbosity=0)


def _keep_sqlite(live: Path, aside: Path) -> None:
    """Copies the old database, or moves it where it is too damaged to be copied."""
    kept = aside / "db.sqlite3"
    try:
        sqlite.copy(live, kept)
        sqlite.check(live)
    except (sqlite3.DatabaseError, CommandError):
        for ending in ("", "-wal", "-shm"):
            if (part := Path(f"{live}{ending}")).exists():
                part.replace(f"{kept}{ending}")


def _migrate(database: Path, staging: Path) -> None:
    """Migrates the database where it lies, by a process that knows no other."""
    beside = {"DATA_DIR": str(staging), "DATABASE_URL": f"sqlite:///{database}"}
    manage = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    done = subprocess.run(
        manage, cwd=settings.BASE_DIR, env={**os.environ, **beside}, capture_output=True, text=True
    )
    if done.returncode:
        raise CommandError(f"The older database can't be migrated: {done.stderr.strip()[-300:]}")
    sqlite.as_one_file(database)


def _compare(rows: dict[str, int], said: dict[str, Any]) -> None:
    counted = said["database"]["rows"]
    tables = {table for table in {*rows, *counted} if rows.get(table) != counted.get(table)}
    if tables:
        raise DamagedError(f"The database is not what was counted: {', '.join(sorted(tables))}")
