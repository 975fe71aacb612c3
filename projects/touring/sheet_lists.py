"""The lists of a showing: what is to be packed, hung, printed anew, taken off, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from django.db.models import Q

from projects.models import Photo, PrintedSheet, Project, SheetEvent, Showing
from projects.touring.hours import Phase, state_at
from projects.touring.subjects import Subject

State, Kind = PrintedSheet.State, PrintedSheet.Kind
# What the fingerprint of a sheet's content depends on: kind, language, what it shows.
Key = tuple[str, str, int | str]
PHOTO, ENTRY = "photo", "entry"


def key_of(sheet: PrintedSheet) -> Key:
    return sheet.kind, sheet.language, sheet.subject


def shown_photos() -> set[int]:
    """The keys of the photos that visitors may see now."""
    return set(Photo.objects.shown().values_list("pk", flat=True))


def kinds_at(showing: Showing) -> set[str]:
    """The kinds of which a sheet is or ever was at a showing."""
    return set(PrintedSheet.objects.filter(events__showing=showing).values_list("kind", flat=True))


class Row(NamedTuple):
    """A sheet in a list. ``is_outdated``: what it shows is no longer so; ``down`` is why it may
    hang no longer: a photo on it is hidden, its entry is no longer public, or ""."""

    sheet: PrintedSheet
    entry: Project | None
    is_outdated: bool
    down: str

    @property
    def damage(self) -> SheetEvent | None:
        """What was said of its damage; ``None`` unless it is damaged."""
        if self.sheet.state != State.DAMAGED:
            return None
        events: list[SheetEvent] = list(self.sheet.events.all())
        return events[0] if events else None

    @property
    def is_good(self) -> bool:
        return not self.is_outdated and not self.down

    @property
    def alike(self) -> tuple[str, int | str, str, str]:
        """What a sheet shares with another that can stand in for it."""
        return self.sheet.kind, self.sheet.subject, self.sheet.language, self.sheet.size


class Group(NamedTuple):
    """Rows of one kind, size and language: what one order prints."""

    kind: str
    size: str
    language: str
    rows: list[Row]

    @property
    def subjects(self) -> list[int | str]:
        """What they show: stands or blocks, each once."""
        return list(dict.fromkeys(row.sheet.subject for row in self.rows))


class Missing(NamedTuple):
    """What of a showing has no sheet of this kind that hangs there, is packed for it or is damaged
    there; ``to_print`` is that of which none can be packed either."""

    kind: str
    subjects: list[Subject]
    to_print: list[Subject]


def grouped(rows: Iterable[Row]) -> list[Group]:
    def order(row: Row) -> tuple[str, str, str]:
        return row.sheet.kind, row.sheet.size, row.sheet.language

    # Panels before the others.
    ordered = sorted(rows, key=lambda row: (row.sheet.kind != Kind.PANEL, *order(row)))
    return [Group(*key, list(found)) for key, found in groupby(ordered, order)]


def looked_at(
    sheets: Iterable[PrintedSheet], contents: Mapping[Key, str], photos: set[int]
) -> list[Row]:
    """The sheets with what has become of them. ``contents`` are the fingerprints of today, of what
    is public alone; ``photos`` the photos that may be shown."""
    sheets = list(sheets)
    numbers = {sheet.number for sheet in sheets if sheet.number}
    entries = {e.number: e for e in Project.objects.published().filter(number__in=numbers)}

    def row(sheet: PrintedSheet) -> Row:
        entry = entries.get(sheet.number or 0)
        down = PHOTO if set(sheet.photos) - photos else ""
        down = ENTRY if sheet.number and entry is None else down
        is_outdated = contents.get(key_of(sheet), sheet.content) != sheet.content
        return Row(sheet, entry, is_outdated, down)

    return [row(sheet) for sheet in sheets]


def sheets_for(showing: Showing, moment: datetime) -> list[PrintedSheet]:
    """The sheets that the lists of a showing tell of: those there, and those that are free: in
    stock, or left from a showing that is over or cancelled. A retired one is nowhere."""
    over = (Phase.OVER, Phase.CANCELLED)
    showings = Showing.objects.exclude(pk=showing.pk).with_hours()
    free = {None} | {one.pk for one in showings if state_at(one, moment).phase in over}
    sheets = PrintedSheet.objects.in_use().select_related("showing__venue")
    sheets = sheets.prefetch_related("events")
    is_usable = Q(showing=showing) | ~Q(state=State.DAMAGED)
    places = {showing.pk, *free}
    return [sheet for sheet in sheets.filter(is_usable) if sheet.showing_id in places]


@dataclass(frozen=True)
class SheetLists:
    """The lists of a showing, from the rows of ``sheets_for``, the entries that stand there, and
    the kinds of sheets that it has had."""

    showing: Showing
    entries: list[Project]
    rows: list[Row]
    kinds: set[str] = field(default_factory=set)

    def _here(self, *states: str) -> list[Row]:
        found = (row for row in self.rows if row.sheet.showing_id == self.showing.pk)
        return [row for row in found if row.sheet.state in states]

    @cached_property
    def take_off(self) -> list[Row]:
        """What hangs or is packed and may not: a photo on it is hidden, its entry is not public."""
        return [row for row in self._here(State.HUNG, State.PACKED) if row.down]

    @cached_property
    def outdated(self) -> list[Row]:
        """What hangs or is packed in an old edition, and is not to be taken off."""
        here = self._here(State.HUNG, State.PACKED)
        return [row for row in here if row.is_outdated and not row.down]

    @cached_property
    def damaged(self) -> list[Row]:
        return self._here(State.DAMAGED)

    @cached_property
    def to_hang(self) -> list[Row]:
        """What is packed for this showing and may be hung."""
        return [row for row in self._here(State.PACKED) if not row.down]

    @cached_property
    def hung(self) -> list[Row]:
        return self._here(State.HUNG)

    @cached_property
    def to_pack(self) -> list[Row]:
        """Free sheets in their newest edition for what the showing has, one of each kind, size and
        language; none that stands or is packed for it in this edition already."""
        here = {row.alike for row in self._here(State.HUNG, State.PACKED) if row.is_good}
        expected = {subject.key for kind in Kind for subject in self._subjects(kind)}
        found: dict[tuple[str, int | str, str, str], Row] = {}
        for row in self.rows:
            is_free = row.sheet.showing_id != self.showing.pk
            is_wanted = row.sheet.subject in expected
            if is_free and is_wanted and row.is_good and row.alike not in here:
                # The last that was printed.
                found[row.alike] = row
        return list(found.values())

    def _subjects(self, kind: str) -> list[Subject]:
        """What of the showing a sheet of this kind shows."""
        match kind:
            case Kind.RESULTS:
                return [Subject()]
            case Kind.BLOCK:
                blocks = dict.fromkeys(entry.block for entry in self.entries)
                return [Subject(block=block) for block in blocks]
        return [Subject(entry) for entry in self.entries]

    @cached_property
    def missing(self) -> list[Missing]:
        """What is missing by kind, only kinds of which something is. Each entry needs a panel; a
        label, and block and results panels, where the showing has or had some."""
        found = [self._missing(kind) for kind in Kind if kind == Kind.PANEL or kind in self.kinds]
        return [one for one in found if one.subjects]

    def _missing(self, kind: str) -> Missing:
        here = self._here(State.HUNG, State.PACKED, State.DAMAGED)
        there = {row.sheet.subject for row in here if row.sheet.kind == kind}
        free = {row.sheet.subject for row in self.to_pack if row.sheet.kind == kind}
        subjects = [one for one in self._subjects(kind) if one.key not in there]
        return Missing(kind, subjects, [one for one in subjects if one.key not in free])
