"""What is no fault of the code: a part of the site that is away for a while."""

from __future__ import annotations

import errno
from typing import Any

from django.db import Error, InterfaceError, OperationalError

# Names of SQLite's errors: a file that is in use, lost, damaged, full or may not be written.
SQLITE_IS_AWAY = tuple(
    f"SQLITE_{name}"
    for name in ("BUSY", "LOCKED", "CANTOPEN", "IOERR", "FULL", "READONLY", "CORRUPT", "NOTADB")
)
# Classes and codes of PostgreSQL: connection, resources, operator's intervention, locks in the
# way; and "cannot execute in a read-only transaction", of a primary that has become a replica.
POSTGRESQL_IS_AWAY = ("08", "53", "57P", "57014", "58", "55P03", "40P01", "40001", "25006")
# Of these the ones of a database that is there, but busy (or without its tables): where in the code
# they came tells more.
SQLITE_IS_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_ERROR")
POSTGRESQL_IS_BUSY = ("57014", "55P03", "40P01", "40001")
# A visitor's browser or a program may ask again after so many seconds.
RETRY_AFTER = 10


# The system's word for a full disk, and PostgreSQL's.
FULL = (errno.ENOSPC, errno.EDQUOT)
POSTGRESQL_IS_FULL = "53100"


class StorageAwayError(OSError):
    """The storage of pictures refuses, hangs or answers with an error."""


def is_away(error: BaseException | None) -> bool:
    """Whether a request failed because the database or the storage is away, so that the same
    request may succeed a little later."""
    if isinstance(error, StorageAwayError | InterfaceError) or is_full(error):
        return True
    if not isinstance(error, Error):
        return False
    cause: Any = error.__cause__
    if hasattr(cause, "sqlite_errorname"):
        return cause.sqlite_errorname.startswith(SQLITE_IS_AWAY) or "no such table" in str(cause)
    code = getattr(cause, "sqlstate", None)
    if code is None:
        # No server answered.
        return isinstance(error, OperationalError)
    return str(code).startswith(POSTGRESQL_IS_AWAY)


def is_full(error: BaseException | None) -> bool:
    """Whether a request failed because a disk is full; asking again helps once there is room."""
    if isinstance(error, OSError):
        return error.errno in FULL
    cause: Any = error.__cause__ if isinstance(error, Error) else None
    is_full_sqlite = getattr(cause, "sqlite_errorname", "") == "SQLITE_FULL"
    return is_full_sqlite or getattr(cause, "sqlstate", None) == POSTGRESQL_IS_FULL


def absence(error: BaseException | None) -> str:
    """What is away and why, in a sentence that says all there is to know; "" for other errors, and
    where a database is there, but busy."""
    if not is_away(error) or _is_busy(error):
        return ""
    part = "The storage" if isinstance(error, StorageAwayError) else "The database"
    what = "The disk is full" if is_full(error) else f"{part} is away"
    return f"{what}: {' '.join(str(error).split())}"


def _is_busy(error: BaseException | None) -> bool:
    cause: Any = error.__cause__ if isinstance(error, Error) else None
    name, code = getattr(cause, "sqlite_errorname", ""), getattr(cause, "sqlstate", None)
    return name.startswith(SQLITE_IS_BUSY) or str(code) in POSTGRESQL_IS_BUSY
