"""What real Chromium prints of the pages that are made for it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import paper
from tests.in_turn import in_turn

pytestmark = pytest.mark.browser
STATUS = {"kk": "Күйі:", "ru": "Статус:", "en": "Status:"}
NAVIGATION = ("Қазақша", "Print this page", "Напечатайте", "басып шығарыңыз", "PDF")


def sheets(page: Page, address: str, file: Path) -> list[str]:
    """The text of each sheet that the browser prints of an address."""
    page.goto(address)
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    return paper.pages(file)


@pytest.mark.parametrize("language", in_turn("kk"))
def test_no_entry_of_a_printed_summary_is_cut(
    standing_site: str, page: Page, tmp_path: Path, language: str
) -> None:
    found = sheets(page, f"{standing_site}/{language}/blocks/regional/print/", tmp_path / "a.pdf")
    numbers: list[int] = []
    for sheet in found:
        # An entry's status is the last but one thing that it says; its number the first.
        if ends := sheet.count(STATUS[language]):
            heads = re.findall(r"^ {0,9}(\d\d) {4,}\S", sheet, re.MULTILINE)
            assert len(heads) == ends, sheet
            numbers += map(int, heads)
    assert numbers == list(range(30, 52))


@pytest.mark.parametrize("language", in_turn("ru"))
def test_results_print_on_two_to_four_numbered_sheets(
    standing_site: str, page: Page, tmp_path: Path, language: str
) -> None:
    for path in ("results/", "results/print/"):
        found = sheets(page, f"{standing_site}/{language}/{path}", tmp_path / "a.pdf")
        assert 2 <= len(found) <= 4, path
        for place, sheet in enumerate(found, 1):
            assert re.search(rf"\b{place} ?/ ?{len(found)}\s*$", sheet), (path, place)
        text = " ".join(" ".join(found).split())
        for figure in ("61", "5000", "25000", "32000", "35000000", "300000000"):
            assert figure in re.sub(r"(?<=\d)[\s,](?=\d{3})", "", text), (path, figure)
        assert not [words for words in NAVIGATION if words in text], path


@pytest.mark.parametrize("slug", ["birlik-edinstvo-kz", "sample-costume-workshop"])
def test_a_printed_entry_keeps_label_and_value_together_and_names_its_whole_address(
    standing_site: str, page: Page, tmp_path: Path, slug: str
) -> None:
    """At each length of its text."""
    page.goto(f"{standing_site}/ru/projects/{slug}/")
    labels = page.locator(".facts-list dt").all_inner_texts()
    number = page.locator("[data-stand]").get_attribute("data-stand")
    for more in range(0, 260, 20):
        page.locator(".facts-side").evaluate(
            "(facts, more) => facts.style.setProperty('padding-block-start', `${more}px`)", more
        )
        page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True, print_background=True)
        found = paper.pages(tmp_path / "a.pdf")
        lasts = [sheet.strip().rpartition("\n")[2].strip() for sheet in found if sheet.strip()]
        assert not [last for last in lasts if last in labels], (more, lasts)
        assert f"{standing_site}/p/{number}/" in "".join(found)
