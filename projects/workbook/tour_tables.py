"""The sheets of venues and showings: their columns, and what a cell of them may hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from projects.models import OpeningException, OpeningHours, Project, Showing, Venue
from projects.texts.typed_dates import read_date
from projects.touring.written_hours import in_text, read_hours, written_hours
from projects.workbook.cells import Line, OneOf, Raw, SomeOf, Words
from projects.workbook.columns import KEY, Column, Table
from projects.workbook.lists import CellError, Lists, YesNo
from projects.workbook.tables import MARK_COLUMN, in_languages


@dataclass(frozen=True)
class Day(Line):
    """A day; its value is written as 2030-05-06."""

    def kept(self, text: Any) -> str:
        return text.isoformat() if isinstance(text, date) else super().kept(text)

    def read(self, raw: Raw, lists: Lists) -> str:
        if isinstance(raw.value, datetime):
            return raw.value.date().isoformat()
        if isinstance(raw.value, date):
            return raw.value.isoformat()
        text = super().read(raw, lists)
        try:
            return read_date(text).isoformat() if text else ""
        except ValidationError as error:
            raise CellError(error.messages[0]) from error


@dataclass(frozen=True)
class Hours(Words):
    """Opening hours in one line (``projects.touring.written_hours``)."""

    def read(self, raw: Raw, lists: Lists) -> str:
        text = super().read(raw, lists)
        try:
            return in_text(read_hours(text))
        except ValueError as error:
            sentence = _now("“%(text)s” says no opening hours.")
            raise CellError(sentence % {"text": str(error)[:60]}) from error


@dataclass(frozen=True)
class Stands(Line):
    """Numbers of stands, separated by semicolons."""

    def read(self, raw: Raw, lists: Lists) -> str:
        found = [part for part in re.split(r"[;,\s]+", super().read(raw, lists)) if part]
        if wrong := [part for part in found if not re.fullmatch(r"[0-9]{1,4}", part)]:
            raise CellError(_now("“%s” is not a whole number in digits.") % wrong[0][:60])
        numbers = sorted({int(part) for part in found})
        known = Project.objects.filter(number__in=numbers).values_list("number", flat=True)
        for number in sorted({*numbers} - {*known}):
            sentence = _now("There is no entry with the number %(number)d.")
            raise CellError(sentence % {"number": number})
        return "; ".join(map(str, numbers))


class YesNoColumn(Column):
    def value_of(self, record: Any) -> str:
        return YesNo.YES if getattr(record, self.attribute) else YesNo.NO

    def set_on(self, record: Any, value: Any, lists: Lists) -> None:
        setattr(record, self.attribute, value == YesNo.YES)


class HoursColumn(Column):
    def value_of(self, record: Any) -> str:
        return written_hours(record) if record.pk else ""

    def set_on(self, record: Any, value: Any, lists: Lists) -> None:
        """Hours are records of their own: ``set_after``."""

    def set_after(self, record: Any, value: Any, lists: Lists) -> None:
        record.hours.all().delete()
        record.exceptions.all().delete()
        usual, special = read_hours(value)
        for weekday, spans in usual.items():
            for opens, closes in spans:
                OpeningHours.objects.create(
                    showing=record, weekday=weekday, opens=opens, closes=closes
                )
        for day, spans in special.items():
            times: list[tuple[time | None, time | None]] = [*spans] or [(None, None)]
            for start, end in times:
                OpeningException.objects.create(showing=record, day=day, opens=start, closes=end)


class StandsColumn(Column):
    def value_of(self, record: Any) -> str:
        entries = record.entries.all() if record.pk else ()
        return "; ".join(map(str, sorted(entry.number for entry in entries)))

    def set_on(self, record: Any, value: Any, lists: Lists) -> None:
        """Several entries: ``set_after``."""

    def set_after(self, record: Any, value: Any, lists: Lists) -> None:
        numbers = [int(number) for number in value.split("; ") if number]
        record.entries.set(Project.objects.filter(number__in=numbers))


_SLUG = Column(
    "slug",
    Line(50),
    _("A short name in Latin letters, which finds the row; leave it as it is."),
    KEY,
    is_required=True,
    width=30,
)
_DAY_HELP = _("A day of the calendar, for example 2030-05-06.")

VENUES = Table(
    "venues",
    Venue,
    (
        _SLUG,
        *in_languages("name", Line(200), _("As a sign at the door says it.")),
        *in_languages("city", Line(120), _("City or village."), 20),
        Column("region", OneOf("region"), _("The region of today: choose from the list.")),
        *in_languages("address", Line(250), _("Street and house, without the city.")),
        Column(
            "position",
            Line(40),
            _("Latitude and longitude as maps give them, for example 51.1280, 71.4305."),
        ),
        Column("website", Line(200), _("Its address, for example https://assembly.kz.")),
        Column("wheelchair", OneOf("wheelchair"), _("Choose from the list.")),
        *in_languages("access", Words(), _("Lift, induction loop, tours in sign language …")),
        MARK_COLUMN,
    ),
    related=("region",),
    natural=("slug",),
    key="slug",
    order=("slug",),
)

SHOWINGS = Table(
    "showings",
    Showing,
    (
        _SLUG,
        Column(
            "venue",
            OneOf("venue"),
            _("Choose from the list, or write the slug of a new row of the venues."),
            is_required=True,
            width=40,
        ),
        Column("first_day", Day(), _DAY_HELP, is_required=True),
        Column("last_day", Day(), _DAY_HELP, is_required=True),
        HoursColumn(
            "hours",
            Hours(),
            _("As maps write them: Mo-Fr 10:00-18:00; Sa 11:00-16:00; 2030 May 09 off."),
            name=_("opening hours"),
            width=50,
        ),
        Column(
            "blocks",
            SomeOf("block"),
            _("Blocks from the list, separated by semicolons; with no entries either: all."),
            width=30,
        ),
        StandsColumn(
            "entries", Stands(), _("Numbers of single stands, separated by semicolons."), width=20
        ),
        *in_languages("note", Words(), _("What visitors must know.")),
        YesNoColumn("is_cancelled", OneOf("yes_no"), _("yes or no")),
        YesNoColumn("scans_are_public", OneOf("yes_no"), _("yes or no")),
        MARK_COLUMN,
    ),
    related=("venue",),
    fetched=("blocks", "entries", "hours", "exceptions"),
    natural=("slug",),
    key="slug",
    order=("first_day", "slug"),
)

# In this order they are written: a showing may name a venue that is new.
TOUR = (VENUES, SHOWINGS)
