"""The files of a backup: put where the site keeps them."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from django.core.files import File

from exhibition.operations.contents import files_of, is_local, storage_of
from projects.photos.durable_storage import synced


def has_files(folder: str) -> bool:
    return any(True for _name in files_of(storage_of(folder)))


def put(source: Path, folder: str) -> set[str]:
    """Moves the unpacked files to their storage; gives their names there.

    A file that is there already has the same content, for its name is its own; if it was damaged,
    it is whole afterwards.
    """
    storage = storage_of(folder)
    names = {str(path.relative_to(source)) for path in source.rglob("*") if path.is_file()}
    for name in names:
        if is_local(storage):
            _move(source / name, Path(storage.path(name)))
        else:
            if storage.exists(name):
                storage.delete(name)
            with (source / name).open("rb") as file:
                storage.save(name, File(file))
    return names


def listed(source: Path, folder: str) -> set[str]:
    """Those of the listed files that the storage, which keeps its own copies, has."""
    there = {*files_of(storage_of(folder))}
    return {str(path.relative_to(source)) for path in source.rglob("*") if path.is_file()} & there


def move_aside(folder: str, known: set[str], target: Path) -> None:
    """Moves files of the old site that the backup does not have out of the way; those in a bucket
    stay, where nothing names them any more."""
    storage = storage_of(folder)
    if is_local(storage):
        for name in [*files_of(storage)]:
            if name not in known:
                _move(Path(storage.path(name)), target / name)


def _move(source: Path, target: Path) -> None:
    """Renames a file, or copies it where that is another disk."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = target.with_name(f".{target.name}.part")
        shutil.copyfile(source, beside)
        beside.chmod(0o600)
        synced(beside)
        beside.replace(target)
        source.unlink()
