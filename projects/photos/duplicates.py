"""Photos that are there already, on the same stand or another: the same file, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import file_digest
from typing import IO, Any

from projects.models import PendingChange, Photo, Project
from projects.photos.clean import CleanPicture
from projects.photos.copies import mean_colour
from projects.photos.storage import originals


def same_photo(file: IO[bytes], size: int, project: Project) -> Photo | None:
    """The photo of the entry whose original is this file; nothing where there is none.

    Only originals of the same size are read. Raises ``OSError`` where the storage is away.
    """
    digest = ""
    for photo in project.photos.exclude(original=""):
        if _has_size(photo.original, size):
            digest = digest or _digest(file)
            with originals().open(photo.original) as original:
                if _digest(original) == digest:
                    return photo
    return None


def entries_with(picture: CleanPicture, project: Project) -> tuple[Project, ...]:
    """The other entries that have this very picture, pending changes included, by stand.

    Only files are read whose picture is as large and has the same mean colour. Raises ``OSError``
    where the storage is away.
    """
    sides, colour = sorted(picture.original_size), mean_colour(picture.picture)
    alike = [
        (entry, fields["original"])
        for entry, fields in _photos_of_others(project)
        if fields["colour"] == colour
        and sorted((fields["original_width"], fields["original_height"])) == sides
    ]
    found, upload = set(), picture.upload
    for entry, name in alike:
        if _has_size(name, _size(upload)):
            with originals().open(name) as original:
                if _digest(original) == _digest(upload):
                    found.add(entry)
    return tuple(Project.objects.filter(pk__in=found).order_by("number"))


def _photos_of_others(project: Project) -> Iterator[tuple[int, dict[str, Any]]]:
    """What is stored of the photos of other entries, and of those that wait there."""
    names = ("original", "colour", "original_width", "original_height")
    others = Photo.objects.exclude(project=project).exclude(original="")
    for entry, *values in others.values_list("project_id", *names):
        yield entry, dict(zip(names, values, strict=True))
    for waiting in PendingChange.objects.exclude(project=project):
        for key, fields in waiting.changes["added"].items():
            if key.startswith("photo:") and fields.get("original"):
                yield waiting.project_id, fields


def _size(file: Any) -> int:
    return int(file.seek(0, 2))


def _has_size(name: str, size: int) -> bool:
    stored = originals()
    return stored.exists(name) and stored.size(name) == size


def _digest(file: Any) -> str:
    file.seek(0)
    digest = file_digest(getattr(file, "file", file), "sha256").hexdigest()
    file.seek(0)
    return digest
