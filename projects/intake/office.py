"""Files of other word processors (.odt, .rtf, .doc) as .docx, where LibreOffice is installed.

LibreOffice reads them in a folder of its own that is gone afterwards: it runs no macro, follows no
link, and is ended with all its processes when its time is over.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from django.utils.translation import gettext_lazy as _

from projects.photos.validation import refusal

MOST_SECONDS = 60
# Bytes of memory, and of any file that it writes.
MOST_MEMORY, LARGEST_FILE = 1536 * 2**20, 200 * 2**20
SAVE_AS = _(
    "“%(name)s” is not a .docx file. Open it in Word or LibreOffice and save it as .docx, then "
    "send that."
)
NOT_READ = _("“%(name)s” could not be read. Open it and save it as .docx, then send that.")

# No macros or other active content; linked files and pictures are not loaded, and what asks for the
# web anyway asks a proxy that is not there.
_SETTINGS = {
    "Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "DisableActiveContent": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
    },
}


def program() -> str | None:
    """Where LibreOffice is."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def as_docx(file: IO[bytes], name: str) -> bytes:
    """The file as .docx. Raises ``ValidationError``."""
    office = program()
    if office is None:
        raise refusal(SAVE_AS, name)
    with TemporaryDirectory(prefix="letter-") as folder:
        here = Path(folder)
        _write_settings(here / "profile")
        # The name is ours, so that none can be taken for an option or a path.
        file.seek(0)
        (here / "letter").write_bytes(file.read())
        _run([*_command(office, here), str(here / "letter")], here)
        made = here / "out" / "letter.docx"
        if not made.exists():
            raise refusal(NOT_READ, name)
        return made.read_bytes()


def _command(office: str, here: Path) -> list[str]:
    limits = {"d": MOST_MEMORY >> 10, "f": LARGEST_FILE >> 9, "t": MOST_SECONDS, "c": 0}
    limited = "".join(f"ulimit -{letter} {most} && " for letter, most in limits.items())
    return [
        *("/bin/sh", "-c", f'{limited}exec "$@"', "sh", office),
        f"-env:UserInstallation={(here / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", "docx", "--outdir", str(here / "out")),
    ]


def _run(command: list[str], here: Path) -> None:
    """Runs the program as a group of processes, which is ended as one."""
    around = {"HOME": str(here), "TMPDIR": str(here), "PATH": os.environ.get("PATH", "")}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, env=around, start_new_session=True
    )
    with suppress(subprocess.TimeoutExpired):
        process.wait(MOST_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/'
        f'registry">{items}</oor:items>',
        encoding="utf-8",
    )
