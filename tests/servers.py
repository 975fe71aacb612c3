"""The real server, started as `make run` starts it, on a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep


@dataclass(frozen=True)
class Served:
    """A running server: its port, the environment in which commands reach its database, and the
    number of its first process."""

    port: int
    environment: dict[str, str]
    pid: int

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


def use_collected(folder: Path) -> None:
    """Lets a data folder use static files that all tests share: collecting them takes longer than
    the rest of a start."""
    if not (folder / "static").exists():
        (folder / "static").symlink_to(_collected())


@cache
def _collected() -> Path:
    """Static files as `make run` collects them, collected anew only if one has changed."""
    folder = Path(".pytest_cache/collected").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    code = "from projects.serving import static_files; static_files.collect_static_once()"
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
    with (folder / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        (folder / "static").mkdir(exist_ok=True)
        subprocess.run(command, env=_environment(folder, {}), check=True)
    return folder / "static"


@contextmanager
def served(folder: Path, **variables: str) -> Iterator[Served]:
    """Starts the server with these environment variables, and ends it."""
    port = free_port()
    environment = _environment(folder, variables)
    use_collected(folder)
    process = _start(port, environment, folder / "server.log")
    try:
        _wait_for(port, process, folder / "server.log")
        yield Served(port, environment, process.pid)
    finally:
        process.terminate()
        process.wait(20)


class MortalServer:
    """A server that can be killed and started again, on the same folder and port."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.log = folder / "server.log"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.process = _start(self.port, _environment(self.folder, {}), self.log)
        _wait_for(self.port, self.process, self.log)

    def kill(self) -> None:
        """Ends all its processes as a power cut ends a program: without a word (kill -9)."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def _environment(folder: Path, variables: dict[str, str]) -> dict[str, str]:
    environment = {**os.environ, "DATA_DIR": str(folder), **variables}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return environment


def _start(port: int, environment: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    """The server as the first of a group of processes of its own."""
    command = [sys.executable, "manage.py", "start", "--port", str(port)]
    with log.open("a") as out:
        return subprocess.Popen(
            command, env=environment, stdout=out, stderr=out, start_new_session=True
        )


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = monotonic() + 300
    while monotonic() < end:
        assert process.poll() is None, log.read_text()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise AssertionError(f"no answer in 300 s: {log.read_text()}")
