"""The desk of printed sheets: a showing's lists, a stand's page by phone, who may do what."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from projects.models import FrozenCopy, PrintedSheet, PrintJob, Project, Report, SheetEvent
from projects.photos.storage import DAMAGES, originals
from projects.printing.order import Order
from projects.touring import sent_forms
from projects.touring.sheets import Place, act
from tests.admin.sheet_pages import lists_of, page, sheets, stand, told
from tests.factories import photo_of, picture_file, showing, signed_in, staff_member

pytestmark = pytest.mark.django_db


def test_all_of_a_list_are_packed_and_hung_and_it_is_said(wall: None, client: Client) -> None:
    desk, stay = signed_in(client, "organiser"), showing()
    made = sheets(1, 2, 3)
    PrintedSheet.objects.update(content="")
    seen = " ".join(f"{one.pk}:0" for one in made)
    said = told(desk, lists_of(stay), do="pack:all", seen=seen, crate=" blue  one ", list="to-pack")
    assert said.startswith("3 sheets are packed.")
    assert "crate: blue one" in said
    assert set(PrintedSheet.objects.values_list("state", "showing", "crate")) == {
        ("packed", stay.pk, "blue one")
    }
    shown = page(desk, lists_of(stay))
    assert f'value="hang:{made[1].pk}"' in shown
    one = re.findall(r'name="seen" value="([^"]+)"', shown)[-1]
    assert told(desk, lists_of(stay), do=f"hang:{made[1].pk}", seen=one).startswith(
        "№ 2, panel A1, Kazakh: hung: Hall"
    )
    assert [one.state for one in PrintedSheet.objects.all()] == ["packed", "hung", "packed"]


def test_what_was_done_with_a_whole_list_is_undone_where_nobody_acted_since(
    wall: None, client: Client
) -> None:
    desk, stay = signed_in(client, "organiser"), showing()
    made = sheets(1, 2, 3)
    assert 'class="sheet-undo"' not in page(desk, lists_of(stay))
    act("pack", made[0], 0, None, Place(stay, "A"))
    seen = " ".join(f"{one.pk}:{one.acts}" for one in made)
    told(desk, lists_of(stay), do="hang:all", seen=seen)
    act("damage", PrintedSheet.objects.get(pk=made[2].pk), 1, None)
    form = page(desk, lists_of(stay)).partition('class="sheet-undo"')[2]
    assert "Undo what was just done with 2 sheets" in form
    mark = re.findall(r'name="seen" value="([^"]+)"', form)[0]
    said = told(desk, lists_of(stay), do="undo:all", seen=mark)
    assert said == "2 sheets are as they were before."
    states = PrintedSheet.objects.order_by("number").values_list("state", "showing", "crate")
    assert list(states) == [
        ("packed", stay.pk, "A"),
        ("printed", None, ""),
        ("damaged", stay.pk, ""),
    ]
    assert 'class="sheet-undo"' not in page(desk, lists_of(stay))
    untouched = sheets(4)[0].pk
    assert told(desk, lists_of(stay), do="undo:all", seen=f"{untouched}:0") == ""


def test_a_finished_print_leads_back_to_the_sheets_of_the_showing(
    wall: None, client: Client
) -> None:
    desk, stay = signed_in(client, "organiser"), showing()
    order = Order("panels", (7,), ("kk",), site="https://exhibition.example.kz", is_whole=False)
    job = PrintJob.objects.create(title="7", order=order.as_json(), state=PrintJob.State.DONE)
    address = reverse("admin:projects_printjob_change", args=[job.pk])
    assert lists_of(stay) not in page(desk, address)
    PrintedSheet.objects.filter(pk=sheets(7)[0].pk).update(job=job)
    assert f'href="{lists_of(stay)}"' in page(desk, address)


def test_an_old_edition_leads_to_the_print_form_with_these_stands(
    wall: None, client: Client
) -> None:
    desk, stay = signed_in(client, "organiser"), showing()
    for one in sheets(2, 4, 40, 61):
        act("hang", one, 0, None, Place(stay))
    shown = page(desk, lists_of(stay))
    assert "Print these 4 anew" in shown
    (address,) = {found for found in re.findall(r'href="([^"]+printjob/add[^"]+)"', shown)
                  if "numbers=2" in found}  # fmt: skip
    form = desk.get(address.replace("&amp;", "&")).content.decode()
    assert 'value="2, 4, 40, 61"' in form
    assert re.search(r'<option value="a1" selected', form)
    assert re.search(r'<option value="kk" selected', form)


def test_a_wall_left_empty_is_missing_and_can_be_printed_anew(wall: None, client: Client) -> None:
    desk = signed_in(client, "organiser")
    stay = showing(entries=(Project.objects.get(number=7),))
    (panel,) = sheets(7, photos=[4711])
    (label,) = sheets(7, kind="labels", size="card")
    for one in (panel, label):
        act("hang", one, 0, None, Place(stay))
    assert "Taken off and retired" in page(desk, lists_of(stay))
    told(desk, lists_of(stay), do=f"retire:{panel.pk}", seen=f"{panel.pk}:1")
    missing = page(desk, lists_of(stay)).partition('id="missing"')[2]
    assert "Print 1 sheet" in missing
    assert re.search(r"printjob/add/\?kind=panels[^\"]*numbers=7", missing)
    assert f"{stand(7)}?showing={stay.pk}" in missing


def test_what_another_did_meanwhile_is_shown_and_not_overwritten(
    wall: None, client: Client
) -> None:
    desk, stay = signed_in(client, "organiser"), showing()
    first, second = sheets(1, 2)
    act("damage", first, 0, staff_member("publisher"), Place(stay))
    said = told(desk, lists_of(stay), do="hang:all", seen=f"{first.pk}:0 {second.pk}:0")
    assert "№ 1, panel A1, Kazakh: nothing was done" in said
    assert "damaged: Hall" in said
    assert "(publisher, " in said
    assert "№ 2, panel A1, Kazakh: hung" in said
    answer = desk.post(
        stand(1), {"act": "hang", "sheet": first.pk, "seen": 0, "note": "by the door"}
    )
    assert 'value="by the door"' in answer.content.decode()
    first.refresh_from_db()
    assert first.state == "damaged"


def test_the_same_button_pressed_twice_is_one_act(wall: None, client: Client) -> None:
    desk, stay = signed_in(client, "organiser"), showing()
    (one,) = sheets(1)
    sent = {"act": "hang", "sheet": one.pk, "seen": 0}
    for _twice in range(2):
        assert told(desk, stand(1), **sent).startswith("№ 1, panel A1, Kazakh: hung: Hall")
    assert one.events.count() == 2
    assert PrintedSheet.objects.get().showing == stay


@pytest.mark.parametrize("role", ["organiser", "publisher", "administrator"])
def test_the_code_leads_who_hangs_sheets_to_the_stand(
    wall: None, client: Client, role: str
) -> None:
    desk = signed_in(client, role)
    response = desk.get("/p/7/")
    assert response.headers["Location"] == stand(7)
    assert "private" in response.headers["Cache-Control"]
    entry = Project.objects.get(number=7)
    assert f'href="{entry.get_absolute_url()[3:]}' in page(desk, stand(7)).replace("/en/", "/")


def test_the_code_leads_everybody_else_to_the_entry(
    wall: None, client: Client, django_assert_num_queries: Any
) -> None:
    address = Project.objects.get(number=7).get_absolute_url()[3:]
    with django_assert_num_queries(1):
        assert client.get("/p/7/").headers["Location"].endswith(address)
    assert signed_in(client, "editor").get("/p/7/").headers["Location"].endswith(address)
    client.logout()
    client.cookies["sessionid"] = "0" * 32
    assert client.get("/p/7/").headers["Location"].endswith(address)


def test_where_a_stand_is_shown_twice_the_page_asks_which_place_is_meant(
    wall: None, client: Client
) -> None:
    desk = signed_in(client, "organiser")
    first, second = showing(), showing(entries=(Project.objects.get(number=7),))
    (one,) = sheets(7)
    asked = page(desk, stand(7))
    assert "Where are you?" in asked
    assert "sheet-card" not in asked
    assert f"?showing={first.pk}" in asked
    address = f"{stand(7)}?showing={second.pk}"
    told(desk, address, act="hang", sheet=one.pk, seen=0)
    one.refresh_from_db()
    assert (one.state, one.showing) == ("hung", second)
    assert "Where are you?" not in page(desk, stand(8))


def test_a_damage_is_noted_with_words_and_a_clean_photo(
    wall: None, client: Client, media: Any
) -> None:
    desk, stay = signed_in(client, "organiser"), showing()
    (one,) = sheets(7)
    act("hang", one, 0, None, Place(stay))
    sent = {"act": "damage", "sheet": one.pk, "seen": 1, "note": "a corner is torn"}
    told(desk, stand(7), **sent, photo=picture_file())
    event = SheetEvent.objects.latest("pk")
    assert (event.state, event.note, event.by.username) == ("damaged", sent["note"], "organiser")
    photo = reverse("admin:damage-photo", args=[event.pk])
    assert photo in page(desk, stand(7))
    damaged = page(desk, lists_of(stay))
    assert photo in damaged
    assert f"<q>{sent['note']}</q>" in damaged
    assert b"".join(desk.get(photo).streaming_content).startswith(b"\xff\xd8")
    assert Client().get(photo).status_code == 302
    undone = told(desk, stand(7), act="undo", sheet=one.pk, seen=2)
    assert undone.startswith("№ 7, panel A1, Kazakh: hung")


def test_no_photo_is_kept_of_a_damage_that_was_not_noted(
    wall: None, client: Client, media: Any
) -> None:
    desk = signed_in(client, "organiser")
    (one,) = sheets(7)
    act("hang", one, 0, staff_member("publisher"), Place(showing()))
    sent = {"act": "damage", "sheet": one.pk, "seen": 0, "photo": picture_file()}
    assert "nothing was done" in told(desk, stand(7), **sent)
    assert originals().listdir(DAMAGES)[1] == []


def test_a_file_that_is_no_picture_is_refused_and_nothing_is_done(
    wall: None, client: Client, media: Any
) -> None:
    desk = signed_in(client, "organiser")
    showing()
    (one,) = sheets(7)
    wrong = picture_file()
    wrong.file.seek(0)
    sent = {"act": "damage", "sheet": one.pk, "seen": 0, "photo": type(wrong)(b"%PDF-1", "a.jpg")}
    assert "a.jpg" in told(desk, stand(7), **sent)
    one.refresh_from_db()
    assert (one.state, one.acts) == ("printed", 0)


def test_an_editor_reads_the_lists_and_acts_on_nothing(wall: None, client: Client) -> None:
    desk, stay = signed_in(client, "editor"), showing()
    (one,) = sheets(7)
    assert 'name="do"' not in page(desk, lists_of(stay))
    assert 'name="act"' not in page(desk, stand(7))
    assert desk.post(lists_of(stay), {"do": "hang:all", "seen": f"{one.pk}:0"}).status_code == 403
    sent = {"act": "hang", "sheet": one.pk, "seen": 0}
    assert desk.post(stand(7), sent).status_code == 403
    assert PrintedSheet.objects.get().state == "printed"


@pytest.mark.parametrize("sent", [{}, {"do": "burn:all", "seen": "1:0"}, {"do": "hang:x"}])
def test_what_no_form_of_the_desk_sends_does_nothing(
    wall: None, client: Client, sent: dict[str, str]
) -> None:
    desk, stay = signed_in(client, "organiser"), showing()
    (one,) = sheets(7)
    assert told(desk, lists_of(stay), **sent).startswith("Nothing was done")
    wrong = {"act": "hang", "sheet": one.pk, "seen": "x"}
    assert told(desk, stand(7), **wrong).startswith("Nothing was done")
    assert told(desk, stand(8), **wrong | {"seen": 0}).startswith("Nothing was done")
    assert PrintedSheet.objects.get().acts == 0


def test_the_overview_names_what_is_to_be_taken_off(wall: None, client: Client) -> None:
    desk, stay = signed_in(client, "organiser"), showing()
    (one,) = sheets(7, photos=[4711])
    assert "Sheets to take off the wall now:" not in page(desk, "/admin/")
    act("hang", one, 0, None, Place(stay))
    overview = page(desk, "/admin/")
    assert re.search(r"Sheets to take off the wall now:\s*1", overview)
    assert f"{lists_of(stay)}#take-off" in overview


def test_one_press_that_hides_a_photo_names_sheets_and_frozen_copies(
    wall: None, client: Client, media: Any
) -> None:
    desk, stay = signed_in(client, "organiser"), showing()
    entry = Project.objects.get(number=7)
    photo = photo_of(entry)
    (one,) = sheets(7, photos=[photo.pk])
    act("hang", one, 0, None, Place(stay))
    FrozenCopy.objects.create(machine="kiosk-3", folder="/srv/copy", photos=[photo.pk])
    FrozenCopy.objects.create(machine="kiosk-4", folder="/srv/copy", photos=[])
    report = Report.objects.create(form_key="a", kind="person", project=entry)
    hide = reverse("admin:projects_report_hide", args=[report.pk, photo.pk])
    said = told(desk, hide)
    assert "№ 7, panel A1, Kazakh (hung: Hall" in said
    assert "kiosk-3: /srv/copy" in said
    assert "kiosk-4" not in said
    shown = page(desk, reverse("admin:projects_report_change", args=[report.pk]))
    assert "Sheets that show it, to be taken off the wall: № 7" in shown
    assert stand(7) in shown


def test_a_photo_taken_down_on_its_own_page_names_its_sheets_too(
    wall: None, client: Client, media: Any
) -> None:
    desk, entry = signed_in(client, "publisher"), Project.objects.get(number=7)
    photo = photo_of(entry)
    sheets(7, photos=[photo.pk])
    where = [entry.pk, photo.pk, "take-down"]
    said = told(desk, reverse("admin:projects_project_photo_act", args=where))
    assert "to be taken off the wall: № 7, panel A1, Kazakh (printed)" in said
    where[2] = "put-back"
    said = told(desk, reverse("admin:projects_project_photo_act", args=where))
    assert "to be taken off the wall" not in said


def test_a_report_keeps_the_showing_and_the_edition_that_hangs_there(
    wall: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent_forms, "SOONEST", timedelta(seconds=-1))
    stay = showing(last_day=timezone.localdate() + timedelta(days=9))
    (one,) = sheets(7)
    act("hang", one, 0, None, Place(stay))
    assert f"?showing={stay.slug}" in page(client, stay.get_absolute_url())
    form = page(client, "/en/report/", showing=stay.slug, entry=7)
    assert f'name="showing" value="{stay.slug}"' in form
    signed = re.search(r'name="form" value="([^"]+)"', form)[1]
    sent = {"kind": "wrong", "text": "The year", "form": signed, "entry": 7, "showing": stay.slug}
    client.post("/en/report/", sent)
    report = Report.objects.get()
    assert (report.showing, report.edition) == (stay, "a1b2c3d4")
    signed = re.search(r'name="form" value="([^"]+)"', page(client, "/en/report/"))[1]
    client.post("/en/report/", sent | {"form": signed, "showing": "none", "edition": "<b>"})
    assert (Report.objects.latest("pk").showing, Report.objects.latest("pk").edition) == (None, "")
