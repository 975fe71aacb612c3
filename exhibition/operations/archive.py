"""The one file of a backup: a tar, written and read as a stream, with a checksum for each member.

``about.json`` comes first, ``SHA256SUMS`` last, in the format of ``sha256sum --check``; so a file
that is cut off or changed anywhere is noticed, with this program or without it.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import time
from typing import IO, Any

from django.core.management.base import CommandError

ABOUT, SUMS = "about.json", "SHA256SUMS"
# What lies beside the folders; everything else lies in one.
BESIDE = re.compile(r"about\.json|SHA256SUMS|secret_key|database\.\w+")
CHUNK = 1 << 20


class DamagedError(CommandError):
    """The file is no whole backup; the message says what is wrong with it."""


class _Hashed:
    """A file whose bytes are hashed as they are read; ``DamagedError`` where it breaks off."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        try:
            block = self.file.read(size)
        except tarfile.TarError as error:
            raise DamagedError(f"The backup is damaged: {error}.") from error
        self.hash.update(block)
        return block


class Writer:
    """Writes members to ``file`` one after another; holds none of them in memory."""

    def __init__(self, file: IO[bytes]) -> None:
        # Any: the list of members, which would grow with each picture, has no public name.
        self.tar: Any = tarfile.open(fileobj=file, mode="w|")  # noqa: SIM115
        self.sums = TemporaryFile()  # noqa: SIM115
        self.count = 0
        self.now = int(time())

    def add(self, name: str, source: IO[bytes], size: int) -> None:
        """Adds the first ``size`` bytes of ``source``."""
        hashed = _Hashed(source)
        self._add(name, hashed, size)
        self.sums.write(f"{hashed.hash.hexdigest()}  {name}\n".encode())
        self.count += 1

    def close(self) -> None:
        """Adds the checksums."""
        size = self.sums.tell()
        self.sums.seek(0)
        self._add(SUMS, self.sums, size)
        self.tar.close()
        self.sums.close()

    def give_up(self) -> None:
        """Leaves the archive unfinished, so that nothing tries to finish it later."""
        self.tar.fileobj.closed = True
        self.sums.close()

    def _add(self, name: str, source: Any, size: int) -> None:
        assert is_safe(name), name
        member = tarfile.TarInfo(name)
        member.size, member.mode, member.mtime = size, 0o600, self.now
        self.tar.addfile(member, source)
        self.tar.members.clear()


def is_safe(name: str) -> bool:
    """Whether a member may be called so: a known file, or one in a folder, never outside."""
    parts = name.split("/")
    is_inside = len(parts) > 1 and not {"", ".", ".."} & {*parts} and "\\" not in name
    return bool(BESIDE.fullmatch(name)) or (is_inside and name.isprintable())


@dataclass
class Member:
    """One file in a backup; read it before asking for the next."""

    name: str
    size: int
    file: IO[bytes]


def members(path: Path) -> Iterator[Member]:
    """The members but the checksums, which are compared once all others have been read.

    Raises ``DamagedError`` for anything that ``Writer`` does not write: paths that lead outside,
    links, a changed byte, a missing end.
    """
    try:
        with tarfile.open(path, "r|") as opened, closing(TemporaryFile()) as sums:
            tar: Any = opened
            while (info := tar.next()) is not None:
                tar.members.clear()
                file = _file_of(tar, info)
                if info.name == SUMS:
                    _compare(sums, file)
                    return
                hashed = _Hashed(file)
                yield Member(info.name, info.size, hashed)  # type: ignore[arg-type]
                while hashed.read(CHUNK):
                    pass
                sums.write(f"{hashed.hash.hexdigest()}  {info.name}\n".encode())
    except tarfile.TarError as error:
        raise DamagedError(f"{path} is damaged, or is no backup: {error}.") from error
    raise DamagedError(f"{path} is damaged: its end is missing.")


def is_backup(path: Path) -> bool:
    """Whether a file begins as ``Writer`` begins one; the rest is not read."""
    try:
        with tarfile.open(path, "r|") as tar:
            first = tar.next()
    except tarfile.TarError:
        return False
    return first is not None and first.name == ABOUT


def _file_of(tar: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    is_plain = info.type in (tarfile.REGTYPE, tarfile.AREGTYPE) and not info.sparse
    if not is_plain or not is_safe(info.name):
        raise DamagedError(f"It holds “{info.name!a}”, which no backup of ours does: not restored.")
    file = tar.extractfile(info)
    assert file
    return file


def _compare(sums: IO[bytes], listed: IO[bytes]) -> None:
    """Compares the checksums of what was read with those that were written."""
    sums.seek(0)
    for line in sums:
        if listed.readline(len(line) + 1) != line:
            name = line.decode().split("  ", 1)[1].strip()
            raise DamagedError(f"The backup is damaged: “{name}” is not what was written.")
    if listed.read(1):
        raise DamagedError("The backup is damaged: it lacks files that it lists.")
