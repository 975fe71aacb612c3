"""The last index, kept in ``DATA_DIR``, so that a new process need not read all entries.

It holds for one catalogue version, which never comes back, for one release and one day, and is
signed with the site's key: whatever else lies there counts as nothing, and all is read.
"""

from __future__ import annotations

import os
import platform
from array import array
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from django.conf import settings

from projects.catalogue.index_reading import Name
from projects.serving.fingerprint import code_fingerprint
from projects.serving.shared_cache import SignedData

if TYPE_CHECKING:
    from projects.catalogue.index import CatalogueIndex

# Fewer are read in a few milliseconds.
WORTH_KEEPING = 1000
# Seconds.
SOON = 2.0
_timers: list[Timer] = []


def _path() -> Path:
    return Path(settings.DATA_DIR) / "index"


def _holds_for(index: CatalogueIndex) -> list[Any]:
    return [code_fingerprint(), platform.machine(), index.number, str(index.day)]


def take(index: CatalogueIndex) -> bool:
    """Fills an empty index from the file; whether that holds for it."""
    try:
        said = SignedData().loads(_path().read_bytes())
    except (OSError, ValueError):
        return False
    if not isinstance(said, list) or said[0] != _holds_for(index) or not index.is_committed:
        return False
    _key, stands, numbers, entries, sets, names = said
    index.stands, index.numbers = array("L", stands), array("L", numbers)
    index.all = int.from_bytes(entries, "little")
    for facet, value, has in sets:
        index.sets[facet][value] = int.from_bytes(has, "little")
    for kind, pk, place, key, said_in in names:
        index.names[kind][pk] = Name(place, key, tuple(said_in))
    return True


def keep_soon(index: CatalogueIndex) -> None:
    """Writes the file once nobody has published for a moment: no visitor waits for it."""
    for timer in _timers:
        timer.cancel()
    _timers.clear()
    if _is_worth_keeping(index):
        timer = Timer(SOON, keep, [index])
        timer.daemon = True
        timer.start()
        _timers.append(timer)


def keep(index: CatalogueIndex) -> None:
    """Writes the file, whole or not at all."""
    if not _is_worth_keeping(index):
        return
    sets = [
        (facet, value, _bits(has))
        for facet, values in [*index.sets.items()]
        for value, has in values.items()
    ]
    listed = [*index.names.items()]
    names = [(kind, pk, *name) for kind, named in listed for pk, name in named.items()]
    arrays = index.stands.tobytes(), index.numbers.tobytes()
    data = SignedData().dumps([_holds_for(index), *arrays, _bits(index.all), sets, names])
    assert isinstance(data, bytes)
    part = _path().with_name(f"index.{os.getpid()}")
    # Without the file, or on a full disk, all is read anew.
    with suppress(OSError):
        part.write_bytes(data)
        part.replace(_path())


def _is_worth_keeping(index: CatalogueIndex) -> bool:
    return len(index.stands) >= WORTH_KEEPING and index.is_committed and index.number > 0


def _bits(entries: int) -> bytes:
    return entries.to_bytes((entries.bit_length() + 7) // 8, "little")
