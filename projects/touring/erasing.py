"""From time to time the worker erases what visitors wrote and whose time is over.

In SQLite a deleted text would stay readable in the file: so its bytes are overwritten
(``secure_delete``, see ``exhibition/environment.py``), and the log of its writes, which still holds
them, is emptied here. Backups are removed ``BACKUP_DAYS`` after they were made.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.dispatch import receiver

from projects.background.keeper import housekeeping
from projects.touring.guest_book import erase_old

# Milliseconds for which pages in the making may hold the log up; else the next time empties it.
PATIENCE = 500


@receiver(housekeeping)
def erase(**kwargs: Any) -> None:
    """Erases messages of guest books, and what is left of closed reports."""
    erase_old()
    empty_log_of_writes()


def empty_log_of_writes() -> None:
    """Writes SQLite's log of writes into the database and empties it."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
