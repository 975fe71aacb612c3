"""An update loses nothing, from whatever release since 4a76b11 the data folder comes: its database
as it was lies in a backup, and every row with its texts, figures and files is there afterwards."""

from __future__ import annotations

import lzma
import re
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.exhibition.operations.sites import ROOT, Site, site

EARLIER = ROOT / "tests" / "data" / "4a76b11.sqlite3.xz"
# The last migration of 4a76b11 and all since but the newest: the state before each update.
STATES = sorted(path.stem for path in (ROOT / "projects/migrations").glob("0*.py"))[6:-1]
KEPT = re.compile(r"id|number|slug|value|image|original|data|.+_(?:id|kk|ru|en)")

Rows = dict[str, list[dict[str, object]]]


def rows_of(database: Path) -> Rows:
    """All rows of the tables that hold people's work; the words of the search are made anew."""
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'projects_%'"
        tables = [n for (n,) in connection.execute(named) if n != "projects_indexedword"]
        return {
            table: [dict(row) for row in connection.execute(f'SELECT * FROM "{table}"')]
            for table in tables
        }


def lost(before: Rows, after: Rows) -> list[object]:
    """What was in a row before and is not in the same row afterwards."""
    now = {(table, row["id"]): row for table, rows in after.items() for row in rows}
    missing: dict[str, object] = {}
    return [
        (table, row["id"], column)
        for table, rows in before.items()
        for row in rows
        for column, value in row.items()
        if KEPT.fullmatch(column) and now.get((table, row["id"]), missing).get(column) != value
    ]


def state_before_an_update(folder: Path, migration: str) -> Site:
    made = site(folder)
    made.database.write_bytes(lzma.decompress(EARLIER.read_bytes()))
    made.done("migrate", "projects", migration, "--verbosity", "0")
    return made


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "migration", [*(pytest.param(name, marks=pytest.mark.full) for name in STATES[:-1]), STATES[-1]]
)
def test_an_update_loses_nothing_and_leaves_a_backup(tmp_path: Path, migration: str) -> None:
    earlier = state_before_an_update(tmp_path / "var", migration)
    before = rows_of(earlier.database)
    assert len(before["projects_project"]) == 61
    said = earlier.done("start", "--prepare-only")
    (backup,) = (earlier.folder / "backups").iterdir()
    assert f"it lies in {backup}" in said
    assert lost(before, rows_of(earlier.database)) == []
    with tarfile.open(backup) as tar:
        tar.extract("database.sqlite3", tmp_path, filter="data")
    assert rows_of(tmp_path / "database.sqlite3") == before
    restored = site(tmp_path / "restored")
    restored.done("restore", str(backup))
    assert lost(before, rows_of(restored.database)) == []
    assert "it lies in" not in restored.done("start", "--prepare-only")
