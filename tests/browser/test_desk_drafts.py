"""No text that is typed at the desk is lost: what a browser keeps of it, offers and asks."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Page, expect

from projects.models import Block, Indicator, Metric, Organisation, Project, Source

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOMENT = re.compile(r"\d\d\.\d\d\.\d{4} \d\d:\d\d")
TEXT = "Ұста дүкені “Шебер”\nекінші жол"


def account(name: str = "aigul", role: str = "administrator") -> str:
    person = get_user_model().objects.create_user(name, password="a-long-password", is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    return name


def sign_in(page: Page, name: str = "aigul") -> None:
    page.locator("#id_username").fill(name)
    page.locator("#id_password").fill("a-long-password")
    page.locator("#login-form input[type=submit]").click()
    expect(page.locator("#login-form")).to_have_count(0)


class Desk:
    """One browser of one person, in English; ``crash`` loses its windows, not what it keeps."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site, self.state = browser, site, None
        self.open()

    def open(self) -> None:
        self.context: BrowserContext = self.browser.new_context(
            locale="en", storage_state=self.state, viewport={"width": 1366, "height": 900}
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)

    def crash(self) -> None:
        self.page.wait_for_timeout(500)
        self.state = self.context.storage_state()
        self.context.close()
        self.open()

    def go(self, path: str) -> Page:
        self.page.goto(f"{self.site}/admin/{path}")
        if (tab := self.page.locator("#texts-kk-tab")).count():
            tab.click()
        return self.page


@pytest.fixture
def entry(project: Callable[..., Project]) -> Project:
    made = project(5, published=False, themes=("heritage",), title_en="Sewing")
    Block.objects.filter(slug="fund").update(name_kk="Қор", name_ru="Фонд", name_en="Fund")
    return made


@pytest.fixture
def desk(entry: Project, live_server: Any, browser: Browser) -> Iterator[Desk]:
    account()
    opened = Desk(browser, live_server.url)
    sign_in(opened.go(""))
    yield opened
    opened.context.close()


def figure(entry: Project, value: int) -> Metric:
    source, _ = Source.objects.get_or_create(slug="letter", defaults={"title_en": "A letter"})
    people, _ = Indicator.objects.get_or_create(slug="people", defaults={"name_en": "People"})
    values = {"source": source, "value": value, "period": str(2000 + value)}
    return Metric.objects.create(project=entry, indicator=people, **values)


def change(entry: Project) -> str:
    return f"projects/project/{entry.pk}/change/"


def texts(entry: Project) -> str:
    return f"projects/project/{entry.pk}/texts/"


def unfold(page: Page, field: str) -> None:
    page.locator(f"details:has({field}) > summary").click()


def offer(page: Page) -> Any:
    return page.locator(".desk-offer")


DRAFTS = "Object.keys(localStorage).filter((key) => key.startsWith('desk-draft ')).length"


NOTHING_ON_DISK = """new Promise((resolve) => {
  indexedDB.open("desk-drafts").onsuccess = ({ target }) => {
    const count = target.result.transaction("drafts").objectStore("drafts").count();
    count.onsuccess = () => resolve(count.result === 0);
  };
})"""


def drafts(page: Page) -> int:
    return page.evaluate(DRAFTS)


def wait_until_none_is_left(page: Page) -> None:
    """A page forgets what was saved once its script runs. Waiting in the page itself would need
    eval, which the desk forbids."""
    for _look in range(100):
        if drafts(page) == 0:
            return
        page.wait_for_timeout(100)
    assert drafts(page) == 0


def leave_quietly(page: Page) -> list[str]:
    """Accepts what the browser asks; the list tells what it was."""
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    return asked


def test_text_comes_back_after_a_crash(desk: Desk, entry: Project) -> None:
    page = desk.go(change(entry))
    page.locator("#id_summary_kk").fill(TEXT)
    unfold(page, "#id_status")
    page.locator("#id_status").select_option("closed")
    desk.crash()
    page = desk.go(change(entry))
    assert MOMENT.search(offer(page).inner_text())
    expect(offer(page)).to_contain_text("was not saved")
    expect(offer(page).locator("[data-rows]")).to_contain_text("екінші жол")
    expect(page.locator("#id_summary_kk")).to_have_value("")
    offer(page).get_by_role("button", name="Put it back").click()
    expect(page.locator("#id_summary_kk")).to_have_value(TEXT)
    expect(page.locator("#id_status")).to_have_value("closed")
    offer(page).get_by_role("button", name="Undo").click()
    expect(page.locator("#id_summary_kk")).to_have_value("")
    offer(page).get_by_role("button", name="Put it back").click()
    page.locator("[name=_continue]").first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("#id_summary_kk")).to_have_value(TEXT)
    expect(offer(page)).to_have_count(0)
    wait_until_none_is_left(page)
    entry.refresh_from_db()
    assert (entry.summary_kk.replace("\r", ""), entry.status) == (TEXT, "closed")


