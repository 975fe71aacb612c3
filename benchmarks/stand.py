"""How soon a phone shows a stand: `python -m benchmarks.stand [NUMBER ...]`.

A slow phone on a bad line: 400 kbit/s, 400 ms there and back, processor at a quarter, nothing kept.
For each stand and language three visits; printed are the medians of the largest paint of the
stand that was scanned, and of the next one, tapped eight seconds later.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.run import granian
from benchmarks.servers import data, running

STANDS = (32, 7, 14)
VISITS = 3
LINE = {"latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
# Milliseconds from the moment at which the visitor asked for the page: of a page that was made
# ahead, from the tap that showed it.
LARGEST = """() => new Promise((done) => new PerformanceObserver((list) => {
  const begin = performance.getEntriesByType("navigation")[0].activationStart || 0;
  done(Math.max(0, list.getEntries().at(-1).startTime - begin));
}).observe({ type: "largest-contentful-paint", buffered: true }))"""


def slowed(page: Page) -> CDPSession:
    """A page on the slow phone and line."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **LINE})
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return session


@contextmanager
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, has_touch=True
    )
    yield context.new_page()
    context.close()


def visit(browser: Browser, address: str, number: int, language: str) -> tuple[float, float]:
    """Seconds to the largest paint of the stand and, after eight seconds, of the next."""
    with phone(browser) as page:
        cookie = {"name": "django_language", "value": language, "url": address}
        page.context.add_cookies([cookie])
        slowed(page)
        page.goto(f"{address}/p/{number}/")
        page.wait_for_timeout(8_000)
        first = page.evaluate(LARGEST)
        before = page.url
        page.locator(".stand-bar .to-next").click()
        page.wait_for_url(lambda url: url != before)
        page.wait_for_timeout(3_000)
        return first / 1000, page.evaluate(LARGEST) / 1000


def main(stands: tuple[int, ...]) -> None:
    site = granian("exhibition.wsgi:application")
    with running(site, "/en/", **data(61)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        print(f"Load before: {os.getloadavg()[0]:.1f}")
        for number in stands:
            for language in ("kk", "ru", "en"):
                address = f"http://localhost:{server.port}"
                visits = [visit(browser, address, number, language) for _ in range(VISITS)]
                first, following = (median(times) for times in zip(*visits, strict=True))
                print(f"stand {number}, {language}: {first:.2f} s, the next {following:.2f} s")
        browser.close()


if __name__ == "__main__":
    main(tuple(int(word) for word in sys.argv[1:]) or STANDS)
