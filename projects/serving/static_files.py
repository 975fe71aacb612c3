"""Static files: their names carry a hash, and they are collected only when they have changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Compressed files whose names carry a hash, in the imports of scripts too."""

    support_js_module_import_aggregation = True


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
