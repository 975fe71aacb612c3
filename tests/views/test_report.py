"""Tests of visitors' reports: the form, its brakes, the receipt, the desk."""

import re
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from projects.models import Report, ScanCount
from projects.models.report import after_working_days
from projects.serving import version
from projects.touring import reports, sent_forms
from projects.touring.scan_counts import COUNTER
from projects.touring.sheets import Place, act
from tests.admin.sheet_pages import sheets
from tests.factories import photo_of, project, showing, signed_in
from tests.touring.scanning import CAMERA

pytestmark = pytest.mark.django_db
SECRET = "Aigul at home, 8 701 000 00 00"


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form may be sent as soon as it is shown."""
    monkeypatch.setattr(sent_forms, "SOONEST", timedelta(seconds=-1))


def form_in(page: Any) -> str:
    return re.search(r'name="form" value="([^"]+)"', page.content.decode())[1]


def send(client: Client, **values: Any) -> Any:
    signed = form_in(client.get("/en/report/"))
    given = {"kind": "wrong", "text": "The year is wrong", "form": signed} | values
    return client.post("/en/report/", given)


def test_a_report_is_received_and_its_receipt_says_how_it_stands(
    wall: None, client: Client, at_once: None
) -> None:
    entry = project(901)
    form = client.get("/en/report/?entry=901")
    assert 'value="901"' in form.content.decode()
    assert not form.cookies
    response = send(client, entry="901", answer_to=SECRET)
    report = Report.objects.get()
    assert (report.project, report.answer_to) == (entry, SECRET)
    assert response["Location"] == f"/en/report/{report.receipt}/"
    page = client.get(response["Location"])
    assert "Your report has arrived." in page.content.decode()
    assert SECRET not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "no-referrer"
    assert client.get(response["Location"].lower().replace("/en/", "/ru/")).status_code == 200
    assert client.get("/en/report/AAAA-BBBB-CCCC/").status_code == 404
    unknown = client.get("/en/report/", {"code": "AAAA-BBBB-CCCC"}).content.decode()
    assert "There is no report with this code." in unknown


@pytest.mark.parametrize(
    "typed",
    [
        "7KQ2-M9XA-4TBE",
        " 7kq2-m9xa-4tbe ",
        "7KQ2M9XA4TBE",
        "7kq2m9xa4tbe",
        "7kq2 M9XA 4tbe",
        "7KQ2 – M9XA – 4TBE",
    ],
)
def test_a_receipt_is_read_however_it_is_typed(wall: None, client: Client, typed: str) -> None:
    Report.objects.create(kind="wrong", text=SECRET, language="en", receipt="7KQ2-M9XA-4TBE")
    written_down = client.get("/en/report/", {"code": typed})
    assert written_down["Location"] == "/en/report/7KQ2-M9XA-4TBE/"
    assert client.get(f"/en/report/{typed}/").status_code == 200


def test_no_kind_of_report_is_ticked_beforehand(wall: None, client: Client, at_once: None) -> None:
    """Else a picture would be reported as an error, and wait ten days in place of one."""
    project(901)
    assert " checked" not in client.get("/en/report/?entry=901").content.decode()
    answer = send(client, kind="")
    assert answer.status_code == 400
    assert 'id="id_kind_error"' in answer.content.decode()
    assert not Report.objects.exists()


def test_the_page_of_an_entry_leads_to_its_report(wall: None, client: Client) -> None:
    page = client.get(project(901).get_absolute_url()).content.decode()
    assert re.search(r'href="/\w\w/report/\?entry=901"', page)


def test_one_form_makes_one_report_however_often_it_is_sent(client: Client, at_once: None) -> None:
    signed = form_in(client.get("/en/report/"))
    first, second = send(client, form=signed), send(client, form=signed)
    assert first["Location"] == second["Location"]
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"text": ""}, "Write in a few words what it is about."),
        ({"entry": "4711"}, "There is no stand with this number."),
        ({"website": "https://spam.example"}, "Leave this field empty."),
        ({"form": "forged"}, "The page was open for long."),
        ({"kind": "else"}, "Select a valid choice."),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(
    client: Client, at_once: None, values: dict[str, str], says: str
) -> None:
    response = send(client, answer_to="by mail", **values)
    assert response.status_code == 400
    assert says in response.content.decode()
    assert "by mail" in response.content.decode()
    assert not Report.objects.exists()


def test_a_form_that_comes_at_once_or_after_a_day_is_asked_for_again(client: Client) -> None:
    signed = form_in(client.get("/en/report/"))
    assert b"That was very quick." in send(client, form=signed).content
    for later, count in ((timedelta(hours=25), 0), (timedelta(seconds=10), 1)):
        with patch("django.core.signing.time.time", lambda later=later: _unix(later)):
            send(client, form=signed)
        assert Report.objects.count() == count


def _unix(later: timedelta) -> float:
    return datetime.now().timestamp() + later.total_seconds()


def test_of_a_thousand_posts_few_come_through_and_others_still_do(
    client: Client, at_once: None
) -> None:
    answers = [send(client).status_code for _post in range(40)]
    assert answers.count(302) == reports.MOST_OF_SENDER
    assert set(answers[reports.MOST_OF_SENDER :]) == {429}
    assert send(Client(REMOTE_ADDR="203.0.113.7")).status_code == 302
    with patch.object(reports, "MOST_OF_ALL", 6):
        assert send(Client(REMOTE_ADDR="203.0.113.8")).status_code == 429


def test_a_report_makes_no_kept_page_stale(client: Client, at_once: None) -> None:
    before = version.current()
    send(client)
    assert version.current() == before


def test_a_picture_of_people_is_due_after_one_working_day() -> None:
    zone = ZoneInfo("Asia/Almaty")
    friday = datetime(2030, 5, 10, 15, tzinfo=zone)
    assert after_working_days(friday, 1) == datetime(2030, 5, 13, 15, tzinfo=zone)
    assert after_working_days(friday, 10) == datetime(2030, 5, 24, 15, tzinfo=zone)


def test_what_is_overdue_is_red_on_the_overview(client: Client) -> None:
    report = Report.objects.create(form_key="a", kind="person", language="en")
    desk = signed_in(client, "organiser")
    page = desk.get("/admin/").content.decode()
    assert "Reports of visitors to decide:" in page
    assert "past their deadline" not in page
    Report.objects.filter(pk=report.pk).update(due_at=timezone.now() - timedelta(minutes=1))
    assert 'class="errornote"' in desk.get("/admin/").content.decode()
    assert "desk-overdue" in desk.get("/admin/projects/report/").content.decode()


def test_one_press_hides_the_picture_everywhere(wall: None, client: Client, media: Any) -> None:
    entry = project(901)
    photo = photo_of(entry)
    report = Report.objects.create(form_key="a", kind="person", language="en", project=entry)
    desk = signed_in(Client(), "organiser")
    form = desk.get(f"/admin/projects/report/{report.pk}/change/").content.decode()
    press = f"/admin/projects/report/{report.pk}/hide/{photo.pk}/"
    assert f'formaction="{press}"' in form
    assert client.get(photo.get_absolute_url()).status_code == 200
    desk.post(press)
    assert client.get(photo.get_absolute_url()).status_code == 404
    assert photo.name not in client.get(entry.get_absolute_url()).content.decode()
    stranger = photo_of(project(902))
    other = f"/admin/projects/report/{report.pk}/hide/{stranger.pk}/"
    assert desk.post(other).status_code == 404


def test_closing_keeps_the_decision_and_deletes_the_senders_data(client: Client) -> None:
    report = Report.objects.create(
        form_key="a", kind="wrong", language="en", text=SECRET, answer_to=SECRET
    )
    desk = signed_in(Client(), "organiser")
    address = f"/admin/projects/report/{report.pk}/change/"
    assert SECRET in desk.get(address).content.decode()
    desk.post(address, {"decision": "corrected", "answer": "The year is 2013."})
    report.refresh_from_db()
    assert (report.text, report.answer_to, report.decision) == ("", "", "corrected")
    assert report.closed_by.username == "organiser"
    page = client.get(f"/en/report/{report.receipt}/").content.decode()
    assert "corrected" in page
    assert "The year is 2013." in page
    assert desk.post(address, {"decision": "stays"}).status_code == 403
    assert SECRET not in desk.get(f"/admin/projects/report/{report.pk}/history/").content.decode()
    left = [model for model in apps.get_models() if SECRET in str([*model._base_manager.values()])]
    assert left == []


def test_where_the_code_of_the_stand_was_scanned_today_the_report_knows_showing_and_edition(
    wall: None, client: Client, at_once: None
) -> None:
    COUNTER.waiting.clear()
    stay = showing()
    for one in sheets(7, 8):
        act("hang", one, 0, None, Place(stay))
    opened = client.get("/p/7/", headers=CAMERA, follow=True).content.decode()
    assert "report/?entry=7" in opened
    for number in ("7", "8"):
        assert send(client, entry=number).status_code == 302
    told = Report.objects.order_by("pk").values_list("project__number", "showing", "edition")
    assert list(told) == [(7, stay.pk, "a1b2c3d4"), (8, None, "")]


def test_a_code_scanned_at_two_showings_on_one_day_tells_no_place(
    wall: None, client: Client, at_once: None
) -> None:
    for stay in (showing(), showing()):
        ScanCount.objects.create(day=timezone.localdate(), number=7, showing=stay, count=1)
    send(client, entry="7")
    assert Report.objects.get().showing is None
