"""When the last backup was made, whether that is too long ago, and why none could be made since."""

from __future__ import annotations

import errno
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.utils import timezone

from exhibition.operations.folder import is_full

CAUSES = FULL, REFUSED, NO_FOLDER = "full", "refused", "no folder"


@dataclass(frozen=True)
class LastBackup:
    """``at`` is empty where none is known on this machine, ``failure`` where nothing went wrong
    since; it is in the words of the command, and ``cause`` one of ``CAUSES``, if it is known."""

    at: datetime | None
    is_late: bool
    failure: str = ""
    cause: str = ""

    @property
    def is_well(self) -> bool:
        return not (self.is_late or self.failure)

    @property
    def age(self) -> timedelta | None:
        return timezone.now() - self.at if self.at else None


def note(path: Path, at: datetime) -> None:
    """Remembers a backup that has been made."""
    _write({"at": at.isoformat(), "file": str(path)})


def note_failure(error: BaseException) -> None:
    """Remembers that a backup could not be made; where nothing can be written, that neither."""
    at = _noted()
    said = {"failure": str(error)[:500], "cause": _cause_of(error)}
    with suppress(OSError):
        _write({"at": at.isoformat() if at else None, **said})


def _cause_of(error: BaseException) -> str:
    """Why the system refused, as the desk can say it in its language."""
    first = error.__cause__ or error
    if is_full(first):
        return FULL
    if isinstance(first, PermissionError) or getattr(first, "errno", None) == errno.EROFS:
        return REFUSED
    return NO_FOLDER if isinstance(first, FileExistsError | NotADirectoryError) else ""


def last_backup() -> LastBackup:
    """The last backup made on this machine. It is late after twice ``BACKUP_EVERY``, counted from
    the beginning of the site where there has been none; one query then."""
    at = _noted()
    if not settings.BACKUP_EVERY:
        return LastBackup(at, is_late=False)
    said = _read()
    since = at or MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]
    limit = timezone.now() - 2 * timedelta(hours=settings.BACKUP_EVERY)
    is_late = since is not None and since < limit
    return LastBackup(at, is_late, str(said.get("failure", "")), str(said.get("cause", "")))


def is_due() -> bool:
    """Whether ``BACKUP_EVERY`` hours have passed since the last backup, or there has been none."""
    at = _noted()
    every = timedelta(hours=settings.BACKUP_EVERY)
    return bool(every) and (at is None or at <= timezone.now() - every)


def _note() -> Path:
    return Path(settings.DATA_DIR) / "last_backup.json"


def _write(said: dict[str, str | None]) -> None:
    beside = _note().with_suffix(".part")
    beside.write_text(json.dumps(said))
    beside.replace(_note())


def _read() -> dict[str, Any]:
    with suppress(OSError, ValueError):
        said = json.loads(_note().read_text())
        return said if isinstance(said, dict) else {}
    return {}


def _noted() -> datetime | None:
    with suppress(ValueError, KeyError, TypeError):
        at = datetime.fromisoformat(_read()["at"])
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    return None
