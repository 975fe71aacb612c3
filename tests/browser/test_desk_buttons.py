"""The buttons below an entry's form: each can be pressed, also while the others are unfolded."""

import os

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.person import PATIENCE, Person

pytestmark = [pytest.mark.browser, pytest.mark.full]
# The names of buttons at whose middle something else lies.
COVERED = """buttons => buttons.filter(button => {
  const box = button.getBoundingClientRect();
  const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return there !== button;
}).map(button => button.name)"""


def test_more_actions_cover_no_other_button(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    person = Person(page, site, lambda: None)
    person.sign_in("editor")
    page.goto(f"{site}/admin/projects/project/")
    page.locator("#result_list .field-shown_title a").first.click()
    page.locator(".desk-more summary").last.click()
    buttons = page.locator(".submit-row:last-of-type input[type=submit]:visible")
    expect(buttons.first).to_be_visible(timeout=PATIENCE)
    for width in (1366, 768, 360):
        page.set_viewport_size({"width": width, "height": 768})
        buttons.first.scroll_into_view_if_needed()
        if folder := os.environ.get("PICTURES"):
            page.screenshot(path=f"{folder}/buttons-{width}.png")
        assert buttons.count() >= 3
        assert buttons.evaluate_all(COVERED) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
