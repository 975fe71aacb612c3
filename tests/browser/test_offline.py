"""A visitor in a hall without network: what was kept opens, what is private was never kept."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.servers import MortalServer, Served, served, use_collected

pytestmark = pytest.mark.browser

# Stand 32 lies in the block of the regional associations, between 31 and 33.
STAND, NEIGHBOUR = "/en/projects/birlik-edinstvo-kz/", "/en/projects/sample-costume-workshop/"
SONGS = "/en/projects/sample-harvest-of-grandmothers-songs/"
YOUTH = "/en/projects/sample-forum-of-border-youth/"
OTHER = "/en/projects/unified-kazakhstan-unified-people/"
KEPT = """async () => {
  const [name] = (await caches.keys()).filter((one) => one.startsWith("kept-"));
  if (!name) return { paths: [], memory: {} };
  const cache = await caches.open(name);
  const memory = await cache.match("/offline/memory");
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  return { paths, memory: memory ? await memory.json() : {} };
}"""
SAVES_DATA = """Object.defineProperty(Navigator.prototype, "connection",
  { get: () => ({ saveData: true, effectiveType: "4g" }) })"""


def visitor_of(browser: Browser, site: str, script: str = "") -> Page:
    """A visitor with a phone, who has never been there."""
    context = browser.new_context(base_url=site, viewport={"width": 390, "height": 844})
    if script:
        context.add_init_script(script)
    return context.new_page()


@pytest.fixture
def visitor(standing_site: str, browser: Browser) -> Iterator[Page]:
    page = visitor_of(browser, standing_site)
    yield page
    page.context.close()


def kept(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(KEPT)
    return found


def wait_until(page: Page, condition: str) -> list[str]:
    """The paths that are kept, once ``condition`` holds of them (``paths``, ``memory``)."""
    script = f"async () => {{ const {{ paths, memory }} = await ({KEPT})(); return {condition} }}"
    for _time in range(400):
        if page.evaluate(script):
            return [*kept(page)["paths"]]
        page.wait_for_timeout(300)
    raise AssertionError(f"{condition}: {kept(page)}")


def wait_until_kept(page: Page) -> list[str]:
    return wait_until(page, "memory.blocks?.['en/regional']?.version === (memory.version ?? '')")


def refused(page: Page, address: str) -> bool:
    """Whether the browser itself says that there is no network."""
    try:
        page.goto(address)
    except Error as error:
        return "ERR_INTERNET_DISCONNECTED" in error.message
    return False


def is_not_kept(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Without network")
    expect(page.locator("[data-not-kept]")).to_be_visible()


@pytest.mark.full
def test_who_saves_data_keeps_what_was_visited_and_nothing_else(
    standing_site: str, browser: Browser
) -> None:
    page = visitor_of(browser, standing_site, SAVES_DATA)
    page.goto(STAND)
    paths = wait_until(page, f"paths.includes({STAND!r}) && paths.some((p) => /public/.test(p))")
    pages = [path for path in paths if path.startswith(("/en/", "/kk/", "/ru/"))]
    assert sorted(pages) == ["/en/offline/", STAND]
    page.context.set_offline(True)
    page.goto(STAND)
    expect(page.locator(".stand-band .stand-number")).to_contain_text("32")
    is_not_kept(page, NEIGHBOUR)
    expect(page.locator("[data-kept] a")).to_have_count(1)
    page.get_by_role("button", name="Remove all").click()
    expect(page.locator("[data-kept-none]")).to_be_visible()
    assert kept(page)["paths"] == []
    page.context.close()


@pytest.mark.full
def test_a_block_the_list_and_search_open_without_network(visitor: Page) -> None:
    visitor.goto(STAND)
    paths = wait_until_kept(visitor)
    assert len([path for path in paths if path.startswith("/en/projects/")]) == 22
    assert not [path for path in paths if path.startswith(("/admin", "/kk", "/ru", "/en/my-list"))]
    visitor.context.set_offline(True)
    visitor.goto(NEIGHBOUR)
    expect(visitor.locator(".stand-band .stand-number")).to_contain_text("33")
    picture = visitor.locator(".stand-band img")
    assert picture.evaluate("async (one) => { await one.decode(); return one.naturalWidth }") > 0
    visitor.goto("/p/41/")
    expect(visitor.locator(".stand-band .stand-number")).to_contain_text("41")
    visitor.goto("/en/projects/")
    expect(visitor.locator("[data-result-count]")).to_have_attribute("data-result-count", "61")
    expect(visitor.locator("[data-kept-copy]")).to_contain_text("kept at")
    searches_and_filters(visitor)
    is_not_kept(visitor, "/en/results/funds-raised/")
    visitor.locator("[data-kept] a", has_text="costume").click()
    expect(visitor.locator(".stand-band .stand-number")).to_contain_text("33")
    assert refused(visitor, "/admin/")
    assert refused(visitor, "/en/projects.csv")


def searches_and_filters(visitor: Page) -> None:
    """By the form, by a facet, and back to an entry."""
    visitor.goto("/en/projects/?q=forum")
    found = visitor.locator("[data-result-count]")
    count = int(found.get_attribute("data-result-count") or 0)
    assert 0 < count < 22
    assert visitor.locator(".entry-card").count() == count
    visitor.goto("/en/projects/?q=forum&block=fund")
    expect(found).not_to_have_attribute("data-result-count", str(count))
    visitor.goto("/en/projects/?q=birlik")
    visitor.locator(".entry-card a").first.click()
    expect(visitor.locator(".stand-band .stand-number")).to_contain_text("32")


def opens_by_number(visitor: Page) -> None:
    """By the pad of the bar: a kept stand opens, another leads to what is kept."""
    for number, opened in (("41", True), ("041", True), ("1", False), ("999", False)):
        visitor.goto(STAND)
        visitor.locator(".stand-bar summary").click()
        visitor.locator(".stand-bar input").fill(number)
        visitor.keyboard.press("Enter")
        if opened:
            expect(visitor.locator(".stand-band .stand-number")).to_contain_text("41")
        else:
            expect(visitor.locator("[data-not-kept]")).to_be_visible()


def opens_my_list(visitor: Page) -> None:
    """All of it, as the menu leads there; stands are added and taken away."""
    visitor.goto("/en/projects/")
    visitor.locator("[data-keep-stand='1']").click()
    visitor.locator("[data-my-list]").click()
    expect(visitor.locator("[data-result-count]")).to_have_attribute("data-result-count", "1")
    visitor.get_by_label("Number of a stand").fill("33")
    visitor.get_by_role("button", name="Add").click()
    expect(visitor.locator(".entry-card")).to_have_count(2)
    expect(visitor.locator("[data-kept-copy]")).to_contain_text("kept at")
    expect(visitor.locator("#compare button")).to_have_count(0)
    visitor.locator("[data-remove='1']").click()
    expect(visitor.locator(".entry-card .stand-number")).to_have_text("33")


def shows_what_is_kept(visitor: Page) -> None:
    """In place of pages that are not kept, also of a language that was never opened."""
    for path in ("report/?entry=32", "compare/?n=1", "visit/", "privacy/", "results/print/"):
        is_not_kept(visitor, f"/en/{path}")
        assert not visitor.url.endswith("/offline/")
    visitor.goto(STAND)
    visitor.locator("[data-language=ru]").click()
    expect(visitor.locator("[data-not-kept]")).to_be_visible()
    assert [one["name"] for one in visitor.context.cookies()] == []
    visitor.locator("[data-kept] a", has_text="costume").click()
    expect(visitor.locator(".stand-band .stand-number")).to_contain_text("33")
    assert [one["name"] for one in visitor.context.cookies()] == []


@pytest.mark.full
@pytest.mark.parametrize("way", ["without network", "the server stands still"])
def test_every_way_of_the_pages_leads_to_what_is_kept(
    browser: Browser, first_started: Path, tmp_path: Path, way: str
) -> None:
    shutil.copytree(first_started, tmp_path, symlinks=True, dirs_exist_ok=True)
    use_collected(tmp_path)
    site = MortalServer(tmp_path)
    site.start()
    page = visitor_of(browser, site.address)
    try:
        page.goto(STAND)
        wait_until_kept(page)
        if way == "without network":
            page.context.set_offline(True)
    finally:
        if way != "without network":
            site.kill()
    try:
        opens_by_number(page)
        opens_my_list(page)
        shows_what_is_kept(page)
        for private in ("/admin/", "/en/preview/x/", "/en/contribute/x/", "/en/report/ABCD/"):
            with pytest.raises(Error, match="ERR_"):
                page.goto(private)
    finally:
        if way == "without network":
            site.kill()
        page.context.close()


def test_a_language_is_remembered_once_a_page_came_in_it(visitor: Page) -> None:
    visitor.goto(STAND)
    visitor.locator("[data-language=ru]").click()
    expect(visitor.locator("html")).to_have_attribute("lang", "ru")
    visitor.goto("/p/32/")
    assert "/ru/" in visitor.url


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site whose catalogue a test may change."""
    with served(tmp_path_factory.mktemp("own"), WORKERS="1") as site:
        yield site


