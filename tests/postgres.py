"""A private PostgreSQL for tests: `make test-postgres`, or `python -m tests.postgres COMMAND …`.

Starts Debian's server on a free port of this machine in a folder of its own, runs the command
with ``DATABASE_URL``, stops the server and removes the folder.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers import free_port

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB"


@dataclass(frozen=True)
class Cluster:
    """A running server, by its folder and port."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"postgres://exhibition@127.0.0.1:{self.port}/exhibition"

    def sql(self, statement: str) -> str:
        command = ["psql", "-qAt", "-h", "127.0.0.1", "-p", str(self.port), "-U", "exhibition"]
        done = subprocess.run(
            [*command, "-d", "postgres", "-c", statement], check=True, capture_output=True
        )
        return done.stdout.decode().strip()


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    assert found, "PostgreSQL is missing: apt-get install postgresql"
    return found[-1].parent


def _run(program: str, *arguments: str) -> None:
    """Runs a program of PostgreSQL, which refuses to be root."""
    lower = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run(
        [*lower, str(_programs() / program), *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
    )


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="exhibition-postgres-"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _started(folder: Path) -> Iterator[Cluster]:
    port = free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {FAST}"
    _run("pg_ctl", "start", "-w", "-D", str(folder), "-l", str(folder / "log"), "-o", options)
    try:
        yield Cluster(folder, port)
    finally:
        _run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", str(folder))


@contextmanager
def primary() -> Iterator[Cluster]:
    """A server with an empty database ``exhibition``."""
    with _folder() as parent:
        folder = parent / "primary"
        user = ["-U", "exhibition", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        _run("initdb", "-D", str(folder), *user, "--no-sync")
        with _started(folder) as cluster:
            cluster.sql("CREATE DATABASE exhibition")
            yield cluster


@contextmanager
def replica_of(cluster: Cluster) -> Iterator[Cluster]:
    """A streaming replica, which takes no writes."""
    with _folder() as parent:
        folder = parent / "replica"
        source = ["-h", "127.0.0.1", "-p", str(cluster.port), "-U", "exhibition"]
        _run("pg_basebackup", *source, "-R", "-X", "stream", "-c", "fast", "-D", str(folder))
        with _started(folder) as replica:
            yield replica


if __name__ == "__main__":
    # Whoever ends this also ends the server.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with primary() as server:
        sys.exit(subprocess.call(sys.argv[1:], env={**os.environ, "DATABASE_URL": server.url}))
