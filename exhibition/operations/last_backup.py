"""When the last backup was made, whether that is too long ago, and why none could be made since."""

from __future__ import annotations

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


@dataclass(frozen=True)
class LastBackup:
    """``at`` is empty where none is known on this machine, ``failure`` where nothing went wrong
    since."""

    at: datetime | None
    is_late: bool
    failure: str = ""

    @property
    def is_well(self) -> bool:
        return not (self.is_late or self.failure)

    @property
    def age(self) -> timedelta | None:
        return timezone.now() - self.at if self.at else None


def note(path: Path, at: datetime) -> None:
    """Remembers a backup that has been made."""
    _write({"at": at.isoformat(), "file": str(path)})


def note_failure(why: str) -> None:
    """Remembers that a backup could not be made; on a full disk that is not remembered either."""
    at = _noted()
    with suppress(OSError):
        _write({"at": at.isoformat() if at else None, "failure": why[:500]})


def last_backup() -> LastBackup:
    """The last backup made on this machine. It is late after twice ``BACKUP_EVERY``, counted from
    the beginning of the site where there has been none; one query then."""
    at = _noted()
    if not settings.BACKUP_EVERY:
        return LastBackup(at, is_late=False)
    failure = str(_read().get("failure", ""))
    since = at or MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]
    limit = timezone.now() - 2 * timedelta(hours=settings.BACKUP_EVERY)
    return LastBackup(at, since is not None and since < limit, failure)


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
