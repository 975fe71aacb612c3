"""Public pages read from replicas, writes never reach them, and no page is older than published."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DEFAULT_DB_ALIAS

from exhibition import environment
from projects.models import Project
from projects.serving import replicas
from projects.serving.replicas import PublicReads, public_reading

ROOT = Path(__file__).parents[2]
LOOK = """
import django; django.setup()
from django.db import connections
from django.test import RequestFactory
from exhibition.wsgi import application
from projects.models import Project
import time

def page(address):
    environ = RequestFactory().get(address, headers={"host": "localhost"}).environ
    return b"".join(application(environ, lambda status, headers: None)).decode()

def caught_up():
    while Project.objects.using("replica0").get(number=32).title_en != Project.objects.get(
        number=32
    ).title_en:
        time.sleep(0.02)

reads = []
for name in ("default", "replica0"):
    def count(execute, sql, params, many, context, name=name):
        if "projects_project" in sql:
            reads.append((name, sql.split()[0]))
        return execute(sql, params, many, context)
    connections[name].execute_wrappers.append(count)

Project.objects.filter(number=32).update(title_en="Published on the primary")
caught_up()
reads.clear()
shown = page("/en/projects/birlik-edinstvo-kz/")
assert "Published on the primary" in shown, shown[:600]
assert {name for name, _ in reads} == {"replica0"}, reads
with connections["replica0"].cursor() as cursor:
    cursor.execute("SELECT pg_is_in_recovery()")
    assert cursor.fetchone() == (True,)

# A replica that lags is not asked: the page is as published all the same.
with connections["replica0"].cursor() as cursor:
    cursor.execute("SELECT pg_wal_replay_pause()")
Project.objects.filter(number=32).update(title_en="Newer than the replica")
reads.clear()
assert "Newer than the replica" in page("/en/projects/birlik-edinstvo-kz/")
assert {name for name, _ in reads} == {"default"}, reads
with connections["replica0"].cursor() as cursor:
    cursor.execute("SELECT pg_wal_replay_resume()")
assert not [sql for name, sql in reads if name == "replica0" and sql != "SELECT"]
print("as published")
"""


def test_without_replicas_everything_is_one_database() -> None:
    assert replicas.names() == []
    with public_reading(1) as alias:
        assert alias == DEFAULT_DB_ALIAS
        assert PublicReads().db_for_read(Project) == DEFAULT_DB_ALIAS


def test_writes_go_to_the_primary_even_while_a_page_is_built(monkeypatch) -> None:
    monkeypatch.setattr(replicas, "_replica_at", lambda number: "replica0")
    router = PublicReads()
    with public_reading(1):
        assert router.db_for_read(Project) == "replica0"
        assert router.db_for_write(Project) == DEFAULT_DB_ALIAS
    assert router.db_for_read(Project) == DEFAULT_DB_ALIAS
    assert not router.allow_migrate("replica0", "projects")


def test_each_variable_moves_one_part_out(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://exhibition@db.kz/exhibition")
    monkeypatch.setenv("DATABASE_REPLICA_URLS", "postgres://r@one.kz/e,postgres://r@two.kz/e")
    monkeypatch.setenv("DATABASE_POOL", "4")
    monkeypatch.setenv("CACHE_URL", "redis://cache.kz:6379/0")
    monkeypatch.setenv("SEARCH_URL", "opensearch3+https://search.kz:9200/exhibition")
    monkeypatch.setenv("MEDIA_STORAGE_URL", "s3://photos/exhibition?endpoint=https://s3.kz")
    databases = environment.databases(tmp_path)
    assert [*databases] == ["default", "replica0", "replica1"]
    assert databases["default"]["OPTIONS"]["pool"]["max_size"] == 4
    assert environment.caches()["default"]["LOCATION"] == "redis://cache.kz:6379/0"
    assert environment.search()["cluster"] == {
        "BACKEND": "projects.catalogue.search_engines.opensearch3",
        "URLS": ["https://search.kz:9200"],
        "INDEX_PREFIX": "exhibition_",
    }
    assert environment.storage(tmp_path)["OPTIONS"]["endpoint_url"] == "https://s3.kz"
    assert "OPTIONS" in environment.storage(tmp_path, private=True)


@pytest.mark.postgres
def test_what_is_published_is_on_the_replica_s_pages(tmp_path: Path) -> None:
    from tests import postgres

    with postgres.primary() as primary:
        environment = {**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": primary.url}
        environment["DJANGO_SETTINGS_MODULE"] = "exhibition.settings"
        environment.pop("DATABASE_REPLICA_URLS", None)
        prepare = [sys.executable, "manage.py", "start", "--prepare-only"]
        subprocess.run(prepare, cwd=ROOT, env=environment, check=True, capture_output=True)
        with postgres.replica_of(primary) as replica:
            environment["DATABASE_REPLICA_URLS"] = replica.url
            done = subprocess.run(
                [sys.executable, "-c", LOOK], cwd=ROOT, env=environment, capture_output=True
            )
            assert done.stdout.decode().strip() == "as published", done.stderr.decode()
