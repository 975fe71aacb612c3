"""Editions: the state of the texts that a print shows, and the changes since another."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate, localtime

from projects.models import Edition
from projects.printing.content import Sheet

LENGTH = 8


@dataclass(frozen=True)
class Stamp:
    """The stamp on every sheet: version of the text, its date, number of entries."""

    version: str
    date: date
    count: int


@dataclass(frozen=True)
class Changes:
    """The differences from an earlier edition. ``gone`` are stand numbers, in order.

    ``since`` is ``None`` where no such edition is known or it is in other languages; then every
    sheet counts as new.
    """

    asked: str
    since: Edition | None
    changed: list[Sheet]
    new: list[Sheet]
    gone: list[int]

    @property
    def to_print(self) -> list[Sheet]:
        """The sheets to print again, in stand order of the print."""
        return sorted(self.changed + self.new, key=lambda sheet: sheet.number)


def version_of(sheets: Sequence[Sheet], languages: Sequence[str]) -> str:
    """The version of these sheets together: 8 hexadecimal digits."""
    parts = [*languages, *(f"{sheet.number}:{sheet.version}" for sheet in sheets)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:LENGTH]


def stamp_of(sheets: Sequence[Sheet], languages: Sequence[str], *, record: bool) -> Stamp:
    """The stamp of a print. Its date is the day on which this version was first printed.

    ``record`` keeps the version, so that a later print can be compared with it; where any query
    may be printed it is not kept, or visitors could fill the table.
    """
    version = version_of(sheets, languages)
    known = Edition.objects.filter(version=version).first()
    if known is None and record:
        kept = {str(sheet.number): sheet.version for sheet in sheets}
        new = Edition(version=version, languages=",".join(languages), sheets=kept)
        # Another process may store the same edition at the same moment; once is enough.
        Edition.objects.bulk_create([new], ignore_conflicts=True)
    day = localtime(known.created).date() if known else localdate()
    return Stamp(version, day, len(sheets))


def changes_since(asked: str, sheets: Sequence[Sheet], languages: Sequence[str]) -> Changes:
    """The changes in ``sheets`` since the edition whose version is ``asked``."""
    since = Edition.objects.filter(version=asked[:LENGTH].lower()).first()
    if since and since.languages != ",".join(languages):
        since = None
    had = dict(since.sheets) if since else {}
    return Changes(
        asked=asked[:LENGTH],
        since=since,
        changed=[s for s in sheets if had.get(str(s.number), s.version) != s.version],
        new=[s for s in sheets if str(s.number) not in had],
        gone=sorted(int(n) for n in had.keys() - {str(s.number) for s in sheets}),
    )
