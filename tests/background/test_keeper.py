"""The real worker beside a real database: what it makes, and what happens when it is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from django.conf import settings

from projects.background.worker import MOST_MEMORY
from projects.management.commands import work
from projects.printing.order import LABELS, Order
from tests import paper

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


class Site:
    """A data folder with a database, and the worker's command on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.copy = sqlite3.connect(folder / "db.sqlite3", isolation_level=None)
        self.running: list[subprocess.Popen[bytes]] = []

    def ask(self, kind: str, arguments: str = "{}", key: str = "a") -> None:
        self.copy.execute(
            "INSERT INTO projects_task (kind, key, title, arguments, priority, state, attempts,"
            " worker, done, total, result, reason, asked_at, changed_at) VALUES"
            " (?, ?, '', ?, 0, 'waiting', 0, '', 0, 0, '{}', '', '2026-01-01', '2099-01-01')",
            [kind, key, arguments],
        )

    def order(self, count: int = 1) -> None:
        """Labels of the Fund, ordered at the desk so often."""
        order = Order(kind=LABELS, numbers=(), languages=("kk",), block="fund", site="https://x.kz")
        for number in range(1, count + 1):
            asked = json.dumps(order.as_json() | {"skip": number})
            self.copy.execute(
                'INSERT INTO projects_printjob (id, "order", title, state, done, total, file,'
                " message, created, changed) VALUES"
                " (?, ?, 'a', 'waiting', 0, 0, '', '', '2026-01-01', '2026-01-01')",
                [number, asked],
            )
            kind = "projects.printing.jobs.ORDERED"
            self.ask(kind, json.dumps({"job": number, "language": "en"}), str(number))

    def start(self, *options: str) -> subprocess.Popen[bytes]:
        own = {**os.environ, "DATA_DIR": str(self.folder), "DEBUG": "1"}
        own.pop("DATABASE_URL", None)
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "work", *options]
        process = subprocess.Popen(
            command, env=own, stderr=(self.folder / "errors").open("wb"), start_new_session=True
        )
        self.running.append(process)
        return process

    def column(self, name: str, table: str = "projects_task") -> list[Any]:
        return [row[0] for row in self.copy.execute(f"SELECT {name} FROM {table} ORDER BY id")]

    def until(self, is_so: Callable[[], Any], seconds: float = 60) -> None:
        end = monotonic() + seconds
        while not is_so():
            assert monotonic() < end, (self.column("state"), self.column("reason"))
            sleep(0.05)


@pytest.fixture
def site(wall_in_a_file: Path, tmp_path: Path) -> Iterator[Site]:
    shutil.copy(wall_in_a_file, tmp_path)
    site = Site(tmp_path)
    yield site
    for process in site.running:
        if process.poll() is None:
            process.kill()
        process.wait(10)


def children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(child) for child in found]


def test_what_the_desk_orders_is_made_by_one_worker(site: Site, tmp_path: Path) -> None:
    site.order(3)
    assert site.start("--once").wait(120) == 0
    assert site.column("state", "projects_printjob") == ["done"] * 3
    files = {
        tmp_path / "ordered-prints" / name for name in site.column("file", "projects_printjob")
    }
    assert files == {*(tmp_path / "ordered-prints").iterdir()}
    (codes, *_others) = paper.codes(min(files), tmp_path)
    assert codes
    assert len(set(site.column("worker"))) == 1


KILLED = """
from projects.background.kinds import Kind
import os, time
def die(task):
    print("the last words", file=__import__("sys").stderr, flush=True)
    os.kill(os.getpid(), 9)
def eat(task):
    return {"bytes": len(bytearray(2_000_000_000))}
def wait(task):
    time.sleep(60)
DIE, EAT, WAIT = (Kind(name, run, 0) for name, run in (("", die), ("", eat), ("", wait)))
"""


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module whose kinds of work kill, eat memory, or take long."""
    (tmp_path / "odd_work.py").write_text(KILLED)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return "odd_work"


def test_work_whose_worker_is_killed_is_done_once_more_and_then_fails_with_the_reason(
    site: Site, odd: str
) -> None:
    site.ask(f"{odd}.DIE")
    site.ask(f"{odd}.EAT", key="b")
    assert site.start("--once").wait(120) == 0
    assert site.column("state") == ["failed", "failed"]
    assert site.column("attempts")[0] == 2
    killed, hungry = site.column("reason")
    assert "signal 9" in killed
    assert "the last words" in killed
    assert hungry.startswith("MemoryError")
    assert MOST_MEMORY < 2_000_000_000


def test_a_worker_that_is_stopped_puts_its_work_back_and_one_that_is_killed_takes_all_with_it(
    site: Site, odd: str
) -> None:
    site.ask(f"{odd}.WAIT")
    first = site.start()
    site.until(lambda: site.column("state") == ["running"])
    first.send_signal(signal.SIGTERM)
    assert first.wait(20) == 0
    assert (site.column("state"), site.column("attempts")) == (["waiting"], [0])
    second = site.start()
    # A task is taken before the worker for it is forked.
    site.until(lambda: site.column("state") == ["running"] and children(second.pid))
    (worker,) = children(second.pid)
    second.kill()
    second.wait(10)
    site.until(lambda: not Path(f"/proc/{worker}").exists() or "Z" in state_of(worker), 10)
    third = site.start()
    site.until(lambda: site.column("attempts") == [2])
    third.kill()


def state_of(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]


def test_the_worker_ends_with_the_server(site: Site) -> None:
    server = subprocess.Popen(["sleep", "60"])
    worker = site.start("--parent", str(os.getpid()))
    site.until((site.folder / "worker.lock").exists)
    assert worker.poll() is None
    other = site.start("--parent", str(server.pid))
    assert other.wait(60) != 0
    server.kill()
    server.wait()


def test_the_worker_makes_the_backup_that_is_due_but_not_right_after_a_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(
        work, "call_command", lambda *name, **options: asked.append((name, options))
    )
    back_up = work.backup_when_due()
    back_up()
    assert asked == []
    monkeypatch.setattr(work, "HOUSEKEEPING", timedelta(0))
    back_up()
    assert asked == [(("backup",), {"if_due": True})]
