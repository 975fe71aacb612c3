"""A real Chromium, Debian's, on the real site."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

import pytest

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
def standing_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """The address of the exhibition as `make run` serves it, for tests that change nothing in it.

    One server for all tests of a worker; the workers share the folder, which the first prepares.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "standing"
    folder.mkdir(exist_ok=True)
    with ExitStack() as stack:
        with (folder.parent / "standing.lock").open("w") as lock:
            flock(lock, LOCK_EX)
            server = stack.enter_context(served(folder, WORKERS="1"))
        yield f"http://127.0.0.1:{server.port}"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of an exhibition of its own, served as `make run` does, with an editor and a
    publisher."""
    people = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
for role in ("editor", "publisher"):
    person = get_user_model().objects.create_user(role, password="a-long-password", is_staff=True)
    person.groups.add(Group.objects.get(name=role))
"""
    with served(tmp_path, WORKERS="1") as server:
        command = [sys.executable, "manage.py", "shell", "-c", people]
        subprocess.run(command, env=server.environment, check=True, capture_output=True)
        yield f"http://127.0.0.1:{server.port}"
