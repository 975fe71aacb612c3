"""The desk as only a browser can tell of it: a new person's task, and what axe finds."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from projects.editing import pending
from projects.models import Block, PreviewLink, Project
from tests.browser.accounts import account
from tests.browser.pages import found_by_axe, watch
from tests.in_turn import in_turn
from tests.odd_pictures import fields, saved
from tests.workbook.sheets import BY_CODE, workbook

# The left and right edges of elements.
BOXES = "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.right])"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = {
    "kk": {
        "submit": "Сақтап, тексеруге жіберу",
        "publish": "Сақтап, жариялау",
        "preview": "Алдын ала қарау",
        "in-review": "тексерілуде",
    },
    "ru": {
        "submit": "Сохранить и отправить на проверку",
        "publish": "Сохранить и опубликовать",
        "preview": "Предпросмотр",
        "in-review": "на проверке",
    },
    "en": {
        "submit": "Save and submit for review",
        "publish": "Save and publish",
        "preview": "Preview",
        "in-review": "in review",
    },
}


def sign_in(page: Page, address: str, name: str, language: str) -> None:
    page.set_default_timeout(20_000)
    page.goto(f"{address}/admin/")
    page.locator(f'.desk-languages button[value="{language}"]').click()
    page.locator("#id_username").fill(name)
    page.locator("#id_password").fill("a-long-password")
    page.locator("#login-form input[type=submit]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator(".desk-home")).to_be_visible()


@pytest.fixture
def five(project: Callable[..., Project], media: Path, tmp_path: Path) -> Path:
    """An empty wall with its block, and a workbook of five new entries."""
    project(1, themes=("heritage",)).delete()
    Block.objects.filter(slug="fund").update(name_kk="Қор", name_ru="Фонд", name_en="Fund")
    table = BY_CODE["entries"]
    codes = [column.code for column in table.columns]
    rows = [[table.label(column) for column in table.columns]]
    for number in range(1, 6):
        values = {
            "number": number,
            "block": "fund",
            "themes": "heritage",
            "original_language": "kk",
            "provenance": "illustrative",
            **{f"title_{code}": f"Үлгі {number} {code}" for code in WORDS},
            **{f"summary_{code}": f"Қысқаша {number} {code}" for code in WORDS},
        }
        rows.append([values.get(code) for code in codes])
    path = tmp_path / "entries.xlsx"
    path.write_bytes(workbook(table.name, rows))
    return path


def add_photos(page: Page, folder: Path) -> None:
    """Three files at once, then what each needs to be shown."""
    files = []
    for width in (200, 210, 220):
        files.append(folder / f"{width}.jpg")
        files[-1].write_bytes(saved(fields(size=(width, 150)), "JPEG"))
    page.locator('input[name="files"]').set_input_files(files)
    page.locator("[data-upload] button[type=submit]").click()
    expect(page.locator("[data-card]")).to_have_count(3, timeout=20_000)
    for place in range(3):
        card = page.locator("[data-card]").nth(place)
        card.locator('[name$="alternative_text_kk"]').fill("Тоқыма станогы")
        card.locator('[name$="-credit"]').fill("А. Б.")
    page.locator(".photo-save button").first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()


@pytest.mark.parametrize("language", in_turn("kk"))
def test_a_new_person_fills_a_stand_and_a_publisher_publishes_it(
    five: Path, live_server: Any, browser: Browser, tmp_path: Path, language: str
) -> None:
    words, site = WORDS[language], live_server.url
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong = watch(page, site)
    sign_in(page, site, account("editor"), language)
    page.goto(f"{site}/admin/projects/workbookimport/add/")
    page.locator("#id_file").set_input_files(five)
    page.locator("#content-main input[type=submit]").click()
    expect(page.locator("[data-summary]")).to_be_visible()
    page.locator('#content-main form [type="submit"]').first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.goto(f"{site}/admin/")
    expect(page.locator(".desk-tile")).to_have_count(5)

    page.locator(".desk-tile").nth(1).locator("a").first.click()
    form = re.sub(r"#.*", "", page.url)
    page.goto(form.replace("/change/", "/photos/"))
    add_photos(page, tmp_path)
    page.goto(form)
    with page.expect_popup() as opened:
        page.get_by_role("link", name=words["preview"], exact=True).click()
    expect(opened.value.locator("main h1")).to_contain_text(f"Үлгі 2 {language}")
    expect(opened.value.locator("main img").first).to_be_visible()
    opened.value.close()
    page.get_by_role("button", name=words["submit"]).last.click()
    expect(page.locator(".messagelist .success").last).to_be_visible()
    assert page.goto(f"{site}/p/2/").status == 404  # type: ignore[union-attr]
    assert [line for line in wrong if "/p/2/" not in line and "404" not in line] == []

    other = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong = watch(other, site)
    sign_in(other, site, account("publisher"), language)
    tile = other.locator(".desk-tile.state-in-review a").first
    expect(tile).to_contain_text(words["in-review"])
    tile.click()
    other.get_by_role("button", name=words["publish"]).last.click()
    expect(other.locator(".messagelist .success").last).to_be_visible()
    other.goto(f"{site}/{language}/")
    other.goto(f"{site}/{language}/projects/")
    other.get_by_role("link", name=f"Үлгі 2 {language}").first.click()
    expect(other.locator("main h1")).to_contain_text(f"Үлгі 2 {language}")
    expect(other.locator("main img").first).to_be_visible()
    assert wrong == []


@pytest.fixture
def site(transactional_wall: None, live_server: Any) -> str:
    """The address of a served exhibition of its own, with the 61 entries."""
    return live_server.url


@pytest.mark.parametrize(
    ("width", "scheme"), [(820, "dark"), pytest.param(1440, "light", marks=pytest.mark.full)]
)
def test_axe_finds_nothing_at_the_desk_and_nothing_is_wider_than_a_tablet(
    site: str, browser: Browser, width: int, scheme: Any
) -> None:
    draft, public = Project.objects.filter(number__in=(20, 21)).order_by("number")
    for entry in (draft, public):
        if entry == draft:
            Project.objects.filter(pk=entry.pk).update(publication="draft", summary_en="")
            entry.refresh_from_db()
        with pending.editing(entry, None):
            Project.objects.filter(pk=entry.pk).update(title_kk="Үлгі: жаңа", text_kk="Жаңа мәтін")
    link = PreviewLink.objects.create(project=draft)
    account("administrator")
    entry = "projects/project"
    paths = [
        *("/admin/", "/admin/review/", "/admin/languages/", "/admin/guide/", f"/admin/{entry}/"),
        *(f"/admin/{entry}/{draft.pk}/{page}/" for page in ("change", "history", "preview")),
        *(f"/admin/{entry}/{public.pk}/{page}/" for page in ("change", "pending", "discard")),
        *(f"/admin/{entry}/recover/", f"/admin/{entry}/{draft.pk}/delete/", f"/admin/{entry}/add/"),
        *("/admin/auth/user/", "/admin/auth/user/add/", link.get_absolute_url()),
    ]
    found, wrong = [], []
    page = browser.new_page(
        viewport={"width": width, "height": 1000}, color_scheme=scheme, bypass_csp=True
    )
    sign_in(page, site, "administrator", "kk")
    for path in paths:
        page.goto(f"{site}{path}")
        found += [f"{path}: {line}" for line in found_by_axe(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append(path)
    assert found == []
    assert wrong == []


def test_the_desk_keeps_the_content_security_policy(site: str, browser: Browser) -> None:
    account("administrator")
    page = browser.new_page()
    said = watch(page, site)
    sign_in(page, site, "administrator", "ru")
    entry = Project.objects.get(number=20)
    for path in ("", "languages/", "projects/project/", f"projects/project/{entry.pk}/change/"):
        page.goto(f"{site}/admin/{path}")
        page.wait_for_load_state("networkidle")
    assert said == []


def test_the_desk_is_walked_by_keyboard(site: str, browser: Browser) -> None:
    account("editor")
    page = browser.new_page()
    sign_in(page, site, "editor", "en")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-to-content-link")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.desk-tile') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/project/\d+/change/#id_"))
    field = page.url.partition("#")[2]
    page.keyboard.press("Tab")
    expect(page.locator(f"#{field}")).to_be_in_viewport()


PASTE = """(area, [html, plain]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", plain);
  const options = { clipboardData: data, bubbles: true, cancelable: true };
  const paste = new ClipboardEvent("paste", options);
  if (area.dispatchEvent(paste)) document.execCommand("insertText", false, plain);
}"""
WORD_LIST = """<p class=MsoNormal>Итоги:<o:p></o:p></p><p class=MsoListParagraph
style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>3.<span>&nbsp;
</span></span><![endif]>Концерт<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1
lfo1'><![if !supportLists]><span style='mso-list:Ignore'>4.<span>&nbsp; </span></span><![endif]>
<b>Выставка</b><o:p></o:p></p>"""


def test_a_pasted_list_of_word_keeps_its_numbers_and_can_be_undone(
    transactional_wall: None, live_server: Any, browser: Browser
) -> None:
    site = live_server.url
    account("editor")
    page = browser.new_page()
    wrong = watch(page, site)
    sign_in(page, site, "editor", "ru")
    entry = Project.objects.get(number=20)
    page.goto(f"{site}/admin/projects/project/{entry.pk}/texts/")
    area = page.locator("#id_text_ru")
    area.fill("До: .")
    area.evaluate("area => area.setSelectionRange(4, 4)")
    area.evaluate(PASTE, [WORD_LIST, "Итоги: 3. Концерт 4. Выставка"])
    expect(area).to_have_value("До: Итоги:\n\n3. Концерт\n4. **Выставка**.")
    page.keyboard.press("Control+z")
    expect(area).to_have_value("До: .")
    assert wrong == []

    page.route("**/read-paste/", lambda route: route.abort())
    area.fill("")
    area.evaluate(PASTE, [WORD_LIST, "3. Концерт\n4. Выставка"])
    expect(area).to_have_value("3. Концерт\n4. Выставка")


@pytest.mark.full
def test_lists_and_the_matrix_show_all_their_columns_on_a_phone(
    site: str, browser: Browser
) -> None:
    account("administrator")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    sign_in(page, site, "administrator", "kk")
    for address, cells in (
        ("languages", ".desk-matrix td"),
        ("projects/project", "#result_list td"),
    ):
        page.goto(f"{site}/admin/{address}/")
        beyond = [box for box in page.locator(cells).evaluate_all(BOXES) if box[1] > 390]
        assert beyond == [], address


@pytest.mark.full
def test_answers_are_as_wide_as_they_are_and_help_stands_clear_of_the_ring(
    site: str, browser: Browser
) -> None:
    account("administrator")
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    sign_in(page, site, "administrator", "ru")
    page.goto(f"{site}/admin/projects/project/{Project.objects.get(number=20).pk}/change/")
    page.locator("[data-unfold]").click()
    field, told = (
        page.locator(one).bounding_box() for one in ("#id_number", "#id_number_helptext")
    )
    assert field
    assert told
    assert told["y"] - (field["y"] + field["height"]) >= 5
    page.locator("[name=participations-0-organisation]").fill("корейцев")
    page.locator("[name=_continue]").click()
    page.locator(".desk-answers").wait_for()
    widths = [b - a for a, b in page.locator(".desk-answers label").evaluate_all(BOXES)]
    assert min(widths) > 250