def test_new_rows_come_back_and_text_stays_with_its_own_row(desk: Desk, entry: Project) -> None:
    first, second = figure(entry, 10), figure(entry, 20)
    page = desk.go(change(entry))
    page.locator("#metrics-1 summary").click()
    page.locator("#id_metrics-1-note_en").fill("of the second")
    for row in (2, 3):
        page.locator("#metrics-group .add-row a").click()
        page.locator(f"#id_metrics-{row}-period").fill(f"201{row}")
    desk.crash()
    first.delete()
    page = desk.go(change(entry))
    offer(page).get_by_role("button", name="Put it back").click()
    expect(page.locator("#id_metrics-TOTAL_FORMS")).to_have_value("3")
    expect(page.locator("#id_metrics-0-id")).to_have_value(str(second.pk))
    expect(page.locator("#id_metrics-0-note_en")).to_have_value("of the second")
    expect(page.locator("#id_metrics-0-note_en")).to_be_visible()
    expect(page.locator("#id_metrics-1-period")).to_have_value("2012")
    expect(page.locator("#id_metrics-2-period")).to_have_value("2013")


def test_text_of_a_row_that_is_gone_stays_to_be_copied(desk: Desk, entry: Project) -> None:
    row = figure(entry, 10)
    page = desk.go(change(entry))
    page.locator("#metrics-0 summary").click()
    page.locator("#id_metrics-0-note_en").fill("of a row that goes")
    desk.crash()
    row.delete()
    page = desk.go(change(entry))
    expect(offer(page)).to_contain_text("not in the form now")
    offer(page).get_by_role("button", name="Put it back").click()
    offer(page).locator("summary").click()
    expect(offer(page)).to_contain_text("of a row that goes")
    desk.crash()
    expect(offer(desk.go(change(entry)))).to_contain_text("of a row that goes")


LISTS = {
    "projects/organisation/add/": "#id_name_ru",
    "projects/source/add/": "#id_title_kk",
    "projects/theme/add/": "#id_name_en",
    "projects/region/add/": "#id_name_kk",
    "projects/indicator/add/": "#id_name_ru",
    "projects/headlinefigure/add/": "#id_statement_ru",
}


def test_every_form_of_the_lists_keeps_its_text(desk: Desk) -> None:
    for path, field in LISTS.items():
        page = desk.go(path)
        page.locator(field).fill("Мәтін")
        expect(page.locator("form[data-unsaved]")).to_be_attached()
    desk.crash()
    page = desk.go("")
    for path in LISTS:
        expect(page.locator(f'[data-waiting] a[href="/admin/{path}"]')).to_be_visible()
    for path, field in LISTS.items():
        page = desk.go(path)
        offer(page).get_by_role("button", name="Put it back").click()
        expect(page.locator(field)).to_have_value("Мәтін")


def test_discarded_text_can_be_brought_back_at_once(desk: Desk, entry: Project) -> None:
    page = desk.go(texts(entry))
    page.locator("#id_text_kk").fill(TEXT)
    desk.crash()
    page = desk.go(texts(entry))
    offer(page).get_by_role("button", name="Discard it").click()
    wait_until_none_is_left(page)
    offer(page).get_by_role("button", name="Undo").click()
    assert drafts(page) == 1
    offer(page).get_by_role("button", name="Discard it").click()
    page.reload()
    expect(offer(page)).to_have_count(0)


def test_an_expired_session_leads_to_the_sign_in_and_back_to_the_text(
    desk: Desk, entry: Project
) -> None:
    page = desk.go(texts(entry))
    page.locator("#id_text_kk").fill(TEXT)
    Session.objects.all().delete()
    page.locator("[name=_save]").click()
    expect(page.locator("h1").last).to_have_text("Not saved yet")
    expect(page.locator(".desk-typed textarea").last).to_have_value(TEXT)
    page.get_by_role("link", name="Sign in and go back to the form").click()
    sign_in(page)
    expect(page).to_have_url(re.compile(f"/{entry.pk}/texts/$"))
    offer(page).get_by_role("button", name="Put it back").click()
    expect(page.locator("#id_text_kk")).to_have_value(TEXT)


def test_a_sign_in_in_another_tab_leaves_one_press_to_save(desk: Desk, entry: Project) -> None:
    page = desk.go(texts(entry))
    page.locator("#id_text_kk").fill(TEXT)
    Session.objects.all().delete()
    other = desk.context.new_page()
    other.goto(f"{desk.site}/admin/")
    sign_in(other)
    page.locator("[name=_save]").click()
    expect(page.locator("h1").last).to_contain_text("Not saved yet: ")
    page.get_by_role("button", name="Save again").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("#id_text_kk")).to_have_value(TEXT)
    expect(offer(page)).to_have_count(0)
    wait_until_none_is_left(page)