def change(site: Served, statement: str) -> None:
    command = [sys.executable, "manage.py", "shell", "-v0", "-c"]
    code = f"from projects.models import Project, Photo; {statement}"
    subprocess.run([*command, code], env=site.environment, check=True, cwd=Path.cwd())


@pytest.mark.full
def test_what_is_withdrawn_leaves_on_the_next_connection(
    own_site: Served, browser: Browser
) -> None:
    page = visitor_of(browser, f"http://127.0.0.1:{own_site.port}")
    page.goto(STAND)
    assert NEIGHBOUR in wait_until_kept(page)
    page.context.set_offline(True)
    change(own_site, "Project.objects.filter(number=33).update(publication='withdrawn')")
    page.goto(NEIGHBOUR)
    expect(page.locator(".stand-band .stand-number")).to_contain_text("33")
    # The open page notices that the network is back; the entry is gone from it, too.
    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Sample: costume")
    page.goto(STAND)
    assert NEIGHBOUR not in wait_until_kept(page)
    page.context.set_offline(True)
    is_not_kept(page, NEIGHBOUR)
    page.goto("/en/projects/?q=costume")
    expect(page.locator("[data-result-count]")).to_be_visible()
    assert page.get_by_text("costume workshop for teenagers").count() == 0
    page.context.close()


