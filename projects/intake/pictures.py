"""The pictures of a letter: those that can become photos, each once."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.intake.letter import Picture
from projects.intake.zips import Budget
from projects.photos.clean import as_jpeg
from projects.photos.decode import is_heic
from projects.photos.validation import checked, refusal, shown_name

# All pictures together: they are held in memory.
MOST_KEPT = 150 * 2**20
TOO_MUCH = gettext_lazy(
    "“%(name)s” was left out: pictures of more than %(most)d MB were sent at once. Send it in "
    "another part."
)


class Pictures:
    """The pictures so far, in order, with what is said of those that were left out."""

    def __init__(self) -> None:
        self.taken: list[Picture] = []
        self.remarks: list[str] = []
        self._names: dict[bytes, str] = {}
        self._budget = Budget(MOST_KEPT)

    def add(self, name: str, content: bytes, caption: str = "") -> None:
        """Takes one more. Raises ``ValidationError`` where the file is no photo."""
        digest = sha256(content).digest()
        if first := self._names.get(digest):
            said = {"name": shown_name(name), "first": shown_name(first)}
            text = _("“%(name)s” is the same picture as “%(first)s”: it was taken once.")
            self.remarks.append(text % said)
            return
        checked(BytesIO(content), name, len(content))
        self._names[digest] = name
        if is_heic(content[:12]):
            name, content = f"{PurePosixPath(name).stem}.jpg", as_jpeg(content, name)
        self._budget.take(len(content), lambda: refusal(TOO_MUCH, name, most=MOST_KEPT >> 20))
        self.taken.append(Picture(name, content, caption))
