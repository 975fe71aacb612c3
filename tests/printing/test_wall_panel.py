"""Panels of a block and of the results: what they say, that it fits, and what a shop gets."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook

from projects.models import Block, Edition, Indicator, PrintJob, Project
from projects.printing import accessible, pdf, press
from projects.printing.edition import NothingChangedError
from projects.printing.findings import Level
from projects.printing.kept_prints import kept_print
from projects.printing.order import BLOCK_PANELS, RESULTS_PANEL, Order
from projects.printing.papers import PANEL_SIZES
from projects.printing.preflight import judge_order
from projects.printing.wall_panel import WallPanel
from projects.printing.wall_papers import wall_style
from projects.printing.wall_print import wall_panels
from projects.results.totals import totals
from tests import paper

pytestmark = pytest.mark.django_db
SITE = "https://exhibition.example.kz"


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"
    settings.SITE_ADDRESS = SITE


def ordered(kind: str, language: str = "ru", **options: Any) -> Order:
    given = {"size": "a3", "site": SITE, **options}
    return Order(kind=kind, numbers=(), languages=(language,), **given)


def made(order: Order) -> Path:
    with override(order.language):
        return kept_print(order)


def texts_over_their_place(panel: WallPanel, language: str) -> list[str]:
    """The texts that are set larger than their place, or higher than they were reckoned to be."""
    html = panel.html("x", language, grey=False, slug="")
    document = pdf.typeset(html, {}, style=wall_style(panel.layout, panel.size, bleed=False))
    assert len(document.pages) == 1
    found = paper.boxes(document)
    places = [box for box in found if box.name in ("heading", "lead", "list", "figures")]
    sets = [box for box in found if box.name.startswith("set ")]
    assert len(places) == len(sets) == 4
    pixels = panel.size.unit_mm / 25.4 * 96
    reckoned = {n: table.height(table.fit.size) * pixels for n, table in panel.tables.items()}
    return [
        f"{panel.name} {place.name}"
        for place, text in zip(places, sets, strict=True)
        if text.height > min(place.height, reckoned[place.name]) + 1 or text.width > place.width + 1
    ]


def test_a_block_panel_names_its_block_its_entries_and_what_they_add_up_to(
    wall: None, client: Client, tmp_path: Path
) -> None:
    answer = client.get("/ru/blocks/fund/panel.pdf?size=a3")
    assert answer.status_code == 200
    file = paper.kept(answer, tmp_path / "panel.pdf")
    text = " ".join(paper.words(file).replace("\xa0", " ").split())
    block = Block.objects.get(slug="fund")
    assert text.index(block.name_kk) < text.index(block.name_ru)
    assert block.introduction_kk[:30] in text
    for entry in Project.objects.published().filter(block=block):
        assert re.search(rf"\b{entry.number}\b", text)
        assert entry.title_kk.split()[0] in text
    (on_show,) = (
        total
        for total in totals(Project.objects.published().filter(block=block))
        if total.indicator.slug == "projects-on-show"
    )
    assert (on_show.documented.total, on_show.illustrative.total) == (2, 10)
    assert re.search(r"Проекты на выставке, проектов 2 10 ", text) or " 2 10 " in text
    assert paper.codes(file, tmp_path, dpi=100) == [[f"{SITE}/ru/blocks/fund/"]]
    with pikepdf.open(file) as opened:
        assert accessible.faults(opened) == []


def test_a_results_panel_shows_documented_figures_and_samples_apart(
    wall: None, client: Client, tmp_path: Path
) -> None:
    file = paper.kept(client.get("/kk/results/panel.pdf?size=a3"), tmp_path / "panel.pdf")
    text = " ".join(paper.words(file).replace("\xa0", " ").split())
    for words in ("Әлеуметтік жобалар көрмесінің нәтижелері", "Құжатталған", "Тек үлгілер"):
        assert words in text
    assert "35 000 000-нан астам" in text
    assert paper.codes(file, tmp_path, dpi=100) == [[f"{SITE}/kk/results/"]]
    with pikepdf.open(file) as opened:
        assert accessible.faults(opened) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_results_panel_has_room_for_every_official_figure_and_block(
    wall: None, language: str
) -> None:
    for size in ("a1", "a1-landscape", "roll-up"):
        (panel,) = wall_panels(ordered(RESULTS_PANEL, language, size=size))
        listed, blocks = panel.tables["list"], panel.tables["figures"]
        assert (len(listed.rows), listed.left_out) == (1 + Indicator.objects.count(), 0)
        assert len(blocks.rows) == 1 + Block.objects.count()
        assert panel.over == 0


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_text_of_a_results_roll_up_is_smaller_than_27_points(wall: None, language: str) -> None:
    (panel,) = wall_panels(ordered(RESULTS_PANEL, language, size="roll-up"))
    points = panel.size.unit_mm / 25.4 * 72
    sizes = {name: fit.size * points for name, fit in panel.fits.items()}
    assert min(sizes.values()) >= 27, sizes
    # All of it stands where eyes are: between 1.7 and 1.0 m above the floor.
    for name in ("lead", "list", "figures"):
        place = panel.tables[name].place
        assert 35.3 <= place.top < place.top + place.height <= 117.6


def test_in_two_languages_a_figure_stands_once_beside_both_names(wall: None) -> None:
    (panel,) = wall_panels(ordered(RESULTS_PANEL))
    (row,) = (row for row in panel.text.list if "больных" in row.cells[1].texts[0].value)
    said = [[text.value.replace("\xa0", " ") for text in cell.texts] for cell in row.cells]
    assert said[0][0].endswith("қаражат, теңге")
    assert said[2:] == [["> 35 000 000"], ["> 35 000 000"], ["4 500 000"]]
    assert [cell.bar for cell in row.cells[3:]] == [1, pytest.approx(0.129, abs=0.001)]


@pytest.mark.parametrize("size", ["a1", "a1-landscape", "roll-up"])
def test_the_totals_of_a_block_take_the_room_that_its_entries_leave(wall: None, size: str) -> None:
    shown = {}
    for panel in wall_panels(ordered(BLOCK_PANELS, size=size)):
        listed, figures = panel.tables["list"], panel.tables["figures"]
        rows = [row for row in figures.rows if not row.kind]
        shown[panel.text.slug] = len(rows)
        assert all(len(row.cells[0].texts) == 2 for row in rows)
        assert len(rows) + figures.left_out == len(panel.text.figures) - 1
        end = listed.place.top + listed.height(listed.fit.size)
        assert end < figures.place.top
        assert panel.over == 0
    assert shown["fund"] >= 7
    assert shown["partners"] >= 7
    assert min(shown.values()) >= 3


@pytest.mark.parametrize("size", ["a1", "a1-landscape", "roll-up"])
def test_in_one_language_a_block_shows_all_its_totals(wall: None, size: str) -> None:
    for panel in wall_panels(ordered(BLOCK_PANELS, "kk", size=size)):
        assert panel.tables["figures"].left_out == 0


def test_no_size_that_an_order_shares_cuts_the_entries_of_a_block_off(wall: None) -> None:
    panels = {panel.text.slug: panel for panel in wall_panels(ordered(BLOCK_PANELS, size="a1"))}
    small = panels["fund"]
    # A head is torn apart at this size, which is told as such and not as text that is too long.
    large = replace(small, shared=(("list", 1.9), ("figures", 1.7)))
    for panel in (small, large):
        listed, figures = panel.tables["list"], panel.tables["figures"]
        assert listed.height(panel.fits["list"].size) <= listed.place.height
        assert listed.place.top + listed.place.height < figures.place.top
        assert panel.over == 0
    assert (large.fits["list"].size, large.fits["figures"].size) == (1.9, 1.7)
    assert large.tables["figures"].torn(1.7) == ["Подтверждено"]
    assert large.tables["figures"].left_out > small.tables["figures"].left_out


def test_a_results_panel_without_room_for_all_says_where_the_rest_is(wall: None) -> None:
    Indicator.objects.update(name_ru="Слово и дело, " * 9)
    with override("en"):
        verdict = judge_order(ordered(RESULTS_PANEL))
    (panel,) = wall_panels(ordered(RESULTS_PANEL))
    listed = panel.tables["list"]
    assert listed.left_out > 0
    note = listed.rows[-1].cells[0].texts[1].value
    assert note.startswith(f"Ещё цифр: {listed.left_out} ")
    page = panel.html("x", "ru", grey=False, slug="").replace("\xa0", " ")
    assert f"Ещё цифр: {listed.left_out} " in page
    assert len(panel.tables["figures"].rows) == 1 + Block.objects.count()
    looks = [finding.words for _report, finding in verdict.looks]
    assert any(f"No room for figures: {listed.left_out}." in words for words in looks)


@pytest.mark.parametrize("kind", [BLOCK_PANELS, RESULTS_PANEL])
def test_panels_for_the_wall_are_ready_for_the_press(wall: None, kind: str) -> None:
    file = made(ordered(kind, press=True))
    with pikepdf.open(file) as opened:
        assert press.faults(opened) == []
        assert len(opened.pages) == (4 if kind == BLOCK_PANELS else 1)


@pytest.mark.parametrize(
    ("language", "size"),
    [
        ("kk", "roll-up"),
        ("ru", "roll-up"),
        ("kk", "a1"),
        ("ru", "a1-landscape"),
        ("en", "a1-landscape"),
    ],
)
def test_every_text_of_a_wall_panel_stays_in_its_place(
    wall: None, language: str, size: str
) -> None:
    for kind in (BLOCK_PANELS, RESULTS_PANEL):
        for panel in wall_panels(ordered(kind, language, size=size)):
            assert texts_over_their_place(panel, language) == []


@pytest.mark.full
@pytest.mark.parametrize("size", PANEL_SIZES)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_all_wall_panels_fit_every_paper(wall: None, language: str, size: str) -> None:
    for kind in (BLOCK_PANELS, RESULTS_PANEL):
        order = ordered(kind, language, size=size)
        assert judge_order(order).stops == []
        for panel in wall_panels(order):
            assert texts_over_their_place(panel, language) == []


def test_panels_of_one_order_share_their_sizes_of_type(wall: None) -> None:
    sizes = [panel.fits["list"].size for panel in wall_panels(ordered(BLOCK_PANELS, "kk"))]
    assert len(sizes) == 4
    assert len(set(sizes)) == 1


def test_the_preflight_stops_a_block_whose_introduction_is_too_long(wall: None) -> None:
    Block.objects.filter(slug="fund").update(introduction_ru="Слово и дело. " * 200)
    Block.objects.filter(slug="partners").update(introduction_kk="", introduction_ru="")
    with override("en"):
        verdict = judge_order(ordered(BLOCK_PANELS))
    assert verdict.level == Level.STOP
    stops = [f"{report.name}: {finding.words}" for report, finding in verdict.stops if report]
    looks = " ".join(finding.words for _report, finding in verdict.looks)
    assert any(re.match(r"Projects? of the Fund.*|Проекты Фонда.*introduction", s) for s in stops)
    assert "The introduction in Kazakh is missing." in looks
    assert "are samples and say so in print" in looks


def test_a_parcel_holds_the_panels_of_all_blocks(wall: None, tmp_path: Path) -> None:
    with ZipFile(made(ordered(BLOCK_PANELS, "en", parcel=True))) as parcel:
        *names, book = parcel.namelist()
        parcel.extract(book, tmp_path)
    slugs = ("fund", "republican", "regional", "partners")
    assert names == [f"block_A3_en_{slug}.pdf" for slug in slugs]
    assert book.startswith("order_blocks_A3_en_exhibition_")
    sheet = load_workbook(tmp_path / book).worksheets[0]
    written = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert "block_A3_en_regional.pdf" in written
    with ZipFile(made(ordered(RESULTS_PANEL, "en", parcel=True))) as parcel:
        panel, book = parcel.namelist()
    assert panel == "results_A3_en.pdf"
    assert book.startswith("order_results_A3_en_exhibition_")


def test_only_the_block_that_changed_is_printed_again(wall: None) -> None:
    made(ordered(BLOCK_PANELS))
    edition = Edition.objects.get()
    assert edition.kind == BLOCK_PANELS
    assert len(edition.languages) <= 20
    again = ordered(BLOCK_PANELS, since=edition.version, only_changed=True)
    with pytest.raises(NothingChangedError):
        made(again)
    Block.objects.filter(slug="regional").update(introduction_ru="Иначе.")
    with pikepdf.open(made(again)) as opened:
        assert len(opened.pages) == 1


def test_a_block_without_entries_has_no_panel(wall: None, client: Client) -> None:
    Project.objects.filter(block__slug="partners").update(publication="draft")
    assert client.get("/kk/blocks/partners/panel.pdf").status_code == 404
    assert judge_order(ordered(BLOCK_PANELS, block="partners")).level == Level.STOP


def test_the_desk_takes_orders_of_wall_panels(wall: None, admin_client: Client) -> None:
    address = reverse("admin:projects_printjob_add")
    for kind, absent in ((BLOCK_PANELS, "numbers"), (RESULTS_PANEL, "of")):
        form = admin_client.get(f"{address}?kind={kind}").content.decode()
        assert f'name="{absent}"' not in form
        data = {"kind": kind, "languages": "kk", "size": "a2", "parcel": "on"}
        data |= {"of": "each"} if kind == BLOCK_PANELS else {}
        assert admin_client.post(address, data).status_code == 302
    orders = [job.order for job in PrintJob.objects.order_by("pk")]
    assert [order["kind"] for order in orders] == [BLOCK_PANELS] * 4 + [RESULTS_PANEL]
    assert [order["block"] for order in orders][-2:] == ["partners", ""]
    assert all(order["parcel"] and order["size"] == "a2" for order in orders)


def test_the_pages_lead_to_their_panels(wall: None, client: Client) -> None:
    assert "/en/blocks/fund/panel.pdf?size=a1" in client.get("/en/blocks/fund/").content.decode()
    assert "/en/results/panel.pdf" in client.get("/en/results/").content.decode()
