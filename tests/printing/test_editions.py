"""Only what changed since the edition in hand: the right panels, labels and pages."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.utils.translation import override

from projects.models import Edition, Metric, Project
from projects.printing import accessible, label, panel_print, summary
from projects.printing.edition import NothingChangedError, OtherEditionError
from projects.printing.order import LABELS, PANELS, SUMMARY, Order
from tests import factories, paper

pytestmark = pytest.mark.django_db
SITE = "https://exhibition.example.kz"
MAKERS = {SUMMARY: summary.prepared, PANELS: panel_print.prepared, LABELS: label.prepared}


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"
    settings.SITE_ADDRESS = SITE


@pytest.fixture
def five(project: Callable[..., Project]) -> None:
    """Five entries, each longer than half a page."""
    text = "A sentence about the work of the association. " * 30
    for number in range(1, 6):
        factories.project(number, title_en=f"Entry number {number}", text_en=text)


def made(kind: str, folder: Path, **order: Any) -> Path:
    asked = Order(**{"languages": ("en",), "numbers": (), "site": SITE, **order}, kind=kind)
    with override("en"):
        MAKERS[kind](asked).write(folder / f"{kind}.pdf", lambda done, total: None)
    return folder / f"{kind}.pdf"


def change(number: int, **values: str) -> None:
    entry = Project.objects.get(number=number)
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save()


def edition(kind: str) -> str:
    return Edition.objects.of(kind).latest("created").version


@pytest.mark.parametrize("kind", [PANELS, LABELS])
def test_one_changed_entry_is_one_panel_and_one_label(
    five: None, tmp_path: Path, kind: str
) -> None:
    size = {PANELS: "a3", LABELS: "sticker"}[kind]
    whole = made(kind, tmp_path, size=size)
    had = edition(kind)
    assert had in paper.words(whole)
    change(3, title_en="Another title")
    changed = made(kind, tmp_path, size=size, since=had, only_changed=True)
    assert paper.facts(changed)["Pages"] == "1"
    text = paper.words(changed)
    assert "Another title" in text
    assert "Entry number" not in text
    assert edition(kind) != had
    assert edition(kind) in text


def test_a_label_that_shows_nothing_of_a_change_stays(five: None, tmp_path: Path) -> None:
    made(LABELS, tmp_path)
    made(PANELS, tmp_path, size="a3")
    change(3, text_en="Another text.")
    with pytest.raises(NothingChangedError, match="no sheet needs printing again"):
        made(LABELS, tmp_path, since=edition(LABELS), only_changed=True)
    changed = made(PANELS, tmp_path, size="a3", since=edition(PANELS), only_changed=True)
    assert paper.facts(changed)["Pages"] == "1"


def test_the_changed_pages_of_a_summary_bear_their_old_numbers(five: None, tmp_path: Path) -> None:
    whole = paper.pages(made(SUMMARY, tmp_path))
    had = edition(SUMMARY)
    change(3, text_en="A sentence that is new. " * 70)
    (page,) = paper.pages(made(SUMMARY, tmp_path, since=had, only_changed=True))
    assert "A sentence that is new." in page
    place = next(n for n, text in enumerate(whole, start=1) if n > 2 and "Entry number 3" in text)
    assert f"page {place} of {len(whole)}" in page


def test_the_contents_are_replaced_where_they_name_what_changed(five: None, tmp_path: Path) -> None:
    whole = paper.pages(made(SUMMARY, tmp_path))
    had = edition(SUMMARY)
    change(3, title_en="Another title")
    file = made(SUMMARY, tmp_path, since=had, only_changed=True)
    contents, entry = paper.pages(file)
    assert "Contents" in contents
    assert "Another title" in contents
    assert f"page 2 of {len(whole)}" in contents
    assert "Another title" in entry
    with pikepdf.open(file) as opened:
        assert accessible.faults(opened) == []


def test_where_an_entry_comes_all_parts_that_list_it_are_replaced(
    five: None, tmp_path: Path
) -> None:
    made(SUMMARY, tmp_path)
    had = edition(SUMMARY)
    factories.project(6, title_en="It comes")
    text = " ".join(paper.pages(made(SUMMARY, tmp_path, since=had, only_changed=True)))
    for words in ("6 entries", "Contents", "Organisations", "It comes"):
        assert words in text
    numbers = [int(number) for number in re.findall(r"page (\d+) of 6", text)]
    # The cover has no number; entries 1 to 4 stay.
    assert numbers == [2, 5, 6]


def test_where_an_entry_goes_the_parts_that_listed_it_are_replaced(
    five: None, tmp_path: Path
) -> None:
    made(SUMMARY, tmp_path)
    had = edition(SUMMARY)
    change(3, publication="withdrawn")
    text = " ".join(paper.pages(made(SUMMARY, tmp_path, since=had, only_changed=True)))
    for words in ("4 entries", "Contents", "Organisations"):
        assert words in text
    assert "Entry number 3" not in text
    with pytest.raises(NothingChangedError):
        made(SUMMARY, tmp_path, since=edition(SUMMARY), only_changed=True)


def test_totals_are_replaced_where_a_figure_changed(wall: None, tmp_path: Path) -> None:
    made(SUMMARY, tmp_path, block="fund")
    had = edition(SUMMARY)
    metric = Metric.objects.filter(project__block__slug="fund", value__gt=10).latest("pk")
    metric.value += 1
    metric.save()
    pages = paper.pages(made(SUMMARY, tmp_path, block="fund", since=had, only_changed=True))
    assert "Totals of these entries" in " ".join(pages)
    assert not any("Contents" in page and "Totals" not in page for page in pages)
    assert not any(page.lstrip().startswith("Sources") for page in pages)


def test_an_edition_kept_without_its_parts_has_all_of_them_replaced(
    five: None, tmp_path: Path
) -> None:
    made(SUMMARY, tmp_path)
    kept = Edition.objects.get()
    kept.sheets = {number: said[:16] for number, said in kept.sheets.items()}
    kept.save()
    change(3, text_en="A sentence that is new. " * 70)
    text = " ".join(paper.pages(made(SUMMARY, tmp_path, since=kept.version, only_changed=True)))
    assert "Contents" in text
    assert "Organisations" in text
    assert text.count("A sentence that is new.") > 1


def test_a_page_lists_what_else_is_to_be_replaced(five: None, client: Client) -> None:
    client.get("/en/blocks/fund/print/")
    had = edition(SUMMARY)
    change(3, text_en="Another text.")
    words = "What other pages say of them changed, too: replace these"
    assert words not in client.get(f"/en/blocks/fund/print/?since={had}").content.decode()
    change(3, title_en="Another title")
    page = client.get(f"/en/blocks/fund/print/?since={had}").content.decode()
    listed = re.search(rf"{words}</h3>\s*<ul>(.*)</ul>", page)
    assert listed
    assert re.findall(r'href="#([\w-]+)">', listed[1]) == ["summary-contents"]


def test_where_nothing_changed_an_address_has_nothing_to_print(five: None, client: Client) -> None:
    client.get("/en/blocks/fund/labels.pdf")
    same = f"/en/blocks/fund/labels.pdf?since={edition(LABELS)}&only_changed=1"
    assert client.get(same).status_code == 404


def test_an_edition_of_another_kind_or_block_is_refused_and_told(
    five: None, tmp_path: Path, client: Client
) -> None:
    factories.project(30, block="regional", title_en="Of a region")
    factories.project(31, block="regional", title_en="Of another region")
    made(LABELS, tmp_path, block="regional")
    others = edition(LABELS)
    what = rf"QR labels: Projects of regional .* · English · .*\({others}\)"
    for kind, order in ((PANELS, {"block": "regional"}), (LABELS, {"block": "fund"}), (LABELS, {})):
        with pytest.raises(OtherEditionError, match=what):
            made(kind, tmp_path, since=others, only_changed=True, **order)
    change(30, title_en="Another title")
    file = made(LABELS, tmp_path, block="regional", since=others, only_changed=True)
    assert "Another title" in paper.words(file)
    made(SUMMARY, tmp_path, block="regional")
    summary_of_others = edition(SUMMARY)
    for path in ("labels.pdf", "panels.pdf", "summary.pdf", "print/"):
        for since in (others, summary_of_others):
            answer = client.get(f"/en/blocks/fund/{path}?since={since}&only_changed=1")
            assert answer.status_code == 400, path
            said = answer.content.decode()
            assert f"({since}). Choose an edition of what you print now, or none" in said
    assert client.get(f"/en/blocks/regional/print/?since={summary_of_others}").status_code == 200


def test_an_edition_of_the_whole_exhibition_serves_each_block(
    five: None, tmp_path: Path, client: Client
) -> None:
    factories.project(30, block="regional", title_en="Of a region")
    factories.project(31, block="regional", title_en="It goes")
    for kind in (LABELS, SUMMARY):
        made(kind, tmp_path)
    whole = edition(SUMMARY)
    change(30, title_en="Another title")
    change(31, publication="withdrawn")
    changed = {"block": "regional", "since": edition(LABELS), "only_changed": True}
    assert "Another title" in paper.words(made(LABELS, tmp_path, **changed))
    page = client.get(f"/en/blocks/regional/print/?since={whole}").content.decode()
    gone = page.partition("Gone: take these sheets out")[2]
    assert re.search(r"<p>(.*)</p>", gone)[1].replace("\xa0", " ") == "№ 31"
    # Its pages are numbered through the whole exhibition.
    with pytest.raises(OtherEditionError, match="A4 summary: the whole exhibition"):
        made(SUMMARY, tmp_path, **{**changed, "since": whole})
