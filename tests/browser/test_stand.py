"""A visitor with a phone before a stand: the text at once, the next stand at the thumb."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.in_turn import in_turn

pytestmark = pytest.mark.browser
# With and without pictures, with the longest titles and summaries, the first and the last.
TEN = (1, 2, 5, 9, 14, 30, 32, 33, 52, 61)
SCREENS = ((360, 640), (390, 844), (640, 360))
# The foot of the summary and the head of the bar over it.
SUMMARY_AND_BAR = """
  () => [
    document.querySelector(".stand-head .lead").getBoundingClientRect().bottom,
    document.querySelector(".stand-bar").getBoundingClientRect().top,
  ]
"""


def on_phone(browser: Browser, width: int, height: int, *, scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=scripts
    )
    return context.new_page()


@pytest.mark.parametrize("language", in_turn("kk"))
def test_the_summary_stands_on_the_first_screen(
    browser: Browser, standing_site: str, language: str
) -> None:
    below = []
    for width, height in SCREENS:
        page = on_phone(browser, width, height)
        page.context.add_cookies(
            [{"name": "django_language", "value": language, "url": standing_site}]
        )
        for number in TEN:
            page.goto(f"{standing_site}/p/{number}/", wait_until="domcontentloaded")
            foot, bar = page.evaluate(SUMMARY_AND_BAR)
            if foot > bar or bar > height:
                below.append((number, width, height, foot, bar))
        page.context.close()
    assert below == []


def test_one_tap_leads_to_the_next_stand(browser: Browser, standing_site: str) -> None:
    page = on_phone(browser, 360, 640, scripts=False)
    page.goto(f"{standing_site}/ru/projects/birlik-edinstvo-kz/")
    bar = page.get_by_role("navigation", name="У этого стенда")
    expect(bar).to_be_in_viewport()
    bar.get_by_role("link", name="Стенд 33").click()
    expect(page.locator("h1")).to_contain_text("Образец")
    bar.get_by_role("link", name="Стенд 32").click()
    expect(page).to_have_url(f"{standing_site}/ru/projects/birlik-edinstvo-kz/")
    page.context.close()


def test_a_stand_is_opened_by_its_number_without_a_script(
    browser: Browser, standing_site: str
) -> None:
    page = on_phone(browser, 360, 640, scripts=False)
    page.goto(f"{standing_site}/kk/")
    page.get_by_label("Стендтің нөмірін теріңіз").fill("32")
    page.get_by_role("button", name="Ашу").click()
    expect(page).to_have_url(f"{standing_site}/kk/projects/birlik-edinstvo-kz/")
    page.locator(".stand-bar summary").click()
    page.get_by_label("Стендтің нөмірін теріңіз").fill("1")
    page.keyboard.press("Enter")
    expect(page.locator(".stand-number").first).to_have_text("Стенд 1")
    page.context.close()


def test_keep_in_the_bar_and_in_a_row_fill_the_same_list(
    browser: Browser, standing_site: str
) -> None:
    page = on_phone(browser, 390, 844)
    page.goto(f"{standing_site}/en/projects/birlik-edinstvo-kz/")
    page.locator(".stand-bar .keep").click()
    expect(page.locator(".stand-bar .keep")).to_contain_text("Kept")
    expect(page.locator("[data-announce]")).to_have_text("Stand 32 is on your list.")
    page.goto(f"{standing_site}/en/projects/")
    page.locator("[data-keep-stand='1']").click()
    page.locator("[data-my-list]").click()
    expect(page).to_have_url(f"{standing_site}/en/my-list/?n=32&n=1")
    page.context.close()


def test_a_list_on_a_phone_is_short_and_loads_hardly_a_picture(
    browser: Browser, standing_site: str
) -> None:
    page = on_phone(browser, 390, 844)
    pictures: list[str] = []
    page.on("request", lambda r: pictures.append(r.url) if "cover.svg" in r.url else None)
    page.goto(f"{standing_site}/kk/projects/", wait_until="networkidle")
    heights = page.evaluate(
        "[...document.querySelectorAll('.cards > li')].map((li) => li.offsetHeight)"
    )
    assert len(heights) == 24
    # As tall as these, all 61 take at most 6,000 px.
    assert sum(heights) / len(heights) * 61 <= 6000
    # The first one's is asked for before the screen's width is known.
    assert len(pictures) <= 1
    page.context.close()


def test_the_search_stands_above_the_list_and_keeps_the_filters(
    browser: Browser, standing_site: str
) -> None:
    for scripts in (True, False):
        page = on_phone(browser, 360, 640, scripts=scripts)
        page.goto(f"{standing_site}/kk/projects/?block=regional")
        field = page.get_by_role("searchbox").or_(page.get_by_role("combobox", name="іздеу"))
        expect(field).to_be_in_viewport(ratio=1)
        field.fill("ұста")
        page.get_by_role("button", name="Іздеу").click()
        expect(page.locator(".chips li")).to_have_count(3)
        assert "block=regional" in page.url
        expect(page.locator("#filter-text")).to_have_value("ұста")
        page.context.close()


def test_the_way_back_to_a_scanned_stand_covers_nothing(
    browser: Browser, standing_site: str
) -> None:
    page = on_phone(browser, 390, 844)
    page.goto(f"{standing_site}/p/32/")
    for path in ("en/", "en/projects/", "en/my-list/"):
        page.goto(f"{standing_site}/{path}", wait_until="networkidle")
        pill = page.locator("[data-my-stand]")
        expect(pill).to_be_visible()
        assert pill.evaluate("(found) => getComputedStyle(found).position") == "static"
    page.context.close()


def with_easy_text(route: Route) -> None:
    """The page of an entry that has a text in easy language."""
    form = '<details data-form="easy"><summary>Easy</summary>Short.</details>'
    script = '<script type="module" src="/forms.js"></script>'
    answer = route.fetch()
    html = answer.text().replace('<div class="prose entry-text">', f"{form}{script}<div>")
    # A page that is fetched ahead would come without the form.
    headers = {name: value for name, value in answer.headers.items() if name != "speculation-rules"}
    route.fulfill(response=answer, headers=headers, body=html)


def test_the_form_that_was_opened_is_open_at_the_next_stand(
    browser: Browser, standing_site: str
) -> None:
    # The visitors' worker would answer with a page that it keeps, without the form.
    size = {"width": 360, "height": 640}
    page = browser.new_context(viewport=size, service_workers="block").new_page()
    page.context.route("**/projects/*/", with_easy_text)
    source = Path("static/js/forms.js")
    page.context.route("**/forms.js", lambda route: route.fulfill(path=source))
    page.goto(f"{standing_site}/ru/projects/birlik-edinstvo-kz/")
    form = page.locator("[data-form]")
    expect(form).not_to_have_attribute("open", "")
    form.locator("summary").click()
    page.locator("a.to-next").click()
    expect(form).to_have_attribute("open", "")
    form.locator("summary").click()
    page.locator("a.to-previous").click()
    expect(form).not_to_have_attribute("open", "")
    page.context.close()


def test_the_foot_of_a_page_that_has_loaded_has_its_place(
    browser: Browser, standing_site: str
) -> None:
    page = on_phone(browser, 360, 640)
    page.goto(f"{standing_site}/kk/projects/birlik-edinstvo-kz/")
    expect(page.locator(".stand-floor")).to_have_css("content-visibility", "visible")
    page.context.close()
