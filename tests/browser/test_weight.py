"""How much a first visit of a stand fetches, by its code on a phone; and that pages follow one
another without a complaint."""

import time
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.pages import watch

pytestmark = pytest.mark.browser

MOST_BYTES, MOST_REQUESTS = 55 * 1024, 12
# They come after the page: a script that waits for it, and what that hands to the worker.
LATER = ("/offline/opened.", "/worker.js")


@dataclass
class Fetched:
    """The requests of a page by their number: addresses, and bytes as they came over the wire."""

    addresses: dict[str, str] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)
    redirects: int = 0

    def sent(self, event: dict) -> None:
        self.redirects += "redirectResponse" in event
        address = event["request"]["url"]
        if address.startswith("http") and not any(part in address for part in LATER):
            self.addresses[event["requestId"]] = address

    def came(self, event: dict) -> None:
        number = event["requestId"]
        self.bytes[number] = self.bytes.get(number, 0) + event["encodedDataLength"]

    def weight(self) -> int:
        """Bytes of all but the stand's picture."""
        pictures = ("/cover.svg", "/photos/")
        return sum(
            self.bytes.get(number, 0)
            for number, address in self.addresses.items()
            if not any(part in address for part in pictures)
        )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("stand", [7, 32])
def test_a_first_visit_of_a_stand_is_light(
    standing_site: str, browser: Browser, language: str, stand: int
) -> None:
    """Of a sample, and of a documented one, which quotes its source in English."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    choice = {"name": "django_language", "value": language, "url": standing_site}
    context.add_cookies([choice])
    page = context.new_page()
    fetched, protocol = Fetched(), context.new_cdp_session(page)
    protocol.send("Network.enable")
    protocol.on("Network.requestWillBeSent", fetched.sent)
    protocol.on("Network.dataReceived", fetched.came)
    page.goto(f"{standing_site}/p/{stand}/", wait_until="networkidle")
    context.close()
    # The icon in the tab is the one of the page's head: a browser asks once.
    asked = {*fetched.addresses.values()}
    assert len(asked) + fetched.redirects <= MOST_REQUESTS, sorted(asked)
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
