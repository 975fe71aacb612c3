"""The whole walk with the keyboard alone: the focus is always somewhere, and always to be seen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
FOCUSED = """
  () => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const style = (node) => getComputedStyle(node);
    const outlined = (node) =>
      style(node).outlineStyle !== "none" && parseFloat(style(node).outlineWidth) >= 2;
    let shown = false;
    for (let node = element; node && node !== document.body; node = node.parentElement) {
      shown ||= outlined(node);
    }
    // On the map it is the region's own border that shows the focus.
    const drawn = element.querySelector(":scope > :is(use, path), :scope > rect");
    shown ||= drawn !== null && parseFloat(style(drawn).strokeWidth) >= 4;
    // In a picture of numbers it is a frame around the row.
    const touch = element.querySelector(":scope > .hit-area");
    shown ||= touch !== null && style(touch).stroke !== "none";
    const inside =
      box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return { what: element.outerHTML.slice(0, 120), shown, inside };
  }
"""


@pytest.fixture
def walker(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="en-GB", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def tab_to(page: Page, selector: str, *, most: int = 200) -> None:
    """Presses Tab until the element has the focus; each stop on the way must be to be seen."""
    for _step in range(most):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        if focus is None:
            continue  # the browser's own controls, between the end and the beginning of the page
        assert focus["shown"], f"no focus to be seen on {focus['what']}"
        assert focus["inside"], f"focus outside of the window on {focus['what']}"
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab never came to {selector} on {page.url}")


def test_home_filter_entry_next_and_back_with_the_keyboard_alone(
    standing_site: str, walker: Page
) -> None:
    walker.goto(f"{standing_site}/en/")
    walker.keyboard.press("Tab")
    assert walker.evaluate("document.activeElement.matches('.skip-link')")
    walker.keyboard.press("Enter")
    expect(walker.locator("main")).to_be_focused()

    walker.goto(f"{standing_site}/en/")
    tab_to(walker, ".site-nav a[href$='/projects/']")
    walker.keyboard.press("Enter")
    expect(walker).to_have_url(f"{standing_site}/en/projects/")

    tab_to(walker, "input[type=checkbox][name=theme][value=heritage]")
    walker.keyboard.press("Space")
    expect(walker).to_have_url(re.compile("theme=heritage"))
    expect(walker.locator("input[type=checkbox][name=theme][value=heritage]")).to_be_focused()
    filtered = walker.url

    tab_to(walker, ".entry-card a")
    walker.keyboard.press("Enter")
    expect(walker.get_by_role("heading", level=1)).to_contain_text("Sample")
    first = walker.url

    tab_to(walker, "a[rel=next]")
    walker.keyboard.press("Enter")
    expect(walker).not_to_have_url(first)
    # Alt+← is the browser window's own key, which a headless browser has no window for.
    walker.go_back()
    expect(walker).to_have_url(first)
    walker.go_back()
    expect(walker).to_have_url(filtered)
    expect(walker.locator("input[type=checkbox][name=theme][value=heritage]")).to_be_checked()


@pytest.mark.parametrize("path", ["", "projects/unity-through-charity/", "results/"])
def test_every_stop_of_tab_is_to_be_seen(standing_site: str, walker: Page, path: str) -> None:
    walker.goto(f"{standing_site}/ru/{path}")
    last = ".site-foot a[href]"
    tab_to(walker, last, most=250)


def test_the_focus_is_to_be_seen_in_forced_colours(browser: Browser, standing_site: str) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{standing_site}/kk/projects/")
    for _step in range(12):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        assert focus["shown"], focus["what"]
    context.close()
