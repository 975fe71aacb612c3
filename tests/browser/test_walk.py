"""A visitor's walk, as only a browser can tell of it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import paper
from tests.browser.pages import watch
from tests.in_turn import in_turn

pytestmark = pytest.mark.browser


def walk(page: Page, site: str) -> None:
    page.goto(f"{site}/en/")
    page.get_by_role("link", name="Regional associations").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("regional")
    page.get_by_role("link", name="filter them").click()
    expect(page.locator("[data-result-count]")).to_have_text("3 documented · 19 samples")
    page.locator("#filters").get_by_text("Filters", exact=True).click() if page.locator(
        "#filters > summary"
    ).is_visible() else None
    page.get_by_label(re.compile("Cultural heritage and crafts")).check()
    # Where a script answers each choice at once, only a phone's sheet needs the button.
    if (button := page.get_by_role("button", name="Show results")).is_visible():
        button.click()
    expect(page).to_have_url(re.compile("theme=heritage"))
    expect(page.locator("[data-result-count]")).not_to_have_text("3 documented · 19 samples")
    count = page.locator("[data-result-count]").get_attribute("data-result-count")
    assert page.locator(".entry-card").count() == int(count or 0)
    page.locator(".entry-card a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sample")
    page.get_by_role("link", name="Қазақша").click()
    expect(page.locator("html")).to_have_attribute("lang", "kk")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Үлгі")
    page.go_back()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.go_back()
    expect(page.locator("[data-result-count]")).to_have_attribute("data-result-count", count or "")


@pytest.mark.parametrize("size", [(390, 844), (1440, 900)])
def test_a_visitor_walks_from_home_to_an_entry_and_back(
    standing_site: str, browser: Browser, size: tuple[int, int]
) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    wrong = watch(page, standing_site)
    walk(page, standing_site)
    assert wrong == []


def test_the_walk_needs_no_javascript(standing_site: str, browser: Browser) -> None:
    walk(browser.new_context(java_script_enabled=False).new_page(), standing_site)


def test_the_chosen_language_is_remembered(standing_site: str, browser: Browser) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(standing_site)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert context.cookies() == []
    page.get_by_role("link", name="Русский").click()
    # It counts once a page came in that language.
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    page.goto(f"{standing_site}/p/1/")
    expect(page.locator("html")).to_have_attribute("lang", "ru")


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_wider_than_a_phone(standing_site: str, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    for path in ("", "projects/", "projects/unity-through-charity/", "blocks/fund/", "results/"):
        for language in ("kk", "ru"):
            page.goto(f"{standing_site}/{language}/{path}")
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (language, path, wide)


@pytest.mark.parametrize("language", in_turn("en"))
def test_the_block_summary_prints_with_page_numbers_and_no_navigation(
    standing_site: str, page: Page, tmp_path: Path, language: str
) -> None:
    page.goto(f"{standing_site}/{language}/blocks/regional/print/")
    file = tmp_path / "summary.pdf"
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    pages = paper.pages(file)
    assert len(pages) > 3
    for place, sheet in enumerate(pages, 1):
        # The first sheet is the cover, which carries no number.
        assert place == 1 or re.search(rf"\b{place}\D+{len(pages)}\s*$", sheet)
    words = " ".join(" ".join(pages).split())
    for number in range(30, 52):
        assert re.search(rf"\b{number}\b", words)
    assert {"kk": "Үлгі", "ru": "Образец", "en": "Sample"}[language] in words
    for navigation in ("Қазақша", "Русский", "Print this page", "Напечатайте", "басып шығарыңыз"):
        assert navigation not in words
