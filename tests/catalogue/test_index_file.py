"""A new process takes its first index from a file, and never an old, foreign or damaged one."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from projects.catalogue import index as index_module
from projects.catalogue import index_file
from projects.catalogue.index import CatalogueIndex, current_index
from projects.models import Project
from projects.serving import version
from projects.serving.models import CatalogueVersion

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def file(
    project: Callable[..., Project], settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The file of an exhibition with three entries."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(index_file, "WORTH_KEEPING", 1)
    monkeypatch.setattr(index_file, "SOON", 0)
    for number in (1, 2, 3):
        when_free(partial(project, number, themes=("charity",), start_year=2010 + number))
    new_process()
    yield tmp_path / "index"
    # Else it would read while the next test writes.
    is_written()
    index_module._kept.clear()


def when_free(write: Callable[[], object]) -> None:
    """Writes once no other thread reads: a browser test before may have asked for a page more, and
    tables of a database in memory are locked whole, without waiting."""
    for _ in range(100):
        with suppress(OperationalError):
            write()
            return
        sleep(0.05)
    write()


def new_process() -> tuple[CatalogueIndex, bool]:
    """The first index of a process, and whether it came from the file."""
    index_module._kept.clear()
    with CaptureQueriesContext(connection) as asked:
        index = current_index()
    is_written()
    return index, not asked.captured_queries


def is_written() -> None:
    for timer in index_file._timers:
        timer.join()


def is_right(index: CatalogueIndex, monkeypatch: pytest.MonkeyPatch) -> bool:
    with monkeypatch.context() as patch:
        patch.setattr(index_file, "take", lambda index: False)
        read = CatalogueIndex(index.number)
    assert {facet for facet, sets in index.sets.items() if sets} >= {"block", "theme", "year"}
    return said(index) == said(read)


def said(index: CatalogueIndex) -> list[Any]:
    filled = [{name: has for name, has in d.items() if has} for d in (index.sets, index.names)]
    return [index.stands, index.numbers, index.all, index.day, *filled]


def test_a_new_process_reads_no_entries(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index, is_from_file = new_process()
    assert is_from_file
    assert len(index.stands) == 3
    assert is_right(index, monkeypatch)


def test_what_was_published_since_is_in_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Project.objects.filter(number=2).update(publication="withdrawn", start_year=2013)
    index, is_from_file = new_process()
    assert not is_from_file
    assert len(index.stands) == 2
    assert is_right(index, monkeypatch)
    assert new_process()[1]


def test_an_index_brought_up_to_date_is_kept_too(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = current_index()
    Project.objects.filter(number=2).update(status="closed")
    assert current_index().names is before.names
    is_written()
    index, is_from_file = new_process()
    assert is_from_file
    assert is_right(index, monkeypatch)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "another byte": lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
    "another's": lambda data: b"0" * 16 + data[16:],
    "a number": lambda data: b"12",
    "a long number": lambda data: b"1" * 5000,
    "words": lambda data: b"Nothing of ours",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_counts_as_nothing(
    file: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_bytes(DAMAGES[damage](file.read_bytes()))
    index, is_from_file = new_process()
    assert not is_from_file
    assert is_right(index, monkeypatch)
    assert new_process()[1]


def test_a_file_of_another_site_counts_as_nothing(file: Path, settings: Any) -> None:
    settings.SECRET_KEY = "another key"
    assert not new_process()[1]


def test_a_file_of_another_release_or_day_counts_as_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(index_file, "code_fingerprint", lambda: "another")
        assert not new_process()[1]
    assert not new_process()[1]
    index = current_index()
    index.day = index.day.replace(year=2012)
    index_file.keep(index)
    assert not new_process()[1]


def test_a_restored_backup_shows_its_own_entries(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Project.objects.filter(number=2).update(publication="withdrawn")
    new_process()
    # As a restore does: the entries of then, and one number raised.
    row = CatalogueVersion.objects.get()
    Project.objects.filter(number=2).update(publication="published")
    CatalogueVersion.objects.update(number=row.number, noted=row.noted, unnoted=row.unnoted)
    version.raise_version()
    index, is_from_file = new_process()
    assert not is_from_file
    assert len(index.stands) == 3
    assert is_right(index, monkeypatch)


def test_an_older_database_put_in_place_by_hand_shows_its_own_entries(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = CatalogueVersion.objects.get().number
    Project.objects.filter(number=2).update(publication="withdrawn")
    new_process()
    Project.objects.filter(number=2).update(publication="published")
    CatalogueVersion.objects.update(number=before)
    index, is_from_file = new_process()
    assert not is_from_file
    assert len(index.stands) == 3
    assert is_right(index, monkeypatch)


def test_what_a_transaction_sees_is_not_kept(file: Path) -> None:
    with transaction.atomic():
        Project.objects.filter(number=2).update(publication="withdrawn")
        assert len(new_process()[0].stands) == 2
        transaction.set_rollback(True)
    index, is_from_file = new_process()
    assert is_from_file
    assert len(index.stands) == 3


def test_the_last_of_several_publications_is_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = file.read_bytes()
    monkeypatch.setattr(index_file, "SOON", 3600)
    current_index()
    for status in ("closed", "identification"):
        Project.objects.filter(number=2).update(status=status)
        index = current_index()
    [timer] = index_file._timers
    assert timer.args == [index]
    timer.cancel()
    assert file.read_bytes() == was


def test_an_exhibition_of_few_is_not_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.unlink()
    monkeypatch.setattr(index_file, "WORTH_KEEPING", 4)
    new_process()
    assert not file.exists()


def test_a_folder_that_takes_no_file_changes_nothing(file: Path, settings: Any) -> None:
    settings.DATA_DIR = file
    assert len(new_process()[0].stands) == 3
    assert len(new_process()[0].stands) == 3
