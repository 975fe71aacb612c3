"""A person at the desk, whose actions are counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PATIENCE = 60_000


class Person:
    """Somebody at the desk, whose actions are counted: a click, a field filled in, a choice, files
    chosen. After each one ``look`` sees what visitors read."""

    def __init__(self, page: Page, site: str, look: Callable[[], None]) -> None:
        self.page, self.site, self.look, self.actions = page, site, look, 0
        page.set_default_timeout(PATIENCE)

    def acted(self) -> None:
        self.actions += 1
        self.look()

    def click(self, place: str | Locator) -> None:
        (self.page.locator(place) if isinstance(place, str) else place).click()
        self.acted()

    def fill(self, place: str, text: str) -> None:
        self.page.locator(place).fill(text)
        self.acted()

    def select(self, place: str, value: str) -> None:
        self.page.locator(place).select_option(value)
        self.acted()

    def choose(self, place: str, files: list[Path]) -> None:
        self.page.locator(place).set_input_files(files)
        self.acted()

    def sign_in(self, name: str) -> None:
        self.page.goto(f"{self.site}/admin/")
        self.page.locator('.desk-languages button[value="ru"]').click()
        self.fill("#id_username", name)
        self.fill("#id_password", "a-long-password")
        self.click("#login-form input[type=submit]")
        expect(self.page.locator(".desk-home")).to_be_visible(timeout=PATIENCE)
