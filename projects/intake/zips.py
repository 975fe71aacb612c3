"""ZIP files from outside, read within limits: a Word file, or a folder that an association packed.

No member is written to a disk, so its path is nothing but a name.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils.translation import gettext_lazy as _

from projects.photos.validation import refusal

MOST_MEMBERS = 1000
# What the list of members may take: about 150 bytes each.
LARGEST_LIST = 512 * 1024
BROKEN = _("“%(name)s” is damaged or was not copied whole. Copy it again or ask for it again.")
LOCKED = _("“%(name)s” is locked with a password. Save it without one and send it again.")
MANY = _("“%(name)s” holds more than %(most)d files. Send them in several parts.")
LARGE = _("“%(name)s” holds more than %(most)d MB. Send it in several parts.")
PACKED = _("“%(name)s” is packed in an unusual way. Pack it again as an ordinary ZIP.")


def opened(file: IO[bytes], name: str) -> ZipFile:
    """The ZIP, its list of members read. Raises ``ValidationError``."""
    _check_list(file, name)
    try:
        archive = ZipFile(file)
    except Exception as error:  # a hostile file makes a parser raise anything
        raise refusal(BROKEN, name) from error
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise refusal(MANY, name, most=MOST_MEMBERS)
    if any(member.flag_bits & 0x41 for member in members):
        raise refusal(LOCKED, name)
    if any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members):
        raise refusal(PACKED, name)
    return archive


def _check_list(file: IO[bytes], name: str) -> None:
    """The size of the list of members, before it is read into memory."""
    file.seek(0, 2)
    file.seek(max(0, file.tell() - 65_600))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise refusal(BROKEN, name)
    if tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        raise refusal(PACKED, name)
    if struct.unpack("<I", tail[at + 12 : at + 16])[0] > LARGEST_LIST:
        raise refusal(MANY, name, most=MOST_MEMBERS)


class Budget:
    """How many bytes may still be unpacked of what was sent."""

    def __init__(self, most: int) -> None:
        self.most = self.left = most

    def take(self, size: int, refused: Callable[[], Exception]) -> None:
        """Raises ``refused`` where there are not so many."""
        if size > self.left:
            raise refused()
        self.left -= size


def content(archive: ZipFile, member: ZipInfo, budget: Budget, name: str) -> bytes:
    """A member's bytes. What it says of its size counts first, then what it has.

    Raises ``ValidationError`` about the file ``name``.
    """
    most: dict[str, Any] = {"most": budget.most >> 20}
    budget.take(member.file_size, lambda: refusal(LARGE, name, **most))
    try:
        with archive.open(member) as file:
            return file.read(member.file_size)
    except Exception as error:  # a hostile file makes a parser raise anything
        raise refusal(BROKEN, name) from error


def name_of(member: ZipInfo) -> str:
    """A member's path with plain slashes. Archives from Windows write it in its Russian code page,
    some others in UTF-8 without saying so."""
    name = member.filename
    if not member.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp866")
    return name.replace("\\", "/").lstrip("/")
