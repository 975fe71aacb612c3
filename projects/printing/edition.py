"""Editions: the state of the texts that a print shows, and the changes since another."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import cached_property
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from projects.background.errors import TaskError
from projects.models import Block, Edition
from projects.printing.choices import NAMES, block_of, blocks_by_number, edition_in_words
from projects.printing.content import PARTS, Sheet
from projects.printing.order import LABELS, SUMMARY, Order

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
    def is_longer_or_shorter(self) -> bool:
        """Whether entries came or went, so that all parts of a summary that list them change."""
        return bool(self.new or self.gone)

    def elsewhere(self, part: str) -> list[Sheet]:
        """The changed sheets of which a part of a summary (of ``PARTS``) says something else, too.
        An edition that was kept without its parts doesn't tell: all of them."""
        had = self.since.sheets if self.since else {}
        place = 1 + PARTS.index(part)

        def is_other(sheet: Sheet) -> bool:
            kept = had[str(sheet.number)].split()
            return len(kept) <= place or kept[place] != sheet.parts[part]

        return [sheet for sheet in self.changed if is_other(sheet)]

    @property
    def to_print(self) -> list[Sheet]:
        """The sheets to print again, in stand order of the print."""
        return sorted(self.changed + self.new, key=lambda sheet: sheet.number)


class NothingChangedError(TaskError):
    """Only what changed was ordered, and nothing did."""

    def __init__(self) -> None:
        super().__init__(_("Nothing has changed: no sheet needs printing again."))


class OtherEditionError(TaskError):
    """The edition that an order names is of another kind of print, or of another block."""


@dataclass(frozen=True)
class Printed:
    """What a print shows of its entries, as far as an edition remembers it. ``sheets`` are those of
    entries or the panels for a wall: each has a number and a version."""

    kind: str
    languages: Sequence[str]
    sheets: Sequence[Any]

    @property
    def kept_as(self) -> str:
        """The languages with the kind of print, as the table of editions has them."""
        languages = ",".join(self.languages)
        return languages if self.kind == SUMMARY else f"{self.kind}:{languages}"

    @cached_property
    def versions(self) -> dict[str, str]:
        """The fingerprint of each entry by its stand number. A label changes only if what stands
        on it does."""
        of_label = self.kind == LABELS
        return {str(s.number): s.label_version if of_label else s.version for s in self.sheets}

    @property
    def kept_sheets(self) -> dict[str, str]:
        """What an edition keeps of each entry: its fingerprint, of a summary with those of its
        parts behind it."""
        if self.kind != SUMMARY:
            return self.versions
        return {str(s.number): " ".join([s.version, *s.parts.values()]) for s in self.sheets}

    @property
    def version(self) -> str:
        """The version of all together: 8 hexadecimal digits."""
        kind = [] if self.kind == SUMMARY else [self.kind]
        parts = [*kind, *self.languages, *(f"{n}:{v}" for n, v in self.versions.items())]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:LENGTH]


def stamp_of(printed: Printed, *, record: bool) -> Stamp:
    """The stamp of a print. Its date is the day on which this version was first printed.

    ``record`` keeps the version, so that a later print can be compared with it; where any query
    may be printed it is not kept, or visitors could fill the table.
    """
    version = printed.version
    known = Edition.objects.filter(version=version).first()
    if known is None and record:
        new = Edition(version=version, languages=printed.kept_as, sheets=printed.kept_sheets)
        # Another process may store the same edition at the same moment; once is enough.
        Edition.objects.bulk_create([new], ignore_conflicts=True)
    day = localtime(known.created).date() if known else localdate()
    return Stamp(version, day, len(printed.sheets))


def refuse_other(order: Order) -> None:
    """Raises ``OtherEditionError`` if an order asks for the changes since an edition of another
    kind of print or of a block that it goes beyond, or if the pages that it replaces are numbered
    otherwise there; the message says what to do."""
    since = Edition.objects.filter(version=order.since).first() if order.since else None
    if since is None:
        return
    blocks = blocks_by_number(since.kind)
    if since.kind == order.kind and _serves(block_of(since, blocks), order):
        return
    words = _(
        "The edition is of another print: %(what)s. Choose an edition of what you print now, or "
        "none: then all of it is printed."
    )
    what = f"{NAMES[since.kind]}: {edition_in_words(since, blocks)}"
    raise OtherEditionError(words % {"what": what})


def _serves(own: Block | None, order: Order) -> bool:
    """Whether an edition of a block, or of the whole exhibition, serves an order of its kind."""
    asked = _blocks_of(order)
    if own is None:
        # A block's pages have other numbers in the summary of the whole exhibition.
        return order.kind != SUMMARY or not (order.only_changed and order.block) or len(asked) > 1
    return asked <= {own.slug}


def _blocks_of(order: Order) -> set[str]:
    if order.block and order.is_whole:
        return {order.block}
    return set(order.chosen().values_list("block__slug", flat=True))


def is_comparable(edition: Edition, kind: str, languages: Sequence[str]) -> bool:
    """Whether a print of a kind in these languages can be compared with an edition."""
    return edition.languages == Printed(kind, languages, []).kept_as


def changes_since(order: Order, printed: Printed) -> Changes:
    """What of a print has changed since the edition that its order names."""
    asked = order.since[:LENGTH]
    since = Edition.objects.filter(version=asked.lower()).first()
    if since and not is_comparable(since, printed.kind, printed.languages):
        since = None
    kept, now = dict(since.sheets) if since else {}, printed.versions
    had = {number: said.partition(" ")[0] for number, said in kept.items()}
    gone = sorted(int(n) for n in had.keys() - now.keys())
    return Changes(
        asked=asked,
        since=since,
        changed=[
            s for s in printed.sheets if had.get(str(s.number), "") not in ("", now[str(s.number)])
        ],
        new=[s for s in printed.sheets if str(s.number) not in had],
        gone=_within(order, gone),
    )


def _within(order: Order, numbers: list[int]) -> list[int]:
    """Those of these numbers that an order would print if they were public."""
    if not order.is_whole:
        return [number for number in numbers if number in order.numbers]
    if not (order.block and numbers):
        return numbers
    blocks = blocks_by_number(order.kind)
    return [n for n in numbers if n not in blocks or blocks[n].slug == order.block]


def to_print(order: Order, printed: Printed) -> list[Any]:
    """The sheets of a print: all, or those that have changed if only these are ordered.

    Raises ``NothingChangedError`` if none has, and ``OtherEditionError``.
    """
    refuse_other(order)
    if not (order.only_changed and order.since):
        return list(printed.sheets)
    changed = changes_since(order, printed).to_print
    if not changed:
        raise NothingChangedError
    return sorted(changed, key=printed.sheets.index)
