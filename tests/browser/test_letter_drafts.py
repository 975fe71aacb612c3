"""What was typed on a letter's page and not saved is one line there, below the errors of a save."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.admin.sent_letters import kazakh_letter
from tests.browser.person import PATIENCE, Person

pytestmark = [pytest.mark.browser, pytest.mark.full]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1366, "height": 768})
    yield opened
    opened.close()


def letter_page(context: BrowserContext, site: str, folder: Path) -> Page:
    (folder / "27 Хат.docx").write_bytes(kazakh_letter())
    page = context.new_page()
    editor = Person(page, site, lambda: None)
    editor.open_letter(folder / "27 Хат.docx")
    return page


def test_drafts_of_closed_tabs_are_one_line_below_the_errors_of_this_save(
    site: str, context: BrowserContext, tmp_path: Path
) -> None:
    page = letter_page(context, site, tmp_path)
    for place in range(3):
        tab = context.new_page()
        tab.goto(page.url)
        tab.locator("#id_coordinator").fill(f"Айгүл {place}")
        tab.locator('[name="take"][value="summary_kk"]').uncheck()
        tab.wait_for_timeout(500)
        tab.close()
    page.goto(page.url)
    folded = page.locator("[data-folded]")
    expect(folded.locator("[data-how-many]")).to_have_text("3")
    expect(page.locator(".desk-offer").first).to_be_hidden()
    assert (folded.bounding_box() or {})["height"] < 48
    page.locator("#id_end_year").fill("давно")
    page.locator('[name="take"][value="end_year"]').check()
    page.locator('input[name="_take"]').click()
    errors = page.locator(".desk-errors")
    expect(errors).to_be_in_viewport(timeout=PATIENCE)
    expect(folded).to_have_count(1)
    expect(folded.locator("[data-how-many]")).to_have_text("3")
    box, line = errors.bounding_box(), folded.bounding_box()
    assert box
    assert line
    assert box["y"] + box["height"] <= line["y"]
    folded.locator("summary").first.click()
    draft = folded.locator(".desk-offer").first
    expect(draft).to_be_visible()
    expect(draft.locator("tbody th").filter(has_text="Что отмечено")).to_have_count(1)
    draft.locator("[data-put-back]").click()
    expect(page.locator("#id_coordinator")).to_have_value("Айгүл 2")
