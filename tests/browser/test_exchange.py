"""Workbooks and texts as a person meets them: chosen files, what would change, pasted text."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import translation
from playwright.sync_api import Browser, Page, expect

from projects.models import Project
from tests.browser.pages import found_by_axe, watch
from tests.workbook.sheets import Edited

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FROM_A_PAGE = (
    "<p><b>Кітап</b> туралы:</p><ul><li>бірінші</li><li><a href='https://assembly.kz/'>екінші</a>"
    "</li></ul><script>alert(1)</script>"
)


@pytest.fixture
def desk(project: Any, live_server: Any, browser: Browser) -> Any:
    """The desk, signed in and in English, with two drafts on the wall."""
    for number in (1, 2):
        project(number, published=False, themes=("charity",), text_en="A text.")
    user = get_user_model().objects.create_superuser("staff", password="x")
    client = Client()
    client.force_login(user)
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    cookies = {
        settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value,
        settings.LANGUAGE_COOKIE_NAME: "en",
    }
    page.context.add_cookies(
        [{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()]
    )
    wrong = watch(page, live_server.url)
    yield page, live_server.url, wrong
    page.close()
    assert wrong == []


def without_violations(page: Page, said: list[str]) -> None:
    """Asks axe at both widths; what axe itself says to the console is not the page's word."""
    before = len(said)
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert found_by_axe(page, within="#content-main") == []
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{page.url} is {wide} px too wide at {width}"
    del said[before:]


def test_a_person_exports_edits_looks_confirms_and_takes_back(desk: Any, tmp_path: Path) -> None:
    page, address, said = desk
    page.goto(f"{address}/admin/projects/project/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download these as a workbook").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("link", name="Import a workbook").click()
    without_violations(page, said)
    with translation.override("en"):
        book = Edited(1, 2).set(1, "title_kk", "Жаңа атау").set(2, "text_en", None)
        (tmp_path / "entries.xlsx").write_bytes(book.bytes())
    page.get_by_label("Workbook (.xlsx) or table (.csv)").set_input_files(tmp_path / "entries.xlsx")
    page.get_by_role("button", name="Show what would change").click()
    expect(page.locator("[data-summary]")).to_contain_text("edited: 2")
    expect(page.get_by_text("1 field would be emptied.")).to_be_visible()
    without_violations(page, said)
    page.get_by_role("button", name="Save all these changes").click()
    expect(page.get_by_text("It can be undone here.")).to_be_visible()
    assert Project.objects.get(number=1).title_kk == "Жаңа атау"
    without_violations(page, said)
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_text("Undone: the entries are as they were before")).to_be_visible()
    assert Project.objects.get(number=2).text_en == "A text."


def test_pasted_text_keeps_lists_and_links_and_loses_the_rest(desk: Any) -> None:
    page, address, said = desk
    page.goto(f"{address}/admin/projects/project/{Project.objects.get(number=1).pk}/texts/")
    area = page.get_by_label("Text · Kazakh")
    area.focus()
    area.evaluate(
        """(area, html) => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            const clipboard = {clipboardData: data, cancelable: true};
            area.dispatchEvent(new ClipboardEvent("paste", clipboard));
        }""",
        FROM_A_PAGE,
    )
    pasted = "**Кітап** туралы:\n\n- бірінші\n- [екінші](https://assembly.kz/)"
    expect(area).to_have_value(pasted)
    count = page.locator("#fits-text-kk")
    expect(count).to_contain_text(f"{len(pasted)} of about")
    area.press("Control+a")
    page.locator("div:has(> #id_text_kk)").get_by_role("button", name="Emphasis").click()
    expect(area).to_have_value(f"*{pasted}*")
    area.fill("Жыл | Адам\n2019 | 300")
    area.press("Control+a")
    page.locator("div:has(> #id_text_kk)").get_by_role("button", name="Table").click()
    expect(area).to_have_value("\n| Жыл | Адам |\n| --- | --- |\n| 2019 | 300 |\n")
    area.fill("Ұзақ " * 400)
    expect(count).to_have_class("fit-note is-over")
    area.fill(pasted)
    page.get_by_label("I have read it against the original").first.check()
    without_violations(page, said)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("is saved")
    assert Project.objects.get(number=1).text_kk == pasted
