"""``/healthz/full`` says what is wrong, to those who may know; so does the desk."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as real_settings
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from exhibition.operations import health, last_backup, state
from projects.background import keeper
from projects.models import Project
from projects.serving.shared_cache import breaker
from tests.broken_parts import redis, redis_server
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    settings.HEALTH_TOKEN = "a token"
    settings.BACKUP_EVERY = 24
    return tmp_path


def asked(client: Client, token: str = "a token") -> Any:
    return client.get("/healthz/full", headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
def worker(folder: Path) -> Iterator[None]:
    """A worker that runs."""
    with keeper.lock_file().open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def made(hours: int) -> None:
    last_backup.note(Path("a.tar"), timezone.now() - timedelta(hours=hours))


def test_all_is_well(wall: None, worker: None, client: Client) -> None:
    made(hours=3)
    answer = asked(client)
    said = answer.json()
    assert answer.status_code == 200, said
    assert said["ok"] is True
    assert [name for name in said if name != "ok"] == list(health.CHECKS)
    assert said["index"]["entries"] == said["index"]["indexed"] == 61
    assert said["backup"]["age_seconds"] // 3600 == 3
    assert "no-store" in answer["Cache-Control"]


def test_only_administrators_and_the_token_are_told(wall: None, client: Client) -> None:
    assert asked(client, "another").status_code == 403
    assert client.get("/healthz/full").status_code == 403
    assert signed_in(Client(), "publisher").get("/healthz/full").status_code == 403
    for role in ("administrator", ""):
        administrator = signed_in(Client(), role) if role else signed_in(Client())
        assert "database" in administrator.get("/healthz/full").json()


def test_no_token_in_the_settings_lets_nobody_in(client: Client, settings: Any) -> None:
    settings.HEALTH_TOKEN = ""
    assert asked(client, "").status_code == 403


def _late_backup(settings: Any, folder: Path) -> str:
    made(hours=49)
    return "backup"


def _never_a_backup(settings: Any, folder: Path) -> str:
    MigrationRecorder.Migration.objects.update(applied=timezone.now() - timedelta(days=3))
    return "backup"


def _no_folder(settings: Any, folder: Path) -> str:
    (folder / "blocked").write_text("a file where a folder should be")
    local = {"BACKEND": "projects.photos.durable_storage.DurableStorage"}
    place = {"OPTIONS": {"location": folder / "blocked" / "originals" / "deep"}}
    settings.STORAGES = settings.STORAGES | {"originals": local | place}
    return "media"


def _full_disk(settings: Any, folder: Path) -> str:
    settings.DATA_DIR = folder / "no such folder"
    return "disk"


def _no_worker(settings: Any, folder: Path) -> str:
    (folder / "worker.lock").write_text("")
    return "worker"


def _no_place_for_backups(settings: Any, folder: Path) -> str:
    settings.BACKUP_DIR = folder / "file"
    settings.BACKUP_DIR.write_text("")
    with pytest.raises(CommandError):
        call_command("backup", if_due=True)
    return "backup"


@pytest.mark.parametrize(
    "break_it",
    [
        *(_late_backup, _never_a_backup, _no_folder, _full_disk, _no_worker),
        _no_place_for_backups,
    ],
)
def test_what_is_wrong_answers_503_and_names_it(
    wall: None, client: Client, settings: Any, folder: Path, break_it: Callable[[Any, Path], str]
) -> None:
    name = break_it(settings, folder)
    answer = asked(client)
    assert answer.status_code == 503
    said = answer.json()
    assert said["ok"] is said[name]["ok"] is False
    assert said["database"]["ok"] is True


def test_a_young_site_needs_no_backup_yet_nor_one_that_expects_none(
    wall: None, client: Client, settings: Any
) -> None:
    young = asked(client).json()["backup"]
    assert (young["ok"], young["at"], young["age_seconds"]) == (True, None, None)
    made(hours=999)
    settings.BACKUP_EVERY = 0
    assert asked(client).json()["backup"]["ok"] is True


def test_the_desk_tells_administrators_how_old_the_last_backup_is(
    wall: None, staff: Client, worker: None
) -> None:
    assert "No backup has been made yet." in staff.get("/admin/").content.decode()
    made(hours=30)
    page = staff.get("/admin/").content.decode()
    assert "(30 h ago)" in page
    assert "Ask whoever runs the server" not in page
    made(hours=50)
    assert "Ask whoever runs the server" in staff.get("/admin/").content.decode()
    editor = signed_in(Client(), "editor")
    assert "backup" not in editor.get("/admin/").content.decode()


def test_the_desk_tells_administrators_what_does_not_do_its_work(
    wall: None, staff: Client, folder: Path
) -> None:
    assert "It does not run: prints" in staff.get("/admin/").content.decode()
    editor = signed_in(Client(), "editor")
    assert "It does not run" not in editor.get("/admin/").content.decode()


def test_a_backup_that_fails_is_told_until_one_is_made(
    wall: None, staff: Client, settings: Any, folder: Path
) -> None:
    settings.BACKUP_DIR = folder / "file"
    settings.BACKUP_DIR.write_text("")
    with pytest.raises(CommandError):
        call_command("backup", if_due=True)
    for address in ("/admin/", "/admin/state/"):
        page = staff.get(address).content.decode()
        assert "The last attempt failed: BACKUP_DIR is the name of a file" in page
    assert "not made" not in page
    made(hours=0)
    assert "attempt failed" not in staff.get("/admin/").content.decode()


def test_a_note_that_cannot_be_read_is_none(folder: Path) -> None:
    for text in ("", "{", "[]", json.dumps({"at": 5})):
        (folder / "last_backup.json").write_text(text)
        assert last_backup.last_backup().at is None


def test_whether_it_lives_is_told_over_plain_http_too(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = real_settings.SECURE_REDIRECT_EXEMPT
    fresh = Client()  # its middleware reads the settings anew
    assert fresh.get("/healthz").status_code == 200
    assert fresh.get("/healthz/full").status_code == 301
    assert Project.objects.exists()


def test_an_administrator_reads_the_same_in_words(wall: None, worker: None, client: Client) -> None:
    made(hours=3)
    signed_in(client, "administrator")
    page = client.get("/admin/state/").content.decode()
    assert page.count("<strong>Well.</strong>") == len(health.CHECKS)
    assert "61 entries are published; lists know 61." in page
    assert "(3 h ago)" in page
    assert "/admin/state/" in client.get("/admin/").content.decode()
    for role in ("publisher", "editor", "organiser"):
        assert signed_in(Client(), role).get("/admin/state/").status_code == 403


def test_what_is_wrong_is_said_with_what_to_do(
    wall: None, client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(hours=60)
    settings.MEDIA_ROOT = "/proc/nowhere"
    monkeypatch.setattr(health, "LEAST_FREE", 2**60)
    monkeypatch.setitem(health.CHECKS, "database", lambda: 1 / 0)
    page = signed_in(client, "administrator").get("/admin/state/").content.decode()
    assert page.count("<strong>Not well.</strong>") >= 3
    assert "manage.py backup" in page
    assert "makes room" in page
    assert 'It could not be asked: <code lang="en">ZeroDivisionError' in page


@pytest.mark.skipif(not redis_server(), reason="no redis-server: pip, or apt")
def test_a_shared_cache_that_went_away_is_said(settings: Any) -> None:
    shared = {"BACKEND": "projects.serving.shared_cache.SharedCache", "TIMEOUT": 60}
    with redis() as (port, _process):
        settings.CACHES = {"default": shared | {"LOCATION": f"redis://127.0.0.1:{port}/0"}}
        assert health.CHECKS["cache"]() == {"ok": True, "is_shared": True}
    breaker.answered()
    try:
        found = health.CHECKS["cache"]()
    finally:
        breaker.answered()
    assert found == {"ok": False, "is_shared": True}
    assert state.WORDS["cache"](found) == "It does not answer."
