"""Backups made while people write through the real server lose nothing that was confirmed before.

A writer adds themes and photos at the desk and notes each one that the server has confirmed.
Backups are made meanwhile; each is restored into a place of its own and compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Event
from time import monotonic
from urllib.parse import urlencode

import boto3
import pytest

from tests.broken_parts import s3
from tests.exhibition.operations.sites import Site, copy_of, site
from tests.odd_pictures import HEIGHT, WIDTH, fields, saved
from tests.postgres import primary
from tests.servers import Served, served

ACCOUNT = """
from django.contrib.auth import get_user_model
get_user_model().objects.filter(username="writer").exists() or (
    get_user_model().objects.create_superuser("writer", password="a-long-password"))
"""
# What is in a site, read by the code of today: names of themes, and of photos whose files are all
# there and whole.
READ = """
from django.core.files.storage import default_storage
from PIL import Image
from projects.models import Photo, Theme
from projects.photos.clearing import names_of
from projects.photos.storage import originals

print(*Theme.objects.values_list("slug", flat=True), sep="\\n")
for photo in Photo.objects.all():
    for name in names_of(photo):
        Image.open(default_storage.open(name)).load()
    Image.open(originals().open(photo.original)).load()
    print(photo.original_name)
"""


class Desk:
    """A signed-in browser at the desk of a running site."""

    def __init__(self, server: Served) -> None:
        self.port = server.port
        self.cookies: dict[str, str] = {}
        page = self.get("/admin/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token
        form = {"username": "writer", "password": "a-long-password", "next": "/admin/"}
        form["csrfmiddlewaretoken"] = token[1]
        answer = self.send("/admin/login/", urlencode(form).encode())
        assert answer == 302

    def get(self, address: str) -> str:
        return self._ask("GET", address)[1]

    def send(self, address: str, body: bytes, kind: str = "x-www-form-urlencoded") -> int:
        types = {"Content-Type": kind if "/" in kind else f"application/{kind}"}
        return self._ask("POST", address, body, types)[0]

    def _ask(
        self, method: str, address: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        token = self.cookies.get("csrftoken", "")
        sent = {**(headers or {}), "Cookie": cookies, "X-CSRFToken": token}
        connection.request(method, address, body or None, sent)
        answer = connection.getresponse()
        for value in answer.headers.get_all("Set-Cookie", []):
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def add_theme(self, slug: str) -> None:
        form = {"slug": slug, "position": "9"}
        form |= {f"name_{language}": slug for language in ("kk", "ru", "en")}
        assert self.send("/admin/projects/theme/add/", urlencode(form).encode()) == 302

    def add_photo(self, entry: int, name: str, picture: bytes) -> bool:
        """Whether the desk says that it has the photo; a storage that is slow may refuse one."""
        part = f'--x\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        body = f"{part}Content-Type: image/jpeg\r\n\r\n".encode() + picture + b"\r\n--x--\r\n"
        address = f"/admin/projects/project/{entry}/photos/add/"
        assert self.send(address, body, "multipart/form-data; boundary=x") == 302
        page = self.get(f"/admin/projects/project/{entry}/photos/")
        assert 'class="messagelist"' in page
        return 'class="error"' not in page


@contextmanager
def writing(desk: Desk, entry: int) -> Iterator[list[str]]:
    """Somebody writes as fast as the server answers; the list grows by what it has confirmed."""
    confirmed: list[str] = []
    over = Event()

    def write() -> None:
        number = 0
        while not over.is_set():
            number += 1
            desk.add_theme(f"theme-{number}")
            confirmed.append(f"theme-{number}")
            if number % 5 == 0:
                # No two alike, for the same picture is not taken twice, and none too narrow.
                taller, wider = divmod(number, 50)
                picture = fields(size=(WIDTH + 2 * wider, HEIGHT + 2 * taller))
                if desk.add_photo(entry, f"{number}.jpg", saved(picture, "JPEG")):
                    confirmed.append(f"{number}.jpg")

    with ThreadPoolExecutor(1) as writer:
        running = writer.submit(write)
        try:
            yield confirmed
        finally:
            over.set()
            running.result(120)


def _backups(running: Site, server: Served, folder: Path, count: int) -> dict[Path, list[str]]:
    """So many backups, each with what was confirmed before it began."""
    entry = running.done("shell", "--verbosity", "0", "-c", FIRST).strip()
    made: dict[Path, list[str]] = {}
    with writing(Desk(server), int(entry)) as confirmed:
        for number in range(count):
            before = [*confirmed]
            made[folder / f"{number}.tar"] = before
            running.done("backup", str(folder / f"{number}.tar"))
    assert len(confirmed) > count
    assert any(name.endswith(".jpg") for name in before)
    return made


# An entry whose changes need not wait for a publisher.
FIRST = """
from projects.models import Project

