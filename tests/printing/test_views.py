"""Where a visitor finds what can be printed, and chooses how."""

import re

import pytest
from django.http import QueryDict
from django.test import Client

from projects.printing.label_sheets import LABEL_SHEETS
from projects.printing.order import LABELS, asked_order
from projects.printing.papers import PANEL_SIZES

pytestmark = pytest.mark.django_db


def links(page: str, part: str) -> list[str]:
    """The addresses within the element of a class, up to its end."""
    start = page.index(f'class="{part}')
    return re.findall(r'href="([^"]+)"', page[start : page.index("</details>", start)])


def test_an_entry_names_its_panel_and_label_in_all_sizes(wall: None, client: Client) -> None:
    page = client.get("/en/projects/unity-through-charity/").content.decode()
    found = links(page, "to-print")
    own = "/en/projects/unity-through-charity"
    assert found == [
        "/en/blocks/fund/print/",
        "/en/blocks/fund/summary.pdf",
        *(f"{own}/panel.pdf?size={size}" for size in PANEL_SIZES),
        *(f"{own}/label.pdf?size={size}" for size in LABEL_SHEETS),
    ]
    for words in ("A1 landscape", "roll-up 85 × 200 cm", "Sticker, 63.5 × 38.1 mm"):
        assert words in page.replace("\xa0", " ")


def test_a_block_names_its_summary_panels_and_labels(wall: None, client: Client) -> None:
    found = links(client.get("/kk/blocks/fund/").content.decode(), "to-print")
    assert "/kk/blocks/fund/summary.pdf" in found
    assert "/kk/blocks/fund/panels.pdf?size=a1" in found
    assert "/kk/blocks/fund/labels.pdf?size=sticker" in found


def test_the_list_leads_to_the_summary_of_what_it_shows(wall: None, client: Client) -> None:
    page = client.get("/ru/projects/?block=fund&theme=language").content.decode()
    assert page.count("/ru/print/") == 1
    assert 'href="/ru/print/?block=fund&amp;theme=language"' in page


def test_a_print_page_is_chosen_otherwise_and_keeps_its_filter(wall: None, client: Client) -> None:
    page = client.get("/en/print/?block=fund&languages=kk,ru&grey=1").content.decode()
    form = page[page.index("<form") : page.index("</form>")]
    assert '<input type="hidden" name="block" value="fund">' in form
    assert 'name="languages" value' not in form
    assert '<option value="kk,ru" selected>' in form
    assert 'name="grey" value="1" checked' in form
    assert 'name="large" value="1">' in form


def test_a_pdf_carries_no_form(wall: None, client: Client) -> None:
    from projects.printing.order import SUMMARY, Order
    from projects.printing.summary import ornament_of, summary_html, summary_of

    summary = summary_of(Order(kind=SUMMARY, numbers=(), languages=("en",), block="fund"))
    html = summary_html(summary, ornament=ornament_of(summary), style_address="/print.css")
    assert "<form" not in html


def test_a_cover_carries_totals_documented_and_samples_apart(wall: None, client: Client) -> None:
    def cover(query: str = "") -> str:
        page = client.get(f"/en/blocks/fund/print/{query}").content.decode()
        return page[page.index('class="cover"') : page.index('class="contents"')]

    rows = re.findall(r"<tr><th.*?</tr>", cover())
    assert len(rows) == 4
    assert "Projects on show, projects</th><td>2</td><td>10</td>" in rows[1]
    assert "more than 35,000,000</td>" in rows[2]
    # Two languages and large print have no room for them there.
    assert "<table" not in cover("?languages=kk,ru")
    assert "<table" not in cover("?large=1")


@pytest.mark.parametrize("kind", ["panels", "labels"])
def test_without_entries_there_is_nothing_to_hang(wall: None, client: Client, kind: str) -> None:
    assert client.get(f"/kk/projects/{kind}.pdf?block=fund&q=zzz").status_code == 404


@pytest.mark.parametrize("start", ["99", "0", "9"])
def test_a_label_beyond_its_sheet_is_refused_with_the_number_of_labels(
    wall: None, client: Client, start: str
) -> None:
    for place in ("blocks/fund/labels", "projects/labels", "projects/unity-through-charity/label"):
        answer = client.get(f"/en/{place}.pdf?start={start}")
        assert answer.status_code == 400
        assert "A sheet has only so many labels: 8." in answer.content.decode().replace("\xa0", " ")


def test_labels_begin_at_the_label_that_the_address_names() -> None:
    def skipped(query: str) -> tuple[int, int]:
        order = asked_order(LABELS, QueryDict(query), LABEL_SHEETS)
        return order.skip, len(order.notes)

    assert skipped("start=8") == (7, 0)
    assert skipped("start=21&size=sticker") == (20, 0)
    assert skipped("skip=2") == (2, 0)
    assert skipped("start=eight") == (0, 1)
