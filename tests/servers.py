"""The real server, started as `make run` starts it, on a folder of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep


@dataclass(frozen=True)
class Served:
    """A running server: its port, and the environment in which commands reach its database."""

    port: int
    environment: dict[str, str]

    def get(self, address: str, **headers: str) -> str:
        """One page, plain."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", address, headers=headers)
        body = connection.getresponse().read().decode()
        connection.close()
        return body


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(folder: Path, **variables: str) -> Iterator[Served]:
    """Starts the server with these environment variables, and ends it."""
    port = free_port()
    environment = {**os.environ, "DATA_DIR": str(folder), **variables}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    collected = Path("var/static").absolute()
    if (collected / ".collected").exists() and not (folder / "static").exists():
        (folder / "static").symlink_to(collected)
    command = [sys.executable, "manage.py", "start", "--port", str(port)]
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            _wait_for(port, process, folder / "server.log")
            yield Served(port, environment)
        finally:
            process.terminate()
            process.wait(20)


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = monotonic() + 300
    while monotonic() < end:
        assert process.poll() is None, log.read_text()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise AssertionError(f"no answer in 300 s: {log.read_text()}")
