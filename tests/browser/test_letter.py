"""A stand is filled from a letter in two languages with photos, and submitted, in 25 actions and
ten minutes of a person's work."""

import os
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.admin.sent_letters import IPHONE, TITLE, TITLE_KK, kazakh_letter, photo, russian_letter
from tests.browser.pages import found_by_axe, watch
from tests.browser.person import PATIENCE, Person

pytestmark = [pytest.mark.browser, pytest.mark.full]
MOST_ACTIONS, MOST_MINUTES = 25, 10


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    contents = {
        "33 Письмо.docx": russian_letter(),
        "33 Хат.docx": kazakh_letter(),
        "1.jpg": photo(),
        "2.jpg": photo(660),
        "3.heic": IPHONE.read_bytes(),
    }
    folder = tmp_path / "letter"
    folder.mkdir()
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def test_a_letter_fills_a_stand_in_25_actions_and_ten_minutes(
    site: str,
    browser: Browser,
    files: list[Path],
) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    editor = Person(page, site, lambda: None)
    wrong = watch(page, site)
    editor.sign_in("editor")
    editor.choose("#letter-files", files)
    editor.read("[data-letter-drop]")
    editor.click("[data-letter-drop] button")
    editor.read("#content-main")
    editor.click(".letter-stand button")
    expect(page.locator(".letter-columns")).to_be_visible(timeout=PATIENCE)
    assert wrong == []
    editor.read("#content-main")
    is_comfortable(page)
    wrong.clear()  # axe itself breaks the policy where it measures
    editor.click(page.locator('input[name="themes"]').nth(4))
    for place in range(2):
        editor.select(f"#id_people-{place}-organisation", "new")
    editor.fill("#id_all-credit", "Фото: А. Ахметов")
    editor.select("#id_all-consent", "given")
    for place in range(3):
        editor.fill(f"#id_photo-{place}-alternative_text", f"Снимок {place}")
    editor.click('input[name="_submit"]')
    told = page.locator(".messagelist")
    expect(told.locator(".success").first).to_contain_text("ждёт публикатора", timeout=PATIENCE)
    expect(told).to_contain_text("3 снимка")
    editor.read(".messagelist")
    print(f"actions: {editor.actions}; minutes of work: {editor.seconds / 60:.1f}")
    assert editor.actions <= MOST_ACTIONS
    assert editor.seconds <= MOST_MINUTES * 60
    expect(page.locator("#id_title_ru")).to_have_value(TITLE)
    expect(page.locator("#id_title_kk")).to_have_value(TITLE_KK)
    expect(page.locator("#id_budget_kzt")).to_have_value("2\u00a0500\u00a0000")
    assert wrong == []


def test_a_value_that_is_chosen_stands_in_its_field_and_is_ticked(
    site: str, browser: Browser, tmp_path: Path
) -> None:
    document = docx.Document()
    for line in ("Название проекта: Сундук", "Начало: март 2021 года", "Начало: май 2022 года"):
        document.add_paragraph(line)
    document.save(tmp_path / "34 Письмо.docx")
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    editor = Person(page, site, lambda: None)
    editor.open_letter(tmp_path / "34 Письмо.docx")
    year, tick = page.locator("#id_start_year"), page.locator('[name="take"][value="start_year"]')
    none = page.locator('[name="pick-start_year"][value=""]')
    expect(tick).not_to_be_checked()
    page.locator('[name="pick-start_year"][value="2022"]').check()
    expect(year).to_have_value("2022")
    expect(tick).to_be_checked()
    year.fill("2020")
    expect(none).to_be_checked()
    expect(tick).to_be_checked()
    page.locator('[name="pick-start_year"][value="2021"]').check()
    tick.uncheck()
    expect(none).to_be_checked()
    assert min(box["height"] for box in map(_box, page.locator(".letter-all .button").all())) >= 24


