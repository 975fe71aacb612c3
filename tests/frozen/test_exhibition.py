"""The frozen exhibition: every link leads to a file, nothing is fetched from elsewhere, and only
what has changed is written."""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.core.management import CommandError, call_command
from selectolax.lexbor import LexborHTMLParser

from projects.frozen.crawl import Crawl
from projects.frozen.exhibition import freeze
from projects.frozen.folder import LIST, Folder, NotOursError, compressed
from projects.frozen.page import Parts, as_classic, as_file, part_as_file
from projects.frozen.plan import Address, Plan, address_of
from projects.models import Project
from tests.frozen_wall import QuickPlan, leave_a_small_wall

KAZAKH = QuickPlan(languages=("kk",))
HERE = "file:///out/"
FETCHED = (
    *(("img", "src"), ("script", "src"), ("link[rel=stylesheet]", "href"), ("source", "src")),
    *(("link[rel=icon]", "href"), ("link[rel=apple-touch-icon]", "href"), ("use", "href")),
)


def pages(folder: Path) -> dict[str, LexborHTMLParser]:
    """Every page by its path."""
    return {
        str(path.relative_to(folder)): LexborHTMLParser(path.read_text())
        for path in sorted(folder.rglob("*.html"))
    }


def there(folder: Path, page: str, link: str) -> tuple[Path, str]:
    """The file that a link leads to, and the anchor in it."""
    parts = urlsplit(urljoin(HERE + page, link))
    return folder / unquote(parts.path).removeprefix("/out/"), unquote(parts.fragment)


def broken_links(folder: Path) -> dict[str, list[str]]:
    """Links and anchors that lead to nothing, by page."""
    broken: dict[str, list[str]] = defaultdict(list)
    found = pages(folder)
    ids = {p: {n.attributes["id"] for n in tree.css("[id]")} for p, tree in found.items()}
    for page, tree in found.items():
        for node in tree.css("a[href], form[action], img[src], script[src], link[href], use[href]"):
            names = ("href", "action", "src")
            link = next(node.attributes[n] for n in names if n in node.attributes) or ""
            if urlsplit(link).scheme in ("http", "https", "geo"):
                continue
            file, anchor = there(folder, page, link)
            if not file.is_file() or (anchor and anchor not in ids[str(file.relative_to(folder))]):
                broken[page].append(link)
    return broken


@pytest.mark.parametrize("made", ["frozen", "kiosk"])
def test_every_link_leads_to_a_file_and_every_anchor_to_its_place(
    made: str, request: pytest.FixtureRequest
) -> None:
    assert broken_links(request.getfixturevalue(made)) == {}


@pytest.mark.full
def test_the_whole_exhibition_freezes_with_its_prints(wall: None, tmp_path: Path) -> None:
    outcome = freeze(tmp_path / "out", Plan(), compress=True)
    assert len(outcome.new) > 2000
    assert broken_links(tmp_path / "out") == {}
    prints = list((tmp_path / "out").rglob("*.pdf"))
    assert len(prints) == 3 * (4 + 1 + 1)
    assert all(path.read_bytes().startswith(b"%PDF") for path in prints)


def test_pages_fetch_nothing_from_elsewhere_and_keep_the_policy(frozen: Path) -> None:
    for page, tree in pages(frozen).items():
        for selector, name in FETCHED:
            for node in tree.css(f"{selector}[{name}]"):
                assert not urlsplit(node.attributes[name]).netloc, (page, node.html)
        assert tree.css("[style], style, script:not([src]), script[type]") == [], page
        policy = tree.css_first("meta[http-equiv=Content-Security-Policy]")
        assert "unsafe" not in policy.attributes["content"]
    for style in frozen.rglob("*.css"):
        for address in re.findall(r"url\(\"?([^\")]+)", style.read_text()):
            assert address.startswith("data:") or (style.parent / address).is_file(), address


def test_no_file_names_the_address_of_the_site(frozen: Path) -> None:
    texts = (p for p in frozen.rglob("*") if p.suffix in {".html", ".js", ".json", ".csv"})
    wrong = {str(p) for p in texts if re.search(r"//(localhost|testserver)", p.read_text())}
    assert wrong == set()


