"""`make release` refuses what is not ready, and proposes a tag without pushing anything."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "deploy" / "release.py"
LOCK = PROGRAM.parents[1] / "requirements" / "grow.txt"
TODAY = date.today().isoformat()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clean clone whose changelog has an entry of today."""
    for command in (
        ["git", "init", "-q"],
        ["git", "config", "user.email", "a@example.kz"],
        ["git", "config", "user.name", "A"],
    ):
        subprocess.run(command, cwd=tmp_path, check=True)
    (tmp_path / "requirements").mkdir()
    shutil.copy(LOCK, tmp_path / "requirements")
    (tmp_path / ".gitignore").write_text("var/\n")
    commit(tmp_path, f"# What changes\n\n## {TODAY}\n- Something.\n\n## 2026-01-01\n- Before.\n")
    return tmp_path


def commit(clone: Path, changelog: str) -> None:
    (clone / "CHANGELOG.md").write_text(changelog)
    subprocess.run(["git", "add", "-A"], cwd=clone, check=True)
    subprocess.run(["git", "commit", "-qm", "x"], cwd=clone, check=True)


def release(clone: Path, step: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, PROGRAM, step], cwd=clone, capture_output=True, text=True
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def test_a_clean_clone_with_an_entry_of_today_is_ready(clone: Path) -> None:
    assert release(clone, "check") == (0, "")
    assert f"git tag -a v{TODAY}" in release(clone, "tag")[1]
    tags = subprocess.run(["git", "tag"], cwd=clone, capture_output=True, text=True)
    assert tags.stdout == ""


def test_the_bill_of_materials_names_each_pinned_package(clone: Path) -> None:
    release(clone, "tag")
    bill = json.loads((clone / "var/release/bill-of-materials.cdx.json").read_text())
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["version"] == TODAY
    named = {component["purl"] for component in bill["components"]}
    assert len(named) == LOCK.read_text().count("==")
    assert any(purl.startswith("pkg:pypi/django@5.2") for purl in named)


def test_what_is_not_committed_is_refused(clone: Path) -> None:
    (clone / "new.py").write_text("")
    code, said = release(clone, "check")
    assert code == 1
    assert "not committed" in said
    assert "new.py" in said


@pytest.mark.parametrize("changelog", ["", "## 2026-01-01\n- Before.\n", f"## {TODAY}\n\n## a\nb"])
def test_a_changelog_that_says_nothing_of_today_is_refused(clone: Path, changelog: str) -> None:
    commit(clone, changelog)
    code, said = release(clone, "check")
    assert code == 1
    assert "CHANGELOG.md" in said


def test_a_day_is_released_twice_under_two_names(clone: Path) -> None:
    subprocess.run(["git", "tag", f"v{TODAY}"], cwd=clone, check=True)
    assert "already" in release(clone, "check")[1]
    commit(clone, f"## {TODAY}.2\n- More.\n")
    assert release(clone, "check") == (0, "")
