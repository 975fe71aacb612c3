"""What the eye stumbles over on a phone: words that touch, are cut, or half covered."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
# Between an element and the one below it, in px.
GAP = """([one, other]) =>
  document.querySelector(other).getBoundingClientRect().top
  - document.querySelector(one).getBoundingClientRect().bottom"""
CUT = """() => [...document.querySelectorAll(".entry-card .facts, .entry-card .facts > *")]
  .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth)
  .map((part) => part.textContent.trim())"""


@pytest.fixture
def phone(browser: Browser, standing_site: str) -> Iterator[Page]:
    size = {"width": 360, "height": 640}
    page = browser.new_context(base_url=standing_site, viewport=size).new_page()  # type: ignore[arg-type]
    yield page
    page.context.close()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_count_of_my_list_stands_apart_from_its_word(phone: Page, language: str) -> None:
    phone.goto(f"/{language}/")
    phone.evaluate("localStorage.setItem('my-list', 'n=1&n=20&n=32')")
    phone.reload()
    expect(phone.locator("[data-my-list-count]")).to_have_text("3")
    word, count = phone.evaluate(
        """() => {
          const link = document.querySelector("[data-my-list]");
          const range = document.createRange();
          range.selectNode(link.firstChild);
          const count = link.querySelector("[data-my-list-count]").getBoundingClientRect();
          return [range.getBoundingClientRect().right, count.left];
        }"""
    )
    assert count - word >= 3
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_number_of_a_stand_does_not_touch_its_badge(phone: Page, language: str) -> None:
    """Stand 20 has a title of one line."""
    phone.goto("/p/20/")
    phone.locator(f"[data-language={language}]").click()
    expect(phone.locator("html")).to_have_attribute("lang", language)
    assert phone.evaluate(GAP, [".stand-head .stand-number", ".stand-kind .badge"]) >= 6


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_fact_of_a_row_is_cut(phone: Page, language: str) -> None:
    phone.goto(f"/{language}/projects/")
    assert phone.evaluate(CUT) == []


def test_the_open_filters_cover_the_whole_screen(phone: Page) -> None:
    phone.goto("/kk/projects/")
    phone.locator("#filters > summary").click()
    box = phone.locator("#filters").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 360, "height": 640}
    phone.locator("#filters > summary").click()
    expect(phone.locator(".site-name")).to_be_in_viewport()


def test_a_heading_stands_apart_from_the_contact_above_it(phone: Page) -> None:
    phone.goto("/ru/about/")
    phone.evaluate(
        """() => {
          const contact = document.createElement("address");
          contact.className = "contact";
          contact.innerHTML = "<p>+7 717 200-00-00</p>";
          document.querySelector("#contact").after(contact);
          contact.nextElementSibling.remove();
        }"""
    )
    assert phone.evaluate(GAP, [".contact", ".contact + h2"]) >= 12
