"""A file is tried on a copy of the database: nobody waits, and all of it is written or nothing."""

from __future__ import annotations

import csv
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from django.conf import settings

from projects.editing.remarks import remark

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
HEADING = ("number", "block", "themes", "title_en", "summary_en", "original_language")
NEW, FIRST_NEW = 25, 101


@pytest.fixture
def site(wall_in_a_file: Path, tmp_path: Path) -> sqlite3.Connection:
    """A data folder with the wall, entries 1 to 30 of it drafts."""
    shutil.copy(wall_in_a_file, tmp_path / "db.sqlite3")
    copy = sqlite3.connect(tmp_path / "db.sqlite3", timeout=30, isolation_level=None)
    copy.execute("UPDATE projects_project SET publication = 'draft' WHERE number <= 30")
    return copy


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """New entries, and other summaries for drafts and for what is published."""
    path = tmp_path / "rows.csv"
    with path.open("w", newline="") as file:
        rows = csv.DictWriter(file, HEADING)
        rows.writeheader()
        for number in range(FIRST_NEW, FIRST_NEW + NEW):
            row = {"number": number, "block": "fund", "themes": "charity"}
            rows.writerow(row | {"title_en": f"New {number}", "original_language": "en"})
    return path


@pytest.fixture
def changes(tmp_path: Path) -> Path:
    path = tmp_path / "changes.csv"
    lines = [f"{number},Changed by the file" for number in (1, 2, 40, 41)]
    path.write_text("\n".join(["number,summary_en", *lines]))
    return path


def started(folder: Path, *words: str) -> subprocess.Popen[str]:
    own = {**os.environ, "DATA_DIR": str(folder), "DEBUG": "1"}
    own.pop("DATABASE_URL", None)
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *words]
    return subprocess.Popen(command, env=own, stdout=-1, stderr=subprocess.STDOUT, text=True)


def column(site: sqlite3.Connection, query: str) -> list[Any]:
    return [row[0] for row in site.execute(query)]


def test_who_writes_beside_an_import_waits_less_than_a_second(
    site: sqlite3.Connection, table: Path, tmp_path: Path
) -> None:
    importing, waits = started(tmp_path, "import_entries", str(table)), [0.0]
    while importing.poll() is None:
        begin = monotonic()
        site.execute("UPDATE projects_project SET budget_kzt = 5 WHERE number = 61")
        site.execute("INSERT INTO reversion_revision (date_created, comment) VALUES ('2026', 'x')")
        waits.append(monotonic() - begin)
        sleep(0.02)
    assert importing.returncode == 0, importing.communicate()[0]
    assert max(waits) < 1
    assert column(site, "SELECT count(*) FROM projects_project") == [61 + NEW]
    themes = "SELECT count(*) FROM projects_project_themes t JOIN projects_project p"
    assert column(site, f"{themes} ON p.id = t.project_id WHERE p.number > 100") == [NEW]
    history = (
        "SELECT r.comment FROM reversion_revision r"
        " JOIN reversion_version v ON r.id = v.revision_id"
        " JOIN projects_project p ON v.object_id = p.id WHERE p.number > 100"
    )
    assert set(column(site, history)) == {remark("imported", "rows.csv")}
    new = "SELECT CAST(id AS text) FROM projects_project WHERE number > 100"
    indexed = f"SELECT count(*) FROM modelsearch_indexentry WHERE object_id IN ({new})"
    assert column(site, indexed) == [NEW]
    assert column(site, "PRAGMA foreign_key_check") == []


def test_drafts_are_changed_at_once_and_what_is_published_waits(
    site: sqlite3.Connection, changes: Path, tmp_path: Path
) -> None:
    importing = started(tmp_path, "import_entries", str(changes))
    said, _ = importing.communicate(timeout=120)
    assert importing.returncode == 0, said
    new = "SELECT number FROM projects_project WHERE summary_en = 'Changed by the file'"
    assert column(site, f"{new} ORDER BY number") == [1, 2]
    pending = (
        "SELECT p.number FROM projects_pendingchange c JOIN projects_project p"
        " ON p.id = c.project_id WHERE c.changes LIKE '%Changed by the file%' ORDER BY p.number"
    )
    assert column(site, pending) == [40, 41]
    assert column(site, "SELECT count(*) FROM projects_pendingversion") == [2]


CHANGED_MEANWHILE = """
import sqlite3
from projects.models import WorkbookImport
from projects.workbook import apply, aside
from projects.workbook.plan import plan_of
content = open(FILE, "rb").read()
tried = apply._tried
def disturbed(*given):
    made = tried(*given)
    with sqlite3.connect(aside._copied_from(), timeout=20) as original:
        original.execute("UPDATE projects_project SET budget_kzt = 9 WHERE number = 2")
    return made
apply._tried = disturbed
kept = WorkbookImport.objects.create(file_name="a.csv", content=content)
try:
    apply.write_import(kept, plan_of("a.csv", content).digest)
except apply.ChangedSinceError:
    print("refused")
"""


def test_what_somebody_changed_meanwhile_keeps_all_from_being_written(
    site: sqlite3.Connection, changes: Path, tmp_path: Path
) -> None:
    code = CHANGED_MEANWHILE.replace("FILE", repr(str(changes)))
    said, _ = started(tmp_path, "shell", "-v0", "-c", code).communicate(timeout=120)
    assert said.strip().endswith("refused"), said
    count = "SELECT count(*) FROM projects_project WHERE summary_en = 'Changed by the file'"
    assert column(site, count) == [0]
    assert column(site, "SELECT count(*) FROM projects_pendingchange") == [0]
    assert column(site, "SELECT budget_kzt FROM projects_project WHERE number = 2") == [9]


KILLED_BEFORE_INDEXING = """
import os
from projects.background import queue
from projects.models import WorkbookImport
from projects.workbook import apply
from projects.workbook.plan import plan_of
queue.run = lambda task: os._exit(9)
content = open(FILE, "rb").read()
kept = WorkbookImport.objects.create(file_name="a.csv", content=content)
apply.write_import(kept, plan_of("a.csv", content).digest)
"""


def test_what_was_written_by_a_process_that_is_killed_is_indexed_by_the_worker(
    site: sqlite3.Connection, table: Path, tmp_path: Path
) -> None:
    code = KILLED_BEFORE_INDEXING.replace("FILE", repr(str(table)))
    killed = started(tmp_path, "shell", "-v0", "-c", code)
    assert killed.wait(timeout=120) == 9
    new = "SELECT CAST(id AS text) FROM projects_project WHERE number > 100"
    indexed = f"SELECT count(*) FROM modelsearch_indexentry WHERE object_id IN ({new})"
    assert len(column(site, new)) == NEW
    assert column(site, indexed) == [0]
    said, _ = started(tmp_path, "work", "--once").communicate(timeout=120)
    assert column(site, indexed) == [NEW], said
