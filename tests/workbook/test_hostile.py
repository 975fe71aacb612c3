"""Wrong and hostile files: each is answered with a clear sentence, and nothing is written."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from projects.models import Project, WorkbookImport
from tests.workbook.hostile import KINDS

ROOT = Path(__file__).parent.parent.parent
# What the limits of the issue allow for one file.
SECONDS, MEGABYTES = 10, 300


def test_there_are_enough_kinds() -> None:
    assert len(KINDS) >= 25


@pytest.mark.django_db
@pytest.mark.parametrize("name", KINDS)
def test_a_wrong_file_is_explained_and_nothing_written(
    wall: None, staff: Client, name: str
) -> None:
    before = list(Project.objects.rewrite(False).order_by("pk").values())
    with translation.override("en"):
        file, content, words = KINDS[name]()
    upload = {"file": SimpleUploadedFile(file, content)}
    response = staff.post("/admin/projects/workbookimport/add/", upload, follow=True)
    assert response.status_code == 200
    html = response.content.decode().replace("&#x27;", "'")
    page = " ".join(html.replace("</td><td>", " ").replace("</th><td>", ": ").split())
    assert words in page
    assert not WorkbookImport.objects.exclude(written_at=None).exists()
    assert list(Project.objects.rewrite(False).order_by("pk").values()) == before


# Runs a command and says how much memory it took at most: the kernel's own count, in kB.
MEASURED = """
import re, sys
from django.core.management import execute_from_command_line
try:
    execute_from_command_line(["manage.py", *sys.argv[1:]])
finally:
    status = open("/proc/self/status").read()
    print("kB:", re.search(r"VmHWM:\\s+(\\d+)", status)[1])
"""


@pytest.fixture(scope="module")
def wall_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the exhibition in it, as a machine would have."""
    folder = tmp_path_factory.mktemp("wall")
    command = [sys.executable, "manage.py", "start", "--prepare-only"]
    subprocess.run(command, cwd=ROOT, env=environment(folder), check=True, capture_output=True)
    return folder


def environment(folder: Path) -> dict[str, str]:
    settings = {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "exhibition.settings"}
    return os.environ | settings


@pytest.mark.full
@pytest.mark.django_db
@pytest.mark.parametrize("name", KINDS)
def test_a_wrong_file_costs_little(
    wall: None, wall_folder: Path, name: str, tmp_path: Path
) -> None:
    """In a process of its own that the system stops after ten seconds of work."""
    with translation.override("en"):
        file, content, _words = KINDS[name]()
    path = tmp_path / file
    path.write_bytes(content)
    ended = subprocess.run(
        [sys.executable, "-c", MEASURED, "import_entries", str(path), "--dry-run"],
        cwd=ROOT,
        env=environment(wall_folder),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),
    )
    assert "Traceback" not in ended.stderr
    assert int(ended.stdout.rpartition("kB:")[2]) < MEGABYTES * 1024