def test_the_mark_of_a_line_covers_no_other_line_of_a_table(
    site: str, browser: Browser, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_paragraph("Название проекта: Сундук")
    long = "Количество участников занятий, встреч и мастер-классов во всех сёлах области"
    rows = (
        ("Показатель, о котором просили написать в письме подробно", "2023 год", "2024 год"),
        (long, "280 человек, из них детей и подростков до восемнадцати лет сто", "310 человек"),
        ("Исполнитель", "Общественный фонд «Шеберлер үйі» города Туркестана и области", ""),
    )
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(tmp_path / "35 Письмо.docx")
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    editor = Person(page, site, lambda: None)
    editor.open_letter(tmp_path / "35 Письмо.docx")
    table_there = page.locator(".letter-scroll")
    expect(table_there).to_be_visible(timeout=PATIENCE)
    for width in (1366, 768, 360):
        page.set_viewport_size({"width": width, "height": 768})
        page.locator(".letter-scroll a.said").first.focus()
        pictured(page, f"table-{width}")
        covered = page.locator(".letter-scroll a.said").evaluate_all(COVERED)
        assert covered["lines"] > covered["places"]
        assert covered["over"] == []


# Marked places with their lines, and how far a line's mark lies over the line before.
COVERED = """places => {
  const lines = places.map(place => [...place.getClientRects()]);
  const over = lines.flatMap(
    rects => rects.slice(1).map((rect, at) => rects[at].bottom - rect.top)
  );
  return {
    places: places.length,
    lines: lines.flat().length,
    over: over.filter(overlap => overlap > 0),
  };
}"""


def pictured(page: Page, name: str) -> None:
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png")


def _box(element: Locator) -> Any:
    return element.bounding_box()


def is_comfortable(page: Page) -> None:
    """A value lights its sentence, nothing is too wide, and axe finds nothing on the page."""
    said = page.locator("#said-title_ru")
    page.locator("#id_title_ru").focus()
    expect(said.locator("xpath=..")).to_have_class("said group-texts is-lit")
    for width in (1366, 768, 390):
        page.set_viewport_size({"width": width, "height": 768})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert found_by_axe(page) == []
    page.set_viewport_size({"width": 1366, "height": 768})


def test_back_after_taking_overwrites_nothing_that_was_written_since(
    site: str, browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "26 Хат.docx").write_bytes(kazakh_letter())
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    editor = Person(page, site, lambda: None)
    editor.open_letter(tmp_path / "26 Хат.docx")
    tick = page.locator('[name="take"][value="title_kk"]')
    expect(tick).to_be_checked(timeout=PATIENCE)
    letter = page.url
    editor.click('input[name="_take"]')
    title = page.locator("#id_title_kk")
    expect(title).to_have_value(TITLE_KK, timeout=PATIENCE)
    title.fill("Қолмен жазылған")
    page.locator('.submit-row [name="_continue"]').first.click()
    expect(page.locator(".messagelist")).to_be_visible(timeout=PATIENCE)
    for _step in range(6):
        if page.url.partition("#")[0] == letter:
            break
        page.go_back()
    expect(page.locator(".letter-columns")).to_be_visible(timeout=PATIENCE)
    # The page as it is now: what was taken has no tick, and no box has another's.
    expect(tick).not_to_be_checked()
    drawn = "boxes => boxes.filter(box => box.checked !== box.defaultChecked).map(box => box.value)"
    assert page.locator('input[name="take"]').evaluate_all(drawn) == []
    editor.click('input[name="_take"]')
    expect(page.locator("#id_title_kk")).to_have_value("Қолмен жазылған", timeout=PATIENCE)


def test_what_is_chosen_for_the_first_figure_of_a_row_takes_the_others(
    site: str, browser: Browser, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_paragraph("Название проекта: Сундук")
    rows = (("Показатель", "2022", "2023", "2024"), ("Встреч и мастер-классов", "7", "9", "11"))
    table = document.add_table(rows=2, cols=4)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(tmp_path / "36 Письмо.docx")
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    editor = Person(page, site, lambda: None)
    editor.open_letter(tmp_path / "36 Письмо.docx")
    ticks = [page.locator(f'[name="take"][value="figure-{place}"]') for place in range(3)]
    for tick in ticks:
        expect(tick).not_to_be_checked()
    pictured(page, "row")
    indicator = page.locator("#id_figure-0-indicator option[value]:not([value=''], [value='new'])")
    page.locator("#id_figure-0-indicator").select_option(indicator.first.get_attribute("value"))
    for tick in ticks:
        expect(tick).to_be_checked()
    ticks[2].uncheck()
    editor.click('input[name="_take"]')
    expect(page.locator("#id_metrics-1-value")).to_have_value("9", timeout=PATIENCE)
    expect(page.locator("#id_metrics-2-value")).not_to_have_value("11")


def test_what_is_clicked_stays_under_the_pointer(
    site: str, browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "33 Письмо.docx").write_bytes(russian_letter())
    page = browser.new_page(viewport={"width": 1366, "height": 600})
    editor = Person(page, site, lambda: None)
    editor.open_letter(tmp_path / "33 Письмо.docx")
    lost = []
    for tick in page.locator('[name="take"]:visible').all():
        tick.scroll_into_view_if_needed()
        # The letter's own column is elsewhere, and the page a little above its end.
        page.evaluate("document.querySelector('.letter-original').scrollTop = 0; scrollBy(0, -40)")
        box, was = tick.bounding_box(), tick.is_checked()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.wait_for_timeout(60)
        page.mouse.up()
        if tick.is_checked() == was and box["y"] + box["height"] < 500:
            lost.append(tick.get_attribute("value"))
    assert lost == []