@pytest.mark.full
def test_an_open_page_lets_a_hidden_photo_go_on_the_next_connection(
    own_site: Served, browser: Browser
) -> None:
    page = visitor_of(browser, f"http://127.0.0.1:{own_site.port}")
    page.goto(STAND)
    assert YOUTH in wait_until_kept(page)
    page.context.set_offline(True)
    change(own_site, "Photo.objects.filter(project__number=36).update(is_taken_down=True)")
    page.goto(YOUTH)
    expect(page.locator(".stand-band picture")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".stand-band picture")).to_have_count(0)
    page.context.close()


@pytest.mark.full
def test_photos_of_people_and_pages_of_the_staff_are_not_kept(
    own_site: Served, browser: Browser
) -> None:
    change(own_site, "Photo.objects.update(is_drawing=False, consent='given')")
    page = visitor_of(browser, f"http://127.0.0.1:{own_site.port}")
    page.goto(OTHER)
    assert not [path for path in wait_until_kept(page) if path.startswith("/photos/")]
    page.goto(SONGS)
    page.goto("/admin/")
    page.goto("/en/my-list/?n=1")
    page.wait_for_timeout(1500)
    private = ("/photos/", "/admin", "/en/my-list", "/static/admin")
    assert not [path for path in kept(page)["paths"] if path.startswith(private)]
    page.context.close()