def test_every_public_address_has_its_file(frozen: Path) -> None:
    sitemap = frozen.with_suffix(".sitemap.xml").read_text()
    paths = [urlsplit(address).path for address in re.findall(r"<loc>([^<]+)</loc>", sitemap)]
    assert len(paths) > 40
    missing = [path for path in paths if not (frozen / f"{path[1:]}index.html").is_file()]
    assert missing == []
    assert all((frozen / f"p/{n}/index.html").is_file() for n in (1, 32, 34))


def test_a_copy_says_of_which_day_it_is(frozen: Path) -> None:
    about = LexborHTMLParser((frozen / "ru" / "about" / "index.html").read_text())
    assert about.css_first("h1 + .notice").text().startswith("Это копия от ")


def test_an_entry_s_links_to_the_desk_feeds_and_machines_are_gone(frozen: Path) -> None:
    for page, tree in pages(frozen).items():
        html = tree.html or ""
        assert "/admin/" not in html, page
        assert tree.css("link[rel=canonical], link[rel=alternate], [itemscope]") == [], page


def test_a_list_without_a_script_is_links_to_lists(frozen: Path) -> None:
    page = LexborHTMLParser((frozen / "ru" / "projects" / "index.html").read_text())
    links = [a.attributes["href"] for a in page.css("noscript a")]
    assert "block/fund/index.html" in links
    fund = LexborHTMLParser((frozen / "ru/projects/block/fund/index.html").read_text())
    assert fund.css_first("[data-result-count]").attributes["data-result-count"] == "2"


def test_a_showing_comes_along_without_what_holds_for_a_moment(frozen: Path) -> None:
    page = LexborHTMLParser((frozen / "ru/visit/small-wall/index.html").read_text())
    row = page.css_first(".hours tr")
    assert [cell.text() for cell in row.css("th, td")] == ["Понедельник", "10:00–18:00"]
    listed = LexborHTMLParser((frozen / "ru/visit/index.html").read_text())
    assert listed.css_first(".stay a").attributes["href"] == "small-wall/index.html"
    for tree in (page, listed):
        assert "ткрыто" not in tree.css_first("main").text()
        assert not tree.css(".stay-state, a[href$='.ics']")


# A kiosk


def test_a_kiosk_shows_one_block_and_no_way_out(kiosk: Path) -> None:
    for page, tree in pages(kiosk).items():
        links = [a.attributes["href"] or "" for a in tree.css("a[href]")]
        assert not [link for link in links if "://" in link], page
        assert not tree.css("[data-my-list], [data-share], [data-recent], a[download]"), page
        assert not [link for link in links if "birlik" in link or "/results/" in link], page
    assert not list(kiosk.rglob("*birlik*"))
    entries = {path.parent.name for path in kiosk.glob("kk/projects/*/index.html")}
    assert entries == {"unity-through-charity", "languages-of-the-people-of-kazakhstan"}
    listed = LexborHTMLParser((kiosk / "kk/projects/index.html").read_text())
    assert listed.css_first("[data-result-count]").attributes["data-result-count"] == "2"
    assert not listed.css("[data-facet=block], .chips")


def test_a_kiosk_starts_at_its_block_and_asks_before_it_returns(kiosk: Path) -> None:
    start = LexborHTMLParser((kiosk / "ru/blocks/fund/index.html").read_text())
    dialog = start.css_first("dialog[data-kiosk]").attributes
    assert "data-at-start" in dialog
    assert dialog["data-start"] == "../../../index.html"
    entry = LexborHTMLParser((kiosk / "ru/projects/unity-through-charity/index.html").read_text())
    assert "data-at-start" not in entry.css_first("dialog[data-kiosk]").attributes
    assert entry.css_first("a.site-name").attributes["href"] == "../../blocks/fund/index.html"


def test_a_tablet_can_install_a_kiosk_and_keep_every_file(kiosk: Path) -> None:
    manifest = json.loads((kiosk / "kiosk.webmanifest").read_text())
    assert manifest["display"] == "fullscreen"
    assert all((kiosk / icon["src"]).is_file() for icon in manifest["icons"])
    kept = json.loads(re.search(r"const FILES = (.*);", (kiosk / "worker.js").read_text())[1])
    written = {str(p.relative_to(kiosk)) for p in kiosk.rglob("*") if p.is_file()}
    assert set(kept) == written - {LIST, "worker.js"}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--block", "fund"], "goes with --kiosk"),
        (["--kiosk", "--block", "cellar"], "no block cellar; there are fund"),
        (["--kiosk", "--idle", "5"], "40 or more"),
    ],
)
def test_options_that_contradict_each_other_are_refused(
    wall: None, tmp_path: Path, options: list[str], says: str
) -> None:
    with pytest.raises(CommandError, match=says):
        call_command("freeze", tmp_path / "out", *options)
    assert not (tmp_path / "out").exists()


