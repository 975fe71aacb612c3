"""The editor of an entry on a laptop and a tablet: how far each field is, what stays in reach."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from projects.models import Project
from tests.browser.accounts import account
from tests.browser.pages import watch
from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# The visible fields of the form, each with what hides it: closed folds and tabs not chosen.
HIDDEN_BY = """() => [...document.querySelector("[data-folds]").closest("form").elements]
  .filter((field) => field.name && !["hidden", "submit", "button"].includes(field.type)
    && !field.closest(".empty-form"))
  .map((field) => {
    let count = 0;
    for (let part = field.parentElement; part; part = part.parentElement) {
      if (part.localName === "details" && !part.open) count += 1;
      if (part.hasAttribute("data-tab") && part.hidden) count += 1;
    }
    return [field.name, count + 1];
  })"""


@pytest.fixture
def page(transactional_wall: None, live_server: Any, browser: Browser) -> Page:
    account("publisher")
    made = browser.new_page(viewport={"width": 1366, "height": 768})
    Person(made, live_server.url, lambda: None).sign_in("publisher")
    return made


def form_of(page: Page, site: str, number: int) -> None:
    entry = Project.objects.get(number=number)
    page.goto(f"{site}/admin/projects/project/{entry.pk}/change/")


def test_no_field_is_more_than_two_actions_away_and_the_page_is_short(
    page: Page, live_server: Any
) -> None:
    wrong = watch(page, live_server.url)
    form_of(page, live_server.url, 20)
    far = [(name, count) for name, count in page.evaluate(HIDDEN_BY) if count > 2]
    assert far == []
    assert page.evaluate("document.documentElement.scrollHeight") < 2_600
    page.locator("details:has(#id_status) > summary").click()
    expect(page.locator("#id_status")).to_be_visible()
    page.locator("#texts-kk-tab").click()
    expect(page.locator("#id_title_kk")).to_be_visible()
    expect(page.locator("#id_title_ru")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#id_title_ru")).to_be_visible()
    for name in ("_publish", "_continue"):
        expect(page.locator(f"[name={name}]").last).to_be_in_viewport()
    page.set_viewport_size({"width": 768, "height": 1024})
    expect(page.locator("[name=_publish]").last).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 768
    expect(page.locator("textarea#id_text_ru")).to_have_css("max-height", "none")
    page.goto(f"{page.url}#id_budget_kzt")
    expect(page.locator("#id_budget_kzt")).to_be_in_viewport()
    page.locator("[data-unfold]").click()
    assert page.evaluate("document.querySelectorAll('details[data-fold]:not([open])').length") == 0
    assert wrong == []


def test_the_list_shows_ten_entries_with_their_state_and_provenance(
    page: Page, live_server: Any
) -> None:
    page.goto(f"{live_server.url}/admin/projects/project/")
    rows = "[...document.querySelectorAll('#result_list tbody tr')]"
    seen = page.evaluate(f"{rows}.filter(row => row.getBoundingClientRect().bottom <= 768).length")
    assert seen >= 10
    row = page.locator("#result_list tbody tr").first
    for column in ("state", "provenance_shown"):
        expect(row.locator(f".field-{column}")).to_be_visible()
