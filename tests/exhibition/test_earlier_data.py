"""A data folder made by an earlier release starts, migrates and shows everything.

``tests/data/4a76b11.sqlite3.xz`` is the database of a first start at that commit, in which an
editor then changed entry 3 (it waits) and entry 4 (published, so there is a history); the password
of the account was made unusable.
"""

import lzma
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from tests.servers import Served, served

ROOT = Path(__file__).parents[2]
EARLIER = ROOT / "tests" / "data" / "4a76b11.sqlite3.xz"
# What an editor's work left behind is read by the code of today.
READ = """
from projects.editing import pending
from projects.models import Project
from reversion.models import Version

entry = Project.objects.get(number=3)
print(pending.publish_pending(entry, None).title_en)
versions = Version.objects.get_for_object(Project.objects.get(number=4))
print([version.field_dict["title_en"] for version in versions])
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("earlier")
    (made / "db.sqlite3").write_bytes(lzma.decompress(EARLIER.read_bytes()))
    return made


@pytest.fixture(scope="module")
def entries(folder: Path) -> list[tuple[int, str, str]]:
    """Number, slug and title of each entry, as they stood before the first start."""
    rows = sqlite3.connect(folder / "db.sqlite3").execute(
        "SELECT number, slug, title_en FROM projects_project WHERE publication = 'published'"
    )
    return list(rows)


@pytest.fixture(scope="module")
def server(folder: Path, entries: list[tuple[int, str, str]]) -> Iterator[Served]:
    with served(folder) as server:
        yield server


def heading(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page, re.S)
    assert found, page[:300]
    return unescape(re.sub(r"<[^>]+>", "", found[1])).replace("\xa0", " ").strip()


@pytest.mark.sqlite
def test_it_shows_all_entries(server: Served, entries: list[tuple[int, str, str]]) -> None:
    assert len(entries) == 61
    lists = "".join(server.get(f"/en/projects/?page={page}") for page in (1, 2, 3))
    for number, slug, title in entries:
        assert f'href="/en/projects/{slug}/"' in lists, number
        assert heading(server.get(f"/en/projects/{slug}/")) == title


@pytest.mark.sqlite
def test_it_keeps_its_account_and_finds_by_its_index(server: Served, folder: Path) -> None:
    assert "shown this once" not in (folder / "server.log").read_text()
    assert 'data-result-count="0"' not in server.get("/en/projects/?q=festival")


@pytest.mark.sqlite
def test_a_change_is_on_its_pages_and_an_editor_s_work_goes_on(
    server: Served, folder: Path, entries: list[tuple[int, str, str]]
) -> None:
    number, slug, title = entries[-1]
    assert heading(server.get(f"/en/projects/{slug}/")) == title
    with sqlite3.connect(folder / "db.sqlite3") as database:
        database.execute(
            "UPDATE projects_project SET title_en = 'By plain SQL' WHERE number = ?", [number]
        )
    assert heading(server.get(f"/en/projects/{slug}/")) == "By plain SQL"
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", READ],
        cwd=ROOT,
        env={**os.environ, **server.environment},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    waited, changed = done.stdout.splitlines()
    assert waited == "A title that waits"
    assert "Another title that waits" in changed
