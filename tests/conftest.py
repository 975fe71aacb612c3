"""The exhibition as tests find it: the real fixtures, or an empty wall to hang a few entries on."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import translation
from modelsearch.models import IndexEntry

from exhibition.management.commands.compile_texts import compile_texts
from exhibition.management.commands.start import FIXTURES
from projects.frozen.kiosk import KioskPlan
from projects.models import Project
from projects.serving.version import raise_version
from projects.workbook.aside import CONTENT
from tests import factories
from tests.factories import signed_in
from tests.frozen_wall import QuickPlan, frozen_once
from tests.undefined_names import Undefined

# The database of the whole wall, as it was before the first test.
_LOADED = sqlite3.connect(":memory:", check_same_thread=False)


def pytest_configure() -> None:
    """Compiles the interface's texts before the first page asks for them, and makes a name that a
    template was not given an error. No test fails because the machine is busy."""
    compile_texts()
    hypothesis.settings.register_profile("unhurried", deadline=None)
    hypothesis.settings.load_profile("unhurried")
    settings.STRICT_TEMPLATES = True
    settings.TEMPLATES[1]["OPTIONS"]["string_if_invalid"] = Undefined()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts tests that leave an empty wall behind at the end. pytest-django does so, too, but after
    it the tests of one browser are brought together, wherever the first of them stands."""
    items.sort(key=_empties_the_wall)


def _empties_the_wall(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    is_marked = bool(mark and mark.kwargs.get("transaction"))
    return is_marked or "transactional_db" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The whole wall, loaded once as `make run` loads it; each test's changes are rolled back."""
    with django_db_blocker.unblock():
        call_command("loaddata", *FIXTURES, verbosity=0)
        if connection.vendor == "sqlite":
            connection.connection.backup(_LOADED)


@pytest.fixture(autouse=True)
def _plain_static(settings: Any) -> None:
    """Static files under their own names: the tests need no collected copy."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def _own_background_work(settings: Any, tmp_path: Any) -> None:
    """Who asks for background work does it; what the desk orders goes to a folder of its own."""
    settings.TASKS_AT_ONCE = True
    settings.ORDERED_PRINTS_DIR = tmp_path / "ordered-prints"


@pytest.fixture
def media(settings: Any, tmp_path: Any) -> Any:
    """A folder of its own for uploaded pictures."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = settings.STORAGES | {
        "originals": {
            "BACKEND": "projects.photos.durable_storage.DurableStorage",
            "OPTIONS": {"location": tmp_path / "originals"},
        }
    }
    return settings.MEDIA_ROOT


@pytest.fixture
def wall(db: None) -> None:
    """All 61 entries with their search index."""
    assert Project.objects.count() == 61


@pytest.fixture
def project(db: None) -> Callable[..., Project]:
    """Takes all entries off the wall and hangs up one: ``project(5, title_en="…")``."""
    # Row by row, with signals, this took longer than most tests.
    with transaction.atomic(), connection.cursor() as cursor:
        for table in (*CONTENT, IndexEntry._meta.db_table):
            cursor.execute(f"DELETE FROM {table}")
    return factories.project


@pytest.fixture
def staff(client: Client, db: None) -> Client:
    """A superuser's browser, at the desk in English."""
    return signed_in(client)


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    """An editor's browser, at the desk in English."""
    return signed_in(client, "editor")


@pytest.fixture
def in_english() -> Iterator[None]:
    """What is said outside a request is said in English."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Any:
    """A folder that the workers of one run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def frozen(shared_folder: Any, django_db_setup: None, django_db_blocker: Any) -> Any:
    """The folder of a frozen small wall; made once, changed by nobody."""
    return frozen_once(shared_folder / "frozen", django_db_blocker, QuickPlan())


@pytest.fixture(scope="session")
def kiosk(shared_folder: Any, django_db_setup: None, django_db_blocker: Any) -> Any:
    """The folder of a kiosk of the Fund's two entries, in Kazakh and Russian."""
    plan = KioskPlan(with_pdf=False, languages=("kk", "ru"), block="fund")
    return frozen_once(shared_folder / "kiosk", django_db_blocker, plan)


@pytest.fixture
def transactional_wall(transactional_db: None) -> None:
    """The wall for tests whose server runs in another thread and so needs committed entries.

    On SQLite it is copied from the one that was loaded first: loading takes three seconds.
    """
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        _LOADED.backup(connection.connection)
        raise_version()
    else:
        call_command("loaddata", *FIXTURES, verbosity=0)


@pytest.fixture(scope="session")
def wall_in_a_file(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole wall as a file, as another process reads it; on SQLite alone."""
    path = tmp_path_factory.mktemp("wall") / "db.sqlite3"
    with sqlite3.connect(path) as copy:
        _LOADED.backup(copy)
    return path
