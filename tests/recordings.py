"""Small files of sound and film as phones save them, a secret where they hide place and name."""

from typing import Any

from django.core.files.base import ContentFile

from projects.models import Project, Recording
from tests.factories import SECRET

HIDDEN = SECRET.encode()
SOUND = b"THE SOUND" + bytes(range(256)) * 8


def box(kind: bytes, content: bytes) -> bytes:
    """A box of an MP4 file."""
    return (len(content) + 8).to_bytes(4) + kind + content


def mp3() -> bytes:
    """A sound between two tags."""
    tag = b"TIT2" + HIDDEN
    size = bytes((len(tag) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    end = (b"TAG" + HIDDEN).ljust(128, b" ")
    return b"ID3\x04\x00\x00" + size + tag + b"\xff\xfb\x90\x00" + SOUND + end


def _described(codec: bytes, handler: bytes) -> bytes:
    track = box(b"hdlr", handler) + box(b"stsd", codec) + box(b"udta", HIDDEN)
    return box(b"moov", box(b"mvhd", bytes(8)) + box(b"trak", track) + box(b"meta", HIDDEN))


def film(*, brand: bytes = b"isom", codec: bytes = b"avc1") -> bytes:
    """A film, its description at the end as phones write it."""
    return box(b"ftyp", brand + bytes(4)) + box(b"mdat", SOUND) + _described(codec, b"vide")


def m4a() -> bytes:
    """A sound in an MP4 file."""
    return box(b"ftyp", b"M4A " + bytes(4)) + box(b"mdat", SOUND) + _described(b"mp4a", b"soun")


def recording_of(
    entry: Project, *, kind: str = "audio", content: bytes = b"", name: str = "a", **values: Any
) -> Recording:
    """A recording of an entry: of speech in Russian unless said otherwise."""
    content = content or (film() if kind == "sign" else mp3())
    given = {"language": "ru", "file": ContentFile(content, name)} | values
    made: Recording = Recording.objects.create(project=entry, kind=kind, **given)
    return made
