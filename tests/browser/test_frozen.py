"""A frozen exhibition in a real Chromium without a network: from a disk and from a file server."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, expect

from projects.catalogue import search
from projects.catalogue.index import current_index
from projects.catalogue.spelling import correction_of
from projects.frozen.browser_data import BrowserData, script
from projects.models import Project
from projects.texts import forms, words
from projects.texts.alphabet import fold
from tests.browser.pages import found_by_axe
from tests.catalogue.search_queries import rows
from tests.frozen_wall import LIST_IN_THE_BROWSER

pytestmark = pytest.mark.browser
STATIC = Path(__file__).parents[2] / "static" / "js" / "frozen"
SEARCH_SCRIPTS = [
    *(f"snowball/{name}-stemmer.js" for name in ("base", "english", "russian")),
    *("forms.js", "query_text.js", "meanings.js", "search.js", "spelling.js"),
]
QUERIES = (
    *("қолөнер", "колонер", "тіл", "тил", "казакстан", "Қазақстан", "Казахстан", "үлгі"),
    *("фестивали", "фестиваль", "языков", "благотворительность", "дети", "ремёсла", "ремесла"),
    *(
        "charity",
        "charities",
        "costumes",
        "languages of the people",
        "training",
        "2",
        "32",
        "14 15",
    ),
    *("qolöner", "shymkent", "pavlodar", "ghjtrn", "rfpf[cnfy", "яркшен", "birlik-edinstvo.kz"),
    *("ничего такого", "zzz", "!?", "«бірлік»", "e", "и", "elderly workers", "Мәдени мұра"),
    *(
        "стенд 5",
        "№ 5",
        "5-стенд",
        "stand no. 40",
        "тiл",
        "мек\u00adтеп",
        "и\u0306од",
        "til",
        *(
            "bolnica",
            "summercamp",
            "мед сестра",
            "жас аудармашы лар",
            "воспетанее",
            "bibliateka",
            "hotline",
        ),
        *("mūğalım", "muzey", "qaıyrymdylyq", "sel'skiy", "áje", "än"),
        "2012 год",
    ),
    *("Unity through charity", "мастерская костюма", "жастар форумы", "KOREANS", "ұста", "100%"),
)


# What works on a disk works on a file server; the walk and the search are tried on both.
ON_DISK = pytest.mark.parametrize("frozen_site", ["disk"], indirect=True)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Python's own file server: it knows nothing of queries or languages."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def file_server(frozen: Path) -> Iterator[str]:
    with serving(frozen) as address:
        yield address


@pytest.fixture(params=["disk", "file server"])
def frozen_site(request: pytest.FixtureRequest, frozen: Path) -> str:
    if request.param == "disk":
        return frozen.as_uri()
    return str(request.getfixturevalue("file_server"))


@pytest.fixture
def visitor(browser: Browser, frozen_site: str) -> Iterator[Page]:
    """A page that reaches nothing but the frozen exhibition; its errors fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="kk-KZ")
    page = context.new_page()
    wrong: list[str] = []
    page.route(
        lambda url: not url.startswith(frozen_site),
        lambda route: (wrong.append(route.request.url), route.abort()),
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    yield page
    context.close()
    assert wrong == []


def test_a_walk_from_the_door_to_an_entry(frozen_site: str, visitor: Page) -> None:
    visitor.goto(f"{frozen_site}/index.html")
    expect(visitor).to_have_url(f"{frozen_site}/kk/index.html")
    visitor.locator(".site-nav a").first.click()
    listing = f"{frozen_site}/kk/projects/index.html"
    expect(visitor).to_have_url(listing)
    visitor.wait_for_load_state()
    count = visitor.locator("[data-result-count]")
    expect(count).to_have_attribute("data-result-count", "5")

    box = visitor.locator("input[type=checkbox][name=block][value=fund]")
    box.focus()
    visitor.keyboard.press("Space")
    expect(visitor).to_have_url(f"{listing}?block=fund")
    expect(count).to_have_attribute("data-result-count", "2")
    expect(visitor.locator("[data-announce]")).to_have_text(count.inner_text())
    expect(box).to_be_focused()
    expect(visitor.locator(".entry-card")).to_have_count(2)
    expect(visitor.locator("[data-value=documented]")).to_have_attribute("data-count", "2")
    visitor.go_back()
    expect(count).to_have_attribute("data-result-count", "5")
    expect(box).not_to_be_checked()
    visitor.go_forward()
    expect(box).to_be_checked()

    visitor.locator("a[data-language=ru]").click()
    expect(visitor).to_have_url(f"{frozen_site}/ru/projects/index.html?block=fund")
    visitor.wait_for_load_state()
    expect(visitor.locator(".chips")).to_contain_text("Фонд")
    visitor.locator(".chips .remove-all").click()
    visitor.locator("#filter-text").fill("благотворительностью")
    visitor.keyboard.press("Enter")
    expect(count).not_to_have_attribute("data-result-count", "5")
    expect(visitor.locator(".entry-card mark").first).to_be_visible()
    visitor.locator(".entry-card a").first.click()
    expect(visitor.locator("h1")).to_contain_text("Единство")
    visitor.locator("a[data-language=kk]").click()
    expect(visitor).to_have_url(f"{frozen_site}/kk/projects/unity-through-charity/index.html")
    visitor.wait_for_load_state()
    loading = "document.fonts.load(`1em 'Golos Kazakh'`, 'Әлем').then((all) => all.length)"
    assert visitor.evaluate(loading) > 0


def test_search_in_kazakh_with_suggestions(frozen_site: str, visitor: Page) -> None:
    visitor.goto(f"{frozen_site}/kk/index.html")
    box = visitor.get_by_role("combobox")
    box.press_sequentially("бирлик")
    expect(visitor.get_by_role("option").first).to_contain_text("32.")
    labels = visitor.evaluate("frozen.suggestions('павлодарда').map(({ label }) => label)")
    assert "Павлодар облысы" in labels
    box.press("Enter")
    expect(visitor).to_have_url(re.compile(r"/kk/projects/index\.html\?q="))
    expect(visitor.locator(".entry-card").first).to_contain_text("Бірлік")


@ON_DISK
def test_a_list_of_one_facet_leads_on_to_the_whole_list(frozen_site: str, visitor: Page) -> None:
    visitor.goto(f"{frozen_site}/en/projects/block/regional/index.html")
    visitor.locator("input[type=checkbox][name=theme][value=unity]").check()
    expect(visitor).to_have_url(f"{frozen_site}/en/projects/index.html?block=regional&theme=unity")
    expect(visitor.locator(".chips li")).to_have_count(3)
    visitor.goto(f"{frozen_site}/en/projects/index.html?block=nonsense&sort=title&page=9")
    expect(visitor.get_by_role("status").first).to_contain_text("nonsense")
    expect(visitor.locator("#sort")).to_have_value("title")


@ON_DISK
def test_the_list_says_under_any_query_what_the_site_says(
    frozen: Path, frozen_site: str, visitor: Page
) -> None:
    lists = json.loads(frozen.with_suffix(".lists.json").read_text())
    for query, said in lists.items():
        visitor.goto(f"{frozen_site}/ru/projects/index.html?{query}")
        assert visitor.evaluate(LIST_IN_THE_BROWSER) == said, query


@ON_DISK
def test_the_map_filters_the_list(frozen_site: str, visitor: Page) -> None:
    visitor.goto(f"{frozen_site}/en/projects/index.html")
    visitor.locator(".region-map a[data-region=KZ-55]").first.focus()
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(f"{frozen_site}/en/projects/index.html?region=KZ-55")
    expect(visitor.locator(".chips")).to_contain_text("Pavlodar")


@ON_DISK
def test_my_list_and_the_comparison_come_from_the_address(frozen_site: str, visitor: Page) -> None:
    visitor.goto(f"{frozen_site}/en/projects/unity-through-charity/index.html")
    visitor.locator("[data-add]").click()
    visitor.locator("[data-my-list]").click()
    expect(visitor).to_have_url(f"{frozen_site}/en/my-list/index.html?n=2")
    visitor.wait_for_load_state()
    visitor.get_by_label("Number of a stand").fill("32")
    visitor.get_by_role("button", name="Add", exact=True).click()
    expect(visitor.locator(".entry-card")).to_have_count(2)
    visitor.get_by_role("button", name="Compare side by side").click()
    expect(visitor.locator("table thead th")).to_have_count(2)
    visitor.locator("thead a", has_text="Birlik").click()
    expect(visitor.locator("h1")).to_contain_text("Birlik")


@ON_DISK
def test_a_printed_code_s_address_opens_the_stand(frozen_site: str, visitor: Page) -> None:
    visitor.goto(f"{frozen_site}/p/32/index.html")
    expect(visitor).to_have_url(f"{frozen_site}/kk/projects/birlik-edinstvo-kz/index.html")


def test_without_a_script_lists_are_links(frozen: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{frozen.as_uri()}/index.html")
    page.get_by_text("Русский").click()
    page.locator(".site-nav a").first.click()
    expect(page.locator("[data-filters]")).to_be_hidden()
    page.locator(".plain-lists a[href='block/fund/index.html']").click()
    expect(page.locator(".entry-card")).to_have_count(2)
    context.close()


# A kiosk, on a tablet without a network


@pytest.fixture
def tablet(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1024, "height": 768}, has_touch=True, locale="kk-KZ"
    )
    page = context.new_page()
    page.clock.install()
    yield page
    context.close()


def test_a_kiosk_returns_to_the_start_after_a_countdown(kiosk: Path, tablet: Page) -> None:
    tablet.goto(f"{kiosk.as_uri()}/ru/projects/unity-through-charity/index.html")
    question = tablet.get_by_role("dialog")
    tablet.clock.run_for(39_000)
    expect(question).to_be_hidden()
    tablet.clock.run_for(2_000)
    expect(question).to_be_visible()
    expect(tablet.get_by_role("button", name="Читать дальше")).to_be_focused()
    expect(tablet.locator("[data-told]")).to_have_text(re.compile(r"20$"))
    tablet.clock.run_for(21_000)
    expect(tablet).to_have_url(f"{kiosk.as_uri()}/kk/blocks/fund/index.html")
    tablet.clock.run_for(90_000)
    expect(question).to_be_hidden()


def test_a_kiosk_stays_where_somebody_keeps_reading(kiosk: Path, tablet: Page) -> None:
    entry = f"{kiosk.as_uri()}/kk/projects/unity-through-charity/index.html"
    tablet.goto(entry)
    question = tablet.get_by_role("dialog")
    for answer in (
        lambda: question.get_by_role("button").first.tap(),
        lambda: tablet.keyboard.press("Enter"),
        lambda: tablet.keyboard.press("Escape"),
    ):
        tablet.clock.run_for(45_000)
        expect(question).to_be_visible()
        answer()
        expect(question).to_be_hidden()
    tablet.clock.run_for(35_000)
    tablet.keyboard.press("PageDown")
    tablet.clock.run_for(35_000)
    expect(question).to_be_hidden()
    expect(tablet).to_have_url(entry)


def test_axe_finds_nothing_wrong_with_the_question(kiosk: Path, tablet: Page) -> None:
    tablet.goto(f"{kiosk.as_uri()}/kk/projects/index.html")
    tablet.clock.run_for(41_000)
    expect(tablet.get_by_role("dialog")).to_be_visible()
    assert found_by_axe(tablet) == []


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (768, 1024)])
def test_a_kiosk_fits_a_tablet_both_ways(
    kiosk: Path, tablet: Page, width: int, height: int
) -> None:
    tablet.set_viewport_size({"width": width, "height": height})
    for page in ("blocks/fund", "projects", "projects/unity-through-charity", "about"):
        tablet.goto(f"{kiosk.as_uri()}/ru/{page}/index.html")
        assert tablet.evaluate("document.documentElement.scrollWidth") <= width, page


