"""Printed sheets: made by orders, moved by people, and the lists of a showing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from projects.models import (
    Block,
    FrozenCopy,
    Metric,
    Photo,
    PrintedSheet,
    PrintJob,
    Project,
    SheetEvent,
    Showing,
)
from projects.printing import jobs
from projects.printing.content import sheet_of
from projects.printing.order import BLOCK_PANELS, LABELS, PANELS, RESULTS_PANEL, Order
from projects.printing.panel import ordered_languages
from projects.printing.printed_sheets import contents_now, printed_of
from projects.printing.wall_print import wall_panels
from projects.serving import version
from projects.touring.sheet_lists import SheetLists, kinds_at, looked_at, sheets_for, shown_photos
from projects.touring.sheets import OvertakenError, Place, Told, act, act_on_all, holding, record
from projects.touring.subjects import Subject, entries_at
from tests.factories import photo_of, showing, staff_member

pytestmark = pytest.mark.django_db


def printed(*numbers: int, language: str = "kk", kind: str = PANELS) -> list[PrintedSheet]:
    """These stands as an order has printed them, all with none."""
    order = Order(kind, numbers, (language,), is_whole=not numbers)
    sheets = [sheet_of(entry, ordered_languages(language)) for entry in order.entries()]
    return record(printed_of(order, sheets, "a1b2c3d4"))


def lists(stay: Showing) -> SheetLists:
    sheets = sheets_for(stay, timezone.now())
    rows = looked_at(sheets, contents_now(sheets), shown_photos())
    return SheetLists(stay, entries_at(stay), rows, kinds_at(stay))


def missing(lists: SheetLists, kind: str = PANELS) -> list[int]:
    return numbers(one for part in lists.missing if part.kind == kind for one in part.subjects)


def to_print(lists: SheetLists, kind: str = PANELS) -> list[int]:
    return numbers(one for part in lists.missing if part.kind == kind for one in part.to_print)


def numbers(rows: Any) -> list[int]:
    return [getattr(row, "sheet", row).number for row in rows]


def each(name: str, sheets: list[PrintedSheet], stay: Showing, crate: str = "") -> None:
    seen = {sheet.pk: sheet.acts for sheet in sheets}
    outcome = act_on_all(name, seen, None, Place(stay, crate), sheets)
    assert len(outcome.done) == len(sheets)


def sheet(number: int) -> PrintedSheet:
    return PrintedSheet.objects.in_use().filter(number=number).latest("pk")


def test_a_tour_played_through_each_list_says_what_was_done(wall: None, media: Any) -> None:
    today = timezone.localdate()
    days = {"first_day": today - timedelta(days=9), "last_day": today}
    first, second = (showing(slug=slug, **days) for slug in ("first", "second"))
    fund = showing(slug="third", blocks=("fund",), first_day=today, last_day=today)
    of_fund = [entry.number for entry in entries_at(fund)]
    shown = photo_of(Project.objects.get(number=9))
    every = list(range(1, 62))

    assert to_print(lists(first)) == every
    printed()
    before = lists(first)
    assert (numbers(before.to_pack), to_print(before)) == (every, [])
    assert missing(before) == every
    each("pack", list(PrintedSheet.objects.all()), first, "3")
    packed = lists(first)
    assert (numbers(packed.to_hang), packed.hung, packed.missing) == (every, [], [])
    assert {row.sheet.crate for row in packed.to_hang} == {"3"}
    assert (lists(second).to_pack, missing(lists(second))) == ([], every)
    each("hang", list(PrintedSheet.objects.all()), first)

    for number in (20, 30):
        act("damage", sheet(number), 2, None, told=Told("torn"))
    shown.is_taken_down = True
    shown.save()
    for entry in Project.objects.filter(number__in=(2, 4, 40, 61)):
        entry.title_kk += " (жаңа)"
        entry.save()
    now = lists(first)
    assert numbers(now.take_off) == [9]
    assert numbers(now.outdated) == [2, 4, 40, 61]
    assert (numbers(now.damaged), now.missing) == ([20, 30], [])
    assert numbers(now.hung) == [number for number in every if number not in (20, 30)]
    assert (now.to_hang, now.to_pack) == ([], [])

    printed(2, 4, 9, 20, 30, 40, 61)
    again = lists(first)
    assert numbers(again.to_pack) == [2, 4, 9, 20, 30, 40, 61]
    for number in (2, 9, 20):
        old = PrintedSheet.objects.filter(number=number).earliest("pk")
        act("retire", old, old.acts, None)
        act("hang", sheet(number), 0, None, Place(first))
    after = lists(first)
    assert (numbers(after.outdated), after.take_off) == ([4, 40, 61], [])
    assert (numbers(after.damaged), after.missing) == ([30], [])
    assert numbers(after.to_pack) == [4, 30, 40, 61]

    first.last_day = today - timedelta(days=1)
    first.save()
    following = lists(second)
    assert numbers(following.to_pack) == every
    assert (missing(following), to_print(following)) == (every, [])
    assert numbers(lists(fund).to_pack) == missing(lists(fund)) == of_fund
    each("pack", [row.sheet for row in lists(fund).to_pack], fund, "A")
    assert numbers(lists(fund).to_hang) == of_fund
    assert numbers(lists(second).to_pack) == [n for n in every if n not in of_fund]


def test_a_panel_taken_down_is_missing_though_its_label_is_there(wall: None) -> None:
    stay = showing(entries=tuple(Project.objects.filter(number__in=(1, 2))))
    panels, labels = printed(1, 2), printed(1, kind=LABELS)
    each("hang", panels, stay)
    assert lists(stay).missing == []
    each("pack", labels, stay)
    act("retire", panels[0], 1, None)
    now = lists(stay)
    assert (missing(now), to_print(now)) == ([1], [1])
    assert (missing(now, LABELS), to_print(now, LABELS)) == ([2], [2])
    printed(1)
    assert (missing(lists(stay)), to_print(lists(stay))) == ([1], [])


def test_a_sheet_remembers_who_did_what_and_when(wall: None) -> None:
    (one,) = printed(7)
    stay, by = showing(), staff_member("organiser")
    act("pack", one, 0, by, Place(stay, "blue crate"))
    act("hang", one, 1, by, Place(stay))
    act("damage", one, 2, by, told=Told("a corner is torn", "damage/a.jpg"))
    told = [(event.state, event.crate, event.note) for event in one.events.all()]
    assert told == [
        ("damaged", "", "a corner is torn"),
        ("hung", "", ""),
        ("packed", "blue crate", ""),
        ("printed", "", ""),
    ]
    assert {event.by for event in one.events.exclude(state="printed")} == {by}
    assert one.showing == stay


def test_what_is_done_with_sheets_makes_no_kept_page_stale(wall: None) -> None:
    stay = showing()
    before = version.current()
    (one,) = printed(7)
    act("hang", one, 0, None, Place(stay))
    FrozenCopy.objects.create(machine="a", folder="b")
    assert version.current() == before


def test_undoing_is_an_act_that_leads_back_to_state_and_place(wall: None) -> None:
    (one,) = printed(7)
    stay = showing()
    with pytest.raises(ValidationError):
        act("undo", one, 0, None)
    act("pack", one, 0, None, Place(stay, "2"))
    act("retire", one, 1, None)
    assert (one.state, one.showing, one.crate) == ("retired", None, "")
    act("undo", one, 2, None)
    assert (one.state, one.showing, one.crate) == ("packed", stay, "2")
    assert one.events.count() == 4


def test_what_another_has_done_meanwhile_is_told_and_not_overwritten(wall: None) -> None:
    (one,) = printed(7)
    stay, other = showing(), staff_member("organiser")
    as_seen = PrintedSheet.objects.get()
    act("damage", one, 0, other, Place(stay))
    with override("en"), pytest.raises(OvertakenError) as refused:
        act("hang", as_seen, 0, None, Place(stay))
    assert (refused.value.event.by, refused.value.event.state) == (other, "damaged")
    assert PrintedSheet.objects.get().state == "damaged"
    assert SheetEvent.objects.count() == 2
    outcome = act_on_all("pack", {one.pk: 0}, None, Place(stay), [one])
    assert (outcome.done, len(outcome.overtaken)) == ([], 1)


def test_a_label_stays_current_while_what_stands_on_it_does(wall: None) -> None:
    stay = showing()
    each("hang", printed(7) + printed(7, kind=LABELS), stay)
    Project.objects.filter(number=7).update(text_kk="Басқа мәтін.")
    assert [row.sheet.kind for row in lists(stay).outdated] == [PANELS]
    Project.objects.filter(number=7).update(title_kk="Басқа атау")
    assert len(lists(stay).outdated) == 2


def test_what_hangs_of_a_withdrawn_entry_is_to_be_taken_off(wall: None) -> None:
    stay = showing()
    each("hang", printed(7), stay)
    Project.objects.filter(number=7).update(publication="withdrawn")
    assert [(row.sheet.number, row.down) for row in lists(stay).take_off] == [(7, "entry")]
    assert lists(stay).outdated == []


def test_copies_of_one_sheet_are_counted_and_another_edition_begins_anew(wall: None) -> None:
    assert [printed(7)[0].copy for _time in range(2)] == [1, 2]
    assert printed(7, language="ru")[0].copy == 1
    Project.objects.filter(number=7).update(title_kk="Басқа атау")
    assert printed(7)[0].copy == 1
    # A panel in Russian has the Kazakh title, too.
    assert [row.sheet.language for row in lists(showing()).to_pack] == ["kk"]


@pytest.mark.parametrize(("kind", "size"), [(PANELS, "a3"), (LABELS, "sticker")])
def test_a_finished_order_makes_its_sheets_once(
    project: Callable[..., Project], kind: str, size: str, settings: Any, tmp_path: Any
) -> None:
    settings.PRINTS_DIR = tmp_path
    settings.SITE_ADDRESS = "https://exhibition.example.kz"
    for number in (1, 2):
        project(number)
    order = Order(kind, (), ("en",), site=settings.SITE_ADDRESS, size=size)
    job = PrintJob.objects.create(
        title="a", order=order.as_json(), ordered_by=staff_member("organiser")
    )
    for _again in range(2):
        jobs.run(job)
    made = list(PrintedSheet.objects.all())
    assert [(one.number, one.kind, one.size, one.copy) for one in made] == [
        (1, kind, size, 1),
        (2, kind, size, 1),
    ]
    assert {one.events.get().by for one in made} == {job.ordered_by}
    assert len(lists(showing()).to_pack) == 2
    Project.objects.filter(number=2).update(title_en="Another")
    jobs.run(job)
    assert numbers(job.sheets.all()) == [1, 2, 2]


def wall_sheets(kind: str, block: str = "") -> list[PrintedSheet]:
    """The block or results panels as an order has printed them."""
    order = Order(kind, (), ("en",), size="a1", block=block, site="https://exhibition.example.kz")
    with override("en"):
        return record(printed_of(order, wall_panels(order), "a1b2c3d4"))


def test_panels_of_the_blocks_at_a_showing_and_of_the_results_are_packed_and_hung(
    wall: None,
) -> None:
    stay = showing(blocks=("fund",))
    assert len(wall_sheets(BLOCK_PANELS)) == 4
    wall_sheets(RESULTS_PANEL)
    free = [row.sheet for row in lists(stay).to_pack]
    with override("en"):
        assert [str(one) for one in free] == ["results panel", str(Block.objects.get(slug="fund"))]
    each("pack", free, stay)
    with override("ru"):
        now = lists(stay)
        assert (len(now.to_hang), now.to_pack, now.outdated) == (2, [], [])


def test_a_wall_panel_hangs_in_an_old_edition_once_what_it_prints_has_changed(wall: None) -> None:
    stay = showing()
    each("hang", wall_sheets(BLOCK_PANELS) + wall_sheets(RESULTS_PANEL), stay)
    entry = Project.objects.get(number=1)
    entry.text_en += " More."
    entry.save()
    assert lists(stay).outdated == []
    entry.title_en = "Another title"
    entry.save()
    assert [row.sheet.subject for row in lists(stay).outdated] == [entry.block.slug]
    Metric.objects.filter(project=entry).delete()
    entry.publication = "withdrawn"
    entry.save()
    assert {row.sheet.subject for row in lists(stay).outdated} == {entry.block.slug, ""}
    again = wall_sheets(BLOCK_PANELS, entry.block.slug)
    assert [row.sheet for row in lists(stay).to_pack] == again


def test_a_block_without_public_entries_has_no_panel_of_today(wall: None) -> None:
    stay = showing()
    each("hang", wall_sheets(BLOCK_PANELS, "fund"), stay)
    Project.objects.filter(block__slug="fund").update(publication="withdrawn")
    assert [row.sheet.subject for row in lists(stay).outdated] == ["fund"]


def test_wall_panels_are_missing_where_the_showing_has_had_some(wall: None) -> None:
    stay = showing()
    every = [block.slug for block in Block.objects.all()]
    assert [part.kind for part in lists(stay).missing] == [PANELS]
    (results,), (fund,) = wall_sheets(RESULTS_PANEL), wall_sheets(BLOCK_PANELS, "fund")
    each("hang", [results, fund], stay)
    act("retire", results, 1, None)
    found = {part.kind: part for part in lists(stay).missing}
    assert found[RESULTS_PANEL].to_print == [Subject()]
    assert [one.key for one in found[BLOCK_PANELS].to_print] == [s for s in every if s != "fund"]
    wall_sheets(RESULTS_PANEL)
    found = {part.kind: part for part in lists(stay).missing}
    assert (len(found[RESULTS_PANEL].subjects), found[RESULTS_PANEL].to_print) == (1, [])


def test_a_hidden_photo_names_the_sheets_that_still_show_it(wall: None, media: Any) -> None:
    photo = photo_of(Project.objects.get(number=7))
    hung, retired = printed(7) + printed(7)
    act("hang", hung, 0, None, Place(showing()))
    act("retire", retired, 0, None)
    assert holding(photo).sheets == [hung]
    assert holding(Photo(pk=0, project=photo.project)).sheets == []
