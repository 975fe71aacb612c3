"""Lists that are kept, sent and compared, on a phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")
    yield context.new_page()
    context.close()


def kept(page: Page) -> str | None:
    return page.evaluate("localStorage.getItem('my-list')")


def test_a_list_that_somebody_sent_leaves_mine_alone_until_i_say(
    standing_site: str, phone: Page
) -> None:
    phone.goto(f"{standing_site}/en/projects/unity-through-charity/")
    phone.locator("[data-add]").click()
    phone.goto(f"{standing_site}/en/my-list/?n=32&n=33")
    offer = phone.locator("[data-list-offer]")
    expect(offer).to_be_in_viewport()
    assert kept(phone) == "n=2"
    offer.get_by_role("button", name="Only look").click()
    expect(offer).to_be_hidden()
    assert kept(phone) == "n=2"
    phone.reload()
    offer.get_by_role("button", name="Add to mine").click()
    assert kept(phone) == "n=2&n=32&n=33"
    confirmation = phone.locator("[data-announce]")
    expect(confirmation).to_have_text("Its stands are on your list.")
    assert confirmation.evaluate("(said) => said.offsetHeight") > 24
    phone.locator("[data-my-list]").click()
    expect(phone.locator(".entry-card")).to_have_count(3)
    expect(offer).to_be_hidden()


def test_a_stand_added_by_its_number_is_on_my_own_list(standing_site: str, phone: Page) -> None:
    phone.goto(f"{standing_site}/en/projects/unity-through-charity/")
    phone.locator("[data-add]").click()
    phone.locator("[data-my-list]").click()
    phone.get_by_label("Number of a stand").fill("32")
    phone.get_by_role("button", name="Add", exact=True).click()
    expect(phone.locator(".entry-card")).to_have_count(2)
    expect(phone.locator("[data-list-offer]")).to_be_hidden()
    assert kept(phone) == "n=2&n=32"


def test_both_entries_of_a_comparison_are_seen_at_once(standing_site: str, phone: Page) -> None:
    phone.goto(f"{standing_site}/ru/compare/?n=1&n=32")
    row = phone.locator(".comparison tbody tr").nth(2)
    name, *cells = [cell.bounding_box() for cell in row.locator("th, td").all()]
    assert name
    assert all(cells)
    assert all(cell["y"] >= name["y"] + name["height"] - 1 for cell in cells if cell)
    assert cells[0]["x"] + cells[0]["width"] <= cells[1]["x"] + 1
    assert cells[1]["x"] + cells[1]["width"] <= 360


def test_without_a_clipboard_the_address_can_be_copied_by_hand(
    standing_site: str, phone: Page
) -> None:
    phone.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        "document.execCommand = () => false;"
    )
    phone.goto(f"{standing_site}/en/projects/birlik-edinstvo-kz/")
    phone.locator("[data-share-copy]").click()
    expect(phone.locator(".share-address")).to_have_value(f"{standing_site}/p/32/?shared")
    expect(phone.locator("[data-announce]")).to_contain_text("copy it by hand")
    assert phone.evaluate("getSelection().toString() || document.activeElement.value")


def test_back_after_several_filters_goes_back_once(standing_site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{standing_site}/en/projects/")
    for block in ("fund", "partners", "regional"):
        page.locator(f"input[type=checkbox][name=block][value={block}]").check()
        expect(page).to_have_url(re.compile(f"block={block}"))
    page.go_back()
    expect(page).to_have_url(f"{standing_site}/en/projects/")
    expect(page.locator("[data-result-count]")).to_have_attribute("data-result-count", "61")
    page.close()
