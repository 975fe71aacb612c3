"""Static files: style sheets joined to one file for a family of pages, names that carry a hash, and
collected only when they have changed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

# A line that names a sheet of the same folder.
IMPORT = re.compile(r'^@import "([\w-]+\.css)";$', re.M)
COMMENT = re.compile(r"/\*.*?\*/", re.S)
INDENT = re.compile(r"\s*\n\s*")


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Compressed files whose names carry a hash, in the imports of scripts too."""

    support_js_module_import_aggregation = True


class JoinedSheets(finders.FileSystemFinder):
    """Finds our own files. A style sheet with ``@import "name.css";`` is found as one file that
    holds what it imports, without comments and indentation.

    A browser asks once instead of once a sheet, and shows nothing of which a part is missing. The
    joined file is written to ``settings.JOINED_DIR`` when it is asked for and a part has changed,
    so nobody has to build anything.
    """

    def find_location(self, root: str, path: str, prefix: str | None = None) -> str | None:
        found: str | None = super().find_location(root, path, prefix)
        return _as_joined(Path(found), path) if found else None

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        made = FileSystemStorage(settings.JOINED_DIR)
        for path, storage in super().list(ignore_patterns):
            source = storage.path(path)
            yield path, storage if _as_joined(Path(source), path) == source else made


def _as_joined(source: Path, name: str) -> str:
    """The path of a file as it is served: its own, or that of the joined one."""
    if source.suffix != ".css" or not IMPORT.search(text := source.read_text()):
        return str(source)
    parts = IMPORT.sub(lambda line: (source.parent / line[1]).read_text(), text)
    joined = INDENT.sub("\n", COMMENT.sub("", parts)).strip()
    path = Path(settings.JOINED_DIR) / name
    if not path.exists() or path.read_text() != joined:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: another process may read it now.
        with NamedTemporaryFile("w", dir=path.parent, delete=False) as part:
            part.write(joined)
        os.replace(part.name, path)
    return str(path)


def collect_static_once() -> None:
    """Collects and compresses static files if one of them has changed, or the storage has: with
    DEBUG their names carry no hash."""
    fingerprint = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in finders.get_finders():
        for path, storage in finder.list(None):
            changed = Path(storage.path(path)).stat().st_mtime_ns
            fingerprint.update(f"{path} {changed}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if not stamp.exists() or stamp.read_text() != fingerprint.hexdigest():
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(fingerprint.hexdigest())
