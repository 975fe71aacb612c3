"""Static files: styles and scripts joined to one file for a family of pages, names that carry a
hash, and collected only when they have changed."""

from __future__ import annotations

import hashlib
import os
import re
from base64 import b64encode
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.templatetags.static import static
from whitenoise.storage import CompressedManifestStaticFilesStorage

# A line that names a file of the same folder, by the ending of the file that it stands in.
IMPORTS = {
    ".css": re.compile(r'^@import "([\w-]+\.css)";$', re.M),
    ".js": re.compile(r'^import "\./([\w-]+\.js)";$', re.M),
}
# What only people read, besides strings, which stay: comments, in scripts those that begin a line,
# and indentation; in style sheets every space that says nothing.
FOR_PEOPLE = {
    ".css": re.compile(r"""("[^"]*")|/\*.*?\*/|\s*([{};,])\s*|\s*(\s)""", re.S),
    ".js": re.compile(r"()()()^\s*(?://[^\n]*|/\*\*.*?\*/)$|^\s+", re.M | re.S),
}


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Compressed files whose names carry a hash, in the imports of scripts too."""

    support_js_module_import_aggregation = True


class JoinedFiles(finders.FileSystemFinder):
    """Finds our own files. A style sheet or script that imports others of its folder is found as
    one file that holds them, without comments and indentation.

    A browser asks once instead of once a part. The joined file is written to
    ``settings.JOINED_DIR`` when it is asked for and a part has changed, so nobody has to build
    anything.
    """

    def find_location(self, root: str, path: str, prefix: str | None = None) -> str | None:
        found: str | None = super().find_location(root, path, prefix)
        return _as_served(Path(found), path) if found else None

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        made = FileSystemStorage(settings.JOINED_DIR)
        for path, storage in super().list(ignore_patterns):
            source = storage.path(path)
            yield path, storage if _as_served(Path(source), path) == source else made


def parts_of(source: Path) -> list[str]:
    """The names of the files that a style sheet or script imports, in order."""
    lines = IMPORTS.get(source.suffix)
    return lines.findall(source.read_text()) if lines else []


def joined(source: Path, without: Collection[str] = ()) -> str:
    """A style sheet or script with what it imports in place of the imports, but for the parts
    named in ``without``. Each part of a script has its names for itself."""

    def text(name: str) -> str:
        if name in without:
            return ""
        part = (source.parent / name).read_text()
        return part if source.suffix == ".css" else f"{{\n{part}}}"

    return IMPORTS[source.suffix].sub(lambda line: text(line[1]), source.read_text())


def _as_served(source: Path, name: str) -> str:
    """The path of a file as it is served: its own, or that of the joined one."""
    if not parts_of(source):
        return str(source)
    path = Path(settings.JOINED_DIR) / name
    content = FOR_PEOPLE[source.suffix].sub(r"\1\2\3", joined(source)).strip()
    if not path.exists() or path.read_text() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: another process may read it now.
        with NamedTemporaryFile("w", dir=path.parent, delete=False) as part:
            part.write(content)
        os.replace(part.name, path)
    return str(path)


# The style sheet that a first visit of a stand brings in its page: a request of its own would cost
# a slow line half a second before the first word is drawn.
IN_PAGE = "css/public.css"
_BESIDE = re.compile(r'url\("\.\./([^"]+)"\)')


@cache
def sheet_in_page() -> str:
    """The text of ``IN_PAGE`` with the addresses of its fonts as the site serves them."""
    text = Path(str(finders.find(IN_PAGE))).read_text()
    return _BESIDE.sub(lambda file: f'url("{static(file[1])}")', text)


def sheet_hash() -> str:
    """What a Content-Security-Policy allows of ``sheet_in_page``: its text and nothing else."""
    return f"'sha256-{b64encode(hashlib.sha256(sheet_in_page().encode()).digest()).decode()}'"


def collect_static_once() -> None:
    """Collects and compresses static files if one of them has changed, or the storage has: with
    DEBUG their names carry no hash."""
    fingerprint = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in finders.get_finders():
        for path, storage in finder.list(None):
            file = Path(storage.path(path))
            # A joined file is written anew beside each database, with the same content.
            is_joined = Path(settings.JOINED_DIR) in file.parents
            state = file.read_text() if is_joined else file.stat().st_mtime_ns
            fingerprint.update(f"{path} {state}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if not stamp.exists() or stamp.read_text() != fingerprint.hexdigest():
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(fingerprint.hexdigest())