# The site's address


def test_data_name_the_public_address_and_pages_do_not(
    db: None, tmp_path: Path, settings: Any
) -> None:
    leave_a_small_wall()
    settings.SITE_ADDRESS = "https://exhibition.example"
    settings.SECURE_SSL_REDIRECT = True
    with pytest.raises(CommandError, match=r"must name exhibition\.example"):
        call_command("freeze", tmp_path / "out")
    settings.ALLOWED_HOSTS = ["exhibition.example"]
    crawl = Crawl(KAZAKH)
    body = crawl.content(Address("/kk/projects.json"))
    assert json.loads(body)["projects"][0]["url"].startswith("https://exhibition.example/kk/")
    page = crawl.content(Address("/kk/projects/unity-through-charity/")).decode()
    assert "exhibition.example" not in page
    assert 'href="../../index.html"' in page


# Renewing it


@pytest.fixture
def kazakh(db: None, tmp_path: Path) -> Path:
    """A small wall frozen in Kazakh alone, which tests may change."""
    leave_a_small_wall()
    freeze(tmp_path / "out", KAZAKH)
    return tmp_path / "out"


def test_a_second_freeze_writes_nothing_and_what_is_withdrawn_is_gone(kazakh: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in kazakh.rglob("*")}
    outcome = freeze(kazakh, KAZAKH)
    assert (outcome.new, outcome.changed, outcome.removed) == ([], [], [])
    assert {path: path.stat().st_mtime_ns for path in kazakh.rglob("*")} == before

    note = kazakh / "kk" / "projects" / "note.txt"
    note.write_text("mine")
    entry = Project.objects.get(number=33)
    about = kazakh / "kk" / "about" / "index.html"
    # Pages count the entries; a style sheet stays as it is.
    sheet = next(kazakh.rglob("*.css"))
    whole, written = about.read_text(), sheet.stat().st_mtime_ns
    about.write_text("damaged")
    assert (kazakh / "kk" / "projects" / entry.slug / "index.html").is_file()
    Project.objects.filter(number=33).update(publication="withdrawn")
    outcome = freeze(kazakh, KAZAKH)
    assert f"kk/projects/{entry.slug}/index.html" in outcome.removed
    assert not list(kazakh.rglob(f"*{entry.slug}*"))
    assert not (kazakh / "p" / "33").exists()
    assert entry.slug not in "".join(p.read_text() for p in kazakh.rglob("*.js"))
    assert note.read_text() == "mine"
    assert about.read_text() == whole
    assert sheet.stat().st_mtime_ns == written


# The folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "out"
    Folder(path).renew({"index.html": b"1", "kk/index.html": b"2"}, "first")
    return path


def test_only_what_has_changed_is_written(folder: Path) -> None:
    before = (folder / "index.html").stat().st_mtime_ns
    files = {"index.html": b"1", "ru/index.html": b"3"}
    outcome = Folder(folder).renew(files, "second")
    assert (outcome.new, outcome.changed, outcome.unchanged) == (["ru/index.html"], [], 1)
    assert outcome.removed == ["kk/index.html"]
    assert not (folder / "kk").exists()
    assert (folder / "index.html").stat().st_mtime_ns == before


def test_a_folder_with_something_else_is_refused(db: None, tmp_path: Path) -> None:
    (tmp_path / "holiday.txt").write_text("mine")
    with pytest.raises(NotOursError, match="holds no frozen exhibition"):
        Folder(tmp_path)
    with pytest.raises(NotOursError, match="is a file"):
        Folder(tmp_path / "holiday.txt")
    with pytest.raises(CommandError, match="holds no frozen exhibition"):
        call_command("freeze", tmp_path)


