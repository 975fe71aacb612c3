"""Copies of a PostgreSQL database, by its own programs ``pg_dump``, ``pg_restore``, ``psql``."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import connection, transaction

from exhibition.operations.sqlite import synced
from projects.serving.version import raising

# What of the connection's options libpq's programs take from the environment.
OPTIONS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "target_session_attrs")


def _environment() -> dict[str, str]:
    """Where the database is; a password on a command line could be read by others."""
    settings = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    names |= {"PGDATABASE": "NAME"}
    asked = {variable: str(settings[key]) for variable, key in names.items() if settings.get(key)}
    options = settings.get("OPTIONS", {})
    more = {f"PG{key}".upper(): str(options[key]) for key in OPTIONS if options.get(key)}
    return {**os.environ, **asked, **more}


def _run(*command: str, **streams: Any) -> None:
    """Runs one of the programs; raises ``CommandError`` with the last thing it said."""
    try:
        done = subprocess.run(command, env=_environment(), stderr=subprocess.PIPE, **streams)
    except FileNotFoundError as error:
        raise CommandError(
            f"{command[0]} is missing: apt-get install postgresql-client, of the server's version."
        ) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        raise CommandError(f"{command[0]}: {said[-1]}")


@contextmanager
def snapshot() -> Iterator[str]:
    """The name of a state of the database that ``copy`` and ``rows`` both see."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def copy(target: Path, seen: str) -> None:
    """Dumps the database as it is in that snapshot."""
    dump = ("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={seen}")
    _run(*dump, f"--file={target}")
    synced(target)


def put(source: Path, script: Path) -> None:
    """Replaces all tables by those of the dump, in one transaction.

    Those that the dump does not know go too: a newer version's would be in the way of migrations.
    ``script`` is a file to write the statements to.
    """
    _run("pg_restore", "--clean", "--if-exists", "--no-owner", f"--file={script}", str(source))
    drop = "".join(f'DROP TABLE IF EXISTS "{table}" CASCADE;\n' for table in rows())
    with script.open("rb") as statements:
        quiet = ("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction")
        after = ("--command", f"SET search_path = public; {raising('postgresql')}")
        files = ("--command", drop) if drop else ()
        silent = {"stdin": statements, "stdout": subprocess.DEVNULL}
        _run(*quiet, *files, "--file=-", *after, **silent)


def rows() -> dict[str, int]:
    """The number of rows of each table."""
    tables = sorted(connection.introspection.table_names())
    with connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')
            found[table] = cursor.fetchone()[0]
    return found


def migrations() -> list[list[str]]:
    """The migrations that the database has seen, as app and name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        return [[*row] for row in cursor.fetchall()]
