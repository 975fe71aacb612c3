"""A real Chromium, Debian's, on the real site."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from fcntl import LOCK_EX, flock
from pathlib import Path
from threading import enumerate as running_threads
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from playwright.sync_api import Playwright

from tests.servers import served

# Playwright's own loop runs in this thread; Django's guard is not for a test's fixtures.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's browser, without the lines it would open to the world by itself."""
    return browser_type_launch_args | {
        "executable_path": shutil.which("chromium"),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session")
def first_connection() -> Any:
    """The connection to the tests' database from before a browser was asked for."""
    return connections[DEFAULT_DB_ALIAS]


@pytest.fixture(scope="session")
def playwright(first_connection: Any, playwright: Playwright) -> Playwright:
    """Playwright, beside the one connection to the tests' database.

    Where a loop runs, as Playwright's does from here on, Django opens another. On a database in
    memory one that still reads makes the other fail at once.
    """
    connections[DEFAULT_DB_ALIAS] = first_connection
    return playwright


@pytest.fixture(autouse=True)
def _no_page_stays_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """A page that a test leaves open asks for no more while its database is emptied."""
    if not {"live_server", "browser"} <= {*request.fixturenames}:
        yield
        return
    request.getfixturevalue("transactional_db")
    browser = request.getfixturevalue("browser")
    yield
    for context in browser.contexts:
        context.close()
    for thread in running_threads():
        if "process_request_thread" in thread.name:
            thread.join(20)


PEOPLE = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
for role in ("editor", "publisher"):
    person = get_user_model().objects.create_user(role, password="a-long-password", is_staff=True)
    person.groups.add(Group.objects.get(name=role))
"""


@pytest.fixture(scope="session")
def first_started(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The data folder of an exhibition that was started once, with an editor and a publisher: to be
    copied, as a first start takes many times as long. All workers share it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "first-started"
    folder.mkdir(exist_ok=True)
    with (folder.parent / "first-started.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not (is_done := folder.parent / "first-started.done").exists():
            with served(folder, WORKERS="1") as server:
                command = [sys.executable, "manage.py", "shell", "-c", PEOPLE]
                subprocess.run(command, env=server.environment, check=True, capture_output=True)
            with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_done.touch()
    return folder


def copied(folder: Path, to: Path) -> None:
    """Copies a data folder whose database holds all: what is beside it comes and goes."""
    beside = shutil.ignore_patterns("*-wal", "*-shm", "*.lock")
    shutil.copytree(folder, to, symlinks=True, dirs_exist_ok=True, ignore=beside)


@pytest.fixture(scope="session")
def standing_site(first_started: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the exhibition as `make run` serves it, for tests that change nothing in it.

    One server for all tests of a worker.
    """
    folder = tmp_path_factory.mktemp("standing")
    copied(first_started, folder)
    with served(folder, WORKERS="1") as server:
        yield f"http://127.0.0.1:{server.port}"


@pytest.fixture
def site(first_started: Path, tmp_path: Path) -> Iterator[str]:
    """The address of an exhibition of its own, served as `make run` does, with an editor and a
    publisher."""
    copied(first_started, tmp_path)
    with served(tmp_path, WORKERS="1") as server:
        yield f"http://127.0.0.1:{server.port}"