def test_a_file_of_somebody_else_is_never_overwritten(folder: Path) -> None:
    (folder / "ru").mkdir()
    (folder / "ru" / "index.html").write_text("mine")
    with pytest.raises(NotOursError, match="not written by freeze"):
        Folder(folder).renew({"ru/index.html": b"3"}, "second")
    assert (folder / "ru" / "index.html").read_text() == "mine"
    assert (folder / "index.html").read_text() == "1"


def test_an_interrupted_freeze_can_be_taken_up(folder: Path, monkeypatch: Any) -> None:
    def fail(self: Folder, name: str) -> None:
        raise KeyboardInterrupt

    files = {"index.html": b"1", "ru/index.html": b"3"}
    with monkeypatch.context() as interrupted:
        interrupted.setattr(Folder, "_remove", fail)
        with pytest.raises(KeyboardInterrupt):
            Folder(folder).renew(files, "second")
    assert Folder(folder).state == ""
    outcome = Folder(folder).renew(files, "second")
    assert outcome.removed == ["kk/index.html"]
    assert not [
        path
        for path in folder.rglob("*")
        if path.is_file() and path.name not in (LIST, "index.html")
    ]


def test_compressed_texts_lie_beside_those_that_are_worth_it() -> None:
    assert [name for name, _ in compressed("a.html", b"word " * 500)] == ["a.html.gz", "a.html.br"]
    assert list(compressed("a.html", b"short")) == []
    assert list(compressed("a.png", b"x" * 5000)) == []


# Addresses and pages


def test_a_query_becomes_part_of_the_path_in_one_order() -> None:
    page = "/kk/projects/"
    link = "?page=2&block=fund&utm=x"
    address = address_of(link, page, "http://site")
    assert address is not None
    assert address.file == "kk/projects/block/fund/page/2/index.html"
    assert address_of("?page=1", page, "http://site") == Address(page)
    assert address_of("https://elsewhere.example/", page, "http://site") is None


@pytest.mark.parametrize(
    ("path", "holds"),
    [
        ("/kk/", True),
        ("/admin/", False),
        ("/kk/feed/", False),
        ("/kk/preview/abc/", False),
        ("/kk/contribute/abc/", False),
        ("/i18n/setlang/", False),
        ("/kk/suggest", False),
        ("/kk/projects.csv", True),
        ("/kk/privacy/", True),
        ("/recordings/abc.mp3", True),
        ("/kk/blocks/fund/summary.pdf", False),
        ("/ru/", False),
    ],
)
def test_the_plan_holds_what_the_public_may_see(path: str, holds: bool) -> None:
    plan = Plan(with_pdf=False, languages=("kk",))
    assert plan.holds(Address(path), "home") is holds


def test_recordings_are_played_from_their_files() -> None:
    html = '<video src="/recordings/a.mp4"><track src="/recordings/a.vtt"></video>'
    page = part_as_file(html, lambda link: f"../..{link}")
    assert page == html.replace("/recordings", "../../recordings")


def test_words_of_a_link_that_leads_nowhere_stay() -> None:
    html = (
        "<!DOCTYPE html><html><head><meta charset=utf-8></head><body>"
        '<p>See <a href="/gone">the words</a> and <a href="/here/">here</a>.</p>'
        '<p class="no-print"><a href="/gone">CSV</a></p></body></html>'
    )

    def way(link: str) -> str | None:
        return None if link == "/gone" else "here/index.html"

    page = as_file(html, way, way, Parts())
    assert '<p>See the words and <a href="here/index.html">here</a>.</p>' in page
    assert "CSV" not in page


def test_a_style_sheet_in_the_page_becomes_the_file_that_all_pages_share() -> None:
    html = (
        "<!DOCTYPE html><html><head><meta charset=utf-8>"
        '<style data-href="/static/css/public.css">p { margin: 0 }</style></head></html>'
    )
    page = as_file(html, lambda link: f"..{link}", str, Parts())
    assert '<link rel="stylesheet" href="../static/css/public.css">' in page
    assert "<style" not in page


def test_a_module_becomes_a_script_whose_names_are_its_own() -> None:
    assert as_classic("const a = 1;", "a.js").startswith('"use strict";\n(() => {')
    for module in ('import "./b.js";', "export const a = 1;", "await fetch(1);"):
        with pytest.raises(ValueError, match="can't be frozen"):
            as_classic(module, "a.js")
