"""The catalogue version: one number that says whether a page built earlier is still right.

It lives in the primary database, in one row. Triggers raise it in the same transaction as any
change of a table that pages are made from: the models of ``projects`` and the search index. So
the desk, an import, a command, ``QuerySet.update`` and plain SQL all count, and none can forget.
SQLite loses triggers where a migration builds a table anew, so they are set after each migration.

The number is the time of the change in microseconds, or one more than before: it never comes
back, not even after a backup has been restored.
"""

from __future__ import annotations

from time import time
from typing import Any, NamedTuple

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.dispatch import Signal

from projects.serving.models import CatalogueVersion
from projects.serving.time_limits import TO_BE_THERE, answers_within

# Sent in a transaction when the next scheduled moment has come. A receiver changes what is due
# and answers with the next moment after it (Unix time), or None.
moment_has_come = Signal()

_READ = "SELECT number, next_moment FROM exhibition_catalogueversion WHERE id = 1"
_TABLES_BESIDE = ("modelsearch_indexentry",)
# What has been printed and hangs, what the worker does, what visitors send, where frozen copies
# lie: they change no kept page. Scans are told of up to yesterday, and each hour pages are made
# anew.
_NO_PAGES = {
    *("projects_edition", "projects_printjob", "projects_task"),
    *("projects_printedsheet", "projects_sheetevent", "projects_frozencopy"),
    *("projects_report", "projects_guestmessage", "projects_scancount"),
}
_RAISE = {
    "sqlite": """
        UPDATE exhibition_catalogueversion SET number = MAX(number + 1,
          CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)) WHERE id = 1;""",
    "postgresql": """
        UPDATE exhibition_catalogueversion SET number = GREATEST(number + 1,
          (extract(epoch FROM clock_timestamp()) * 1000000)::bigint) WHERE id = 1;""",
}


def raising(vendor: str) -> str:
    """The statement that raises the version, for a database that is not one of the settings."""
    return _RAISE[vendor]


class State(NamedTuple):
    """The version now, and the Unix time of the next change that comes by itself."""

    number: int
    next_moment: int | None


def current(using: str = DEFAULT_DB_ALIAS) -> State | None:
    """The state of the catalogue, read by one bare query, for every kept page asks for it.

    ``None`` before the first migration. If a scheduled moment has passed, what is due is done
    first.
    """
    state = _read(using)
    if state and state.next_moment and state.next_moment <= time():
        _do_what_is_due()
        state = _read(using)
    return state


def _read(using: str) -> State | None:
    connection = connections[using]
    try:
        row = _row(connection)
    except DatabaseError:
        if connection.in_atomic_block:
            raise
        # Outside of Django's requests nobody checks the connection: try once more with a new one.
        connection.close()
        row = _row(connection)
    if not connection.settings_dict["CONN_MAX_AGE"] and not connection.in_atomic_block:
        connection.close()
    return State(*row) if row else None


def _row(connection: Any) -> tuple[int, int | None] | None:
    # By the driver's own cursor: Django's doubles the time of a kept page's only query.
    with answers_within(TO_BE_THERE), connection.wrap_database_errors:
        connection.ensure_connection()
        cursor = connection.connection.cursor()
        cursor.execute(_READ)
        return cursor.fetchone()


def raise_version() -> None:
    """Makes all kept pages stale, for changes that are in no table."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_RAISE[cursor.db.vendor])


def schedule(moment: int) -> None:
    """Remembers that something changes by itself at ``moment`` (Unix time)."""
    with transaction.atomic():
        row = CatalogueVersion.objects.select_for_update().get(pk=1)
        row.next_moment = min(moment, row.next_moment or moment)
        row.save(update_fields=["next_moment"])


def _do_what_is_due() -> None:
    """Does it once, however many requests notice: the row is locked, the others find it done."""
    with transaction.atomic():
        row = CatalogueVersion.objects.select_for_update().get(pk=1)
        if not row.next_moment or row.next_moment > time():
            return
        answers = [answer for _, answer in moment_has_come.send(sender=CatalogueVersion)]
        moments = [moment for moment in answers if moment is not None]
        CatalogueVersion.objects.update(next_moment=min(moments, default=None))
        raise_version()


def watched_tables() -> list[str]:
    """Every table that pages are made from."""
    models = apps.get_app_config("projects").get_models(include_auto_created=True)
    tables = [model._meta.db_table for model in models if model._meta.managed]
    return [table for table in tables if table not in _NO_PAGES] + [*_TABLES_BESIDE]


def watch_tables(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Makes the row and the triggers where they are missing."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    if CatalogueVersion._meta.db_table not in existing:
        return
    CatalogueVersion.objects.using(using).get_or_create(pk=1)
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor, existing & {*watched_tables()}):
            cursor.execute(statement)
        cursor.execute(_RAISE[connection.vendor])


def _statements(vendor: str, tables: set[str]) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_{event} AFTER {event} ON {table} "
            f"BEGIN {_RAISE[vendor]} END"
            for table in sorted(tables)
            for event in ("INSERT", "UPDATE", "DELETE")
        ]
    return [
        "CREATE OR REPLACE FUNCTION raise_catalogue_version() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN {_RAISE[vendor]} RETURN NULL; END $$",
        *(
            f"CREATE OR REPLACE TRIGGER raise_catalogue_version "
            f"AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION raise_catalogue_version()"
            for table in sorted(tables)
        ),
    ]
