"""A Word file as HTML and pictures. Macros, embedded objects and comments are not read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Any
from zipfile import ZipFile, ZipInfo

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from projects.intake import zips
from projects.intake.word import DAMAGED
from projects.photos.validation import refusal

# The XML of a letter; pictures are counted apart.
MOST_XML, MOST_TAGS = 30 * 2**20, 250_000
NO_LETTER = _(
    "“%(name)s” is no Word file, whatever its name says. Open it in Word and save it as .docx."
)
TOO_LONG = _(
    "“%(name)s” is longer or more intricate than a letter. Save the part that is for the stand as "
    "a .docx of its own."
)
_XML = re.compile(r"(?:.*/)?_rels/[^/]*\.rels|\[Content_Types\]\.xml|word/[^/]+\.xml")
_UNREAD = re.compile(r"word/(?:comments|settings|webSettings|fontTable|people|vbaData)[^/]*\.xml")


@dataclass
class Word:
    """What a file holds: ``html`` names the pictures by their members; ``linked`` counts those
    that are elsewhere; ``around`` is what its headers and footers say."""

    html: str
    linked: int
    around: list[str]
    archive: ZipFile
    members: dict[str, ZipInfo] = field(default_factory=dict)

    def picture(self, member: str, budget: zips.Budget, name: str) -> bytes:
        return zips.content(self.archive, self.members[member], budget, name)


def is_word(archive: ZipFile) -> bool:
    """Whether a ZIP is a file of Word."""
    return any(re.match(r"word/document\w*\.xml$", zips.name_of(m)) for m in archive.infolist())


def read(file: IO[bytes], name: str) -> Word:
    """The file's text as HTML, by a process of its own. Raises ``ValidationError``."""
    archive = zips.opened(file, name)
    if not is_word(archive):
        raise refusal(NO_LETTER, name)
    members = {zips.name_of(member): member for member in archive.infolist()}
    told = _converted(_reduced(archive, members, name), name)
    return Word(told["html"], told["linked"], told["around"], archive, members)


def _reduced(archive: ZipFile, members: dict[str, ZipInfo], name: str) -> bytes:
    """The file without all that is not read; of other members only the name is kept."""
    budget, tags = zips.Budget(MOST_XML), 0
    reduced = BytesIO()
    with ZipFile(reduced, "w") as smaller:
        for path, member in members.items():
            if not _XML.fullmatch(path):
                smaller.writestr(path, path)
            elif not _UNREAD.fullmatch(path):
                budget.take(member.file_size, lambda: refusal(TOO_LONG, name))
                content = zips.content(archive, member, zips.Budget(MOST_XML), name)
                tags += content.count(b"<")
                if tags > MOST_TAGS:
                    raise refusal(TOO_LONG, name)
                smaller.writestr(path, content)
    return reduced.getvalue()


def _converted(content: bytes, name: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "projects.intake.word.program"]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=30, cwd=settings.BASE_DIR
        )
    except subprocess.TimeoutExpired as error:
        raise refusal(TOO_LONG, name) from error
    if done.returncode == DAMAGED:
        raise refusal(zips.BROKEN, name)
    if done.returncode:
        raise refusal(TOO_LONG, name)
    return json.loads(done.stdout)
