"""The fingerprint of the code changes with whatever may change a page."""

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from projects.serving.fingerprint import FOLDERS, code_fingerprint

NO_PAGES = {"tests", "benchmarks", "manage.py"}


def own_folders() -> set[str]:
    """The top folders of all our own modules that Python has loaded, and of templates and files;
    without the data folder, whose texts make pages stale by the version."""
    loaded = [Path(m.__file__) for m in [*sys.modules.values()] if getattr(m, "__file__", None)]
    read = [*settings.TEMPLATES[0]["DIRS"], *settings.LOCALE_PATHS, *settings.STATICFILES_DIRS]
    code = [path for path in [*loaded, *read] if not path.is_relative_to(settings.DATA_DIR)]
    own = [path for path in code if path.is_relative_to(settings.BASE_DIR)]
    tops = {path.relative_to(settings.BASE_DIR).parts[0] for path in own}
    return {top for top in tops if not top.startswith(".")} - NO_PAGES


def test_every_folder_that_pages_are_made_from_is_in_it() -> None:
    assert own_folders() == {*FOLDERS}


def test_mypy_reads_every_folder_of_code() -> None:
    checked = tomllib.loads(Path("pyproject.toml").read_text())["tool"]["mypy"]["files"]
    assert {*checked} == {top for top in own_folders() if Path(top, "__init__.py").exists()}


@pytest.mark.parametrize("path", ["projects/a.py", "templates/b.html", "projects/graphics/c.json"])
def test_another_content_is_another_fingerprint(settings: Any, tmp_path: Path, path: str) -> None:
    settings.BASE_DIR = tmp_path
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    found = set()
    for content in ("one", "another", "one"):
        file.write_text(content)
        found.add(code_fingerprint.__wrapped__())
    assert len(found) == 2
