"""What a backup holds besides the database, and what it says of itself in ``about.json``."""

from __future__ import annotations

import os
import subprocess
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.core.management.base import CommandError
from django.db.migrations.loader import MigrationLoader

# The shape of a backup; raise it with a change that an older release can't read.
FORMAT = 1
# Folder in the backup: the storage whose files it holds. Files of a storage never change once they
# are written; prints and static files are made anew and so left out.
STORED = {"media": "default", "originals": "originals"}
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}


def storage_of(folder: str) -> Storage:
    return storages[STORED[folder]]


def is_local(storage: Storage) -> bool:
    return isinstance(storage, FileSystemStorage)


def is_listed(folder: str) -> bool:
    """Whether the backup only lists these files: they lie elsewhere and ``BACKUP_BUCKETS`` says
    that their bucket keeps copies of its own."""
    return settings.BACKUP_BUCKETS == "list" and not is_local(storage_of(folder))


def files_of(storage: Storage, folder: str = "") -> Iterator[str]:
    """The names of all files of a storage, in order within each folder."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}" if folder else name
    for name in sorted(folders):
        yield from files_of(storage, f"{folder}/{name}" if folder else name)


def about(engine: str, rows: dict[str, int], migrations: list[list[str]]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "product": {"version": _version(), "commit": _commit()},
        "database": {"engine": engine, "rows": rows, "migrations": migrations},
        "listed": [folder for folder in STORED if is_listed(folder)],
    }


def refuse_unknown(said: dict[str, Any], engine: str) -> None:
    """Raises ``CommandError`` where this release, or this database, can't take such a backup."""
    made = said.get("product", {})
    name = f"{made.get('version')} ({made.get('commit') or 'no commit known'})"
    ours = {*MigrationLoader(None).disk_migrations}
    seen = {(app, migration) for app, migration in said["database"]["migrations"]}
    apps = {app for app, _migration in ours}
    unknown = sorted(step for step in seen - ours if step[0] in apps)
    if said["format"] > FORMAT or unknown:
        example = f" (it knows {'.'.join(unknown[-1])})" if unknown else ""
        raise CommandError(
            f"The backup was made by a newer release, {name}{example}: update this one first."
        )
    if said["database"]["engine"] != engine:
        raise CommandError(
            f"The backup holds a {said['database']['engine']} database, this site uses {engine}: "
            "set DATABASE_URL as it was."
        )


def is_older(said: dict[str, Any]) -> bool:
    """Whether its database lacks migrations of this release."""
    seen = {(app, migration) for app, migration in said["database"]["migrations"]}
    return bool({*MigrationLoader(None).disk_migrations} - seen)


def _version() -> str:
    project = tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text())["project"]
    return project["version"]


def _commit() -> str | None:
    """The commit of the running code; nothing in a copy without git."""
    with suppress(OSError):
        asked = ["git", "-C", os.fspath(settings.BASE_DIR), "rev-parse", "HEAD"]
        done = subprocess.run(asked, capture_output=True, text=True)
        return done.stdout.strip() or None
    return None
