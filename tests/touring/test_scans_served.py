"""Scans on the real server: two processes, one of which is killed."""

import os
import signal
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.servers import served
from tests.touring.scanning import CAMERA

CLIENTS = 16


def written(folder: Path) -> int:
    with sqlite3.connect(folder / "db.sqlite3", timeout=30) as database:
        [[total]] = database.execute("SELECT COALESCE(SUM(count), 0) FROM projects_scancount")
    return int(total)


def scan(port: int, count: int, meanwhile: Callable[[], None] = lambda: None) -> int:
    """Scans by many clients at once; the number that the site answered. ``meanwhile`` is done
    when about half are."""

    def visitor(number: int) -> int:
        connection, answered = HTTPConnection("127.0.0.1", port, timeout=30), 0
        for turn in range(count // CLIENTS):
            if number == 0 and turn == count // CLIENTS // 2:
                meanwhile()
            try:
                connection.request("GET", f"/p/{turn % 61 + 1}/", headers=CAMERA)
                response = connection.getresponse()
                response.read()
                answered += response.status == 302
            except (OSError, HTTPException):
                connection.close()
                sleep(0.1)
        return answered

    with ThreadPoolExecutor(CLIENTS) as pool:
        return sum(pool.map(visitor, range(CLIENTS)))


def kill_one_of(server: int) -> None:
    """Ends one of the server's web processes as a power cut does."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    web = [
        pid for pid in children if b"operations.server" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]
    assert len(web) == 2
    os.kill(int(web[0]), signal.SIGKILL)


@pytest.mark.full
def test_a_killed_process_loses_no_more_than_its_last_minute(tmp_path: Path) -> None:
    with served(tmp_path, WORKERS="2") as site:
        settled = scan(site.port, 8_000)
        end = monotonic() + 70
        while written(tmp_path) < settled and monotonic() < end:
            sleep(1)
        assert written(tmp_path) == settled

        in_last_minute = scan(site.port, 6_000, lambda: kill_one_of(site.pid))
        after = scan(site.port, 6_000)
    counted = written(tmp_path)
    print(f"answered {settled + in_last_minute + after}, counted {counted}")
    # A request whose answer was cut off may have been counted.
    assert settled + after <= counted <= settled + in_last_minute + after + CLIENTS
