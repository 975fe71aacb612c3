"""One style sheet for each family of pages, joined from the parts that it names."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from projects.serving.static_files import IMPORT, JoinedSheets

SOURCES = Path("static/css")
# Every page of the public that has an address without a number or a name.
PAGES = ("home", "list", "results", "about", "my-list", "compare", "data", "design", "offline")


def rules(css: str) -> str:
    """A style sheet without comments, lines and imports."""
    without = re.sub(r"/\*.*?\*/", "", IMPORT.sub("", css), flags=re.S)
    return " ".join(without.split())


@pytest.mark.parametrize("name", ["public", "staff"])
def test_a_sheet_holds_all_that_it_names_tokens_first(name: str) -> None:
    parts = IMPORT.findall((SOURCES / f"{name}.css").read_text())
    joined = Path(str(finders.find(f"css/{name}.css"))).read_text()
    assert parts[0] == "tokens.css"
    assert rules(joined) == " ".join(rules((SOURCES / part).read_text()) for part in parts)
    assert joined.startswith("@layer tokens")
    assert "@import" not in joined


def test_other_files_are_found_as_they_are() -> None:
    assert finders.find("css/kiosk.css") == str(SOURCES.resolve() / "kiosk.css")


def test_a_changed_part_is_there_at_once_and_in_what_is_collected(
    settings: Any, tmp_path: Path
) -> None:
    settings.STATICFILES_DIRS, settings.JOINED_DIR = [tmp_path / "own"], tmp_path / "made"
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "all.css").write_text('@import "a.css";\n@import "b.css";\n')
    (tmp_path / "own" / "a.css").write_text("p {\n  color: red; /* a */\n}\n")
    for colour in ("green", "blue"):
        (tmp_path / "own" / "b.css").write_text(f"q {{ color: {colour}; }}\n")
        found = JoinedSheets().find("all.css")
        assert Path(found).read_text() == f"p {{\ncolor: red;\n}}\nq {{ color: {colour}; }}"
    listed = {name: storage.path(name) for name, storage in JoinedSheets().list(None)}
    assert listed == {
        "all.css": found,
        "a.css": str(tmp_path / "own" / "a.css"),
        "b.css": str(tmp_path / "own" / "b.css"),
    }
    assert not list((tmp_path / "made").glob("tmp*"))


def sheets(client: Client, address: str) -> list[str]:
    page = LexborHTMLParser(client.get(address, follow=True).content.decode())
    return [link.attributes["href"] or "" for link in page.css("link[rel=stylesheet]")]


@pytest.mark.django_db
def test_a_public_page_asks_for_one_style_sheet(client: Client, wall: None) -> None:
    found = {name: sheets(client, reverse(name)) for name in PAGES}
    found |= {path: sheets(client, path) for path in ("/p/7/", "/en/blocks/fund/", "/en/nothing/")}
    assert set(map(tuple, found.values())) == {("/static/css/public.css",)}
