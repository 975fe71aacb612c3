"""A real entry takes a sample's place by the steps of the guide, in at most 36 actions; visitors
read the sample until they read the real entry."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import watch
from tests.browser.person import PATIENCE, Person
from tests.odd_pictures import fields, saved

pytestmark = [pytest.mark.browser, pytest.mark.full]
MOST_ACTIONS = 36
SAMPLE = "/ru/projects/sample-costume-workshop/"
SAMPLE_TITLE = "Образец: костюмная мастерская"
TITLE = "Мастерская костюма «Шебер»"
SUMMARY = "Двадцать подростков Тараза научились шить национальные костюмы."
TEXT = "Занятия шли два года.\n\nКостюмы показали на празднике города."
ORGANISATIONS = ("ОО «Шебер»", "Акимат города Тараз")
LETTER = "Письмо ОО «Шебер», 12.05.2014"
FIGURES = ("около 20", "300", "12")
ALTERNATIVE_TEXTS = ("Девушка шьёт камзол", "Готовые костюмы на сцене")


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    files = [tmp_path / "1.jpg", tmp_path / "2.jpg"]
    for width, file in zip((640, 660), files, strict=True):
        file.write_bytes(saved(fields(size=(width, 480)), "JPEG"))
    return files


def test_a_real_entry_takes_a_samples_place_in_36_actions(
    site: str, browser: Browser, photos: list[Path]
) -> None:
    visitor = browser.new_context().request
    before = visitor.get(site + SAMPLE).text()
    data = visitor.get(f"{site}/ru/projects.json").json()["projects"]
    assert SAMPLE_TITLE in before

    def look() -> None:
        assert visitor.get(site + SAMPLE).text() == before

    editor = Person(browser.new_page(viewport={"width": 1366, "height": 900}), site, look)
    wrong = watch(editor.page, site)
    editor.sign_in("editor")
    replace_it(editor)
    write_it(editor)
    add_photos(editor, photos)
    expect(editor.page.locator(".messagelist .success").last).to_contain_text(
        "ждёт публикатора", timeout=PATIENCE
    )
    assert wrong == []

    publisher = Person(browser.new_page(viewport={"width": 1366, "height": 900}), site, look)
    publisher.sign_in("publisher")
    publisher.click(publisher.page.locator('a[href="/admin/review/"]').first)
    expect(publisher.page.locator("body")).to_contain_text(LETTER, timeout=PATIENCE)
    assert visitor.get(f"{site}/ru/projects.json").json()["projects"] == data
    publisher.look = lambda: None
    publisher.click('button[name="publish-only"]')
    expect(publisher.page.locator(".messagelist .success")).to_be_visible(timeout=PATIENCE)
    actions = editor.actions + publisher.actions
    print(f"actions: {editor.actions} of the editor, {publisher.actions} of the publisher")
    assert actions <= MOST_ACTIONS

    reads_the_real_entry(browser.new_page(locale="ru"), site)


def replace_it(editor: Person) -> None:
    """Step 1 of the guide."""
    stand = editor.page.locator(".desk-tile", has_text=SAMPLE_TITLE)
    editor.click(stand.locator(".desk-replace"))
    editor.click('.desk-replacing button[value="ru"]')
    expect(editor.page.locator("#id_title_ru")).to_have_value("", timeout=PATIENCE)


def write_it(editor: Person) -> None:
    """Steps 2 to 5: texts, facts, organisations, the letter, figures."""
    editor.fill("#id_title_ru", TITLE)
    editor.fill("#id_summary_ru", SUMMARY)
    editor.fill("#id_text_ru", TEXT)
    editor.click(editor.page.locator('input[name="themes"]').nth(4))
    editor.click(editor.page.locator('input[name="regions"]').nth(3))
    editor.select("#id_status", "closed")
    editor.fill("#id_start_year", "2012")
    editor.fill("#id_end_year", "2013")
    editor.fill("#id_budget_kzt", "2,5 млн")
    for place, name in enumerate(ORGANISATIONS):
        editor.fill(f"#id_participations-{place}-organisation", name)
    editor.select("#id_participations-1-role", "partner")
    editor.fill("#id_citations-0-source", LETTER)
    known = editor.page.locator("#known-indicator option")
    for place, value in enumerate(FIGURES):
        name = known.nth(place).get_attribute("value") or ""
        editor.fill(f"#id_metrics-{place}-indicator", name)
        editor.fill(f"#id_metrics-{place}-value", value)


def add_photos(editor: Person, files: list[Path]) -> None:
    """Step 6: all files at once, their descriptions on one page, submitted from there."""
    go_to_photos(editor)
    expect(editor.page.locator("[data-upload]")).to_be_visible(timeout=PATIENCE)
    editor.choose('input[name="files"]', files)
    editor.fill("[data-upload] input[name=credit]", "Фото: А. Ахметов")
    editor.click("[data-upload] button[type=submit]")
    expect(editor.page.locator("[data-card]")).to_have_count(2, timeout=PATIENCE)
    for place, text in enumerate(ALTERNATIVE_TEXTS):
        editor.fill(f"#id_form-{place}-alternative_text_ru", text)
    editor.click('button[name="_submit"]')


def go_to_photos(editor: Person) -> None:
    editor.click('input[name="_photos"]')


def reads_the_real_entry(page: Page, site: str) -> None:
    """What a visitor finds at the old address, and behind the printed code."""
    page.goto(site + SAMPLE)
    assert page.url.endswith("/ru/projects/masterskaia-kostiuma-sheber/")
    main = page.locator("main")
    for text in (TITLE, SUMMARY, "Костюмы показали", *ORGANISATIONS, LETTER, "2012–2013"):
        expect(page.locator("body")).to_contain_text(text)
    expect(page.locator("body")).to_contain_text("письмо или анкета исполнителя")
    for text in ALTERNATIVE_TEXTS:
        expect(main.get_by_alt_text(text).first).to_be_attached()
    expect(page.locator(".stand-plane")).not_to_contain_text("Образец")
    page.goto(f"{site}/p/33/")
    assert page.url.endswith("/ru/projects/masterskaia-kostiuma-sheber/")
    page.goto(f"{site}/kk/projects/masterskaia-kostiuma-sheber/")
    expect(page.locator("h1")).to_contain_text(TITLE)
    expect(page.locator(".stand-plane")).not_to_contain_text("Үлгі")
