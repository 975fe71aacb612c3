"""A real LibreOffice, without a window, copies a document; it is read as it was written."""

import shutil
import subprocess
from pathlib import Path

import pytest

from projects.texts.pasted import from_html

pytestmark = pytest.mark.full
SCRIPT = Path(__file__).parent / "copy_in_libreoffice.py"
DOCUMENT = Path(__file__).parent / "fragments" / "clipboard.fodt"
# Debian's own Python: LibreOffice's bridge belongs to it, not to our environment.
PYTHON = "/usr/bin/python3"
READ = """Қор **қазақ** және *орыс* тілінде: 14,2 млн. [Ассамблея](https://assembly.kz/)

Ескертпе[1] бар.

3. Үшінші
4. Төртінші

- Бірінші нүкте
- Екінші нүкте

| Жыл | Қатысушы |
| --- | --- |
| 2012 | 300 |

Соңы.

[1] Хаттан."""


def test_what_writer_copies_keeps_its_words_numbers_table_and_footnote(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is missing: make test-full installs it"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    accept = f"--accept=pipe,name={tmp_path.name};urp;"
    options = ("--headless", "--norestore", "--nologo", "--nodefault")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    office = subprocess.Popen([soffice, *options, accept, profile], **quiet)
    try:
        command = [PYTHON, str(SCRIPT), tmp_path.name, str(DOCUMENT)]
        copied = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    finally:
        office.terminate()
        office.wait(30)
    assert "LibreOffice" in copied
    assert from_html(copied) == READ
