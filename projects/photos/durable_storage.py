"""A folder of files that are on the disk, not only on their way there, when saving returns."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


class DurableStorage(FileSystemStorage):
    """Each file and its name in the folder are synced before ``save`` returns, so that a power cut
    takes nothing that a person was told is saved.

    Pictures have random names and never change once they are written; what is new has a new name.
    """

    def _save(self, name: str, content: Any) -> str:
        saved = super()._save(name, content)  # type: ignore[misc]
        path = Path(self.path(saved))
        synced(path)
        synced(path.parent)
        return saved


def synced(path: Path) -> None:
    """Waits until the disk holds the file, or the names in the folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
