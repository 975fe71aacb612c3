"""System checks of the settings: a wrong one speaks at start, with what to write instead."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import Error as DatabaseError
from django.db import connections
from django.http.request import validate_host

from exhibition.variables import BY_NAME, value, wrong

# Below this, pictures and prints fail one after another.
LEAST_FREE = 50 * 1024 * 1024
# What operating systems, shells and libraries call their own, and looks like ours.
OF_OTHERS = {"HOSTNAME", "HOSTTYPE", "HOME", "LOGNAME", "HTTP_PROXY", "HTTPS_PROXY"}
PREFIXES = ("DJANGO_", "EXHIBITION_")


@register()
def variables_can_be_used(**kwargs: Any) -> list[CheckMessage]:
    """Names each environment variable that holds what it can't, and what to write instead."""
    found: list[CheckMessage] = []
    for name, what in wrong().items():
        variable = BY_NAME[name]
        shown = name if variable.is_secret else f"{name}={_short(os.environ[name])}"
        hint = f"Write {variable.cure}."
        found.append(Error(f"{shown} {what}.", hint=hint, id="exhibition.E001"))
    return [*found, *_together(), *_misspelt()]


def _short(text: str) -> str:
    """A value as a line can show it, whatever it holds."""
    return ascii(text[:80])[1:-1] if not text[:80].isprintable() else text[:80]


def _together() -> Iterator[CheckMessage]:
    """What is right alone and wrong together."""
    site = urlsplit(settings.SITE_ADDRESS)
    own = settings.ALLOWED_HOSTS
    bare = _as_sent(site.hostname or "")
    if bare and not settings.DEBUG and not validate_host(_bracketed(bare), own):
        yield Warning(
            f"The site would answer 400 to its own name: {bare} of SITE_ADDRESS is not among "
            "ALLOWED_HOSTS.",
            hint=f"Set ALLOWED_HOSTS={bare}.",
            id="exhibition.W001",
        )
    host = value("HOST")
    is_local = host in ("localhost", "::1") or host.startswith("127.")
    if not is_local and not os.environ.get("ALLOWED_HOSTS") and not settings.DEBUG:
        yield Warning(
            f"HOST={host} serves other machines, but without ALLOWED_HOSTS the site answers 400 to "
            "every name but localhost.",
            hint="Set ALLOWED_HOSTS to the names under which visitors come, for example "
            "ALLOWED_HOSTS=exhibition.example.",
            id="exhibition.W002",
        )
    if "*" in own:
        yield Warning(
            "ALLOWED_HOSTS=* lets anybody choose the name that addresses in answers begin with.",
            hint="Name the hosts.",
            id="exhibition.W003",
        )
    if settings.HTTPS and site.scheme == "http":
        yield Warning(
            "HTTPS is on, but SITE_ADDRESS begins with http://: printed codes would lead through a "
            "redirect.",
            hint=f"Set SITE_ADDRESS=https://{site.netloc}.",
            id="exhibition.W004",
        )
    if settings.MAIL and not settings.SITE_ADDRESS:
        yield Warning(
            "EMAIL_URL is set, but SITE_ADDRESS is not: letters would name pages without the site.",
            hint="Set SITE_ADDRESS, for example SITE_ADDRESS=https://exhibition.example.",
            id="exhibition.W007",
        )
    is_sqlite = "sqlite" in settings.DATABASES["default"]["ENGINE"]
    for name in ("DATABASE_POOL", "DATABASE_REPLICA_URLS"):
        if is_sqlite and value(name):
            yield Warning(
                f"{name} has no meaning for SQLite.",
                hint="Set DATABASE_URL to a PostgreSQL, or leave it out.",
                id="exhibition.W006",
            )
    pictures, originals = value("MEDIA_STORAGE_URL"), value("ORIGINALS_STORAGE_URL")
    if pictures and pictures == originals:
        yield Error(
            "MEDIA_STORAGE_URL and ORIGINALS_STORAGE_URL are the same place.",
            hint="Give the originals, which are private, a bucket of their own.",
            id="exhibition.E002",
        )


def _as_sent(host: str) -> str:
    """The name as browsers send it: in Latin letters, without a dot at its end."""
    try:
        return host.encode("idna").decode().rstrip(".")
    except UnicodeError:
        return host


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _misspelt() -> Iterator[CheckMessage]:
    """Variables that are not ours and look like a slip of one of ours, set or not."""
    for name in sorted(os.environ.keys() - BY_NAME.keys() - OF_OTHERS):
        bare = name.upper()
        for prefix in PREFIXES:
            bare = bare.removeprefix(prefix)
        meant = get_close_matches(bare, BY_NAME, n=1, cutoff=0.85)
        if meant and len(bare) > 3:
            yield Warning(
                f"{_short(name)} is no variable of the site and is not read.",
                hint=f"{meant[0]} is meant? Otherwise leave it.",
                id="exhibition.W005",
            )


@register()
def data_can_be_kept(**kwargs: Any) -> list[CheckMessage]:
    """Checks that files can be written in DATA_DIR and, where it is set, BACKUP_DIR, and that there
    is room for them. Without the place of backups the site starts all the same."""
    found: list[CheckMessage] = []
    if what := _refusal(Path(settings.DATA_DIR)):
        found.append(
            Error(
                f"The folder of the site's data {_short(str(settings.DATA_DIR))} {what}.",
                hint="Make room, give this account the right to write there, or set DATA_DIR to "
                "another folder by its whole path.",
                id="exhibition.E003",
            )
        )
    elif what := _refusal(Path(settings.BACKUP_DIR)):
        found.append(
            Warning(
                f"The folder of the backups {_short(str(settings.BACKUP_DIR))} {what}: none will "
                "be made.",
                hint="Is its disk connected? Make room, give this account the right to write "
                "there, or set BACKUP_DIR to another folder by its whole path.",
                id="exhibition.W008",
            )
        )
    return found


def _refusal(folder: Path) -> str:
    """Why nothing can be kept there, as the end of a sentence; "" if it can."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"\0" * 65536)
            probe.flush()
        room = os.statvfs(folder)
    except (OSError, ValueError) as error:
        return f"can't be written in ({getattr(error, 'strerror', None) or error})"
    if room.f_bavail * room.f_frsize < LEAST_FREE:
        return f"has less than {LEAST_FREE >> 20} MB left"
    return ""


@register(Tags.database)
def databases_answer(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Checks that a database which has moved out can be reached, where a command needs it."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        try:
            connections[alias].ensure_connection()
        except (DatabaseError, UnicodeError) as error:
            reason = str(error).strip().splitlines() or [type(error).__name__]
            found.append(
                Error(
                    f"The database “{alias}” can't be reached: {reason[0]}.",
                    hint="Is the server running, and are host, name, user and password of "
                    "DATABASE_URL right?",
                    id="exhibition.E004",
                )
            )
    return found
