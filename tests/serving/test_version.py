"""The version of the catalogue is read whatever became of the connection since the last request."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, connections, transaction

from projects.serving.version import current, watch_tables

OTHER = "another"


@pytest.fixture
def another(transactional_db: None, tmp_path: Path) -> Iterator[str]:
    """A database in a file, whose connection can be lost without losing what it holds."""
    connections[OTHER] = other = connection.copy(OTHER)
    other.settings_dict |= {"NAME": str(tmp_path / "db.sqlite3"), "CONN_MAX_AGE": 60}
    with other.cursor() as cursor:
        cursor.execute("CREATE TABLE exhibition_catalogueversion (id, number, next_moment);")
        cursor.execute("INSERT INTO exhibition_catalogueversion VALUES (1, 5, NULL)")
    yield OTHER
    other.close()
    del connections[OTHER]


@pytest.mark.sqlite
def test_a_lost_connection_is_made_anew(another: str) -> None:
    lost = connections[another]
    assert current(another).number == 5
    lost.connection.close()
    assert current(another).number == 5
    assert current(another).number == 5


@pytest.mark.sqlite
def test_within_a_transaction_a_lost_connection_is_an_error(another: str) -> None:
    def lose_it() -> None:
        with transaction.atomic(using=another):
            connections[another].connection.close()
            current(another)

    with pytest.raises(DatabaseError):
        lose_it()


@pytest.mark.postgres
def test_a_connection_that_the_server_ended_is_made_anew(transactional_db: None) -> None:
    before = current()
    connection.ensure_connection()
    ended = connection.connection.info.backend_pid
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [ended])
    other.close()
    assert current() == before
    connection.ensure_connection()
    assert connection.connection.info.backend_pid != ended


def test_a_start_without_migrations_leaves_what_is_kept(wall: None) -> None:
    before = current()
    watch_tables(plan=[])
    assert current() == before
    watch_tables(plan=[("a migration", False)])
    assert current() != before
