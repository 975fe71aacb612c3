"""A file cache of finished prints: one file for each order and state of its texts."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from projects.printing import (
    entry_sheet,
    guest_sheet,
    invitation,
    label,
    panel_print,
    parcel,
    summary,
    wall_print,
)
from projects.printing.order import (
    ENTRY_SHEETS,
    GUEST_SHEETS,
    INVITATIONS,
    LABELS,
    ON_WALL,
    PANELS,
    SUMMARY,
    Order,
)
from projects.printing.printable import Prepared, Progress
from projects.serving.fingerprint import code_fingerprint

MOST_FILES = 200

MAKERS = {
    SUMMARY: summary.prepared,
    PANELS: panel_print.prepared,
    **dict.fromkeys(ON_WALL, wall_print.prepared),
    LABELS: label.prepared,
    INVITATIONS: invitation.prepared,
    ENTRY_SHEETS: entry_sheet.prepared,
    GUEST_SHEETS: guest_sheet.prepared,
}


def finished(folder: Path) -> list[Path]:
    """The finished prints in a folder, not those that are just being written."""
    return [path for path in folder.iterdir() if path.suffix in (".pdf", ".zip")]


def _folder() -> Path:
    folder = Path(settings.PRINTS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def key_of(order: Order, content: str) -> str:
    """The file name of a print: the same for the same order of the same texts."""
    asked = order.as_json()
    asked.pop("notes")
    return _key(json.dumps(asked, ensure_ascii=False, sort_keys=True), content)


def _key(*said: str) -> str:
    """A hash of these texts and of the code, as another release may print otherwise."""
    return hashlib.sha256(json.dumps([*said, code_fingerprint()]).encode()).hexdigest()[:32]


def prepare(order: Order) -> Prepared:
    """The print of an order, ready to be written."""
    return parcel.prepared(order) if order.parcel else MAKERS[order.kind](order)


def kept_print(
    order: Order,
    progress: Progress = lambda done, total: None,
    prepared: Prepared | None = None,
) -> Path:
    """The file of an order, made only if its texts or the code have changed; ``prepared`` is its
    print where that is ready already.

    Raises ``PdfUnavailableError``, and ``UnreadablePhotoError`` which names the photo.
    """
    prepared = prepared or prepare(order)
    name = f"{order.kind}-{key_of(order, prepared.content)}"
    return _kept(name, prepared, progress)


def kept_report(prepared: Prepared) -> Path:
    """The file of the results, cached like that of an order."""
    return _kept(f"results-{_key(prepared.content)}", prepared, lambda done, total: None)


def _kept(name: str, prepared: Prepared, progress: Progress) -> Path:
    """The file of that name, made if it is missing. It is written under another name and then
    renamed, so that it is never half there."""
    path = _folder() / f"{name}{prepared.ending}"
    if path.exists():
        os.utime(path)
        return path
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        beside = Path(part.name)
    try:
        prepared.write(beside, progress)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    _empty_sample(path.parent)
    return path


def _empty_sample(folder: Path) -> None:
    """Removes the least recently used files beyond ``MOST_FILES``."""
    files = sorted(finished(folder), key=lambda path: path.stat().st_mtime)
    for path in files[:-MOST_FILES]:
        with suppress(OSError):
            path.unlink()
