"""Printed sheets: how they come to be, and what people do with them.

What is done carries the count of acts that its page has shown; where somebody else has acted since,
nothing is done. No act is taken away: undoing is an act, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from projects.models import FrozenCopy, Photo, PrintedSheet, PrintJob, SheetEvent, Showing

State = PrintedSheet.State
# What a button does, and the state that a sheet has after it.
ACTS = {
    "pack": State.PACKED,
    "hang": State.HUNG,
    "damage": State.DAMAGED,
    "retire": State.RETIRED,
}
UNDO = "undo"


class Printed(NamedTuple):
    """One sheet as it comes out of a printer, in the words of ``PrintedSheet``."""

    kind: str
    number: int | None
    language: str
    size: str
    edition: str
    content: str
    photos: list[int]
    block: str = ""

    @property
    def alike(self) -> tuple[Any, ...]:
        """What the copies of one sheet share."""
        return self.kind, self.number, self.block, self.language, self.size, self.content


def record(printed: Sequence[Printed], job: PrintJob | None = None) -> list[PrintedSheet]:
    """Keeps what an order has printed; of an order that is made again, only what is new in it."""
    numbers = {one.number for one in printed}
    kept = PrintedSheet.objects.filter(number__in=numbers - {None})
    kept |= PrintedSheet.objects.filter(number=None)
    names = ("kind", "number", "block", "language", "size", "content")
    copies = Counter(kept.values_list(*names))
    of_job = set(kept.filter(job=job).values_list(*names)) if job else set()
    made = []
    for one in printed:
        if one.alike in of_job:
            continue
        copies[one.alike] += 1
        made.append(PrintedSheet(job=job, copy=copies[one.alike], **one._asdict()))
    by = job.ordered_by if job else None
    with transaction.atomic():
        PrintedSheet.objects.bulk_create(made)
        SheetEvent.objects.bulk_create(
            SheetEvent(sheet=sheet, state=State.PRINTED, by=by) for sheet in made
        )
    return made


class OvertakenError(ValidationError):
    """Somebody has done something with the sheet since it was shown; ``event`` is what."""

    def __init__(self, event: SheetEvent | None) -> None:
        super().__init__(_("Somebody has changed it since you opened the page."))
        self.event = event


class Place(NamedTuple):
    """Where a sheet is: at a showing, in a crate, both or neither."""

    showing: Showing | None = None
    crate: str = ""


class Told(NamedTuple):
    """What somebody says of an act: words, and the stored name of a photo of a damage."""

    note: str = ""
    photo: str = ""


NOWHERE, SILENT = Place(), Told()


def act(
    name: str, sheet: PrintedSheet, seen: int, by: Any, place: Place = NOWHERE, told: Told = SILENT
) -> PrintedSheet:
    """Does it, and gives the sheet as it is then. ``name`` is one of ``ACTS`` or ``UNDO``, ``seen``
    the count of acts that the person saw; ``place`` counts for packing and hanging.

    Raises ``OvertakenError``, and ``ValidationError`` where there is nothing to do.
    """
    with transaction.atomic():
        state, where = _after(name, sheet, place)
        changed = PrintedSheet.objects.filter(pk=sheet.pk, acts=seen).update(
            state=state, showing=where.showing, crate=where.crate, acts=seen + 1
        )
        if not changed:
            last = sheet.events.select_related("by", "showing__venue").first()
            if last is None or not _is_same(last, state, where, by):
                raise OvertakenError(last)
        else:
            SheetEvent.objects.create(
                sheet=sheet, state=state, by=by, **where._asdict(), **told._asdict()
            )
    sheet.refresh_from_db()
    return sheet


def _is_same(event: SheetEvent, state: str, place: Place, by: Any) -> bool:
    """Whether it is this person's own act: the same button, pressed twice."""
    there = Place(event.showing, event.crate)
    return event.by is not None and (event.by, event.state, there) == (by, state, place)


def _after(name: str, sheet: PrintedSheet, place: Place) -> tuple[str, Place]:
    """The state and place that an act gives a sheet."""
    if name == UNDO:
        before = previous(sheet)
        if before is None:
            raise ValidationError(_("Nothing was done with it yet."))
        return before.state, Place(before.showing, before.crate)
    match ACTS[name]:
        case State.PACKED:
            return State.PACKED, place
        case State.HUNG:
            return State.HUNG, Place(place.showing)
        case State.DAMAGED:
            return State.DAMAGED, Place(sheet.showing or place.showing, sheet.crate)
    return ACTS[name], Place()


def previous(sheet: PrintedSheet) -> SheetEvent | None:
    """The event before the last: what undoing leads back to; ``None`` if it was only printed."""
    events = list(sheet.events.all())
    return events[1] if len(events) > 1 else None


class Outcome(NamedTuple):
    """What came of one act on many sheets: those done, and those that somebody had changed."""

    done: list[PrintedSheet]
    overtaken: list[tuple[PrintedSheet, OvertakenError]]


def act_on_all(
    name: str, seen: dict[int, int], by: Any, place: Place, sheets: Iterable[PrintedSheet]
) -> Outcome:
    """Does it with each of the sheets, each as it was seen: ``seen`` has the counts of acts."""
    outcome = Outcome([], [])
    for sheet in sheets:
        try:
            outcome.done.append(act(name, sheet, seen[sheet.pk], by, place))
        except OvertakenError as error:
            outcome.overtaken.append((sheet, error))
    return outcome


class Holding(NamedTuple):
    """What still shows a photo that is hidden: sheets that stand somewhere, frozen copies."""

    sheets: list[PrintedSheet]
    copies: list[FrozenCopy]


def holding(photo: Photo) -> Holding:
    """The sheets, not retired, and the frozen copies that a photo is on."""
    # A database without JSON operators reads the lists here; there are some hundred.
    sheets = PrintedSheet.objects.in_use().select_related("showing__venue")
    return Holding(
        [sheet for sheet in sheets.filter(number=photo.project.number) if photo.pk in sheet.photos],
        [copy for copy in FrozenCopy.objects.all() if photo.pk in copy.photos],
    )
