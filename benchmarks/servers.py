"""The servers that are measured: how they are started, asked and ended.

Everything lies in ``var/bench``: the folders of data by their size, and the environment of what
stands beside the site.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter, sleep

from exhibition.door.server import BOUNDS

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "var" / "bench"
OTHERS = HOME / "venv" / "bin"
SECONDS = os.environ.get("SECONDS", "2")
CONNECTIONS = (1, 16)
# wrk's way to ask for one address after the other.
TURNS = """local paths, turn = {%s}, 0
request = function()
  turn = turn %% #paths + 1
  return wrk.format("GET", paths[turn])
end
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(command: list[str], path: str, **variables: str) -> Iterator[Server]:
    """A server started by ``command`` (PORT in it is replaced), once it answers at ``path``."""
    port = free_port()
    words = [word.replace("PORT", str(port)) for word in command]
    begin = monotonic()
    process = subprocess.Popen(
        words,
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    server = Server(process.pid, port)
    try:
        while True:
            assert process.poll() is None, f"{words} has ended"
            assert monotonic() < begin + 120, f"{words} does not answer"
            with suppress(OSError):
                server.get(path)
                break
            sleep(0.05)
        server.cold_start = monotonic() - begin
        yield server
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            # Datasette answers whoever has long gone before it ends.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


class Server:
    def __init__(self, pid: int, port: int) -> None:
        self.pid, self.port, self.cold_start = pid, port, 0.0

    def get(self, path: str, **headers: str) -> tuple[bytes, dict[str, str]]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        assert answer.status < 400, f"{path}: {answer.status}"
        return body, {name.lower(): value for name, value in answer.getheaders()}

    def requests_a_second(self, path: str | list[str], connections: int, **headers: str) -> float:
        """As wrk counts them; of several addresses one after the other."""
        turns = []
        if not isinstance(path, str):
            (HOME / "turns.lua").write_text(TURNS % ",".join(f'"{one}"' for one in path))
            turns, path = ["-s", str(HOME / "turns.lua")], path[0]
        given = {"Accept-Encoding": "br, gzip", **headers}
        options = [word for name, value in given.items() for word in ("-H", f"{name}: {value}")]
        done = subprocess.run(
            [
                "wrk",
                "-t1",
                f"-c{connections}",
                f"-d{SECONDS}s",
                *turns,
                *options,
                f"http://127.0.0.1:{self.port}{path}",
            ],
            check=True,
            capture_output=True,
            text=True,
        )
        found = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
        assert found
        return float(found[1])

    def rates(self, path: str | list[str], **headers: str) -> list[float]:
        """The same at one connection and at sixteen."""
        return [self.requests_a_second(path, count, **headers) for count in CONNECTIONS]

    def milliseconds(self, path: str, times: int = 9) -> float:
        """The middle one of a few requests, after one that warms up."""
        self.get(path)
        taken = []
        for _ in range(times):
            begin = perf_counter()
            self.get(path, **{"Accept-Encoding": "br"})
            taken.append((perf_counter() - begin) * 1000)
        return median(taken)

    def memory(self) -> float:
        """MiB of the server's web processes together, shared pages counted once (PSS): not of the
        process that starts them, nor of the worker beside them."""
        total = 0
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError, IndexError):
                parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
                if parent == self.pid and b"manage.py" not in (folder / "cmdline").read_bytes():
                    found = re.search(r"^Pss:\s+(\d+)", (folder / "smaps_rollup").read_text(), re.M)
                    total += int(found[1]) if found else 0
        return total / 1024


def make_run() -> list[str]:
    """The server of `make run`, which imports the site once for all its processes."""
    return granian("exhibition.wsgi:application", server="exhibition.operations.server")


def granian(application: str, python: str = sys.executable, server: str = "granian") -> list[str]:
    """granian with the settings of `make run`."""
    return [
        *(python, "-m", server, "--interface", "wsgi", "--host", "127.0.0.1"),
        *("--port", "PORT", "--workers", "2", "--log-level", "error", *BOUNDS),
        application,
    ]


def data(size: int) -> dict[str, str]:
    """The folder with that many entries, made where it is missing."""
    folder = HOME / str(size)
    environment = {"DATA_DIR": str(folder)}
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for command in (
            ["manage.py", "start", "--prepare-only"],
            ["-m", "benchmarks.entries", str(size)],
        ):
            subprocess.run(
                [sys.executable, *command],
                cwd=ROOT,
                check=True,
                env={**os.environ, **environment},
                stdout=subprocess.DEVNULL,
            )
        (folder / "ready").touch()
    return environment


def stock(size: int) -> str:
    """The database of the stock Wagtail site, filled where it is missing."""
    filled, half = HOME / str(size) / "wagtail.sqlite3", HOME / str(size) / "wagtail.half"
    if not filled.exists():
        half.unlink(missing_ok=True)
        subprocess.run(
            [
                str(OTHERS / "python"),
                "-m",
                "benchmarks.sites.stock.site",
                str(HOME / str(size) / "db.sqlite3"),
            ],
            cwd=ROOT,
            check=True,
            env={**os.environ, "DATABASE": str(half)},
        )
        half.rename(filled)
    return str(filled)


def medians(rounds: Iterable[Sequence[float]]) -> list[float]:
    """The middle of the rounds for each number of connections."""
    return [median(rates) for rates in zip(*rounds, strict=True)]


@contextmanager
def nginx(folder: Path, settings: str) -> Iterator[Server]:
    """Two workers of nginx that serve a folder."""
    port, home = free_port(), HOME / "nginx"
    home.mkdir(parents=True, exist_ok=True)
    user = "user root;" if os.getuid() == 0 else ""
    (home / "nginx.conf").write_text(
        f"{user} worker_processes 2; daemon off; pid {home}/pid; error_log {home}/log;"
        "events {} http { access_log off; types { text/html html; } server {"
        f"listen 127.0.0.1:{port}; root {folder}; {settings} }} }}"
    )
    process = subprocess.Popen(["nginx", "-c", str(home / "nginx.conf")], start_new_session=True)
    sleep(1)
    try:
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait(20)
