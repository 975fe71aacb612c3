"""The files of recordings: known by their content, hidden data taken out, kept as photos are.

Only what every browser of the last years plays is taken. Data are blanked where they stand, so
that nothing else in the file moves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models.signals import post_delete, pre_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.models import DiscardedPicture, Recording

MB = 1024 * 1024
MOST = {Recording.Kind.AUDIO: 30 * MB, Recording.Kind.SIGN: 100 * MB}
# The largest description of a film that is read whole; one of an hour takes about 2 MB.
LARGEST_INDEX = 16 * MB
ID3_HEADER = 10
ID3_AT_END = 128
# In an MP4 file: boxes that hold boxes, and those that hold where, when and by what it was made.
HOLDERS = {b"moov", b"trak"}
HIDDEN = {b"udta", b"meta", b"uuid"}


class Box(NamedTuple):
    """A box of an MP4 file: its kind, where it begins, where its content does, where it ends."""

    kind: bytes
    start: int
    content: int
    end: int


def checked_ending(kind: str, file: Any) -> str:
    """The ending that the file's content stands for: mp3, m4a or mp4.

    Blanks its hidden data. Raises ``ValidationError`` where it is no such file or too large.
    """
    most = MOST[Recording.Kind(kind)]
    if file.size > most:
        text = _("The file has %(size)d MB; at most %(most)d MB can be taken.")
        raise ValidationError(text % {"size": -(-file.size // MB), "most": most // MB})
    file.seek(0)
    begins = file.read(12)
    ending = ""
    if kind == Recording.Kind.AUDIO and _is_mp3(begins):
        _blank_id3(file)
        ending = "mp3"
    elif begins[4:8] == b"ftyp" and begins[8:10] != b"qt":
        ending = _checked_film(kind, file)
    file.seek(0)
    if ending:
        return ending
    if kind == Recording.Kind.AUDIO:
        raise ValidationError(_("This is no recording that phones can play: send MP3 or M4A."))
    raise ValidationError(
        _("This is no video that phones can play: send MP4 with H.264, as a phone’s editor saves.")
    )


def _is_mp3(begins: bytes) -> bool:
    """Whether it begins with a tag, or with a frame of layer 3."""
    is_frame = len(begins) > 1 and begins[0] == 0xFF and begins[1] & 0xE6 == 0xE2
    return begins[:3] == b"ID3" or is_frame


def _blank_id3(file: Any) -> None:
    """Blanks the tags in front and at the end, which may name people, places and devices."""
    file.seek(0)
    head = file.read(ID3_HEADER)
    if head[:3] == b"ID3":
        length = sum(
            (byte & 0x7F) << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True)
        )
        _blank(file, ID3_HEADER, min(ID3_HEADER + length, file.size))
        file.seek(5)
        file.write(b"\0")
    if file.size > ID3_AT_END:
        file.seek(file.size - ID3_AT_END)
        if file.read(3) == b"TAG":
            _blank(file, file.size - ID3_AT_END + 3, file.size)


def _checked_film(kind: str, file: Any) -> str:
    """The ending of an MP4 file whose codecs every phone plays; "" of another."""
    index = next((box for box in _boxes(file, 0, file.size) if box.kind == b"moov"), None)
    if index is None or index.end - index.start > LARGEST_INDEX:
        return ""
    file.seek(index.content)
    described = file.read(index.end - index.content)
    has_pictures = b"vide" in described
    if has_pictures != (kind == Recording.Kind.SIGN):
        return ""
    if b"avc1" not in described if has_pictures else b"mp4a" not in described:
        return ""
    _blank_hidden(file, 0, file.size)
    return "mp4" if has_pictures else "m4a"


def _blank_hidden(file: Any, start: int, end: int) -> None:
    for box in [*_boxes(file, start, end)]:
        if box.kind in HIDDEN:
            file.seek(box.start + 4)
            file.write(b"free")
            _blank(file, box.content, box.end)
        elif box.kind in HOLDERS:
            _blank_hidden(file, box.content, box.end)


def _boxes(file: Any, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places of a file; ends where it is damaged."""
    while start + 8 <= end:
        file.seek(start)
        head = file.read(16)
        length, header = int.from_bytes(head[:4]), 8
        if length == 1:
            length, header = int.from_bytes(head[8:16]), 16
        elif length == 0:
            length = end - start
        if length < header or start + length > end:
            return
        yield Box(head[4:8], start, start + header, start + length)
        start += length


def _blank(file: Any, start: int, end: int) -> None:
    file.seek(start)
    for place in range(start, end, MB):
        file.write(bytes(min(MB, end - place)))


@receiver(pre_save, sender=Recording)
def take_in_new_file(instance: Recording, raw: bool, **kwargs: Any) -> None:
    """Checks a new file, names it by its content and notes the one that it replaces."""
    if raw:
        return
    before = Recording.objects.filter(pk=instance.pk).first() if instance.pk else None
    if instance.file and not instance.file._committed:  # type: ignore[attr-defined]
        instance.file.name = f"recording.{checked_ending(instance.kind, instance.file)}"
        instance.size = instance.file.size
    if before and before.file and before.file.name != instance.file.name:
        _note(before)


@receiver(post_delete, sender=Recording)
def note_file(instance: Recording, **kwargs: Any) -> None:
    """Notes the file of a recording deleted alone or with its entry, to be cleared later."""
    if instance.file:
        _note(instance)


def _note(recording: Recording) -> None:
    DiscardedPicture.objects.create(image_name=recording.file.name or "", since=timezone.now())
