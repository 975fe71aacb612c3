"""Stand panels and QR labels: what stands on them, whether it fits, where the codes lead."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from projects.graphics.fonts import READING_FACE, missing_letters
from projects.models import Project
from projects.printing import panel, pdf
from projects.printing.fit import Passage, Place, fitted, line_count, room_for
from projects.printing.images import Spot, files_of
from projects.printing.label_sheets import LABEL_SHEETS, LabelSheet
from projects.printing.order import LABELS, PANELS
from projects.printing.panel import Panel
from projects.printing.panel_texts import characters_that_fit
from projects.printing.papers import PANEL_SIZES, panel_style
from tests import paper
from tests.factories import photo_of
from tests.panels import SITE, panels, written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"
    settings.SITE_ADDRESS = SITE


def texts_over_their_place(one: Panel, language: str) -> list[tuple[int, str]]:
    """The places of a typeset panel whose text is higher or wider than the place."""
    style = panel_style(one.size, bleed=False)
    pictures = [(one.sheet, photo, Spot(10, 10, 50)) for photo in one.photos]
    html = one.html("x", language, grey=False, slug="")
    document = pdf.typeset(html, files_of(pictures), style=style)
    assert len(document.pages) == 1
    found = paper.boxes(document)
    places = [box for box in found if re.fullmatch("names|title|main|side|other .*", box.name)]
    places = [box for box in places if box.width < one.size.width_mm * 96 / 25.4 * 0.95]
    sets = [box for box in found if box.name.startswith("set ")]
    assert len(places) == len(sets) == 4 + len(one.others)
    return [
        (one.sheet.number, place.name)
        for place, text in zip(places, sets, strict=True)
        if text.height > place.height + 1 or text.width > place.width + 1
    ]


def test_a_panel_carries_titles_in_three_languages_its_number_and_a_code_that_leads_home(
    wall: None, client: Client, tmp_path: Path
) -> None:
    entry = Project.objects.get(number=32)
    answer = client.get(f"/kk/projects/{entry.slug}/panel.pdf")
    file = paper.kept(answer, tmp_path / "panel.pdf")
    facts, text = paper.facts(file), paper.words(file)
    assert facts["Pages"] == "1"
    assert facts["Tagged"] == "yes"
    assert re.match(r"1683\.\d+ x 2383\.\d+ pts", facts["Page size"])
    for title in (entry.title_kk, entry.title_ru, entry.title_en):
        # Spaces and dashes are those of typesetting.
        assert re.sub(r"[\s–—-]", "", title) in re.sub(r"[\s–—-]", "", text)
    assert "32" in text
    assert "exhibition.example.kz/p/32/" in text
    assert paper.fonts_not_embedded(file) == []
    assert paper.fonts_of_others(file) == []
    assert paper.codes(file, tmp_path, dpi=60) == [[f"{SITE}/p/32/"]]
    assert client.get("/p/32/").headers["Location"].endswith(f"/projects/{entry.slug}/")


def test_a_sample_says_so_on_its_panel_and_label_in_three_languages(
    wall: None, tmp_path: Path
) -> None:
    sample = Project.objects.illustrative().order_by("number").first()
    for kind in (PANELS, LABELS):
        file = written(kind, tmp_path, numbers=(sample.number,), is_whole=False)
        text = paper.words(file).lower().replace(" ", "")
        assert "үлгі·образец·sample" in text, kind


def test_all_kazakh_letters_come_back_from_a_panel(
    project: Callable[..., Project], tmp_path: Path
) -> None:
    project(1, title_kk="Әә Ғғ Ққ Ңң Өө", summary_kk="Ұұ Үү Һһ Іі ₸")
    text = paper.words(written(PANELS, tmp_path, size="a3"))
    assert {*"ӘәҒғҚқҢңӨөҰұҮүҺһІі"} <= {*text}


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [("a0", 841, 1189), ("a2-landscape", 594, 420), ("a3", 297, 420), ("roll-up", 850, 2000)],
)
def test_a_panel_has_the_size_of_its_paper(
    wall: None, tmp_path: Path, size: str, width: int, height: int
) -> None:
    file = written(PANELS, tmp_path, numbers=(1,), is_whole=False, size=size)
    found = re.findall(r"[\d.]+", paper.facts(file)["Page size"])
    assert [round(float(points) / 72 * 25.4) for points in found[:2]] == [width, height]


def test_bleed_and_crop_marks_come_on_request(wall: None, client: Client, tmp_path: Path) -> None:
    slug = Project.objects.get(number=1).slug
    answer = client.get(f"/en/projects/{slug}/panel.pdf?size=a3&bleed=1")
    file = paper.kept(answer, tmp_path / "bleed.pdf")
    media, bleed, trim = (paper.page_box(file, f"{n}Box") for n in ("Media", "Bleed", "Trim"))
    assert round(trim[2] - trim[0]) == 297
    assert round(bleed[2] - bleed[0], 1) == 303
    assert media[2] - media[0] > bleed[2] - bleed[0]


def test_every_text_stays_in_its_place(wall: None) -> None:
    longest = sorted(
        panels("kk", "a1"), key=lambda p: len(p.face.title.value) + len(p.face.plain_text)
    )
    for one in (longest[0], *longest[-5:]):
        assert texts_over_their_place(one, "kk") == []


@pytest.mark.full
@pytest.mark.parametrize("size", ["a1", "a3-landscape", "roll-up"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_text_of_all_entries_stays_in_its_place(wall: None, language: str, size: str) -> None:
    found = panel.alike(panels(language, size))
    assert len(found) == 61
    assert [one.sheet.number for one in found if one.over] == []
    assert [over for one in found for over in texts_over_their_place(one, language)] == []


def test_a_text_that_is_too_long_is_marked_with_how_much(
    project: Callable[..., Project], tmp_path: Path
) -> None:
    project(1, title_en="Title", summary_en="Summary.", text_en="A sentence of the text. " * 120)
    (one,) = panels("en", "a1")
    over = one.fits["main"].over
    assert 0 < over < 120 * 24
    text = paper.words(written(PANELS, tmp_path, "en", size="a3"))
    assert f"Does not fit: {one.over} characters too many" in text
    shorter = Project.objects.get()
    shorter.text_en = shorter.text_en[: len(shorter.text_en.strip()) - over]
    shorter.save()
    (fitting,) = panels("en", "a1")
    assert fitting.over == 0
    assert texts_over_their_place(fitting, "en") == []


def test_several_photos_fill_the_frame(
    project: Callable[..., Project], media: Path, tmp_path: Path
) -> None:
    entry = project(1)
    for place, size in enumerate(((900, 600), (400, 900), (900, 300)), start=1):
        photo_of(entry, size=size, position=place, credit="Aigerim Test")
    (one,) = panels("en", "a1")
    spots = [one.spot_of(photo) for photo in one.photos]
    assert [(round(spot.width), round(spot.height)) for spot in spots] == [
        (382, 232), (209, 114), (209, 114)
    ]  # fmt: skip
    text = paper.words(written(PANELS, tmp_path, "en", size="a3"))
    assert "Credit: Aigerim Test" in text
    assert text.count("Aigerim") == 1


@pytest.mark.parametrize("sheet", LABEL_SHEETS)
def test_labels_lie_within_their_sheet(sheet: str) -> None:
    one = LABEL_SHEETS[sheet]
    wide = one.left * 2 + one.columns * one.width + (one.columns - 1) * one.gap
    assert wide <= 210.1
    assert one.top + one.rows * one.height <= 297.1
    assert one.code + 2 * one.padding <= min(one.height, one.width)
    # A code of 37 modules with its margin: none smaller than half a millimetre.
    assert one.code / 37 > 0.5


def test_a_sheet_of_stickers_reads_back(wall: None, client: Client, tmp_path: Path) -> None:
    answer = client.get("/ru/blocks/fund/labels.pdf?size=sticker&skip=2")
    file = paper.kept(answer, tmp_path / "labels.pdf")
    numbers = [e.number for e in Project.objects.filter(block__slug="fund")]
    read = paper.codes_of_places(file, tmp_path, places_of(LABEL_SHEETS["sticker"])[2:14])
    assert sorted(read) == sorted(f"{SITE}/p/{number}/" for number in numbers)
    text = paper.words(file)
    for entry in Project.objects.filter(block__slug="fund"):
        assert str(entry.number) in text
        assert f"exhibition.example.kz/p/{entry.number}/" in text
    assert paper.fonts_not_embedded(file) == []


def test_codes_lead_to_the_visitors_address_where_no_other_is_set(
    wall: None, client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.SITE_ADDRESS = ""
    slug = Project.objects.get(number=5).slug
    answer = client.get(f"/en/projects/{slug}/label.pdf")
    file = paper.kept(answer, tmp_path / "label.pdf")
    assert paper.codes(file, tmp_path) == [["http://testserver/p/5/"]]


def places_of(sheet: LabelSheet) -> list[tuple[float, float, float, float]]:
    """Where the labels of a sheet lie: left, top, width, height in mm."""
    return [
        (
            sheet.left + column * (sheet.width + sheet.gap),
            sheet.top + row * sheet.height,
            sheet.width,
            sheet.height,
        )
        for row in range(sheet.rows)
        for column in range(sheet.columns)
    ]


@pytest.mark.full
def test_the_codes_of_all_panels_and_labels_lead_to_the_right_entry(
    wall: None, client: Client, tmp_path: Path
) -> None:
    wanted = {f"{SITE}/p/{entry.number}/": entry for entry in Project.objects.all()}
    found = {}
    for size, sheet in LABEL_SHEETS.items():
        file = written(LABELS, tmp_path, size=size)
        found[size] = paper.codes_of_places(file, tmp_path, places_of(sheet))
    for size in ("a1", "a3-landscape", "roll-up"):
        file = written(PANELS, tmp_path, size=size)
        code, unit = PANEL_SIZES[size].layout.code, PANEL_SIZES[size].unit_mm
        place = (code.left * unit, code.top * unit, code.width * unit, code.height * unit)
        found[size] = paper.codes_of_places(file, tmp_path, [place])
    for kind, codes in found.items():
        assert len(codes) == 61, kind
        assert set(codes) == set(wanted), kind
    for address, entry in wanted.items():
        answer = client.get(address.removeprefix(SITE), follow=True)
        assert answer.status_code == 200
        assert f"/projects/{entry.slug}/" in answer.redirect_chain[-1][0]


def test_lines_break_at_spaces_and_never_lose_a_letter() -> None:
    assert line_count("", READING_FACE, 10) == 1
    assert line_count("а " * 100, READING_FACE, 1000) == 1
    assert line_count("word", READING_FACE, 0.5) > 2
    place = Place(0, 0, 40, 10, (4, 2, 1))
    assert fitted([Passage("short")], place).size == 4
    much = fitted([Passage("мәтін " * 200)], place)
    assert not much.fits
    kept = 200 * 6 - much.over
    assert fitted([Passage(("мәтін " * 200)[:kept])], place).fits


def test_the_counter_knows_how_much_a_panel_takes() -> None:
    for language in ("kk", "ru", "en"):
        title, summary, text = (
            characters_that_fit(field, language) for field in ("title", "summary", "text")
        )
        assert 60 < title < 400
        assert 150 < summary < 700
        assert 500 < text < 3000
    for size in ("roll-up", "a1-landscape"):
        assert 500 < characters_that_fit("text", "kk", size) < 3000
    assert room_for([], Passage("мәтін"), Place(0, 0, 10, 0.5, (1,))) == 0


def test_a_letter_that_no_font_has_is_told() -> None:
    assert missing_letters("Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі № « » — … “ ” ’ й ё") == ""
    assert missing_letters("漢字 a 漢") == "漢字"