def test_a_tablet_keeps_a_kiosk_that_it_has_opened_once(kiosk: Path, browser: Browser) -> None:
    context = browser.new_context(locale="ru-RU")
    page = context.new_page()
    with serving(kiosk) as site:
        page.goto(f"{site}/index.html")
        expect(page).to_have_url(f"{site}/ru/blocks/fund/index.html")
        page.evaluate("navigator.serviceWorker.ready.then((ready) => ready.active.state)")
        expect(page.locator("link[rel=manifest]")).to_have_count(1)
    context.set_offline(True)
    page.goto(f"{site}/kk/projects/?theme=charity")
    expect(page.locator(".entry-card")).to_have_count(1)
    page.locator(".entry-card a").click()
    expect(page.locator("h1")).to_contain_text("бірлік")
    context.close()


# Search


def test_the_frozen_search_finds_what_the_site_finds(wall: None, page: Page) -> None:
    open_search(page)
    numbers = dict(Project.objects.values_list("pk", "number"))
    for query in (*QUERIES, *(row.query for row in rows())):
        text = query if words.words_of(query) else ""
        best = search.found_best_first(search.understood(text)) if text else []
        site = [numbers[pk] for pk in best]
        ours = page.evaluate(
            "(q) => (frozen.find(q) ?? []).map((e) => frozen.index.numbers[e])", query
        )
        assert sorted(ours) == sorted(site), query
        # Ranks are SQLite's BM25; PostgreSQL has its own, under which others may come first.
        if connection.vendor == "sqlite":
            assert ours[:3] == site[:3], query
        if text and not site:
            assert page.evaluate("(q) => frozen.correctionOf(q)", query) == correction_of(
                query, current_index()
            )


