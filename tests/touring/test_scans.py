"""Tests what counts as a scan of a stand's code, and where it is counted."""

from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from projects.models import ScanCount
from projects.serving.version import current
from projects.touring import scan_counts
from projects.touring.scan_counts import COUNTER
from tests.factories import showing, signed_in
from tests.touring.scanning import CAMERA, IN_WORKER, PHONE

pytestmark = pytest.mark.django_db
ALMATY = ZoneInfo("Asia/Almaty")


@pytest.fixture(autouse=True)
def _nothing_waits():
    COUNTER.waiting.clear()


def opens(client: Client, number: int = 7, address: str = "/p/{}/", **headers: str) -> int:
    """The scans that are counted once the stand's address was opened with these headers."""
    response = client.get(address.format(number), headers=headers)
    assert response.status_code == 302
    return sum(COUNTER.waiting.values())


def counts() -> dict[tuple[str, int, str | None], int]:
    """What is written, by day, stand and showing."""
    COUNTER.write()
    rows = ScanCount.objects.values_list("day", "number", "showing__slug", "count")
    return {(day.isoformat(), number, slug): count for day, number, slug, count in rows}


def scanned(moment: datetime, *numbers: int) -> None:
    """Counts a scan of each stand at that moment."""
    with patch.object(scan_counts, "time", moment.timestamp):
        for number in numbers:
            COUNTER.add(number)


@pytest.mark.parametrize(
    "headers",
    [
        CAMERA,
        IN_WORKER,
        {"user-agent": PHONE},
        CAMERA | {"referer": "android-app://com.google.android.googlequicksearchbox/"},
        {"user-agent": "Mozilla/5.0 (Linux; Android 9; CUBOT X19) Chrome/120.0 Mobile Safari"},
    ],
    ids=["camera", "through the service worker", "an older browser", "Google Lens", "a Cubot"],
)
def test_a_camera_is_counted(wall: None, client: Client, headers: dict[str, str]) -> None:
    assert opens(client, **headers) == 1


@pytest.mark.parametrize(
    "headers",
    [
        CAMERA | {"referer": "http://testserver/kk/", "sec-fetch-site": "same-origin"},
        IN_WORKER | {"referer": "http://testserver/kk/"},
        {"user-agent": PHONE, "referer": "http://testserver/kk/"},
        CAMERA | {"sec-fetch-site": "same-origin"},
        CAMERA | {"sec-fetch-site": "cross-site"},
        CAMERA | {"referer": "https://example.org/", "sec-fetch-site": "cross-site"},
        CAMERA | {"sec-purpose": "prefetch;prerender"},
        CAMERA | {"sec-fetch-dest": "iframe"},
        {**IN_WORKER, "sec-fetch-mode": "cors"},
    ],
)
def test_a_link_or_a_page_fetched_ahead_is_no_scan(
    wall: None, client: Client, headers: dict[str, str]
) -> None:
    assert opens(client, **headers) == 0


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "curl/8.5.0",
        "WhatsApp/2.23.20.0",
        "python-requests/2.32",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; YandexImages/3.0; +http://yandex.com/bots)",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0 Safari/537.36",
    ],
)
def test_a_machine_is_no_scan(wall: None, client: Client, agent: str) -> None:
    assert opens(client, **CAMERA | {"user-agent": agent}) == 0


def test_a_shared_address_is_no_scan(wall: None, client: Client) -> None:
    entry = client.get("/p/7/")["Location"]
    assert 'data-share="/p/7/?shared"' in client.get(entry).content.decode()
    assert opens(client, address="/p/{}/?shared", **CAMERA) == 0


def test_staff_who_try_a_code_and_heads_are_no_scans(wall: None, client: Client) -> None:
    client.head("/p/7/", headers=CAMERA)
    assert opens(signed_in(client, "organiser"), **CAMERA) == 0


def test_a_stand_that_is_not_there_is_not_counted(wall: None, client: Client) -> None:
    assert client.get("/p/999/", headers=CAMERA).status_code == 404
    assert not COUNTER.waiting


def test_no_cache_may_answer_a_scan(wall: None, client: Client) -> None:
    response = client.get("/p/7/", headers=CAMERA)
    assert response["Cache-Control"] == "private, no-cache"
    assert not response.cookies


def test_a_scan_counts_for_the_showing_where_the_stand_is(wall: None, client: Client) -> None:
    showing(blocks=("fund",), slug="here")
    of_the_fund, of_others = 1, 13
    for number in (of_the_fund, of_the_fund, of_others):
        client.get(f"/p/{number}/", headers=CAMERA)
    today = timezone.localdate().isoformat()
    assert counts() == {(today, of_the_fund, "here"): 2, (today, of_others, None): 1}
    client.get(f"/p/{of_the_fund}/", headers=CAMERA)
    assert counts()[today, of_the_fund, "here"] == 3


def test_the_place_is_unknown_at_two_showings_and_at_none(wall: None) -> None:
    first, last = date(2030, 5, 6), date(2030, 5, 12)
    showing(slug="one", first_day=first, last_day=last)
    showing(slug="two", first_day=first, last_day=first)
    showing(slug="off", first_day=first, last_day=last, is_cancelled=True)
    scanned(datetime(2030, 5, 5, 12, tzinfo=ALMATY), 7)
    scanned(datetime(2030, 5, 6, 12, tzinfo=ALMATY), 7)
    scanned(datetime(2030, 5, 7, 12, tzinfo=ALMATY), 7, 7)
    assert counts() == {
        ("2030-05-05", 7, None): 1,
        ("2030-05-06", 7, None): 1,
        ("2030-05-07", 7, "one"): 2,
    }


def test_a_day_is_that_of_the_venue_and_a_night_belongs_to_its_showing(wall: None) -> None:
    day = date(2030, 5, 11)
    showing({5: "20:00-02:00"}, slug="night", first_day=day, last_day=day)
    scanned(datetime(2030, 5, 11, 23, 59, tzinfo=ALMATY), 7)
    scanned(datetime(2030, 5, 12, 0, 1, tzinfo=ALMATY), 7)
    scanned(datetime(2030, 5, 12, 2, 0, tzinfo=ALMATY), 7)
    assert counts() == {
        ("2030-05-11", 7, "night"): 1,
        ("2030-05-12", 7, "night"): 1,
        ("2030-05-12", 7, None): 1,
    }


def test_processes_add_to_each_others_counts(wall: None) -> None:
    others = scan_counts.ScanCounter()
    for counter in (COUNTER, others, others):
        counter.add(7)
        counter.write()
    assert list(ScanCount.objects.values_list("count", flat=True)) == [3]


def test_what_cannot_be_written_waits(wall: None) -> None:
    COUNTER.add(7)
    with patch.object(scan_counts, "_write", side_effect=DatabaseError("locked")):
        COUNTER.write()
    assert not ScanCount.objects.exists()
    COUNTER.add(7)
    assert list(counts().values()) == [2]


def test_counting_makes_no_kept_page_stale(wall: None) -> None:
    before = current()
    COUNTER.add(7)
    COUNTER.write()
    assert current() == before


def test_a_minute_is_written_in_a_few_queries(wall: None, django_assert_max_num_queries) -> None:
    showing(blocks=("fund",))
    for number in range(1, 62):
        COUNTER.add(number)
    with django_assert_max_num_queries(70):
        COUNTER.write()
    assert ScanCount.objects.count() == 61
    assert ScanCount.objects.before(timezone.localdate()).count() == 0
    assert ScanCount.objects.before(timezone.localdate() + timedelta(days=1)).count() == 61