def test_without_scripts_the_text_is_given_back_to_copy(
    entry: Project, live_server: Any, browser: Browser
) -> None:
    account()
    page = browser.new_context(locale="en", java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/admin/{texts(entry)}")
    sign_in(page)
    page.locator("#id_text_kk").fill(TEXT)
    Session.objects.all().delete()
    page.locator("[name=_save]").click()
    expect(page.get_by_text("copy your texts from below")).to_be_visible()
    expect(page.locator(".desk-typed textarea").last).to_have_value(TEXT)


def test_a_save_that_failed_keeps_the_text(desk: Desk, entry: Project) -> None:
    page = desk.go(change(entry))
    page.locator("#id_summary_kk").fill(TEXT)
    unfold(page, "#id_number")
    page.locator("#id_number").fill("")
    page.locator("[name=_continue]").first.evaluate("button => button.form.noValidate = true")
    page.locator("[name=_continue]").first.click()
    expect(page.locator(".desk-errors")).to_be_focused()
    expect(offer(page)).to_have_count(0)
    asked = leave_quietly(page)
    unfold(page, "#id_coordinator")
    page.locator("#id_coordinator").click()
    desk.go("")
    assert asked == ["beforeunload"]
    page = desk.go(change(entry))
    offer(page).get_by_role("button", name="Put it back").click()
    expect(page.locator("#id_summary_kk")).to_have_value(TEXT)


def test_leaving_asks_only_where_text_is_unsaved(desk: Desk, entry: Project) -> None:
    page = desk.go(change(entry))
    asked = leave_quietly(page)
    page.locator("#id_summary_kk").click()
    page.locator("#site-name a").click()
    expect(page.locator(".desk-home")).to_be_visible()
    assert asked == []
    page = desk.go(change(entry))
    page.locator("#id_summary_kk").fill(TEXT)
    page.locator("[name=_continue]").first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert asked == []
    page.locator("#id_summary_kk").fill("")
    page.locator("#site-name a").click()
    expect(page.locator("[data-waiting]")).to_be_visible()
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("keys", ["Control+s", "Meta+s", "Cyrillic"])
def test_the_keys_for_saving_save(desk: Desk, entry: Project, keys: str) -> None:
    page = desk.go(change(entry))
    page.locator("#id_summary_kk").fill(TEXT)
    if keys == "Cyrillic":
        page.locator("#id_summary_kk").evaluate(
            "(field) => field.dispatchEvent(new KeyboardEvent('keydown',"
            " {key: 'ы', code: 'KeyS', ctrlKey: true, bubbles: true, cancelable: true}))"
        )
    else:
        page.locator("#id_summary_kk").press(keys)
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page).to_have_url(re.compile("/change/$"))
    entry.refresh_from_db()
    assert entry.summary_kk.replace("\r", "") == TEXT


def press_link(page: Page) -> Any:
    """A button of the entry's page that acts on its own."""
    page.locator(".desk-links summary").first.click()
    page.locator('form[action$="/links/"] button').click()
    return page.locator("dialog[open]")


def test_a_button_that_acts_asks_what_becomes_of_typed_text(desk: Desk, entry: Project) -> None:
    page = desk.go(change(entry))
    asked = leave_quietly(page)
    page.locator("#id_summary_kk").fill(TEXT)
    question = press_link(page)
    expect(question).to_contain_text("You have typed text that is not saved")
    question.get_by_role("button", name="Cancel").click()
    expect(page.locator("#id_summary_kk")).to_have_value(TEXT)
    assert not entry.preview_links.exists()
    page.locator('form[action$="/links/"] button').click()
    question.get_by_role("button", name="Go on").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert entry.preview_links.count() == 1
    offer(page).get_by_role("button", name="Put it back").click()
    expect(page.locator("#id_summary_kk")).to_have_value(TEXT)
    page.locator('form[action$="/links/"] button').first.click()
    question.get_by_role("button", name="Save it first").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("[data-waits]")).to_contain_text("is not done yet; press it again")
    entry.refresh_from_db()
    assert entry.summary_kk.replace("\r", "") == TEXT
    assert entry.preview_links.count() == 1
    assert asked == []


