"""Photos that an entry has already: the same file, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import file_digest
from typing import IO, Any

from projects.models import Photo, Project
from projects.photos.storage import originals


def same_photo(file: IO[bytes], size: int, project: Project) -> Photo | None:
    """The photo of the entry whose original is this file; nothing where there is none.

    Only originals of the same size are read. Raises ``OSError`` where the storage is away.
    """
    digest = ""
    for photo in _of_size(project.photos.exclude(original=""), size):
        digest = digest or _digest(file)
        with originals().open(photo.original) as original:
            if _digest(original) == digest:
                return photo
    return None


def _of_size(photos: Iterable[Photo], size: int) -> list[Photo]:
    stored = originals()
    return [p for p in photos if stored.exists(p.original) and stored.size(p.original) == size]


def _digest(file: Any) -> str:
    file.seek(0)
    digest = file_digest(getattr(file, "file", file), "sha256").hexdigest()
    file.seek(0)
    return digest
