"""A site in a folder of its own, as `make run` leaves it, and commands upon it."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.servers import use_collected

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Site:
    """A data folder, and the environment in which commands work on it."""

    folder: Path
    environment: dict[str, str]

    def manage(
        self, *arguments: str, largest_file: int = 0, **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Runs a command; ``largest_file`` bytes are what the kernel lets it write to one file."""

        def limit() -> None:
            if largest_file:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env={**self.environment, **more},
            capture_output=True,
            text=True,
            preexec_fn=limit,
        )

    def done(self, *arguments: str, **more: str) -> str:
        """What a command says that must succeed."""
        ended = self.manage(*arguments, **more)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def refused(self, *arguments: str, **more: str) -> str:
        """The sentence of a command that must refuse."""
        ended = self.manage(*arguments, **more)
        assert ended.returncode == 1, ended.stdout
        assert "Traceback" not in ended.stderr
        return ended.stderr

    @property
    def database(self) -> Path:
        return self.folder / "db.sqlite3"

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.database)) as database:
            return list(database.execute(statement))

    def write(self, statement: str) -> None:
        with closing(sqlite3.connect(self.database, timeout=30)) as database, database:
            database.execute(statement)

    def pictures(self) -> dict[str, str]:
        """Name and checksum of each picture and original."""
        return {
            str(path.relative_to(self.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for kind in ("media", "originals")
            for path in (self.folder / kind).rglob("*")
            if path.is_file()
        }

    def tables(self) -> list[str]:
        """The whole database as statements, but the version, which no restore brings back."""
        with closing(sqlite3.connect(self.database)) as database:
            return [
                line for line in database.iterdump() if '"exhibition_catalogueversion"' not in line
            ]


def site(folder: Path, **variables: str) -> Site:
    folder.mkdir(exist_ok=True)
    use_collected(folder)
    left_out = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "SECRET_KEY")
    kept = {key: value for key, value in os.environ.items() if key not in left_out}
    return Site(folder, {**kept, "DATA_DIR": str(folder), **variables})


def copy_of(other: Site, folder: Path) -> Site:
    shutil.copytree(other.folder, folder, symlinks=True)
    return site(folder)