def test_another_person_at_the_same_browser_sees_nothing(desk: Desk, entry: Project) -> None:
    account("marat")
    page = desk.go(texts(entry))
    page.locator("#id_text_kk").fill(TEXT)
    desk.crash()
    Session.objects.all().delete()
    sign_in(desk.go(""), "marat")
    expect(offer(desk.page)).to_have_count(0)
    page = desk.go(texts(entry))
    expect(offer(page)).to_have_count(0)
    assert "Шебер" not in page.content()
    Session.objects.all().delete()
    sign_in(desk.go(""), "aigul")
    expect(offer(desk.go(texts(entry)))).to_contain_text("екінші жол")


def test_a_draft_is_kept_for_two_weeks(desk: Desk, entry: Project) -> None:
    page = desk.go(texts(entry))
    page.locator("#id_text_kk").fill(TEXT)
    desk.crash()
    today = datetime.now(tz=UTC)
    desk.page.clock.set_fixed_time(today + timedelta(days=13))
    expect(offer(desk.go(texts(entry)))).to_have_count(1)
    desk.page.clock.set_fixed_time(today + timedelta(days=15))
    page = desk.go(texts(entry))
    expect(offer(page)).to_have_count(0)
    wait_until_none_is_left(page)


def test_text_comes_back_when_a_kill_took_it_from_local_storage(desk: Desk, entry: Project) -> None:
    """Chromium writes local storage to the disk long after it was changed."""
    page = desk.go(texts(entry))
    leave_quietly(page)
    page.locator("#id_text_kk").fill(TEXT)
    page.wait_for_timeout(500)
    desk.go("").evaluate("localStorage.clear()")
    expect(offer(desk.go(texts(entry)))).to_contain_text("екінші жол")


def test_what_was_discarded_stays_so_where_the_database_did_not_answer(
    desk: Desk, entry: Project
) -> None:
    page = desk.go(texts(entry))
    page.locator("#id_text_kk").fill(TEXT)
    page.wait_for_timeout(500)
    slow = desk.context.new_page()
    slow.add_init_script("IDBFactory.prototype.open = () => ({})")
    leave_quietly(page)
    page.close()
    slow.goto(f"{desk.site}/admin/{texts(entry)}")
    offer(slow).get_by_role("button", name="Discard it").click()
    slow.close()
    desk.page = desk.context.new_page()
    page = desk.go(texts(entry))
    page.wait_for_function(NOTHING_ON_DISK)
    expect(offer(page)).to_have_count(0)


def test_passwords_and_files_are_never_kept(desk: Desk, tmp_path: Path) -> None:
    page = desk.go("auth/user/add/")
    page.locator("#id_username").fill("somebody")
    page.locator("#id_password1").fill("very-secret-words")
    page.wait_for_timeout(500)
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "somebody" in kept
    assert "very-secret-words" not in kept
    assert "csrf" not in kept


def test_two_tabs_keep_their_texts_apart(desk: Desk) -> None:
    for text in ("Бірінші", "Екінші"):
        page = desk.context.new_page()
        page.goto(f"{desk.site}/admin/projects/organisation/add/")
        page.locator("#id_name_kk").fill(text)
        page.wait_for_timeout(500)
    page = desk.go("projects/organisation/add/")
    expect(offer(page)).to_have_count(2)
    page.locator("#id_name_kk").fill("Үшінші")
    page.locator("#id_name_ru").fill("Третья")
    page.locator("#id_slug").fill("third")
    page.locator("#id_kind").select_option("fund")
    page.locator("[name=_continue]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Organisation.objects.filter(slug="third").exists()
    expect(offer(desk.go("projects/organisation/add/"))).to_have_count(2)


def test_of_refused_orders_the_last_of_its_kind_is_offered_alone(
    desk: Desk, entry: Project
) -> None:
    def order(kind: str, numbers: str) -> Page:
        page = desk.go(f"projects/printjob/add/?kind={kind}")
        page.locator("#id_numbers").fill(numbers)
        page.get_by_role("button", name="Make the print").click()
        page.wait_for_load_state()
        return page

    for numbers in ("901", "902"):
        expect(order("panels", numbers).locator(".errorlist")).to_be_visible()
    expect(order("labels", "903").locator("[data-offer]")).to_have_count(0)
    offered = offer(desk.go("projects/printjob/add/?kind=panels"))
    expect(offered).to_have_count(1)
    expect(offered).to_contain_text("902")
    lines = desk.go("").locator("[data-waiting] a")
    expect(lines).to_have_count(2)
    expect(lines).to_have_text(["QR labels", "stand panels"])
    lines.nth(1).click()
    expect(offer(desk.page)).to_contain_text("902")
    Project.objects.filter(pk=entry.pk).update(publication="published")
    order("panels", "5")
    expect(desk.page).to_have_url(re.compile(r"/printjob/\d+/change/"))
    expect(offer(desk.go("projects/printjob/add/?kind=panels"))).to_have_count(0)
    expect(offer(desk.go("projects/printjob/add/?kind=labels"))).to_contain_text("903")
