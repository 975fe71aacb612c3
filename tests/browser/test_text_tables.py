"""A table in an entry's text on a small telephone and on paper."""

import pytest
from playwright.sync_api import Browser

from projects.texts.richtext import html

pytestmark = pytest.mark.browser
TABLE = """| Аймақ | Қатысушылар саны | Волонтёрлер | Бюджет, теңге | Жауапты ұйым |
| --- | --- | --- | --- | --- |
| Түркістан облысы | 1200 | 45 | 12 500 000 | Этномәдени бірлестік |"""
PUT = "html => document.querySelector('.entry-text').insertAdjacentHTML('beforeend', html)"


def test_a_wide_table_scrolls_in_its_frame_and_not_the_page(
    browser: Browser, standing_site: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{standing_site}/p/1/")
    page.evaluate(PUT, str(html(TABLE)))
    frame = page.locator(".entry-text .scroller")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert frame.evaluate("it => it.scrollWidth > it.clientWidth")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert frame.evaluate("it => it.scrollLeft > 0")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})
    assert frame.evaluate("it => it.scrollWidth <= it.clientWidth")
    page.close()