entry = Project.objects.order_by("number").first()
Project.objects.filter(pk=entry.pk).update(publication="draft")
print(entry.pk)
"""


def _lacks(restored: Site, file: Path, before: list[str]) -> set[str]:
    begin = monotonic()
    said = restored.done("restore", str(file))
    assert monotonic() - begin < 60
    assert "Not in the backup" not in said
    return {*before} - {*restored.done("shell", "--verbosity", "0", "-c", READ).splitlines()}


@pytest.fixture
def running(whole: Site, tmp_path: Path) -> Site:
    made = copy_of(whole, tmp_path / "var")
    made.done("shell", "--verbosity", "0", "-c", ACCOUNT)
    return made


@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.full
@pytest.mark.parametrize("count", [20])
def test_each_backup_holds_all_that_was_confirmed(
    running: Site, tmp_path: Path, count: int
) -> None:
    with served(running.folder) as server:
        made = _backups(running, server, tmp_path, count)
    for number, (file, before) in enumerate(made.items()):
        assert not _lacks(site(tmp_path / f"restored{number}"), file, before)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server that speaks S3."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    with s3() as address:
        yield address


def _buckets(store: str, name: str) -> dict[str, str]:
    """Two new buckets, as the variables that lead to them."""
    client = boto3.client("s3", endpoint_url=store, region_name="us-east-1")
    kinds = {"MEDIA_STORAGE_URL": "photos", "ORIGINALS_STORAGE_URL": "originals"}
    for kind in kinds.values():
        client.create_bucket(Bucket=f"{name}-{kind}")
    return {
        variable: f"s3://{name}-{kind}/exhibition?endpoint={store}"
        for variable, kind in kinds.items()
    }


@pytest.mark.sqlite
@pytest.mark.full
@pytest.mark.parametrize("way", ["copy", "list"])
def test_each_backup_with_pictures_in_buckets_holds_all_that_was_confirmed(
    store: str, tmp_path: Path, way: str
) -> None:
    variables = {"BACKUP_BUCKETS": way, **_buckets(store, "site")}
    running = site(tmp_path / "var", **variables)
    running.done("migrate", "--verbosity", "0")
    running.done("loaddata", "regions", "stands", "figures", "entries_documented")
    running.done("shell", "--verbosity", "0", "-c", ACCOUNT)
    with served(running.folder, **variables) as server:
        made = _backups(running, server, tmp_path, 20)
    for number, (file, before) in enumerate(made.items()):
        # Listed files stay where they are, copied ones come into buckets of their own.
        place = {} if way == "list" else _buckets(store, f"restored{number}")
        restored = site(tmp_path / f"restored{number}", **variables | place)
        assert not _lacks(restored, file, before)


@pytest.mark.postgres
@pytest.mark.parametrize("count", [1, pytest.param(20, marks=pytest.mark.full)])
def test_each_backup_of_postgresql_holds_all_that_was_confirmed(tmp_path: Path, count: int) -> None:
    with primary() as cluster:
        running = site(tmp_path / "var", DATABASE_URL=cluster.url)
        running.done("migrate", "--verbosity", "0")
        running.done("loaddata", "regions", "stands", "figures", "entries_documented")
        running.done("shell", "--verbosity", "0", "-c", ACCOUNT)
        with served(running.folder, DATABASE_URL=cluster.url) as server:
            made = _backups(running, server, tmp_path, count)
        assert "files are equal" in running.done("backup", "--verify", str([*made][-1]))
        assert "--replace" in running.refused("restore", str([*made][-1]))
        for number, (file, before) in enumerate(made.items()):
            cluster.sql(f"CREATE DATABASE restored{number}")
            address = re.sub(r"/exhibition(?=$|\?)", f"/restored{number}", cluster.url)
            restored = site(tmp_path / f"restored{number}", DATABASE_URL=address)
            assert not _lacks(restored, file, before)
        # Over the last of them, which has more than the first.
        file, before = next(iter(made.items()))
        restored.done("restore", "--replace", str(file))
        names = {*restored.done("shell", "--verbosity", "0", "-c", READ).splitlines()}
        assert {*before} <= names
        later = {*[*made.values()][-1]}
        assert not later or not later <= names
        assert list((restored.folder / "replaced").glob("*/database.pgdump"))
