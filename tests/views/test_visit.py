"""Tests of the pages that say where the exhibition stands, and of their calendars."""

import re
from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from projects.models import Showing
from projects.serving.page_cache import key_of
from tests.factories import project, showing, signed_in, venue

pytestmark = pytest.mark.django_db
ALMATY = ZoneInfo("Asia/Almaty")


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    page = response.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\xa0", " ").split())


@pytest.fixture
def tour(wall: None) -> dict[str, Showing]:
    """One showing now, one next, one that is over, one that was cancelled."""
    day = timezone.localdate()
    days = {
        "now": (day - timedelta(days=3), day + timedelta(days=3)),
        "next": (day + timedelta(days=10), day + timedelta(days=20)),
        "over": (day - timedelta(days=30), day - timedelta(days=20)),
        "cancelled": (day + timedelta(days=30), day + timedelta(days=40)),
    }
    return {
        name: showing(
            slug=name,
            venue=venue(slug=name, name_en=f"Hall {name}", name_ru=f"Зал {name}", city_en="Aksu"),
            first_day=first,
            last_day=last,
            is_cancelled=name == "cancelled",
        )
        for name, (first, last) in days.items()
    }


def test_without_a_showing_nothing_is_announced(wall: None, client: Client) -> None:
    page = text_of(client, "/en/visit/")
    assert "At present it stands nowhere." in page
    assert "Not announced." in page
    assert "On show:" not in text_of(client, "/en/")


