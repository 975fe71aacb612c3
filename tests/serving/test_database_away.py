"""Without the database: the page as last published, else a 503 that loses no words."""

import io
import logging
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from projects.models import Project
from projects.serving.away import absence, is_away, is_full
from tests import postgres
from tests.broken_parts import redis
from tests.factories import signed_in
from tests.forms import form_of
from tests.servers import Served, free_port, served
from tests.serving.asking import Answer

# Two seconds for the database, and what a busy machine takes besides.
AT_MOST = 8


@contextmanager
def without_database(said: str = "the server is gone") -> Iterator[None]:
    class Gone:
        """What the driver's connection is when its server has gone."""

        def cursor(self, *given: Any, **named: Any) -> Any:
            raise connection.Database.OperationalError(said)  # type: ignore[attr-defined]

    driver, connection.connection = connection.connection, Gone()
    try:
        yield
    finally:
        connection.connection = driver


@pytest.mark.django_db
def test_a_kept_page_is_answered_without_the_database(wall: None) -> None:
    cache.clear()
    before = Answer("/en/about/")
    with without_database():
        kept = Answer("/en/about/")
        assert (kept.status, kept.text, kept.was_built) == (200, before.text, False)
        other = Answer("/en/results/")
        assert (other.status, other.headers["retry-after"]) == (503, "10")
        assert other.headers["cache-control"] == "no-store"
    assert Answer("/en/results/").status == 200


@pytest.mark.django_db
def test_a_page_older_than_the_last_change_is_not_answered(wall: None) -> None:
    cache.clear()
    Answer("/en/about/")
    Project.objects.filter(number=1).update(publication="withdrawn")
    Answer("/ru/about/")
    with without_database():
        assert Answer("/en/about/").status == 503


@pytest.mark.django_db
def test_the_log_says_in_a_line_that_the_database_is_away(wall: None, monkeypatch: Any) -> None:
    # What the settings have set up, beside pytest's own handlers.
    [console] = [each for each in logging.root.handlers if type(each) is logging.StreamHandler]
    monkeypatch.setattr(console, "stream", log := io.StringIO())
    with without_database("the server is gone"):
        assert Answer("/en/blocks/fund/").status == 503
    said = "The database is away: the server is gone (Service Unavailable: /en/blocks/fund/)\n"
    assert log.getvalue() == said


@pytest.mark.django_db
def test_a_form_sent_while_the_database_is_away_is_given_back(wall: None) -> None:
    client = signed_in(Client(raise_request_exception=False), "editor")
    entry = Project.objects.get(number=12)
    address = reverse("admin:projects_project_texts", args=[entry.pk])
    form = form_of(client.get(address).content.decode()) | {"title_ru": "Слова, что набраны"}
    with without_database():
        answer = client.post(address, form)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "Слова, что набраны" in answer.content.decode()
    assert "desk_saved" not in answer.cookies


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a_form_sent_while_the_database_is_locked_can_be_sent_again(wall: None) -> None:
    client = signed_in(Client(raise_request_exception=False), "editor")
    entry = Project.objects.get(number=12)
    address = reverse("admin:projects_project_texts", args=[entry.pk])
    form = form_of(client.get(address).content.decode()) | {"title_ru": "Слова, что набраны"}

    def is_locked(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("UPDATE", "INSERT", "DELETE")):
            raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(is_locked):
        answer = client.post(address, form)
    assert answer.status_code == 503
    page = answer.content.decode()
    assert "nothing was saved. Wait a few seconds" in page
    again = form_of(page)
    assert again["title_ru"] == "Слова, что набраны"
    assert client.post(address, again).status_code == 302


@pytest.mark.sqlite
def test_a_fault_of_ours_is_no_absence(tmp_path: Path) -> None:
    import sqlite3

    from django.db.utils import DatabaseErrorWrapper

    def error_of(statement: str, file: str = ":memory:") -> BaseException:
        with pytest.raises(OperationalError) as found, DatabaseErrorWrapper(connection):
            sqlite3.connect(file, timeout=0.01).execute(statement)
        return found.value

    assert not is_away(error_of("SELECT nonsense FROM"))
    assert is_away(error_of("SELECT 1 FROM projects_project"))
    assert is_away(lost := error_of("SELECT 1 FROM sqlite_master", "/nowhere/db.sqlite3"))
    assert absence(lost) == "The database is away: unable to open database file"
    writer = sqlite3.connect(tmp_path / "db", isolation_level=None)
    writer.execute("CREATE TABLE a (b)")
    writer.execute("BEGIN EXCLUSIVE")
    assert is_away(busy := error_of("INSERT INTO a VALUES (1)", str(tmp_path / "db")))
    assert absence(busy) == ""  # who was in whose way, a traceback tells
    assert not is_away(ValueError("x"))


def test_a_full_disk_is_named() -> None:
    with pytest.raises(OSError, match="No space left") as found, open("/dev/full", "wb") as full:
        full.write(b"x" * 100_000)
    assert is_full(found.value)
    assert is_away(found.value)
    assert absence(found.value).startswith("The disk is full: ")
    assert not is_full(FileNotFoundError(2, "no such file"))


