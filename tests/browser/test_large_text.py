"""Who lets the browser show text twice as large on a phone reads all of it, and scrolls in one
direction."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page

pytestmark = pytest.mark.browser
PAGES = (
    *("", "projects/", "projects/birlik-edinstvo-kz/", "projects/sample-costume-workshop/"),
    *("results/", "my-list/?n=1&n=20&n=32", "compare/?n=1&n=32", "blocks/regional/"),
)
# The parts of the bar that lie over each other or show less than they hold.
BAR = """() => {
  const parts = [...document.querySelector(".stand-bar").children];
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const isApart = (a, b) => a.left > b.right - 1 || a.top > b.bottom - 1;
  const isOver = (a, b) => a !== b && !isApart(a, b) && !isApart(b, a);
  return parts
    .filter((part, n) => part.scrollWidth > part.clientWidth + 1
      || boxes.some((box) => isOver(box, boxes[n])))
    .map((part) => part.textContent.trim());
}"""
# Links of the head whose words are broken: more lines than words.
BROKEN = """() => [...document.querySelectorAll(".site-head a")].map((link) => {
  const range = document.createRange();
  const words = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let text; (text = words.nextNode());) {
    for (const { 0: word, index } of text.data.matchAll(/[^\\s-]+/g)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.push(word);
    }
  }
  return broken;
}).flat()"""


@pytest.fixture(scope="module", params=[32, 24, 20])
def page(
    request: pytest.FixtureRequest,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
) -> Iterator[Page]:
    """A phone whose browser has text of this size in place of 16 px."""
    own = f"--blink-settings=defaultFontSize={request.param}"
    args = {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], own]}
    browser: Browser = browser_type.launch(**args)
    size = {"width": 360, "height": 640}
    yield browser.new_context(viewport=size, service_workers="block").new_page()  # type: ignore[arg-type]
    browser.close()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_large_text_scrolls_in_one_direction_and_is_whole(
    page: Page, standing_site: str, language: str
) -> None:
    wrong = []
    for path in PAGES:
        page.goto(f"{standing_site}/{language}/{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wrong.append((path, width))
        wrong += [(path, word) for word in page.evaluate(BROKEN)]
        if page.locator(".stand-bar").count():
            wrong += [(path, part) for part in page.evaluate(BAR)]
    assert wrong == []


def test_the_word_on_the_bar_of_filters_is_read(page: Page, standing_site: str) -> None:
    page.goto(f"{standing_site}/ru/projects/")
    word = page.locator("#filters > summary > :first-child")
    bar = page.locator("#filters > summary").bounding_box()
    box = word.bounding_box()
    assert word.inner_text() == "Фильтры"
    assert bar
    assert box
    assert box["width"] > 60
    assert bar["y"] <= box["y"] <= 640 - box["height"]
