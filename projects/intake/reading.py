"""Files of an association become one ``Letter``: Word files, texts, photos, and ZIPs of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.intake import blocks, office, zips
from projects.intake.kinds import OTHER, is_ignored, kind_of, text_of
from projects.intake.language import language_of
from projects.intake.letter import Block, Letter
from projects.intake.names import stand_number
from projects.intake.pictures import Pictures
from projects.intake.word import document
from projects.photos.validation import refusal, shown_name

__all__ = ["read", "stand_number"]

LARGEST_FILE, LARGEST_TEXT = 150 * 2**20, 500 * 2**10
# All that is unpacked of what is sent at once, a Word file in a ZIP and then its pictures.
MOST_UNPACKED = 300 * 2**20
TOO_LARGE = gettext_lazy("“%(name)s” is larger than %(most)d MB. Send it in several parts.")
NESTED = gettext_lazy("“%(name)s” is a ZIP inside a ZIP. Send it by itself.")
NOTHING = gettext_lazy("“%(name)s” holds neither text nor photos.")
NO_FILE = gettext_lazy("No file was sent. Choose the letter and its photos.")


def read(files: Sequence[Any]) -> Letter:
    """What the files say together, each a file with ``name`` and ``size``.

    What is refused among others becomes a remark. Raises ``ValidationError`` with a sentence for
    each refused file where nothing can be read.
    """
    reading = _Reading()
    for file in files:
        reading.take(file.name or "?", file, file.size or 0)
    if not reading.blocks and not reading.pictures.taken:
        raise ValidationError(reading.remarks or [NO_FILE])
    text = "\n".join(block.text for block in reading.blocks)
    return Letter(
        name=reading.name or (files[0].name or "?"),
        language=language_of(text),
        blocks=tuple(reading.blocks),
        pictures=tuple(reading.pictures.taken),
        remarks=(*reading.remarks, *reading.pictures.remarks),
    )


class _Reading:
    """What has been read so far."""

    def __init__(self) -> None:
        self.name = ""
        self.blocks: list[Block] = []
        self.pictures = Pictures()
        self.remarks: list[str] = []
        self._budget = zips.Budget(MOST_UNPACKED)

    def take(self, name: str, file: IO[bytes], size: int, *, is_inside: bool = False) -> None:
        """Reads one file; notes why where it is refused."""
        if is_ignored(name):
            return
        try:
            if size > LARGEST_FILE:
                raise refusal(TOO_LARGE, name, most=LARGEST_FILE >> 20)
            kind = kind_of(file, name)
            if kind == "zip" and is_inside:
                raise refusal(NESTED, name)
            takers: dict[str, Callable[[str, IO[bytes], int], None]] = {
                "word": self._word,
                "office": self._office,
                "zip": self._zip,
                "picture": self._picture,
                "text": self._text,
            }
            takers[kind](name, file, size)
        except ValidationError as error:
            self.remarks += error.messages

    def _word(self, name: str, file: IO[bytes], size: int) -> None:
        word = document.read(file, name)
        try:
            found = blocks.found_in(word.html)
        except blocks.TooLongError as error:
            raise refusal(document.TOO_LONG, name) from error
        if not found.blocks and not found.pictures:
            raise refusal(NOTHING, name)
        self._add_blocks(name, found.blocks)
        stem = PurePosixPath(shown_name(name)).stem
        for member, caption in found.pictures.items():
            shown = f"{stem} – {PurePosixPath(member).name}"
            try:
                content = word.picture(member, self._budget, name)
                self.pictures.add(shown, content, caption)
            except ValidationError as error:
                self.remarks += error.messages
        self._remark_on(name, word)

    def _remark_on(self, name: str, word: document.Word) -> None:
        said: dict[str, Any] = {"name": shown_name(name)}
        if word.linked:
            text = _(
                "Pictures of “%(name)s” that are not in the file, only linked, were left out: "
                "%(count)d. Ask for them as files."
            )
            self.remarks.append(text % {**said, "count": word.linked})
        around = [words for words in word.around if re.search(r"[^\W\d_]{3}", words)]
        if around:
            text = _("What stands at the edges of the pages of “%(name)s” was left out: %(words)s")
            words = " / ".join(around)
            said["words"] = words if len(words) <= 300 else f"{words[:300]}…"
            self.remarks.append(text % said)

    def _office(self, name: str, file: IO[bytes], size: int) -> None:
        content = office.as_docx(file, name)
        self._word(name, BytesIO(content), len(content))

    def _zip(self, name: str, file: IO[bytes], size: int) -> None:
        archive = zips.opened(file, name)
        for member in sorted(archive.infolist(), key=lambda one: _natural(zips.name_of(one))):
            path = zips.name_of(member)
            if member.is_dir() or path.endswith("/") or is_ignored(path):
                continue
            try:
                content = zips.content(archive, member, self._budget, name)
            except ValidationError as error:
                self.remarks += error.messages
                return
            self.take(path, BytesIO(content), len(content), is_inside=True)

    def _picture(self, name: str, file: IO[bytes], size: int) -> None:
        self.pictures.add(PurePosixPath(name.replace("\\", "/")).name, file.read())

    def _text(self, name: str, file: IO[bytes], size: int) -> None:
        error = refusal(OTHER, name)
        if size > LARGEST_TEXT:
            raise refusal(document.TOO_LONG, name)
        found = blocks.found_in_text(text_of(file.read(), error))
        blocks.check(found, refusal(document.TOO_LONG, name))
        self._add_blocks(name, found)

    def _add_blocks(self, name: str, found: list[Block]) -> None:
        self.name = self.name or name
        self.blocks += found


def _natural(name: str) -> list[Any]:
    """A key that sorts "photo 2" before "photo 10"."""
    parts = re.split(r"(\d{1,9})", name.lower())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
