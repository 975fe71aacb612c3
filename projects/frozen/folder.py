"""The folder of a frozen exhibition: writes what has changed, removes what is gone, nothing else.

``.frozen.json`` in it lists what freeze has written, with a hash of each file. A file that is not
in the list is somebody else's: it is neither changed nor removed. The list is written before the
files and again after them, so that an interrupted freeze can be taken up.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile

import brotli

LIST = ".frozen.json"
TEXTS = {".html", ".css", ".js", ".svg", ".json", ".csv", ".webmanifest", ".jsonld", ".xml"}
# A smaller file fits into one packet uncompressed.
WORTH_COMPRESSING = 512


class NotOursError(Exception):
    """The folder, or a file in it, was not made by freeze."""


@dataclass
class Outcome:
    """Numbers of files that were new, changed, unchanged and removed, and the size of all."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    removed: list[str] = field(default_factory=list)
    size: int = 0

    @property
    def count(self) -> int:
        return len(self.new) + len(self.changed) + self.unchanged


class Folder:
    """A folder that holds a frozen exhibition, or nothing yet."""

    def __init__(self, path: Path) -> None:
        """Refuses a folder with something else in it."""
        self.path = path
        self.hashes: dict[str, str] = {}
        self.state = ""
        if path.is_file():
            raise NotOursError(f"{path} is a file; name a folder.")
        if (path / LIST).exists():
            kept = json.loads((path / LIST).read_text())
            self.hashes, self.state = kept["files"], kept["state"]
        elif path.exists() and any(path.iterdir()):
            raise NotOursError(
                f"{path} is not empty and holds no frozen exhibition; name another folder."
            )

    def is_whole(self) -> bool:
        """Whether every file is there as it was written."""
        return bool(self.hashes) and all(
            (self.path / name).is_file() and _hash((self.path / name).read_bytes()) == known
            for name, known in self.hashes.items()
        )

    def as_it_is(self) -> Outcome:
        """The outcome if there was nothing to do."""
        size = sum((self.path / name).stat().st_size for name in self.hashes)
        return Outcome(unchanged=len(self.hashes), size=size)

    def renew(self, files: dict[str, bytes], state: str) -> Outcome:
        """Brings the folder to these files. ``state`` names what they were made from."""
        foreign = [n for n in files if n not in self.hashes and (self.path / n).exists()]
        if foreign:
            raise NotOursError(
                f"{self.path / foreign[0]} was not written by freeze and would be overwritten;"
                " move it away."
            )
        outcome = Outcome(size=sum(map(len, files.values())))
        hashes = {name: _hash(body) for name, body in files.items()}
        self.path.mkdir(parents=True, exist_ok=True)
        self._write_list(self.hashes | hashes, "")
        # Pages last: whoever looks meanwhile finds no page whose parts are missing.
        for name in sorted(files, key=lambda name: (name.endswith(".html"), name)):
            self._renew_file(name, files[name], hashes[name], outcome)
        for name in sorted(self.hashes.keys() - files.keys()):
            self._remove(name)
            outcome.removed.append(name)
        self._write_list(hashes, state)
        return outcome

    def _renew_file(self, name: str, body: bytes, known: str, outcome: Outcome) -> None:
        path = self.path / name
        if path.is_file():
            if _hash(path.read_bytes()) == known:
                outcome.unchanged += 1
                return
            outcome.changed.append(name)
        else:
            outcome.new.append(name)
        write_whole(path, body)

    def _remove(self, name: str) -> None:
        """Removes a file and the folders that it leaves empty."""
        path = self.path / name
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.path:
                break
            with suppress(OSError):
                folder.rmdir()

    def _write_list(self, hashes: dict[str, str], state: str) -> None:
        self.hashes, self.state = dict(sorted(hashes.items())), state
        text = json.dumps({"state": state, "files": self.hashes}, indent=0, ensure_ascii=False)
        write_whole(self.path / LIST, text.encode())


def write_whole(path: Path, body: bytes) -> None:
    """Writes a file beside and then renames it: it is whole or as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".frozen-", delete=False) as part:
        part.write(body)
    try:
        os.chmod(part.name, 0o644)
        os.replace(part.name, path)
    except OSError:
        os.unlink(part.name)
        raise


def _hash(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def compressed(name: str, body: bytes) -> Iterator[tuple[str, bytes]]:
    """A text file compressed as ``.gz`` and ``.br``, for servers that send such files as they are;
    nothing for small files. Brotli 11 was no smaller than 10 and took three times as long."""
    if Path(name).suffix in TEXTS and len(body) >= WORTH_COMPRESSING:
        yield f"{name}.gz", gzip.compress(body, 9, mtime=0)
        yield f"{name}.br", brotli.compress(body, quality=10)
