"""`start` goes on where it broke off, waits its turn, keeps the folder private; a dead process is
started again."""

from __future__ import annotations

import fcntl
import json
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from exhibition.management.commands import start
from projects.models import Project
from tests.exhibition.operations.sites import ROOT, Site, copy_of, site
from tests.servers import served

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db]


TOKEN = "a-token-of-many-letters"


class BrokenOffError(Exception):
    """What a killed process does not say."""


def broken_off(*arguments: Any) -> None:
    raise BrokenOffError


def test_entries_are_loaded_with_their_drawings_or_not_at_all(
    wall: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    Project.objects.all().delete()
    monkeypatch.setattr(start, "draw_samples", broken_off)
    with pytest.raises(BrokenOffError):
        start.load_entries_once()
    assert not Project.objects.exists()


def test_no_account_is_made_whose_password_nobody_was_told() -> None:
    with pytest.raises(BrokenOffError):
        start.make_staff_account_once(broken_off)
    assert not get_user_model().objects.exists()
    told: list[str] = []
    start.make_staff_account_once(told.append)
    start.make_staff_account_once(told.append)
    assert len(told) == 1


@pytest.fixture
def old_folder(whole: Site, tmp_path: Path) -> Site:
    """As an earlier release left it, open to all."""
    made = copy_of(whole, tmp_path / "var")
    for path in (made.folder, *made.folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else 0o644)
    (tmp_path / "elsewhere").mkdir(mode=0o755)
    (made.folder / "prints").symlink_to(tmp_path / "elsewhere")
    return made


def rights_of_others(folder: Path) -> set[int]:
    """The rights of others in it, static files left out."""
    private = (path for path in folder.rglob("*") if not path.is_symlink())
    mine = (path for path in private if "static" not in path.relative_to(folder).parts)
    return {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (folder, *mine)}


def test_two_starts_wait_for_each_other_and_leave_the_folder_private(old_folder: Site) -> None:
    with (old_folder.folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = subprocess.Popen(
            [sys.executable, "manage.py", "start", "--prepare-only"],
            cwd=ROOT,
            env=old_folder.environment | {"PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert second.stdout
        assert "another start is at work" in second.stdout.readline()
        sleep(0.3)
        assert second.poll() is None
    said = second.communicate(timeout=120)[0]
    assert second.returncode == 0, said
    assert "static files" in said
    assert rights_of_others(old_folder.folder) == {0}
    # What a link leads to stays as it was.
    assert (old_folder.folder.parent / "elsewhere").stat().st_mode & 0o055


def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path) -> None:
    ended = site(tmp_path / "var").manage("start", "--prepare-only", largest_file=50_000)
    assert ended.returncode == 1
    assert "Make room" in ended.stderr
    assert "Traceback" not in ended.stderr


def workers(parent: int, command: str = "operations.server") -> list[int]:
    """The processes that this one has started, whichever of its threads, and that run this."""
    listed = [path.read_text() for path in Path(f"/proc/{parent}/task").glob("*/children")]
    return [
        int(pid)
        for pid in " ".join(listed).split()
        if command in Path(f"/proc/{pid}/cmdline").read_text()
    ]


def until(is_so: Callable[[], Any], seconds: float = 60) -> None:
    end = monotonic() + seconds
    while not is_so():
        assert monotonic() < end
        sleep(0.2)


@pytest.mark.full
def test_web_processes_share_what_was_imported_before_them(whole: Site, tmp_path: Path) -> None:
    with served(copy_of(whole, tmp_path / "var").folder) as server:
        server.get("/ru/projects/")
        found = workers(server.pid)
        assert len(found) == 2
        for pid in found:
            told = Path(f"/proc/{pid}/smaps_rollup").read_text()
            shared, own = (
                int(re.search(rf"^{name}:\s+(\d+)", told, re.MULTILINE)[1])  # type: ignore[index]
                for name in ("Shared_Dirty", "Private_Dirty")
            )
            assert shared > own, told


@pytest.mark.full
def test_dead_processes_are_started_again_and_again(whole: Site, tmp_path: Path) -> None:
    running = copy_of(whole, tmp_path / "var")
    with served(running.folder) as server:
        for _round in range(3):
            end = monotonic() + 60
            while not (alive := workers(server.pid)) and monotonic() < end:
                sleep(0.2)
            for pid in alive:
                os.kill(pid, signal.SIGKILL)
            while monotonic() < end:
                try:
                    if server.get("/healthz") == "ok":
                        break
                except (OSError, HTTPException):
                    sleep(0.2)
            else:
                pytest.fail("no answer after the processes were killed")


@pytest.mark.full
def test_a_dead_worker_is_started_again_and_is_told_meanwhile(whole: Site, tmp_path: Path) -> None:
    running = copy_of(whole, tmp_path / "var")
    token = {"Authorization": f"Bearer {TOKEN}"}
    with served(running.folder, HEALTH_TOKEN=TOKEN) as server:

        def is_kept() -> bool:
            return bool(json.loads(server.get("/healthz/full", **token))["worker"]["ok"])

        until(is_kept)
        (first,) = workers(server.pid, "\0work\0")
        os.kill(first, signal.SIGKILL)
        until(lambda: not is_kept())
        until(is_kept)
        assert first not in workers(server.pid, "\0work\0")


@pytest.mark.full
@pytest.mark.parametrize("seconds", [0.0, 0.3, 1.0, 3.0])
def test_a_first_start_killed_while_it_loads_entries_goes_on(
    tmp_path: Path, seconds: float
) -> None:
    first = site(tmp_path / "var")
    process = subprocess.Popen(
        [sys.executable, "manage.py", "start", "--prepare-only"],
        cwd=ROOT,
        env=first.environment,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    said = b""
    while b"entries" not in said:
        said += process.stdout.read1()
    sleep(seconds)
    process.kill()
    process.wait()
    assert "shown this once" in first.done("start", "--prepare-only")
    assert first.rows("SELECT COUNT(*) FROM projects_project") == [(61,)]
    assert first.rows("SELECT COUNT(*) FROM projects_photo") == [(24,)]
    assert first.rows("SELECT COUNT(*) FROM modelsearch_indexentry") == [(61,)]
