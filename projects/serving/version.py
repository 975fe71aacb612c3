"""The catalogue version: one number that says whether a page built earlier is still right.

It lives in the primary database, in one row. Triggers raise it in the same transaction as any
change of a table that pages are made from: the models of ``projects`` and the search index. So
the desk, an import, a command, ``QuerySet.update`` and plain SQL all count, and none can forget.
SQLite loses triggers where a migration builds a table anew, so they are set after each migration.

The triggers also note which entry changed under which number, one row an entry at most, so that the
index in memory is brought up to date by reading these alone. What raises the number otherwise (a
reference list, a restored backup, a scheduled moment) may have changed anything: then ``noted``
lags behind ``number``, and the next trigger keeps that number as ``unnoted``.

The number is the time of the change in microseconds, or one more than before: it never comes
back, not even after a backup has been restored.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import time
from typing import Any, NamedTuple

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.dispatch import Signal

from projects.serving.models import CatalogueVersion, ChangedEntry
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
# Shown, but no entry is shown otherwise for them. (A search looks its words up anew.)
_NO_ENTRIES = {
    *("projects_approval", "projects_contributionfile", "projects_discardedpicture"),
    *("projects_formerslug", "projects_indexedword", "projects_textreview"),
    *("projects_waitingphoto", "projects_workbookimport"),
}
# They lead to an entry and belong to another record.
_OF_OTHERS = {"projects_showing_entries"}
_NEXT = {
    "sqlite": ("MAX(number + 1, CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER))"),
    "postgresql": (
        "GREATEST(number + 1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)"
    ),
}
_RAISE = {
    vendor: f" UPDATE exhibition_catalogueversion SET number = {following} WHERE id = 1;"
    for vendor, following in _NEXT.items()
}
# Before the number is raised for an entry; ``noted`` follows it afterwards.
_KEEP_UNNOTED = (
    " UPDATE exhibition_catalogueversion SET unnoted = number WHERE id = 1 AND noted < number;"
)
_NOTED = " UPDATE exhibition_catalogueversion SET noted = number WHERE id = 1;"


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


def entries_changed_since(number: int, most: int, using: str) -> frozenset[int] | None:
    """The database numbers of the entries that have changed after a version; ``None`` where more
    than ``most`` have, or something else has."""
    row = CatalogueVersion.objects.using(using).get(pk=1)
    if number < (row.unnoted if row.noted == row.number else row.number):
        return None
    notes = ChangedEntry.objects.using(using).filter(number__gt=number)
    found = frozenset(notes.values_list("entry", flat=True)[: most + 1])
    return found if len(found) <= most else None


def watched_tables() -> list[str]:
    """Every table that pages are made from."""
    models = apps.get_app_config("projects").get_models(include_auto_created=True)
    tables = [model._meta.db_table for model in models if model._meta.managed]
    return [table for table in tables if table not in _NO_PAGES] + [*_TABLES_BESIDE]


def watch_tables(using: str = DEFAULT_DB_ALIAS, plan: Any = None, **kwargs: Any) -> None:
    """Makes the row and the triggers where they are missing. Raises the number too: a migration may
    have changed anything, unless its ``plan`` was to do nothing."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    if not {CatalogueVersion._meta.db_table, ChangedEntry._meta.db_table} <= existing:
        return
    CatalogueVersion.objects.using(using).get_or_create(pk=1)
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor, existing & {*watched_tables()}):
            cursor.execute(statement)
        if plan != []:
            cursor.execute(_RAISE[connection.vendor])


def _entry_columns() -> dict[str, str]:
    """The tables whose rows belong to an entry, each with the column that says to which."""
    entries: Any = apps.get_model("projects", "Project")
    found = {entries._meta.db_table: "id", "modelsearch_indexentry": "object_id"}
    for model in apps.get_app_config("projects").get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if field.related_model is entries and model._meta.db_table not in _OF_OTHERS:
                found[model._meta.db_table] = str(field.column)
    return found


def _statements(vendor: str, tables: set[str]) -> list[str]:
    columns = _entry_columns()
    make = _in_sqlite if vendor == "sqlite" else _in_postgresql
    statements = [] if vendor == "sqlite" else list(_FUNCTIONS)
    for table in sorted(tables):
        statements += make(table, columns.get(table))
    return statements


def _in_sqlite(table: str, column: str | None) -> Iterator[str]:
    raised = _RAISE["sqlite"]
    if column or table in _NO_ENTRIES:
        raised = _KEEP_UNNOTED + raised + _NOTED
    for event, rows in (("INSERT", ["NEW"]), ("UPDATE", ["OLD", "NEW"]), ("DELETE", ["OLD"])):
        notes = "".join(
            " INSERT INTO exhibition_changedentry (entry, number) "
            f"SELECT CAST({row}.{column} AS INTEGER), number FROM exhibition_catalogueversion "
            f"WHERE id = 1 AND {row}.{column} IS NOT NULL "
            "ON CONFLICT (entry) DO UPDATE SET number = excluded.number;"
            for row in (rows if column else ())
        )
        yield f"DROP TRIGGER IF EXISTS {table}_{event}"
        yield f"CREATE TRIGGER {table}_{event} AFTER {event} ON {table} BEGIN {raised}{notes} END"


def _function(name: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN {body} RETURN NULL; END $$"
    )


_FUNCTIONS = (
    _function("raise_catalogue_version", _RAISE["postgresql"]),
    _function("raise_noted_version", _KEEP_UNNOTED + _RAISE["postgresql"] + _NOTED),
    # The name of the column is the trigger's argument.
    _function(
        "note_changed_entry",
        " INSERT INTO exhibition_changedentry (entry, number) "
        "SELECT DISTINCT said::bigint, number FROM exhibition_catalogueversion, "
        "unnest(ARRAY[to_jsonb(OLD) ->> TG_ARGV[0], to_jsonb(NEW) ->> TG_ARGV[0]]) AS said "
        "WHERE id = 1 AND said IS NOT NULL "
        "ON CONFLICT (entry) DO UPDATE SET number = excluded.number;",
    ),
)


def _in_postgresql(table: str, column: str | None) -> Iterator[str]:
    """Triggers before a statement raise the number, those after each of its rows note it."""
    noted = column or table in _NO_ENTRIES
    raised = "raise_noted_version" if noted else "raise_catalogue_version"
    trigger = "CREATE OR REPLACE TRIGGER"
    yield (
        f"{trigger} raise_catalogue_version BEFORE INSERT OR UPDATE OR DELETE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {raised}()"
    )
    yield (
        f"{trigger} raise_when_emptied AFTER TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION raise_catalogue_version()"
    )
    if column:
        yield (
            f"{trigger} note_changed_entry AFTER INSERT OR UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION note_changed_entry('{column}')"
        )
