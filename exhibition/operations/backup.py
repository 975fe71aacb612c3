"""Makes a backup: the database first, then the files, which never change once they are written.

So each file that the database names was whole before the database was copied. What is deleted
meanwhile may be missing: only the files of photos deleted long ago, and uploads that their owner
has just confirmed or let go.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage
from django.core.management.base import CommandError
from django.db import connection

from exhibition.operations import last_backup, postgresql, sqlite
from exhibition.operations.archive import ABOUT, Writer, is_backup, is_safe
from exhibition.operations.contents import (
    DATABASES,
    STORED,
    about,
    files_of,
    is_listed,
    storage_of,
)
from exhibition.operations.folder import sentences
from projects.photos.durable_storage import synced

OWN_NAME = re.compile(r"exhibition-(\d{8}T\d{6})Z(?:-\d+)?(?:\.tar)?")
TIME = "%Y%m%dT%H%M%S"
WORK = ".backup-"
TAKEN = "There is a file {file} already, and it is no backup: take another name."


@dataclass
class Made:
    """A finished backup; ``left_out`` are files whose names no backup can carry."""

    path: Path
    files: int
    size: int
    left_out: list[str] = field(default_factory=list)
    pruned: int = 0
    # The moment of the older backup that lay there.
    replaced: datetime | None = None


def make_backup(file: str = "") -> Made:
    """Writes a backup to ``file``, or under its own name in that folder or ``BACKUP_DIR``.

    It gets its name when it is whole and on the disk, and then takes the place of an older backup
    of that name. Raises ``CommandError`` with a sentence, and leaves nothing then; so where the
    file that is there is something else. In ``BACKUP_DIR``, old ones are removed afterwards.
    """
    now = datetime.now(UTC)
    with sentences("The backup is not made", Path(file or settings.BACKUP_DIR)):
        target = _target(file, now)
        replaced = _moment_of(target)
        with _work_folder(target.parent) as work:
            made = Made(target, 0, 0, replaced=replaced)
            with open(work / "backup.tar", "xb", opener=_private) as whole:
                writer = Writer(whole)
                try:
                    _add_all(writer, work, made)
                    writer.close()
                except BaseException:
                    writer.give_up()
                    raise
                whole.flush()
                os.fsync(whole.fileno())
                made.size = whole.tell()
            (work / "backup.tar").replace(target)
            synced(target.parent)
        made.files = writer.count
        last_backup.note(target, now)
        made.pruned = prune(now)
    return made


def prune(now: datetime) -> int:
    """Removes what is older than ``BACKUP_DAYS``: backups in ``BACKUP_DIR`` but the newest one, and
    what restoring has moved aside; gives how many. So what was erased leaves the copies, too."""
    limit = now - timedelta(days=settings.BACKUP_DAYS)
    kept, aside = _named_in(Path(settings.BACKUP_DIR)), _named_in(replaced_folder())
    old = [path for path in (*kept[:-1], *aside) if _time_of(path) < limit]
    for path in old:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in Path(settings.BACKUP_DIR).glob(f"{WORK}*"):  # what a killed process left
        if path.stat().st_mtime < (now - timedelta(days=1)).timestamp():
            shutil.rmtree(path, ignore_errors=True)
    return len(old)


def replaced_folder() -> Path:
    """Where restoring over an old site puts what it replaces."""
    return Path(settings.DATA_DIR) / "replaced"


def own_name(now: datetime) -> str:
    """A name that says when, and sorts so."""
    return f"exhibition-{now.strftime(TIME)}Z"


def _named_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("exhibition-*") if OWN_NAME.fullmatch(path.name))


def _time_of(path: Path) -> datetime:
    found = OWN_NAME.fullmatch(path.name)
    assert found
    return datetime.strptime(found[1], TIME).replace(tzinfo=UTC)


def _private(path: str, flags: int) -> int:
    """Opens a file for this account alone, whatever the umask."""
    return os.open(path, flags, 0o600)


def _target(file: str, now: datetime) -> Path:
    path = Path(file or settings.BACKUP_DIR).absolute()
    if not file:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.is_dir():
        stem = own_name(now)
        names = [f"{stem}.tar", *(f"{stem}-{number}.tar" for number in range(2, 100))]
        return next(path / name for name in names if not (path / name).exists())
    if not path.parent.is_dir():
        raise CommandError(f"The folder {path.parent} does not exist: make it first.")
    return path


def _moment_of(target: Path) -> datetime | None:
    """When the backup was made that is to be replaced; raises where it is none."""
    if not target.exists():
        return None
    there = target.stat()
    if not target.is_file() or (there.st_size and not is_backup(target)):
        raise CommandError(TAKEN.format(file=target))
    return datetime.fromtimestamp(there.st_mtime, UTC)


@contextmanager
def _work_folder(parent: Path) -> Iterator[Path]:
    """A private folder on the disk of the target, which is gone afterwards."""
    work = Path(mkdtemp(prefix=WORK, dir=parent))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _add_all(writer: Writer, work: Path, made: Made) -> None:
    engine = connection.vendor
    database = work / DATABASES[engine]
    said = _copied(database)
    _add_bytes(writer, ABOUT, json.dumps(said, indent=1, ensure_ascii=False).encode())
    _add_file(writer, database)
    database.unlink()
    key = Path(settings.DATA_DIR) / "secret_key"
    if key.exists() and "SECRET_KEY" not in os.environ:
        _add_file(writer, key)
    for folder in STORED:
        storage = storage_of(folder)
        for name in files_of(storage):
            if not is_safe(f"{folder}/{name}"):
                made.left_out.append(f"{folder}/{name!a}")
            elif is_listed(folder):
                size = str(storage.size(name)).encode()
                _add_bytes(writer, f"listed/{folder}/{name}", size)
            else:
                _add_stored(writer, folder, name, storage)


def _copied(target: Path) -> dict[str, Any]:
    """Copies the database to ``target``; gives what the backup says of itself."""
    if connection.vendor == "sqlite":
        sqlite.copy(Path(connection.settings_dict["NAME"]), target)
        sqlite.check(target)
        return about("sqlite", sqlite.rows(target), sqlite.migrations(target))
    with postgresql.snapshot() as seen:
        postgresql.copy(target, seen)
        return about("postgresql", postgresql.rows(), postgresql.migrations())


def _add_stored(writer: Writer, folder: str, name: str, storage: Storage) -> None:
    """Adds a file of a storage, unless it has just been deleted."""
    try:
        file: Any = storage.open(name)
        size = file.size
    except FileNotFoundError:
        return
    with file:
        writer.add(f"{folder}/{name}", file, size)


def _add_file(writer: Writer, path: Path) -> None:
    with path.open("rb") as file:
        writer.add(path.name, file, path.stat().st_size)


def _add_bytes(writer: Writer, name: str, content: bytes) -> None:
    writer.add(name, BytesIO(content), len(content))
