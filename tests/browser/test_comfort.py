"""Comforts that need a script, each in a real browser; what there is without one, too."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser
ENTRY = "en/projects/unity-through-charity/"


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A page of a browser of its own, wide enough for the filters beside the list."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield context.new_page()
    context.close()


def announced(page: Page, words: str) -> None:
    expect(page.locator("[data-announce]")).to_contain_text(words)


def documents(page: Page) -> list[str]:
    """Collects the pages that are loaded whole."""
    loaded: list[str] = []
    page.on("request", lambda r: loaded.append(r.url) if r.is_navigation_request() else None)
    return loaded


def test_a_filter_changes_the_list_without_a_reload(standing_site: str, visitor: Page) -> None:
    visitor.goto(f"{standing_site}/en/projects/")
    loaded = documents(visitor)
    box = visitor.locator("input[type=checkbox][name=block][value=fund]")
    box.focus()
    visitor.keyboard.press("Space")
    expect(visitor).to_have_url(f"{standing_site}/en/projects/?block=fund")
    count = visitor.locator("[data-result-count]")
    expect(count).not_to_have_attribute("data-result-count", "61")
    announced(visitor, count.inner_text())
    expect(visitor.locator("input[type=checkbox][name=block][value=fund]")).to_be_focused()
    expect(visitor.locator("a[data-language=ru]")).to_have_attribute(
        "href", re.compile(r"/ru/projects/\?block=fund$")
    )
    expect(visitor).to_have_title(re.compile("Fund"))
    visitor.go_back()
    expect(count).to_have_attribute("data-result-count", "61")
    expect(box).not_to_be_checked()
    visitor.go_forward()
    expect(box).to_be_checked()
    assert loaded == []


def test_sorting_pages_and_chips_need_no_reload_and_lose_no_focus(
    standing_site: str, visitor: Page
) -> None:
    visitor.goto(f"{standing_site}/en/projects/?block=regional&block=partners")
    loaded = documents(visitor)
    visitor.locator("#sort").focus()
    visitor.locator("#sort").select_option("title")
    expect(visitor).to_have_url(re.compile("sort=title"))
    expect(visitor.locator("#sort")).to_be_focused()
    visitor.locator("a[rel=next]").click()
    expect(visitor).to_have_url(re.compile("page=2"))
    expect(visitor.locator("[data-result-count]")).to_be_focused()
    visitor.locator(".chips a").first.click()
    expect(visitor.locator("[data-result-count]")).to_be_focused()
    assert loaded == []


def test_when_the_network_fails_the_browser_loads_the_page(
    standing_site: str, visitor: Page
) -> None:
    visitor.goto(f"{standing_site}/en/projects/")
    visitor.route(
        "**/projects/?*",
        lambda r: r.abort() if r.request.resource_type == "fetch" else r.continue_(),
    )
    visitor.locator("input[type=checkbox][name=block][value=fund]").check()
    expect(visitor).to_have_url(f"{standing_site}/en/projects/?block=fund")
    expect(visitor.locator(".chips")).to_contain_text("Fund")


def test_suggestions_are_chosen_with_the_keyboard(standing_site: str, visitor: Page) -> None:
    visitor.goto(f"{standing_site}/en/")
    box = visitor.get_by_role("combobox")
    box.press_sequentially("charit")
    options = visitor.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    announced(visitor, "Suggestions: ")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(options.first.get_attribute("id")))
    box.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_have_value("charit")
    box.press_sequentially("y")
    expect(options.first).to_be_visible()
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(visitor).to_have_url(f"{standing_site}/en/projects/?theme=charity")


def test_enter_without_a_choice_searches(standing_site: str, visitor: Page) -> None:
    visitor.goto(f"{standing_site}/en/")
    box = visitor.get_by_role("combobox")
    box.press_sequentially("charity")
    expect(visitor.get_by_role("option").first).to_be_visible()
    box.press("Enter")
    expect(visitor).to_have_url(f"{standing_site}/en/projects/?q=charity")


def test_arrow_keys_walk_along_the_stands_but_not_out_of_a_field(
    standing_site: str, visitor: Page
) -> None:
    visitor.goto(f"{standing_site}/en/projects/unity-through-charity/")
    here = visitor.url
    visitor.keyboard.press("Control+ArrowRight")
    visitor.keyboard.press("ArrowRight")
    expect(visitor).not_to_have_url(here)
    visitor.keyboard.press("ArrowLeft")
    expect(visitor).to_have_url(here)
    visitor.goto(f"{standing_site}/en/projects/?q=abc")
    visitor.locator("#filter-text").press("ArrowLeft")
    expect(visitor).to_have_url(f"{standing_site}/en/projects/?q=abc")


def test_a_scanned_code_remembers_the_stand_and_the_visitor_can_forget_it(
    standing_site: str, visitor: Page
) -> None:
    visitor.goto(f"{standing_site}/{ENTRY}")
    visitor.goto(f"{standing_site}/en/")
    pill = visitor.locator("[data-my-stand]")
    expect(pill).to_be_hidden()
    visitor.goto(f"{standing_site}/p/32/")
    assert visitor.context.cookies() == []
    visitor.goto(f"{standing_site}/ru/")
    expect(pill).to_be_visible()
    expect(pill.get_by_role("link").first).to_have_attribute("href", "/p/32/")
    expect(pill.get_by_role("link").last).to_have_attribute("href", "/ru/blocks/regional/")
    pill.get_by_role("button").click()
    expect(pill).to_be_hidden()
    visitor.reload()
    expect(pill).to_be_hidden()


def test_recently_viewed_stays_in_the_browser_and_is_forgotten_on_request(
    standing_site: str, visitor: Page
) -> None:
    for number in (32, 1, 32):
        visitor.goto(f"{standing_site}/p/{number}/")
    visitor.goto(f"{standing_site}/en/")
    recent = visitor.locator("[data-recent]")
    recent.locator("summary").click()
    expect(recent.get_by_role("link")).to_have_count(2)
    expect(recent.get_by_role("link").first).to_have_attribute("href", "/p/32/")
    recent.get_by_role("button").click()
    expect(recent.get_by_role("link")).to_have_count(0)
    announced(visitor, "Cleared")
    assert visitor.evaluate("localStorage.getItem('recently-viewed')") is None


def test_my_list_is_filled_on_entries_and_lives_in_its_address(
    standing_site: str, visitor: Page
) -> None:
    for number in (32, 1):
        visitor.goto(f"{standing_site}/p/{number}/")
        visitor.locator("[data-add]").click()
        announced(visitor, f"Stand {number} is on your list")
    expect(visitor.locator("[data-my-list-count]")).to_have_text("2")
    assert visitor.context.cookies() == []
    visitor.locator("[data-my-list]").click()
    expect(visitor).to_have_url(f"{standing_site}/en/my-list/?n=32&n=1")
    expect(visitor.locator(".entry-card")).to_have_count(2)
    visitor.locator("[data-remove='1']").click()
    expect(visitor.locator("[data-my-list-count]")).to_have_text("1")
    visitor.goto(f"{standing_site}/p/32/")
    visitor.locator("[data-add]").click()
    announced(visitor, "off your list")
    expect(visitor.locator("[data-my-list-count]")).to_be_empty()


def test_my_list_and_the_comparison_need_no_script(standing_site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{standing_site}/{ENTRY}")
    expect(page.locator("[data-share-now]")).to_be_hidden()
    page.locator("[data-add]").click()
    expect(page.locator(".entry-card")).to_have_count(1)
    page.get_by_label("Number of a stand").fill("32")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".entry-card")).to_have_count(2)
    page.get_by_role("button", name="Compare side by side").click()
    expect(page.locator("table thead th")).to_have_count(2)
    context.close()


def test_a_link_is_copied_and_the_result_announced(
    standing_site: str, visitor: Page, context: BrowserContext
) -> None:
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.goto(f"{standing_site}/p/32/")
    visitor.locator("[data-share-copy]").click()
    announced(visitor, "The address is copied.")
    assert visitor.evaluate("navigator.clipboard.readText()") == f"{standing_site}/p/32/?shared"


def test_sharing_opens_the_device_s_own_dialogue(standing_site: str, visitor: Page) -> None:
    visitor.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    visitor.goto(f"{standing_site}/p/32/")
    visitor.locator("[data-share-now]").click()
    shared = visitor.evaluate("window.shared")
    assert shared["url"] == f"{standing_site}/p/32/?shared"
    assert "Birlik" in shared["title"]


def test_on_a_phone_the_sheet_of_filters_closes_over_its_results(
    standing_site: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{standing_site}/en/projects/")
    page.locator("#filters > summary").click()
    loaded = documents(page)
    page.locator("input[type=checkbox][name=block][value=partners]").check()
    page.get_by_role("button", name="Show results").click()
    expect(page.locator("#filters")).not_to_have_attribute("open", "")
    expect(page.locator(".result-count")).to_be_focused()
    expect(page.locator(".result-count")).to_have_attribute("data-result-count", "10")
    assert loaded == []
    page.close()
