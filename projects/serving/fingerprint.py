"""A fingerprint of the running code, so that pages kept by another release are never shown."""

import hashlib
from functools import cache

from django.conf import settings

FOLDERS = ("exhibition", "projects", "templates", "locale", "static")
ENDINGS = {".py", ".html", ".po", ".css", ".js", ".svg", ".json", ".ttf"}


@cache
def code_fingerprint() -> str:
    """A hash of code, templates, translations and their corrections, styles and the fonts of
    prints; the same on every machine of a release.

    Computed once a process; reads about a megabyte.
    """
    content = hashlib.blake2b(digest_size=8)
    for folder in (*(settings.BASE_DIR / name for name in FOLDERS), settings.DATA_DIR / "locale"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in ENDINGS:
                content.update(str(path.relative_to(folder.parent)).encode())
                content.update(path.read_bytes())
    return content.hexdigest()
