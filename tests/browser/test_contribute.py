"""Somebody fills in the form by link on a telephone, is interrupted three times, and sends it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from projects.models import Contribution, Project
from tests.factories import contribution, form_address, picture_file

pytestmark = [pytest.mark.browser, pytest.mark.full]
TELEPHONE: Any = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
TITLE = "Мастерская костюма «Шебер»"
SUMMARY = "Двадцать подростков Тараза научились шить костюмы."
TEXT = "Занятия шли два года.\n\nКостюмы показали на празднике."
SAVED = ".save-bar [data-saved]"


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.fixture
def address(transactional_wall: None, live_server: Any, media: Any) -> str:
    """The address of a form in Russian."""
    link = contribution(Project.objects.get(number=12), language="ru")
    return f"{live_server.url}{form_address(link, 'ru')}"


def test_nothing_is_lost_over_three_interruptions_and_it_is_sent(
    address: str, browser: Browser, tmp_path: Path
) -> None:
    telephone = browser.new_context(**TELEPHONE)
    page = telephone.new_page()
    page.set_default_timeout(60_000)
    page.goto(address)
    fits(page)
    # The battery dies some seconds after the last letter.
    page.fill("#id_title", TITLE)
    expect(page.locator(SAVED)).to_contain_text("Сохранено:", timeout=30_000)
    telephone.close()
    page = browser.new_context(**TELEPHONE).new_page()
    page.set_default_timeout(60_000)
    page.goto(address)
    expect(page.locator("#id_title")).to_have_value(TITLE)
    # The connection is away while one writes, and comes back.
    page.route("**/contribute/**", lambda route: route.abort())
    page.fill("#id_summary", SUMMARY)
    expect(page.locator(SAVED)).to_contain_text("нет связи", timeout=30_000)
    page.unroute("**/contribute/**")
    page.fill("#id_text", TEXT)
    expect(page.locator(SAVED)).to_contain_text("Сохранено:", timeout=60_000)
    # Somebody closes the page by mistake before it has saved itself: the button has.
    page.fill("#id_coordinator", "Айгуль С.")
    page.click(".save-bar [name=save]")
    page.goto("about:blank")
    page.goto(address)
    for field, text in {"title": TITLE, "summary": SUMMARY, "coordinator": "Айгуль С."}.items():
        expect(page.locator(f"#id_{field}")).to_have_value(text)
    photo = tmp_path / "IMG_2044.jpg"
    photo.write_bytes(picture_file((900, 600)).read())
    page.set_input_files("#new-photos", [photo])
    expect(page.locator(".save-bar .waiting")).to_contain_text("ещё не сохранены: 1")
    page.click(".save-bar [name=save]")
    # The page is where the photo is described.
    expect(page.locator("#photos")).to_be_in_viewport()
    expect(page.locator(".sent-photo")).to_be_in_viewport()
    expect(page.locator(".save-bar .waiting")).to_be_empty()
    fits(page)
    wrong = tmp_path / "IMG_2045.jpg"
    wrong.write_bytes(b"no picture")
    page.set_input_files("#new-photos", [wrong])
    page.click(".save-bar [name=save]")
    expect(page.locator("#question-photos .wrong")).to_be_in_viewport()
    assert "told" not in page.url
    page.get_by_label("Кто снимал?").fill("А. Ахметов")
    page.get_by_label("Как бы вы описали его").fill("Девочки шьют")
    page.get_by_label("Да, согласны").check()
    page.click(".save-bar [name=preview]")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("img[alt='Девочки шьют']").first).to_be_visible()
    fits(page)
    page.get_by_role("link", name="Вернуться к ответам").click()
    page.fill("#id_sender", "Айгуль С.")
    page.check("#id_agrees")
    page.click("[name=send]")
    expect(page.get_by_text("Спасибо, ваша анкета получена.")).to_be_visible()
    fits(page)
    sent = Contribution.objects.get()
    assert (sent.state, sent.sender, sent.answers["text"]) == ("sent", "Айгуль С.", TEXT)


def test_it_works_without_scripts(address: str, browser: Browser) -> None:
    page = browser.new_context(**TELEPHONE, java_script_enabled=False).new_page()
    page.goto(address)
    page.fill("#id_title", TITLE)
    page.fill("#id_start_year", "давно")
    page.press("#id_start_year", "Enter")
    expect(page.locator("#question-start_year")).to_contain_text("давно")
    expect(page.locator("#id_title")).to_have_value(TITLE)


def on_telephone(browser: Browser, address: str) -> Page:
    page = browser.new_context(**TELEPHONE).new_page()
    page.set_default_timeout(60_000)
    page.goto(address)
    return page


def test_without_a_connection_the_buttons_wait_and_nothing_is_lost(
    address: str, browser: Browser
) -> None:
    page = on_telephone(browser, address)
    page.context.set_offline(True)
    page.fill("#id_title", TITLE)
    page.fill("#id_start_year", "2012")
    page.locator("#id_regions input").first.check()
    page.click(".save-bar [name=save]")
    expect(page.locator(SAVED)).to_contain_text("Написанное хранится в этом браузере")
    expect(page.locator("#id_title")).to_have_value(TITLE)
    # The page is closed without a connection; a new one has all of it, and saves it.
    telephone = page.context
    page.close()
    telephone.set_offline(False)
    page = telephone.new_page()
    page.set_default_timeout(60_000)
    page.goto(address)
    expect(page.locator("#id_title")).to_have_value(TITLE)
    expect(page.locator("#id_start_year")).to_have_value("2012")
    expect(page.locator("#id_regions input").first).to_be_checked()
    expect(page.locator(SAVED)).to_contain_text("Сохранено:", timeout=30_000)
    # It is sent without a connection, which comes back.
    page.fill("#id_summary", SUMMARY)
    page.fill("#id_text", TEXT)
    page.fill("#id_sender", "Айгуль С.")
    page.check("#id_agrees")
    page.context.set_offline(True)
    page.click("[name=send]")
    expect(page.locator(".send [data-saved]")).to_contain_text("нужно подождать")
    page.context.set_offline(False)
    expect(page.get_by_text("Спасибо, ваша анкета получена.")).to_be_visible()
    sent = Contribution.objects.get()
    assert (sent.state, sent.answers["title"], sent.answers["text"]) == ("sent", TITLE, TEXT)
    assert sent.answers["regions"]


def test_the_last_letter_before_a_kill_is_there_again(address: str, browser: Browser) -> None:
    page = on_telephone(browser, address)
    page.context.set_offline(True)
    page.locator("#id_title").press_sequentially(TITLE)
    key, draft = page.evaluate("""async () => {
        const database = await new Promise((found) => {
            const request = indexedDB.open("desk-drafts", 1);
            request.onsuccess = () => found(request.result);
        });
        const drafts = database.transaction("drafts").objectStore("drafts");
        const got = (request) =>
            new Promise((found) => (request.onsuccess = () => found(request.result)));
        return [(await got(drafts.getAllKeys()))[0], (await got(drafts.getAll()))[0]];
    }""")
    assert key.startswith("contribute-draft ")
    assert TITLE in draft
    # A kill takes what local storage has not written yet.
    page.evaluate("localStorage.clear()")
    page.context.set_offline(False)
    page.goto(address)
    expect(page.locator("#id_title")).to_have_value(TITLE)


def test_an_older_page_overwrites_nothing_and_shows_both(address: str, browser: Browser) -> None:
    old, new = on_telephone(browser, address), on_telephone(browser, address)
    new.fill("#id_title", TITLE)
    new.fill("#id_place", "Тараз")
    expect(new.locator(SAVED)).to_contain_text("Сохранено:", timeout=30_000)
    # The older page has typed another title and nothing else: the place comes in by itself.
    old.fill("#id_title", "Старое название")
    other = old.locator("#question-title [data-theirs]")
    expect(other).to_have_text(TITLE, timeout=30_000)
    expect(old.locator("#id_title")).to_have_value("Старое название")
    expect(old.locator("#id_place")).to_have_value("Тараз")
    assert Contribution.objects.get().answers["title"] == TITLE
    old.reload()
    expect(other).to_have_text(TITLE)
    old.click("#question-title [data-take]")
    expect(old.locator("#id_title")).to_have_value(TITLE)
    expect(old.locator(SAVED)).to_contain_text("Сохранено:", timeout=30_000)
    answers = Contribution.objects.get().answers
    assert (answers["title"], answers["place"]) == (TITLE, "Тараз")


def test_back_from_the_preview_leads_to_the_form(address: str, browser: Browser) -> None:
    page = on_telephone(browser, address)
    page.click("[name=send]")
    expect(page.get_by_text("Ещё ничего не отправлено")).to_be_visible()
    page.fill("#id_title", TITLE)
    page.click(".save-bar [name=preview]")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.go_back()
    expect(page.locator("#id_title")).to_have_value(TITLE)
