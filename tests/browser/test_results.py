"""From any number on the results page it is two clicks at most to the sentence in its source."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "number",
    [
        ".official a",
        ".headline-total a.amount",
        ".chart-drawing.wide a",
        ".region-map a:has(text:not(.is-announced)) .hit-area",
        ".budgets a",
    ],
)
def test_two_clicks_at_most(standing_site: str, page: Page, number: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{standing_site}/en/results/")
    page.locator(number).first.click()
    page.wait_for_url(lambda url: not url.endswith("/en/results/"))
    if "/results/" not in page.url:
        page.locator(".entry-card a").first.click()
        page.wait_for_url("**/projects/*/")
    expect(page.locator("main :is(blockquote, .source)").first).to_be_visible()
