"""System checks for pictures: problems show at start instead of at the first upload."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.files.storage import FileSystemStorage, storages
from PIL import features


@register()
def pictures_can_be_kept(**kwargs: Any) -> list[CheckMessage]:
    """Checks that Pillow can write all formats, both folders are writable and originals are
    private."""
    found: list[CheckMessage] = [
        Error(
            f"Pillow on this machine can't write {kind.upper()}.",
            hint="Install Pillow's own wheel: pip install --force-reinstall pillow",
            id="pictures.E001",
        )
        for kind in ("avif", "webp", "jpg")
        if not features.check(kind)
    ]
    public, private = _folder(storages["default"]), _folder(storages["originals"])
    for folder in filter(None, (public, private)):
        if not _can_be_written(folder):
            found.append(
                Error(
                    f"Pictures can't be kept: {folder} can't be written.",
                    hint="Give this account the right to write there, or set DATA_DIR.",
                    id="pictures.E002",
                )
            )
    open_to_all = [Path(settings.STATIC_ROOT), *filter(None, [public])]
    if private and any(private.is_relative_to(folder) for folder in open_to_all):
        found.append(
            Error(
                f"Originals of photos lie in {private}, which visitors may reach.",
                hint="Give the storage “originals” a folder outside the media and static files.",
                id="pictures.E003",
            )
        )
    return found


def _folder(storage: Any) -> Path | None:
    """The folder of a storage; None if it keeps its files elsewhere."""
    return Path(storage.location) if isinstance(storage, FileSystemStorage) else None


def _can_be_written(folder: Path) -> bool:
    """Whether the folder is writable, or can be made in the nearest folder that exists."""
    try:
        existing = next(place for place in (folder, *folder.parents) if place.exists())
    except OSError:
        return False
    return existing.is_dir() and os.access(existing, os.W_OK | os.X_OK)
