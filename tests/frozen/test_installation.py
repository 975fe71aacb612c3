"""Freezing as an installation does it: a process of its own, static files with hashes in their
names."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.exhibition.operations.sites import Site
from tests.exhibition.operations.sites import site as site_in


@pytest.fixture
def site(wall_in_a_file: Path, tmp_path: Path) -> Site:
    folder = tmp_path / "var"
    folder.mkdir()
    shutil.copy(wall_in_a_file, folder)
    return site_in(folder)


@pytest.mark.django_db
def test_a_kiosk_of_one_block_has_the_scripts_that_its_pages_name(
    site: Site, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    said = site.done("freeze", str(out), "--without-pdf", "--kiosk", "--block", "fund")
    assert re.search(r"^\d+ files", said)
    named = {
        (page.parent / source).resolve()
        for page in out.rglob("*.html")
        for source in re.findall(r'<script[^>]* src="([^"?#]+)', page.read_text())
    }
    assert any("public" in path.name for path in named)
    assert [path for path in named if not path.is_file()] == []
    assert not any("import " in path.read_text() for path in named if "public" in path.name)
