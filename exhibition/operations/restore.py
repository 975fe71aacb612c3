"""Puts a backup in place: unpacked and checked beside the site first, then made the site.

The order makes it safe to break off anywhere and do again: pictures have names of their own and
disturb nobody, the database follows in one transaction, and what only the old site had is moved
aside last. A site that runs meanwhile shows the old until then, and the new from then on.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError, connection

from exhibition.operations import restored_database, restored_files
from exhibition.operations.archive import ABOUT, CHUNK, DamagedError, Member, members
from exhibition.operations.backup import own_name, replaced_folder
from exhibition.operations.contents import DATABASES, STORED, is_listed, refuse_unknown
from exhibition.operations.folder import sentences, turn
from projects.models import Photo, ReceivedLetter, SheetEvent
from projects.photos.clearing import names_of

NOT_EMPTY = (
    "There is a site in {folder} already. With --replace it is moved aside and the backup takes "
    "its place."
)


@dataclass
class Restored:
    """What was put in place. ``aside`` is the folder with the old site, if there was one;
    ``missing`` are files of photos that the database names and the backup lacks."""

    said: dict[str, Any]
    files: int = 0
    aside: Path | None = None
    missing: list[str] = field(default_factory=list)


def restore(file: Path, *, replace: bool, waits: Callable[[], None] = lambda: None) -> Restored:
    """Makes the site what the backup says. Raises ``CommandError`` with a sentence."""
    with sentences("The backup is not restored"), turn(alone=True, waits=waits):
        staging = Path(settings.DATA_DIR) / "restoring"
        # What a bucket keeps by itself is no site that could be lost.
        has_files = any(restored_files.has_files(f) for f in STORED if not is_listed(f))
        # Pictures beside a broken-off attempt are its own.
        is_occupied = _has_tables() or (has_files and not staging.exists())
        if is_occupied and not replace:
            raise CommandError(NOT_EMPTY.format(folder=settings.DATA_DIR))
        was_broken_off = staging.exists()
        staging.mkdir(mode=0o700, exist_ok=True)
        _empty(staging)
        try:
            restored = Restored(unpack(file, staging))
            restored_database.check(staging, restored.said)
        except (CommandError, OSError):
            _empty(staging)
            if not was_broken_off:
                staging.rmdir()
            raise
        _put_in_place(staging, restored, is_occupied)
        shutil.rmtree(staging)
    return restored


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def unpack(file: Path, staging: Path) -> dict[str, Any]:
    """Writes the members to ``staging`` and gives what the backup says of itself.

    Raises ``DamagedError``, or ``CommandError`` where this release can't take it.
    """
    refuse_missing(file)
    said: dict[str, Any] | None = None
    for member in members(file):
        if said is None:
            said = _read_about(member, file)
            refuse_unknown(said, connection.vendor)
        else:
            _write(member, staging)
    if said is None or not (staging / DATABASES[said["database"]["engine"]]).exists():
        raise DamagedError(f"{file} holds no database: it is no backup of this site.")
    os.sync()
    return said


def refuse_missing(file: Path) -> None:
    """Raises ``CommandError`` where there is no such file."""
    if file.is_dir():
        raise CommandError(f"{file} is a folder: name the backup in it.")
    if not file.is_file():
        raise CommandError(f"There is no file {file}.")


def _read_about(member: Member, file: Path) -> dict[str, Any]:
    try:
        if member.name != ABOUT:
            raise ValueError(member.name)
        said = json.loads(member.file.read(CHUNK * 16))
        said["format"], said["database"]["engine"], said["database"]["migrations"]
        return said
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedError(f"{file} is no backup of this site, or it is damaged.") from error


def _write(member: Member, staging: Path) -> None:
    top = member.name.split("/")[0]
    if "/" in member.name and top not in (*STORED, "listed"):
        raise DamagedError(f"It holds “{member.name!a}”, which no backup of ours does.")
    path = staging / member.name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as target:
        shutil.copyfileobj(member.file, target, CHUNK)


def _has_tables() -> bool:
    """Whether there is a database with something in it, be it damaged."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    try:
        return bool(connection.introspection.table_names())
    except DatabaseError:
        if connection.vendor != "sqlite":
            raise
        return True


def _put_in_place(staging: Path, restored: Restored, is_occupied: bool) -> None:
    names = {folder: restored_files.put(staging / folder, folder) for folder in STORED}
    restored.files = sum(map(len, names.values()))
    aside = replaced_folder() / own_name(datetime.now(UTC))
    if is_occupied:
        aside.mkdir(mode=0o700, parents=True, exist_ok=True)
        restored.aside = aside
    _put_key(staging, aside if is_occupied else None)
    connection.close()
    restored_database.put(staging, aside if is_occupied else None, restored.said)
    for folder in STORED:
        if folder in restored.said["listed"]:
            names[folder] = restored_files.listed(staging / "listed" / folder, folder)
        elif is_occupied:
            restored_files.move_aside(folder, names[folder], aside / folder)
    restored.missing = sorted(
        _named() - {f"{folder}/{n}" for folder in names for n in names[folder]}
    )


def _put_key(staging: Path, aside: Path | None) -> None:
    """The key that signs sessions and links, unless the environment has one."""
    made, key = staging / "secret_key", Path(settings.DATA_DIR) / "secret_key"
    if not made.exists() or "SECRET_KEY" in os.environ:
        return
    if aside and key.exists():
        shutil.copy2(key, aside)
    made.replace(key)


def _named() -> set[str]:
    """The files that the photos, letters and damages of the restored database need."""
    named: set[str] = set()
    for photo in Photo.everything.all():
        named.update(f"media/{name}" for name in names_of(photo))
        if photo.original:
            named.add(f"originals/{photo.original}")
    for letter in ReceivedLetter.objects.all():
        named.update(f"originals/{name}" for name in letter.stored_names)
    damages = SheetEvent.objects.exclude(photo="").values_list("photo", flat=True)
    named.update(f"originals/{name}" for name in damages)
    return named
