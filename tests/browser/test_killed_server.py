"""The server is killed at any moment while people save, upload, import and type: nothing that was
confirmed is lost, and typed text is offered again. ``KILLS`` says how often (30)."""

import os
import random
import re
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.at_work import Desk, Kept, Work, adds_a_photo, imports_a_title, writes_a_summary
from tests.servers import MortalServer

pytestmark = [pytest.mark.browser, pytest.mark.full]
KILLS = int(os.environ.get("KILLS", "30"))
DRAFT, PUBLIC, PHOTOS, IMPORTED, TYPED = 51, 33, 50, 52, 53


class Typist:
    """Somebody who types in a real browser, and presses Save where the server is gone."""

    def __init__(self, browser: Browser, server: MortalServer, password: str, pk: int) -> None:
        self.page: Page = browser.new_context(locale="en").new_page()
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.page.set_default_timeout(120_000)
        self.address = f"{server.address}/admin/projects/project/{pk}/texts/"
        self.page.goto(self.address)
        self.page.locator("#id_username").fill("staff")
        self.page.locator("#id_password").fill(password)
        self.page.locator("#login-form input[type=submit]").click()
        expect(self.field).to_be_visible()

    @property
    def field(self) -> Any:
        return self.page.locator("#id_text_ru")

    def type_for(self, seconds: float, until: Callable[[], bool] = lambda: True) -> None:
        """Types so long, and on until something has happened, at most two minutes."""
        self.field.focus()
        begin = monotonic()
        while monotonic() < begin + seconds or (not until() and monotonic() < begin + 120):
            self.page.keyboard.type("жаңа сөз ", delay=20)

    def typed(self, presses_save: bool) -> str:
        """What stands in the field when the server is gone and the typing has paused."""
        self.page.wait_for_timeout(500)
        value = self.field.input_value()
        if presses_save:
            self.page.locator("[name=_save]").click(no_wait_after=True)
            self.page.wait_for_timeout(500)
        return value

    def finds_again(self, value: str) -> bool:
        """Whether the form offers that text; then puts it back and saves it."""
        self.page.goto(self.address)
        if self.field.input_value() == value:
            return True
        self.page.locator("[data-put-back]").first.click()
        is_there = self.field.input_value() == value
        self.page.locator("[name=_save]").click()
        expect(self.page.locator(".messagelist .success")).to_be_visible()
        expect(self.page.locator(".desk-offer")).to_have_count(0)
        return is_there


@pytest.fixture
def server(tmp_path: Path) -> Any:
    made = MortalServer(tmp_path)
    made.start()
    yield made
    made.kill()


def test_nothing_that_was_confirmed_is_lost(server: MortalServer, browser: Browser) -> None:
    kept, chance = Kept(server.folder), random.Random(os.environ.get("SEED"))
    password = re.search(r"account.*staff  (\S+)", server.log.read_text())[1]  # type: ignore[index]
    numbers = (DRAFT, PHOTOS, IMPORTED, TYPED)
    kept.rows(f"UPDATE projects_project SET publication = 'draft' WHERE number IN {numbers}")
    pk = dict(kept.rows("SELECT number, id FROM projects_project"))
    works = [
        Work("draft", writes_a_summary(pk[DRAFT])),
        Work("pending", writes_a_summary(pk[PUBLIC])),
        Work("photo", adds_a_photo(pk[PHOTOS])),
        Work("import", imports_a_title(IMPORTED)),
    ]
    desks = [Desk(server.address, password) for _work in works]
    pairs = list(zip(works, desks, strict=True))
    typist = Typist(browser, server, password, pk[TYPED])
    for kill in range(KILLS):
        threads = [work.until_the_server_is_gone(desk) for work, desk in pairs]
        # An import takes several steps: in each third round one is given the time for them.
        done = len(works[-1].confirmed)
        is_unhurried = kill % 3 == 2
        typist.type_for(
            chance.uniform(0.5, 8),
            lambda: not is_unhurried or len(works[-1].confirmed) > done,  # noqa: B023
        )
        server.kill()
        for thread in threads:
            thread.join(90)
        value = typist.typed(presses_save=kill % 2 == 1)
        assert [wrong for work in works for wrong in work.wrong] == []
        assert kept.is_sound()
        assert lost(kept, works, pk) == []
        server.start()
        assert typist.finds_again(value), f"kill {kill}: the typed text is not offered"
        assert kept.text(pk[TYPED], "text_ru") == value.strip()
    confirmed = {work.name: len(work.confirmed) for work in works}
    print(f"\n{KILLS} kills; confirmed {confirmed}, lost 0; typed text came back {KILLS} times")
    assert all(confirmed.values())


def lost(kept: Kept, works: list[Work], pk: dict[int, int]) -> list[str]:
    """What was confirmed and is nowhere. What was under way when the server ended may be there."""
    draft, pending, photo, imported = works
    history = kept.history()
    missing = [
        value for work in (draft, pending) for value in work.confirmed if value not in history
    ]
    missing += [value for value in photo.confirmed if not kept.has_photo(value)]
    for work, stored in (
        (draft, kept.text(pk[DRAFT], "summary_en")),
        (imported, kept.text(pk[IMPORTED], "title_en")),
    ):
        last = work.sent.index(work.confirmed[-1]) if work.confirmed else 0
        if work.confirmed and stored not in work.sent[last:]:
            missing.append(f"{work.confirmed[-1]}, in its place {stored}")
    return missing
