"""Proves a backup: restores it into a temporary place and compares."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from exhibition.operations.archive import CHUNK, members
from exhibition.operations.contents import STORED
from exhibition.operations.folder import sentences
from exhibition.operations.restore import refuse_missing

BUCKETS = {"media": "MEDIA_STORAGE_URL", "originals": "ORIGINALS_STORAGE_URL"}


def verify(file: Path) -> tuple[int, list[str]]:
    """Restores the backup by the real command, into a folder (and database) of its own, which is
    removed afterwards. Gives the number of files compared and what the command found missing.

    Raises ``CommandError`` where the backup can't be restored, or a file differs.
    """
    refuse_missing(file)
    with (
        sentences("The backup could not be tried"),
        TemporaryDirectory(prefix="exhibition-verify-") as folder,
        _environment(Path(folder)) as environment,
    ):
        command = [sys.executable, "manage.py", "restore", str(file.absolute())]
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
        )
        if done.returncode:
            said = done.stderr.strip().splitlines() or ["no reason given"]
            raise CommandError(re.sub(r"^\w+Error: ", "", said[-1]))
        lacks = [line for line in done.stdout.splitlines() if line.startswith("Not in")]
        return _compare(file, Path(folder)), lacks


def _compare(file: Path, folder: Path) -> int:
    """Compares each restored file with the one in the backup; gives how many."""
    count = 0
    for member in members(file):
        if member.name.split("/")[0] in STORED:
            with (folder / member.name).open("rb") as restored:
                there = hashlib.file_digest(restored, "sha256").digest()
            wanted = hashlib.sha256()
            while block := member.file.read(CHUNK):
                wanted.update(block)
            if there != wanted.digest():
                raise CommandError(f"“{member.name}” differs once it is restored.")
            count += 1
    return count


@contextmanager
def _environment(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a site in that folder, with a database of its own."""
    beside = {key: value for key, value in os.environ.items() if key not in _left_out()}
    beside["DATA_DIR"] = str(folder)
    if connection.vendor == "sqlite":
        beside.pop("DATABASE_URL", None)
        yield beside
        return
    name = f"verify_{uuid4().hex[:12]}"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}")
        yield beside | {"DATABASE_URL": address.geturl()}
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _left_out() -> set[str]:
    """Variables that would lead to the real site: the buckets, unless their files are only listed,
    and the replicas. A key in the environment stays."""
    buckets = set() if settings.BACKUP_BUCKETS == "list" else {*BUCKETS.values()}
    return buckets | {"DATABASE_REPLICA_URLS", "BACKUP_DIR"}
