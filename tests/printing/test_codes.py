"""Codes on paper that has been scratched: they are still read."""

import random
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from projects.models import Project
from projects.printing import label, panel_print
from projects.printing.content import sheet_of
from projects.printing.label_sheets import LABEL_SHEETS
from projects.printing.order import LABELS, PANELS, Order
from projects.printing.papers import PANEL_SIZES
from projects.printing.qr import squares_across
from tests import paper

pytestmark = pytest.mark.django_db
SITE = "https://exhibition.example.kz"
DEFECTS, SIDE_MM, TRIALS = 6, 2, 10
Rectangle = tuple[float, float, float, float]


def written(kind: str, size: str, folder: Path) -> Path:
    order = Order(kind, (32,), ("ru",), site=SITE, size=size, is_whole=False)
    maker = label if kind == LABELS else panel_print
    maker.prepared(order).write(folder / f"{kind}.pdf", lambda done, total: None)
    return folder / f"{kind}.pdf"


def read_with_defects(file: Path, place: Rectangle, dpi: int) -> int:
    """How often of ten times a code is read with six squares of 2 mm on it, black and white, in
    other places each time. ``place`` is the code's: left, top, width, height in mm."""
    pixels = dpi / 25.4
    left, top, wide, high = (str(round(mm * pixels)) for mm in place)
    cut = ["-x", left, "-y", top, "-W", wide, "-H", high]
    target = file.with_suffix("")
    subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-gray", *cut, "-singlefile", file, target], check=True
    )
    read = 0
    for trial in range(TRIALS):
        places = random.Random(trial)
        with Image.open(target.with_suffix(".pgm")) as picture:
            code = picture.convert("L")
        for number in range(DEFECTS):
            x, y = (places.uniform(0, mm - SIDE_MM) * pixels for mm in place[2:])
            side = SIDE_MM * pixels
            ImageDraw.Draw(code).rectangle((x, y, x + side, y + side), fill=255 * (number % 2))
        code.save(file.with_suffix(".damaged.pgm"))
        read += paper.read(file.with_suffix(".damaged.pgm")) == [f"{SITE}/p/32/"]
    return read


@pytest.mark.parametrize("dpi", [72, 100, 150])
def test_a_scratched_code_of_a_panel_is_read(wall: None, tmp_path: Path, dpi: int) -> None:
    size = PANEL_SIZES["a1"]
    code, unit = size.layout.code, size.unit_mm
    place = (code.left * unit, code.top * unit, code.width * unit, code.height * unit)
    assert read_with_defects(written(PANELS, "a1", tmp_path), place, dpi) == TRIALS


@pytest.mark.parametrize("dpi", [72, 100, 150])
@pytest.mark.parametrize(("size", "least"), [("sticker", 9), ("sticker-70x37", 8)])
def test_a_scratched_code_of_a_sticker_is_mostly_read(
    wall: None, tmp_path: Path, size: str, least: int, dpi: int
) -> None:
    """A sticker of 37 mm has no room for a code as large as one of 38 mm has."""
    sheet = LABEL_SHEETS[size]
    place = (sheet.left + sheet.padding, sheet.top + sheet.padding, sheet.code, sheet.code)
    assert read_with_defects(written(LABELS, size, tmp_path), place, dpi) >= least


@pytest.mark.parametrize("size", LABEL_SHEETS)
def test_a_code_has_four_squares_of_white_around(wall: None, size: str) -> None:
    """Within its own side, or with the margin of the label beside it."""
    sheet = LABEL_SHEETS[size]
    entry = Project.objects.for_page().get(number=32)
    one = label.label_of(sheet_of(entry, ["kk", "ru", "en"]), sheet, SITE)
    square = sheet.code / squares_across(one.address, one.quiet)
    white = one.quiet * square + (sheet.padding if sheet.is_low else 0)
    assert white >= 3.99 * square
    assert square > 0.5
