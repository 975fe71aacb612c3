"""The data folder: whose turn it is to change it, and who may read it."""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What in it is nobody else's business; static files are public.
PRIVATE_FOLDERS = ("backups", "media", "originals", "prints", "ordered-prints", "replaced")


@contextmanager
def turn(*, alone: bool, waits: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Holds the folder's lock: ``alone`` to change it as a whole, shared to copy it.

    Calls ``waits`` if another process has it, and waits then. The kernel frees the lock of a
    process that dies.
    """
    kind = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
    Path(settings.DATA_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(Path(settings.DATA_DIR) / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            waits()
            fcntl.flock(handle, kind)
        yield
    finally:
        os.close(handle)


@contextmanager
def sentences(failed: str, place: Path | None = None) -> Iterator[None]:
    """Turns a full disk and other refusals of disk and database into a ``CommandError``.

    ``failed`` says what: "The backup is not made"; ``place`` where it would lie, else ``DATA_DIR``.
    """
    try:
        yield
    except (OSError, sqlite3.Error, DatabaseError) as error:
        if is_full(error):
            full = f"The disk of {place or settings.DATA_DIR} is full. Make room and try again."
            raise CommandError(f"{failed}: {full}") from error
        if isinstance(error, PermissionError):
            where = error.filename or place or settings.DATA_DIR
            refused = f"the account that the site runs as may not read or write {where}: chown it."
            raise CommandError(f"{failed}: {refused}") from error
        raise CommandError(f"{failed}: {error}") from error


def is_full(error: BaseException) -> bool:
    """Whether the disk, or what this account may use of it, is full."""
    number = getattr(error, "errno", None)
    return number in NO_ROOM or "disk is full" in str(error)


def keep_private() -> None:
    """Leaves the data folder, and the private files in it, to the site's account alone; what is
    made from now on, too.

    A folder that is no data folder of its own (such as ``/tmp``) keeps its mode; so does what
    belongs to another account.
    """
    os.umask(0o077)
    folder = Path(settings.DATA_DIR)
    is_shared = folder.stat().st_mode & stat.S_ISVTX
    if not is_shared and folder.resolve() not in Path(settings.BASE_DIR).resolve().parents:
        _restrict(folder)
    for path in folder.iterdir():
        if path.is_symlink():
            continue
        if path.is_file():
            _restrict(path)
        elif path.name in PRIVATE_FOLDERS:
            _restrict_all(path)


def _restrict_all(folder: Path) -> None:
    _restrict(folder)
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            _restrict(Path(parent, name))


def _restrict(path: Path) -> None:
    """Takes all rights from group and others."""
    with suppress(FileNotFoundError, PermissionError):
        mode = path.lstat().st_mode
        if mode & 0o077 and not stat.S_ISLNK(mode):
            path.chmod(stat.S_IMODE(mode) & 0o700)
