"""One site that no test changes, and a backup of it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.exhibition.operations.sites import Site, site

ADD_PHOTO = """
from projects.models import Project
from tests.factories import photo_of

photo_of(Project.objects.get(number=1))
"""


@pytest.fixture(scope="session")
def whole(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Site:
    """The wall of the tests as a site of its own, with one photo."""
    made = site(tmp_path_factory.mktemp("site") / "var")
    with django_db_blocker.unblock(), closing(sqlite3.connect(made.database)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = WAL")
    made.done("shell", "--verbosity", "0", "-c", ADD_PHOTO)
    return made


@pytest.fixture(scope="session")
def file(whole: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backup") / "site.tar"
    said = whole.done("backup", str(path))
    assert str(path) in said
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Site:
    return site(tmp_path / "empty")
