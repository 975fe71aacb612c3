"""One style sheet for each family of pages, joined from the parts that it names."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from projects.serving.static_files import JoinedFiles, parts_of, sheet_in_page

SOURCES = Path("static/css")
# Every page of the public that has an address without a number or a name.
PAGES = ("home", "list", "results", "about", "my-list", "compare", "data", "design", "offline")


def rules(css: str) -> str:
    """A style sheet without comments and spaces."""
    return "".join(re.sub(r"/\*.*?\*/", "", css, flags=re.S).split())


@pytest.mark.parametrize("name", ["public", "staff"])
def test_a_sheet_holds_all_that_it_names_tokens_first(name: str) -> None:
    parts = parts_of(SOURCES / f"{name}.css")
    joined = Path(str(finders.find(f"css/{name}.css"))).read_text()
    assert parts[0] == "tokens.css"
    assert rules(joined) == "".join(rules((SOURCES / part).read_text()) for part in parts)
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
        found = JoinedFiles().find("all.css")
        assert Path(found).read_text() == f"p{{color: red;}}q{{color: {colour};}}"
    listed = {name: storage.path(name) for name, storage in JoinedFiles().list(None)}
    assert listed == {
        "all.css": found,
        "a.css": str(tmp_path / "own" / "a.css"),
        "b.css": str(tmp_path / "own" / "b.css"),
    }
    assert not list((tmp_path / "made").glob("tmp*"))


@pytest.mark.parametrize("name", ["public", "finding"])
def test_each_part_of_a_script_has_its_names_for_itself(name: str) -> None:
    text = Path(str(finders.find(f"js/{name}.js"))).read_text()
    parts = parts_of(Path(f"static/js/{name}.js"))
    assert text.startswith("{\n")
    assert text.count("\n}{\n") + text.count("\n}\n{\n") == len(parts) - 1
    assert not re.findall(r"^(?:import|export)\b(?!\()", text, re.M)


def files(client: Client, address: str) -> set[str]:
    """The style sheets and scripts that a page asks for."""
    page = LexborHTMLParser(client.get(address, follow=True).content.decode())
    links = {link.attributes["href"] or "" for link in page.css("link[rel=stylesheet]")}
    return links | {script.attributes["src"] or "" for script in page.css("script")}


@pytest.mark.django_db
def test_a_public_page_asks_for_few_styles_and_scripts(client: Client, wall: None) -> None:
    pages = {name: reverse(name) for name in PAGES}
    pages |= {"entry": "/p/7/", "block": "/en/blocks/fund/", "nothing": "/en/nothing/"}
    found = {name: files(client, page) for name, page in pages.items()}
    shared = {"/static/css/public.css", "/static/js/public.js"}
    own = {name: {"/static/css/finding.css"} for name in pages} | {"entry": set()}
    shared_by = dict.fromkeys(pages, shared) | {"entry": shared - {"/static/css/public.css"}}
    own["offline"].add("/static/js/offline/page.js")
    for name in ("results", "data"):
        own[name].add("/static/css/results.css")
    for name in ("home", "list", "my-list", "nothing"):
        own[name].add("/static/js/finding.js")
    assert found == {name: shared_by[name] | own[name] for name in pages}


@pytest.mark.django_db
def test_a_stand_brings_the_shared_style_sheet_along_as_the_policy_allows(
    client: Client, wall: None
) -> None:
    """A first visit on a slow line waits for nothing else before it draws."""
    answer = client.get("/kk/projects/unity-through-charity/")
    page = LexborHTMLParser(answer.content.decode())
    [style] = page.css("style[data-href]")
    text = style.text()
    assert style.attributes["data-href"] == "/static/css/public.css"
    assert rules(text) == rules(sheet_in_page())
    assert 'url("/static/fonts/golos-text-kk.woff2")' in text
    assert "../" not in text
    known = b64encode(sha256(text.encode()).digest()).decode()
    assert f"'sha256-{known}'" in answer["Content-Security-Policy"]
    first = page.css_first("link[rel=preload]")
    assert first.attributes["href"] == page.css_first(".stand-band .drawn-cover").attributes["src"]