def test_the_page_tells_now_next_cancelled_and_over_apart(
    tour: dict[str, Showing], client: Client
) -> None:
    page = text_of(client, "/en/visit/").partition("Skip to the content")[2]
    places = [
        page.index(part)
        for part in (
            *("On show now", "Hall now", "Coming", "Hall next"),
            *("Cancelled", "Hall cancelled", "Over", "Hall over"),
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_home_says_where_it_stands_and_every_page_leads_there(
    tour: dict[str, Showing], client: Client, language: str
) -> None:
    home = client.get(f"/{language}/").content.decode()
    assert f'href="/{language}/visit/now/"' in home
    for page in ("about", "projects", "results"):
        assert f'href="/{language}/visit/"' in client.get(f"/{language}/{page}/").content.decode()


def test_an_entry_leads_to_the_showing_where_it_stands(
    tour: dict[str, Showing], client: Client
) -> None:
    here, elsewhere = project(901, block="fund"), project(902, block="partners")
    tour["now"].blocks.set([here.block])
    tour["next"].entries.set([elsewhere])
    assert "On show: Aksu, Hall now" in text_of(client, here.get_absolute_url())
    assert "Next on show: Aksu, Hall next" in text_of(client, elsewhere.get_absolute_url())


def test_an_entry_on_no_showing_says_nothing_of_one(wall: None, client: Client) -> None:
    shown, other = project(901), project(902)
    showing(entries=(shown,))
    assert "On show:" in text_of(client, shown.get_absolute_url())
    assert "On show:" not in text_of(client, other.get_absolute_url())


def test_the_page_of_a_showing_has_all_for_a_visit(wall: None, client: Client) -> None:
    hall = venue(
        slug="astana",
        address_en="Street 1",
        position="51.13, 71.43",
        website="https://hall.example/",
        wheelchair="partly",
        access_en="Induction loop",
    )
    day = date(2030, 5, 9)
    showing(
        {0: "10:00-13:00 14:00-18:00", 5: "20:00-02:00"},
        {day: ""},
        blocks=("fund",),
        slug="astana-2030",
        venue=hall,
        first_day=date(2030, 5, 6),
        last_day=date(2030, 5, 12),
        note_en="Entrance from the yard",
    )
    page = text_of(client, "/en/visit/astana-2030/")
    for part in (
        *("6 May 2030 – 12 May 2030", "Monday 10:00–13:00 , 14:00–18:00", "Tuesday closed"),
        *("Saturday 20:00–02:00", "9 May 2030 closed", "Street 1", "hall.example"),
        *("partly accessible by wheelchair", "Induction loop", "Entrance from the yard"),
    ):
        assert part in page
    html = client.get("/en/visit/astana-2030/").content.decode()
    assert '<circle class="pin" cx="487" cy="131"' in html
    marked = "https://www.openstreetmap.org/?mlat=51.13&amp;mlon=71.43#map=17/51.13/71.43"
    assert f'href="{marked}"' in html
    assert 'class="wall-block block-fund"' in html
    assert 'class="wall-block block-partners"' not in html


def test_an_address_that_was_changed_leads_to_the_new_one(
    tour: dict[str, Showing], client: Client
) -> None:
    tour["now"].slug = "pavlodar"
    tour["now"].save()
    response = client.get("/en/visit/now/")
    assert (response.status_code, response["Location"]) == (301, "/en/visit/pavlodar/")
    assert client.get("/en/visit/never/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_showings(
    tour: dict[str, Showing], client: Client, django_assert_max_num_queries
) -> None:
    for number in range(12):
        showing({0: "10:00-18:00"}, slug=f"more-{number}")
    for address, most in (("/en/visit/", 7), ("/en/visit/now/", 14), ("/en/visit.ics", 6)):
        client.get(address)
        with django_assert_max_num_queries(most):
            client.get(address)


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2030-05-06T{clock}:00").replace(tzinfo=ALMATY)


def test_a_kept_page_says_open_only_while_it_is(wall: None, client: Client) -> None:
    with patch("django.utils.timezone.now", lambda: at("09:00")):
        showing({0: "10:00-18:30"}, first_day=date(2030, 5, 6), last_day=date(2030, 5, 7))
    for clock, says in (
        ("09:59", "Opens today at 10:00."),
        ("10:00", "Open now, until 18:30."),
        ("18:29", "Open now, until 18:30."),
        ("18:30", "It does not open again."),
    ):
        with patch("django.utils.timezone.now", lambda clock=clock: at(clock)):
            assert says in text_of(client, "/en/visit/"), clock


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_calendar_holds_every_showing_in_the_language(
    tour: dict[str, Showing], client: Client, language: str
) -> None:
    response = client.get(f"/{language}/visit.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    events = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    assert {str(event["uid"]) for event in events} == {
        f"{stay.uid}@exhibition" for stay in tour.values()
    }
    by_url = {str(event["url"]).rstrip("/").rsplit("/", 1)[1]: event for event in events}
    now, planned = by_url["now"], tour["now"]
    assert now.decoded("dtstart") == planned.first_day
    assert now.decoded("dtend") == planned.last_day + timedelta(days=1)
    assert str(now["status"]) == "CONFIRMED"
    assert str(by_url["cancelled"]["status"]) == "CANCELLED"
    assert now["summary"].params["LANGUAGE"] == language
    hall = "Hall now" if language == "en" else "Зал now"
    assert hall in str(now["summary"])
    assert f"/{language}/visit/now/" in str(now["url"])


def test_a_calendar_is_the_same_until_something_changes_and_then_newer(
    tour: dict[str, Showing], client: Client
) -> None:
    first = client.get("/en/visit/now.ics").content
    assert client.get("/en/visit/now.ics").content == first
    Showing.objects.filter(pk=tour["now"].pk).update(
        changed=timezone.now() + timedelta(seconds=90), last_day=tour["now"].last_day
    )
    (before,), (after,) = (
        icalendar.Calendar.from_ical(text).walk("VEVENT")
        for text in (first, client.get("/en/visit/now.ics").content)
    )
    assert before["uid"] == after["uid"]
    assert int(after["sequence"]) > int(before["sequence"])
    assert after.decoded("dtstamp") > before.decoded("dtstamp")


def test_programs_read_the_showings_as_parts_of_the_exhibition(
    tour: dict[str, Showing], client: Client
) -> None:
    graph = client.get("/en/exhibition.jsonld").json()["@graph"]
    parts = {part["url"].rstrip("/").rsplit("/", 1)[1]: part for part in graph[0]["subEvent"]}
    assert set(parts) == {"now", "next", "cancelled"}
    now = parts["now"]
    assert now["@type"] == "ExhibitionEvent"
    assert now["startDate"] == tour["now"].first_day.isoformat()
    assert now["location"]["address"]["addressLocality"] == "Aksu"
    assert parts["cancelled"]["eventStatus"] == "https://schema.org/EventCancelled"
    assert 'itemprop="subEvent"' in client.get("/en/").content.decode()
    assert 'itemprop="superEvent"' in client.get("/en/visit/now/").content.decode()


def test_the_feed_and_the_sitemap_tell_of_a_showing(
    tour: dict[str, Showing], client: Client
) -> None:
    feed = client.get("/en/feed/").content.decode()
    assert f"urn:uuid:{tour['now'].uid}" in feed
    assert "/en/visit/now/" in feed
    assert "urn:uuid" not in client.get("/en/feed/?theme=charity").content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()
    for language in ("kk", "ru", "en"):
        assert f"/{language}/visit/now/</loc>" in sitemap
        assert f"/{language}/visit/</loc>" in sitemap


def test_what_is_entered_at_the_desk_is_public_at_once(wall: None, client: Client) -> None:
    desk = signed_in(Client(), "organiser")
    desk.post("/admin/projects/venue/add/", {"name_en": "House", "wheelchair": "yes"})
    given = {
        "venue": venue(slug="house").pk,
        "first_day": "2030-05-06",
        "last_day": "2030-05-12",
        **{f"{part}-INITIAL_FORMS": 0 for part in ("hours", "exceptions")},
        "hours-TOTAL_FORMS": 2,
        "exceptions-TOTAL_FORMS": 1,
        **{"hours-0-weekday": 0, "hours-0-opens": "10:00", "hours-0-closes": "18:00"},
        "hours-1-weekday": 1,
        "exceptions-0-day": "2030-05-09",
    }
    response = desk.post("/admin/projects/showing/add/", given)
    assert response.status_code == 302, response.content.decode()[:4000]
    made = Showing.objects.get()
    assert made.slug == "house-2030-05"
    assert [str(row) for row in made.hours.all()] == [f"{_monday()} 10:00–18:00"]
    assert made.exceptions.get().opens is None
    assert "6 May 2030" in text_of(client, "/en/visit/")
    form = desk.get(f"/admin/projects/showing/{made.pk}/change/").content.decode()
    assert 'value="10:00"' in form
    first, *folded = re.split(r"<fieldset[^>]*\bcollapse\b", form)
    assert 'name="last_day"' in first
    assert 'name="blocks"' not in first
    assert len(folded) == 3


def _monday() -> str:
    from projects.models import OpeningHours

    return OpeningHours(weekday=0).get_weekday_display()


def test_a_page_is_kept_for_an_hour_at_most() -> None:
    asked = {"PATH_INFO": "/en/visit/", "QUERY_STRING": ""}
    assert key_of(asked, 1, "x", 3599) != key_of(asked, 1, "x", 3600)