def test_the_frozen_search_knows_the_forms_of_every_word_as_the_site_does(
    wall: None, page: Page
) -> None:
    open_search(page)
    spelled = [fold(word) for word in page.evaluate("frozen.index.spelled")]
    random = Random(19)
    ends = ("лардың", "ы", "нда", "ами", "ов", "ing", "s", "", "лік")
    made = [
        "".join(random.choices("абгеийклмнорстуыьaeilnrst", k=random.randint(1, 9)))
        + fold(random.choice(ends))
        for _ in range(500)
    ]
    assert len(spelled) > 2000
    for language in ("kk", "ru", "en", ""):
        asked = [*spelled, *made, "2012", "№", "3d"]
        ours = page.evaluate(
            "([words, language]) => words.map((word) => frozen.forms.indexed(word, language))",
            [asked, language],
        )
        site = [list(forms.indexed(word, language)) for word in asked]
        assert {w: o for w, o, s in zip(asked, ours, site, strict=True) if o != s} == {}
    ours = page.evaluate("(words) => words.map((word) => frozen.forms.asked(word))", asked)
    assert ours == [list(forms.asked(word)) for word in asked]


def open_search(page: Page) -> None:
    """A page with the search of a frozen copy of the whole wall."""
    data = BrowserData(Project.objects.published())
    page.set_content("<!DOCTYPE html><title>search</title>")
    page.add_script_tag(content=script("index", data.index()).decode())
    for name in SEARCH_SCRIPTS:
        page.add_script_tag(path=STATIC / name)
