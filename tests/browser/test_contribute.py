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
SAVED = "[data-saved]"


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
    page.click(".save-bar [name=save]")
    fits(page)
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
