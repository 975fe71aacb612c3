"""How much a first visit of a stand fetches, by its code on a phone; and that pages follow one
another without a complaint."""

import time
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.pages import watch

pytestmark = pytest.mark.browser

MOST_BYTES, MOST_REQUESTS = 55_000, 12
# It comes after the page, and fetches what a hall without network needs.
LATER = "/worker.js"
# Of each block, with and without its own words from other languages.
FULL = [pytest.param(stand, marks=pytest.mark.full) for stand in (1, 14, 27, 45, 61)]


@dataclass
class Fetched:
    """The requests of a page by their number: addresses, and bytes with headers as they came over
    the wire."""

    addresses: dict[str, str] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)
    redirects: list[int] = field(default_factory=list)

    def sent(self, event: dict) -> None:
        if "redirectResponse" in event:
            self.redirects.append(event["redirectResponse"]["encodedDataLength"])
        address = event["request"]["url"]
        if address.startswith("http") and LATER not in address:
            self.addresses[event["requestId"]] = address

    def came(self, event: dict) -> None:
        self.bytes[event["requestId"]] = event["encodedDataLength"]

    def weight(self) -> int:
        """Bytes of all but the stand's picture."""
        pictures = ("/cover.svg", "/photos/")
        return sum(self.redirects) + sum(
            self.bytes.get(number, 0)
            for number, address in self.addresses.items()
            if not any(part in address for part in pictures)
        )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("stand", [7, 32, *FULL])
def test_a_first_visit_of_a_stand_is_light(
    standing_site: str, browser: Browser, language: str, stand: int
) -> None:
    """Of a sample, and of a documented one, which quotes its source in English."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2)
    choice = {"name": "django_language", "value": language, "url": standing_site}
    context.add_cookies([choice])
    page = context.new_page()
    fetched, protocol = Fetched(), context.new_cdp_session(page)
    protocol.send("Network.enable")
    protocol.on("Network.requestWillBeSent", fetched.sent)
    protocol.on("Network.loadingFinished", fetched.came)
    page.goto(f"{standing_site}/p/{stand}/", wait_until="networkidle")
    context.close()
    # The icon in the tab is the one of the page's head: a browser asks once.
    asked = {*fetched.addresses.values()}
    assert len(asked) + len(fetched.redirects) <= MOST_REQUESTS, sorted(asked)
    assert 20_000 < fetched.weight() <= MOST_BYTES, sorted(asked)


def test_a_style_sheet_that_comes_late_is_no_complaint(
    standing_site: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    wrong = watch(page, standing_site)

    def hold(route: Route) -> None:
        time.sleep(0.4)
        route.continue_()

    page.goto(f"{standing_site}/en/")
    page.route("**/public.*.css", hold)
    for _ in range(2):
        page.get_by_role("link", name="Regional associations").click()
        page.wait_for_url("**/blocks/regional/")
        page.go_back()
        page.wait_for_timeout(300)
    page.close()
    assert wrong == []