@pytest.mark.sqlite
def test_a_form_that_finds_the_disk_full_is_given_back_and_told_so(transactional_db: None) -> None:
    client = signed_in(Client(raise_request_exception=False))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE filler (bytes)")
        free, size = (
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("freelist_count", "page_size")
        )
        cursor.execute("INSERT INTO filler VALUES (zeroblob(%s))", [free * size])
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        sent = {
            "slug": "x",
            "name_ru": "Слова, что набраны",
            "position": "9",
            "introduction_ru": "й" * 9999,
        }
        answer = client.post("/admin/projects/theme/add/", sent)
        cursor.execute("PRAGMA max_page_count = 1000000")
        cursor.execute("DROP TABLE filler")
    assert answer.status_code == 503
    assert "disk is full" in answer.content.decode()
    assert "Слова, что набраны" in answer.content.decode()


def ask(server: Served, address: str) -> tuple[int, str, float]:
    """Status, body and seconds of an answer."""
    begin = monotonic()
    client = HTTPConnection("127.0.0.1", server.port, timeout=60)
    client.request("GET", address)
    answer = client.getresponse()
    body = answer.read().decode()
    client.close()
    return answer.status, body, monotonic() - begin


def processes_of(cluster: postgres.Cluster) -> list[int]:
    first = (cluster.folder / "postmaster.pid").read_text().split("\n")[0]
    below = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    return [int(first), *map(int, below)]


@contextmanager
def frozen(cluster: postgres.Cluster) -> Iterator[None]:
    """A server that keeps its connections and answers nothing."""
    stopped = processes_of(cluster)
    for process in stopped:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in stopped:
            os.kill(process, signal.SIGCONT)


@contextmanager
def gone(cluster: postgres.Cluster) -> Iterator[None]:
    """A server that was stopped, and starts again."""
    folder = str(cluster.folder)
    options = (cluster.folder / "postmaster.opts").read_text()
    postgres._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", folder)
    try:
        yield
    finally:
        log = ("-l", str(cluster.folder / "log"))
        given = options.split(" ", 1)[1].replace('"', "'").strip()
        given = given.replace(f"'-D' '{folder}'", "")
        postgres._run("pg_ctl", "start", "-w", "-D", folder, *log, "-o", given)


def eventually_right(server: Served, address: str) -> None:
    end = monotonic() + 30
    while (status := ask(server, address)[0]) != 200:
        assert monotonic() < end, status
        sleep(0.2)


@pytest.mark.postgres
def test_two_processes_go_on_while_postgresql_is_stopped_frozen_and_back(tmp_path: Path) -> None:
    # Both keep their pages in one place: whoever is asked has the page.
    with postgres.primary() as primary, redis() as (port, _process):
        shared = f"redis://127.0.0.1:{port}/0"
        with served(tmp_path, DATABASE_URL=primary.url, CACHE_URL=shared, WORKERS="2") as server:
            for away in (gone, frozen):
                go_on_without(primary, server, away)
        log = (tmp_path / "server.log").read_text()
        assert "The database is away: " in log
        assert "Traceback" not in log


def go_on_without(primary: postgres.Cluster, server: Served, away: Any) -> None:
    assert ask(server, "/en/about/")[0] == 200
    with away(primary):
        told = [ask(server, "/en/about/") for _ in range(8)]
        assert {status for status, _body, _seconds in told} == {200}, told
        assert max(seconds for _status, _body, seconds in told) < AT_MOST
        told = [ask(server, "/en/blocks/fund/") for _ in range(4)]
        assert {status for status, _body, _seconds in told} == {503}, told
        assert max(seconds for _status, _body, seconds in told) < AT_MOST
        assert "in a few seconds" in told[0][1]
    eventually_right(server, "/en/results/")


@pytest.mark.postgres
def test_a_replica_that_refuses_or_hangs_is_left_out(tmp_path: Path) -> None:
    with postgres.primary() as primary:
        nobody = f"postgres://exhibition@127.0.0.1:{free_port()}/exhibition"
        with served(tmp_path, DATABASE_URL=primary.url, DATABASE_REPLICA_URLS=nobody) as server:
            told = [ask(server, f"/{language}/about/") for language in ("kk", "ru", "en")]
            assert {status for status, *_ in told} == {200}
            assert max(seconds for *_, seconds in told) < AT_MOST
        with postgres.replica_of(primary) as replica:
            variables = {"DATABASE_URL": primary.url, "DATABASE_REPLICA_URLS": replica.url}
            with served(tmp_path, **variables) as server:
                assert ask(server, "/en/about/")[0] == 200
                with frozen(replica):
                    pages = ("results", "data", "projects", "about/design", "my-list")
                    told = [ask(server, f"/en/{page}/") for page in pages]
                    assert {status for status, *_ in told} == {200}, told
                    assert max(seconds for *_, seconds in told) < AT_MOST
