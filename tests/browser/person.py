"""A person at the desk, whose actions and time are counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PATIENCE = 60_000
# What an action takes a person, in seconds: a click, a key; and so many words are read in a minute.
CLICK, KEY, WORDS_A_MINUTE = 1.2, 0.3, 200
# What is to be read in a part of a page: its text that is seen, and what stands in its fields; of a
# list that is closed the one choice that is seen.
WORDS = """part => {
  const count = texts => texts.join(" ").split(/\\s+/).filter(Boolean).length;
  const unread = ["file", "checkbox", "radio", "submit"];
  const seen = [...part.querySelectorAll("textarea, input, select")]
    .filter(field => field.checkVisibility() && !unread.includes(field.type));
  const lists = seen.filter(field => field.options);
  const fields = seen.filter(field => !field.options).map(field => field.value);
  const chosen = lists.map(list => list.selectedOptions[0]?.text ?? "");
  const unseen = [...part.querySelectorAll(".visually-hidden")].concat(lists);
  return count([part.innerText, ...fields, ...chosen]) - count(unseen.map(one => one.innerText));
}"""
OPTIONS = "list => [list.options.length, list.innerText.split(/\\s+/).filter(Boolean).length]"
# Of a longer list people type how their choice begins.
LONGEST_READ = 20


class Person:
    """Somebody at the desk, whose actions are counted: a click, a field filled in, a choice, files
    chosen. After each one ``look`` sees what visitors read. ``seconds`` is the person's own work;
    waiting for a page is not in it."""

    def __init__(self, page: Page, site: str, look: Callable[[], None]) -> None:
        self.page, self.site, self.look, self.actions = page, site, look, 0
        self.seconds = 0.0
        page.set_default_timeout(PATIENCE)

    def acted(self, *, clicks: int = 1, keys: int = 0) -> None:
        self.actions += 1
        self.seconds += clicks * CLICK + keys * KEY
        self.look()

    def read(self, place: str) -> None:
        """Reads all of a part of the page."""
        self.seconds += self.page.locator(place).first.evaluate(WORDS) * 60 / WORDS_A_MINUTE

    def click(self, place: str | Locator) -> None:
        (self.page.locator(place) if isinstance(place, str) else place).click()
        self.acted()

    def fill(self, place: str, text: str) -> None:
        self.page.locator(place).fill(text)
        self.acted(keys=len(text))

    def select(self, place: str, value: str) -> None:
        """Opens a list, reads it or types two letters, and chooses."""
        options, words = self.page.locator(place).evaluate(OPTIONS)
        self.page.locator(place).select_option(value)
        is_read = options <= LONGEST_READ
        self.seconds += words * 60 / WORDS_A_MINUTE if is_read else 0
        self.acted(clicks=2, keys=0 if is_read else 2)

    def choose(self, place: str, files: list[Path]) -> None:
        self.page.locator(place).set_input_files(files)
        self.acted(clicks=3)  # opens the folder, marks all, confirms

    def sign_in(self, name: str) -> None:
        self.page.goto(f"{self.site}/admin/")
        self.page.locator('.desk-languages button[value="ru"]').click()
        self.fill("#id_username", name)
        self.fill("#id_password", "a-long-password")
        self.click("#login-form input[type=submit]")
        expect(self.page.locator(".desk-home")).to_be_visible(timeout=PATIENCE)

    def open_letter(self, path: Path) -> None:
        """Signs in as an editor, brings a letter whose file is named after its stand, opens it."""
        self.sign_in("editor")
        self.choose("#letter-files", [path])
        self.click("[data-letter-drop] button")
        self.click(".letter-stand button")
        expect(self.page.locator(".letter-columns")).to_be_visible(timeout=PATIENCE)
