"""Tests of what organisers and visitors see of the counted scans."""

import csv
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from projects.models import ScanCount, Showing
from projects.touring.visits import last_settled_day
from tests.factories import showing, signed_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def counted(wall: None) -> Showing:
    """A showing that began ten days ago, with 1,203 scans until yesterday and 5 of today; and two
    scans without a place."""
    today = timezone.localdate()
    before = last_settled_day()
    here = showing(slug="here", first_day=today - 10 * DAY, last_day=today + DAY)
    for day, number, count in (
        (before, 7, 1200),
        (before - 2 * DAY, 7, 1),
        (before, 13, 2),
        (today + DAY, 7, 5),
    ):
        ScanCount.objects.create(day=day, number=number, showing=here, count=count)
    ScanCount.objects.create(day=before, number=7, count=2)
    return here


def test_an_organiser_sees_scans_by_showing_day_and_stand(counted: Showing, client: Client) -> None:
    page = signed_in(client, "organiser").get("/admin/scans/?showing=here").content.decode()
    assert ": 1208</h2>" in page
    assert "Place unknown" in page
    assert page.count('class="chart-drawing') == 4
    assert '<th scope="row">13. ' in page
    assert "1,206</td>" in page


def test_long_times_are_drawn_by_week(counted: Showing, staff: Client) -> None:
    ScanCount.objects.create(day=date(2026, 1, 1), number=7, showing=counted, count=1)
    page = staff.get("/admin/scans/?showing=here").content.decode()
    assert "Scans of each week" in page
    assert "Scans of each day" not in page


def test_the_file_has_a_row_a_day_stand_and_showing(counted: Showing, staff: Client) -> None:
    text = staff.get("/admin/scans.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 5
    assert {
        "day": last_settled_day().isoformat(),
        "stand": "13",
        "showing": "here",
        "scans": "2",
    } in rows
    chosen = staff.get("/admin/scans.csv?showing=unknown").content.decode()
    assert len(chosen.splitlines()) == 2


def test_without_scans_the_page_says_so(wall: None, staff: Client) -> None:
    page = staff.get("/admin/scans/").content.decode()
    assert "Nothing was scanned yet." in page
    assert "chart-drawing" not in page


def test_who_may_not_see_showings_and_a_showing_that_is_not_there(
    wall: None, client: Client
) -> None:
    assert client.get("/admin/scans/").status_code == 302
    assert signed_in(client).get("/admin/scans/?showing=never").status_code == 404


def test_visitors_see_one_figure_where_the_organiser_allows_it(
    counted: Showing, client: Client
) -> None:
    pages = ("/en/visit/here/", "/en/results/")
    for page in pages:
        assert "codes of stands scanned" not in client.get(page).content.decode()
    counted.scans_are_public = True
    counted.save()
    for page in pages:
        text = client.get(page).content.decode()
        assert "<b>1,203</b> codes of stands scanned" in text
        assert "who scans twice counts twice" in text


def test_visits_stand_apart_from_results_and_not_under_a_filter(
    counted: Showing, client: Client
) -> None:
    Showing.objects.update(scans_are_public=True)
    page = client.get("/en/results/").content.decode()
    assert page.index('id="budget"') < page.index('id="visits"')
    assert 'id="visits"' not in client.get("/en/results/?block=fund").content.decode()
    Showing.objects.update(scans_are_public=False)
    assert 'id="visits"' not in client.get("/en/results/").content.decode()


def test_the_form_of_a_showing_offers_the_public_figure(counted: Showing, staff: Client) -> None:
    form = staff.get(f"/admin/projects/showing/{counted.pk}/change/").content.decode()
    assert 'name="scans_are_public"' in form
    shown = staff.get("/admin/projects/showing/").content.decode()
    assert 'href="/admin/scans/?showing=here"' in shown
