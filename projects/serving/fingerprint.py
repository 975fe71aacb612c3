"""A fingerprint of the running code, so that pages kept by another release are never shown."""

import hashlib
from functools import cache

from django.conf import settings

FOLDERS = ("exhibition", "projects", "templates", "locale", "static")
ENDINGS = {".py", ".html", ".po", ".css", ".js", ".svg", ".json", ".ttf"}


@cache
def code_fingerprint() -> str:
    """A hash of code, templates, translations, styles and the fonts of prints; the same on every
    machine of a release.

    Computed once a process; reads about a megabyte.
    """
    content = hashlib.blake2b(digest_size=8)
    for folder in FOLDERS:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in ENDINGS:
                content.update(str(path.relative_to(settings.BASE_DIR)).encode())
                content.update(path.read_bytes())
    return content.hexdigest()
