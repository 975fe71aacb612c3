"""Tests of venues and showings as a workbook, out and in again."""

import io
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from projects.models import Showing, Venue
from projects.touring.written_hours import written_hours
from projects.workbook.tour import plan_of_tour, tour_workbook, write_tour
from projects.workbook.tour_tables import TOUR
from tests.factories import showing, signed_in, venue

pytestmark = pytest.mark.usefixtures("in_english", "wall")
BY_CODE = {table.code: table for table in TOUR}
HOURS = "Mo 10:00-13:00,14:00-18:00; Sa 20:00-02:00; 2030 May 09 off"


@pytest.fixture
def here() -> Showing:
    hall = venue(position="51.13, 71.43", wheelchair="yes", access_en="Lift")
    return showing(
        {0: "10:00-13:00 14:00-18:00", 5: "20:00-02:00"},
        {date(2030, 5, 9): ""},
        blocks=("fund",),
        slug="here",
        venue=hall,
        first_day=date(2030, 5, 6),
        last_day=date(2030, 5, 12),
        note_en="From the yard",
    )


class Edited:
    """The download, open for changes by sheet, slug and column."""

    def __init__(self) -> None:
        self.book: Any = load_workbook(io.BytesIO(tour_workbook()))

    def place(self, table: str, code: str) -> int:
        return [column.code for column in BY_CODE[table].columns].index(code) + 1

    def set(self, table: str, slug: str, **values: Any) -> "Edited":
        sheet = self.book[BY_CODE[table].name]
        slugs = [sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)]
        row = slugs.index(slug) + 1 if slug in slugs else len(slugs) + 1
        for code, value in ({"slug": slug} | values).items():
            sheet.cell(row, self.place(table, code)).value = value
        return self

    def cell(self, table: str, slug: str, code: str) -> Any:
        rows = self.book[BY_CODE[table].name].iter_rows(values_only=True)
        return next(row for row in rows if row[0] == slug)[self.place(table, code) - 1]

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    def plan(self) -> Any:
        return plan_of_tour("tour.xlsx", self.bytes())


def test_what_was_downloaded_changes_nothing(here: Showing) -> None:
    edited = Edited()
    assert edited.cell("showings", "here", "hours") == HOURS
    assert edited.cell("showings", "here", "venue") == "Hall"
    plan = edited.plan()
    assert plan.summary == "unchanged: 2"
    assert not plan.all_problems


def test_a_new_venue_and_its_showing_come_in_one_file(here: Showing) -> None:
    edited = Edited()
    edited.set("venues", "aksu", name_en="House", city_ru="Аксу", region="Pavlodar Region")
    edited.set(
        "showings",
        "aksu-2030",
        venue="aksu",
        first_day=datetime(2030, 6, 1),
        last_day="10.06.2030",
        hours="Mo-We 9:00-18:00; 2030 Jun 05 off",
        entries="7; 5",
        scans_are_public="yes",
    )
    plan = edited.plan()
    assert [str(problem) for problem in plan.all_problems] == []
    write_tour(plan)
    made = Showing.objects.with_hours().get(slug="aksu-2030")
    assert (made.venue.name_en, made.venue.region.code) == ("House", "KZ-55")
    assert (made.first_day, made.last_day) == (date(2030, 6, 1), date(2030, 6, 10))
    assert written_hours(made) == (
        "Mo 09:00-18:00; Tu 09:00-18:00; We 09:00-18:00; 2030 Jun 05 off"
    )
    assert sorted(made.entries.values_list("number", flat=True)) == [5, 7]
    assert (made.scans_are_public, made.is_cancelled) == (True, False)
    assert Edited().plan().summary == "unchanged: 4"


def test_changed_cells_are_written_and_others_stay(here: Showing) -> None:
    edited = Edited()
    edited.set("showings", "here", is_cancelled="yes", hours="Su 10:00-12:00", blocks=None)
    edited.set("venues", "hall", position=None, wheelchair="partly accessible by wheelchair")
    write_tour(edited.plan())
    stays = Showing.objects.with_hours().get(slug="here")
    assert (stays.is_cancelled, written_hours(stays)) == (True, "Su 10:00-12:00")
    assert not stays.blocks.exists()
    hall = Venue.objects.get()
    assert (hall.position, hall.wheelchair, hall.access_en) == ("", "partly", "Lift")


@pytest.mark.parametrize(
    ("table", "values", "said"),
    [
        ("showings", {"last_day": "2030-05-01"}, "The last day comes before the first."),
        ("showings", {"first_day": "soon"}, "is not understood as a date"),
        ("showings", {"hours": "always"}, "“always” says no opening hours."),
        ("showings", {"hours": "2030 Jun 01 off"}, "This day is not one of the showing’s."),
        ("showings", {"entries": "7; 999"}, "There is no entry with the number 999."),
        ("showings", {"venue": "nowhere"}, "“nowhere” is not in the list"),
        ("showings", {"venue": None}, "This can’t be empty."),
        ("venues", {"position": "1, 1"}, "This place is not in Kazakhstan"),
        ("venues", {"name_en": None}, "Write this in at least one language."),
        ("venues", {"website": "example"}, "valid URL"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    here: Showing, table: str, values: dict[str, Any], said: str
) -> None:
    slug = {"venues": "hall", "showings": "here"}[table]
    plan = Edited().set(table, slug, **values).plan()
    assert said in " ".join(map(str, plan.all_problems))
    assert not plan.can_be_written
    assert not plan.can_be_written_in_part


def test_what_somebody_has_changed_since_is_a_conflict(here: Showing) -> None:
    edited = Edited().set("showings", "here", note_en="From the street")
    Showing.objects.update(note_en="By the lift")
    plan = edited.plan()
    assert [row.state for row in plan.conflicts] == ["conflict"]


def test_an_organiser_downloads_sees_the_changes_and_confirms(
    here: Showing, client: Client
) -> None:
    desk = signed_in(client, "organiser")
    assert desk.get("/admin/projects/showing/workbook/").content[:2] == b"PK"
    file = io.BytesIO(Edited().set("showings", "here", note_en="From the street").bytes())
    file.name = "tour.xlsx"
    page = desk.post("/admin/projects/showing/import/", {"file": file}, follow=True)
    address, text = page.redirect_chain[0][0], page.content.decode()
    assert "<del>yard</del>" in text
    digest = text.split('name="digest" value="')[1].split('"')[0]
    done = desk.post(address, {"digest": digest, "confirm": "1"}, follow=True)
    assert "Saved: edited: 1; unchanged: 1." in done.content.decode()
    assert Showing.objects.get().note_en == "From the street"


def test_editors_may_read_it_and_not_import_it(here: Showing, editor: Client) -> None:
    assert editor.get("/admin/projects/showing/workbook/").status_code == 200
    assert editor.get("/admin/projects/showing/import/").status_code == 403
