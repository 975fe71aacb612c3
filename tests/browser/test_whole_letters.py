"""One letter as it comes, in Russian or Kazakh, becomes a submitted entry in 25 actions and ten
minutes of a person's work."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.admin.sent_letters import IPHONE, photo
from tests.admin.whole_letters import KAZAKH, RUSSIAN, WholeLetter
from tests.browser.pages import found_by_axe, watch
from tests.browser.person import PATIENCE, Person

pytestmark = [pytest.mark.browser, pytest.mark.full]
MOST_ACTIONS, MOST_MINUTES = 25, 10


def written(letter: WholeLetter, folder: Path) -> list[Path]:
    """The letter and its photos as files."""
    contents = [photo(), photo(660), IPHONE.read_bytes()]
    files = dict(zip(letter.photos, contents, strict=True)) | {letter.name: letter.content()}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


@pytest.mark.parametrize("letter", [RUSSIAN, KAZAKH], ids=["ru", "kk"])
def test_a_whole_letter_is_submitted_in_25_actions_and_ten_minutes(
    site: str, browser: Browser, tmp_path: Path, letter: WholeLetter
) -> None:
    folder = tmp_path / "letter"
    folder.mkdir()
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    editor = Person(page, site, lambda: None)
    wrong = watch(page, site)
    editor.sign_in("editor")
    editor.choose("#letter-files", written(letter, folder))
    editor.read("[data-letter-drop]")
    editor.click("[data-letter-drop] button")
    stand = page.locator("#id_project option", has_text="20.").first.get_attribute("value")
    editor.select("#id_project", str(stand))
    editor.click(".letter-stand button")
    expect(page.locator(".letter-columns")).to_be_visible(timeout=PATIENCE)
    editor.read("#content-main")
    looked_at(page, "open")
    tick_all(page)
    for place in range(page.locator(".group-people .letter-box:not([data-extra])").count()):
        editor.select(f"#id_people-{place}-organisation", "new")
    editor.click(page.locator('input[name="themes"]').nth(4))
    figure = name_a_figure(page, editor)
    editor.click("#id_all-is_agreed")
    expect(page.locator("#id_all-consent")).to_have_value("given")
    for place in range(3):
        editor.fill(f"#id_photo-{place}-alternative_text", f"Снимок {place}")
    looked_at(page, "filled")
    assert wrong == []
    editor.click('input[name="_submit"]')
    told = page.locator(".messagelist")
    expect(told.locator(".success").first).to_contain_text("ждёт публикатора", timeout=PATIENCE)
    editor.read(".messagelist")
    print(f"actions: {editor.actions}; minutes of work: {editor.seconds / 60:.1f}")
    assert editor.actions <= MOST_ACTIONS
    assert editor.seconds <= MOST_MINUTES * 60
    language = "ru" if letter is RUSSIAN else "kk"
    expect(page.locator(f"#id_title_{language}")).to_have_value(letter.title)
    expect(page.locator("#id_place_as_written")).to_have_value(letter.place)
    fields = page.locator("input").evaluate_all("fields => fields.map(field => field.value)")
    assert letter.organisation in fields
    assert figure in fields
    assert {letter.credit, *letter.captions} <= {*fields}
    assert wrong == []


def tick_all(page: Page) -> None:
    """All is ticked but the empty boxes of participants and figures; then what was before."""
    ticks = page.locator('input[name="take"]')
    before = ticks.evaluate_all("ticks => ticks.map(tick => tick.checked)")
    page.locator('.letter-all button[value="all"]').click()
    empty = page.locator("[data-extra] input[name='take']")
    expect(empty).to_have_count(5)
    left = page.locator('input[name="take"]:not(:checked)')
    expect(left).to_have_count(5)
    assert not any(box.is_checked() for box in empty.all())
    ticks.evaluate_all(
        "(ticks, before) => ticks.forEach((tick, at) => { tick.checked = before[at]; })", before
    )


def name_a_figure(page: Page, editor: Person) -> str:
    """Gives the last figure whose indicator the letter does not name a new one."""
    asked = page.locator(".group-figures .letter-box", has=page.locator(".letter-asked")).first
    key = str(asked.get_attribute("data-keys"))
    editor.select(f"#id_{key}-indicator", "new")
    expect(asked.locator('[name="take"]')).to_be_checked()
    editor.fill(f"#id_{key}-name", "Посетители занятий")
    editor.fill(f"#id_{key}-unit", "человек")
    editor.select(f"#id_{key}-kind", "outcome")
    return "Посетители занятий"


def looked_at(page: Page, name: str) -> None:
    """Nothing is too wide at any width, and axe finds nothing."""
    for width in (1366, 768, 360):
        page.set_viewport_size({"width": width, "height": 768})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if folder := os.environ.get("PICTURES"):
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=width < 1000)
        assert found_by_axe(page) == []
    page.set_viewport_size({"width": 1366, "height": 768})
