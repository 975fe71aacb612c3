"""The order for a print shop: one ZIP of single panels, an order sheet and lists."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from django.utils.translation import override
from openpyxl import load_workbook

from projects.models import Project
from projects.printing.kept_prints import kept_print
from projects.printing.names import file_name, size_name
from projects.printing.order import PANELS, Order

pytestmark = pytest.mark.django_db
EDITION, DAY = r"[0-9a-f]{8}", r"\d{4}-\d\d-\d\d"


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"


def opened(folder: Path, size: str = "a3", **options: Any) -> Path:
    order = Order(kind=PANELS, numbers=(), languages=("en",), size=size, parcel=True,
                  site="https://exhibition.example.kz", **options)  # fmt: skip
    with override("en"):
        made = kept_print(order)
    assert made.suffix == ".zip"
    with ZipFile(made) as parcel:
        parcel.extractall(folder / "parcel")
    return folder / "parcel"


def test_a_parcel_holds_each_panel_as_a_file_and_the_order(
    project: Callable[..., Project], tmp_path: Path
) -> None:
    project(7, slug="crafts", title_en="=House of crafts")
    project(12, slug="songs", title_en="Songs")
    folder = opened(tmp_path, press=True)
    first, second, last = sorted(path.name for path in folder.iterdir())
    assert [first, second] == ["07_A3_en_crafts.pdf", "12_A3_en_songs.pdf"]
    # The workbooks of two orders lie beside each other at the shop.
    name = rf"order_panels_A3_en_exhibition_press_{EDITION}_{DAY}\.xlsx"
    assert re.fullmatch(name, last)
    with pikepdf.open(folder / "07_A3_en_crafts.pdf") as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.docinfo["/Title"]) == "7. =House of crafts"
        assert b"PDF/X-4" in pdf.Root.Metadata.read_bytes()
    book = load_workbook(folder / last)
    order, hanging, packing = (book[name] for name in ("Order", "Hanging", "Packing"))
    rows = [row for row in order.iter_rows(values_only=True) if row[0] == 7]
    (row,) = rows
    assert row[1:6] == (
        "07_A3_en_crafts.pdf", "297 × 420", 1, "4 inks (CMYK), one side", "3 mm and crop marks",
    )  # fmt: skip
    line = next(cell.row for cell in order["A"] if cell.value == 7)
    assert order.cell(line, 10).value == f"=D{line}*I{line}"
    assert order.cell(line + 2, 10).value == f"=SUM(J{line}:J{line + 1})"
    assert any(row[1] == "Contact" for row in order.iter_rows(values_only=True))
    seven = [cell.value for cell in hanging[2]]
    assert seven[:2] == [7, "=House of crafts"]
    assert hanging["B2"].data_type == "s"
    assert seven[3:5] == [1500 + 210, 1500 - 210]
    assert [cell.value for cell in packing[3]][:4] == [12, "12_A3_en_songs.pdf", "Songs", 1]


def test_a_roll_up_stands_on_the_floor(project: Callable[..., Project], tmp_path: Path) -> None:
    project(1)
    (book,) = opened(tmp_path, "roll-up").glob("order_panels_roll-up_*.xlsx")
    hanging = load_workbook(book)["Hanging"]
    upper, lower, code = (hanging.cell(2, column).value for column in (4, 5, 6))
    assert (upper, lower) == (2000, 0)
    assert 0 < code < upper


@pytest.mark.parametrize(
    ("key", "name"), [("a0-landscape", "A0-landscape"), ("roll-up", "roll-up")]
)
def test_sizes_are_named_as_in_shops(key: str, name: str) -> None:
    assert size_name(key) == name


def test_a_file_is_named_after_kind_size_language_and_day() -> None:
    order = Order(kind=PANELS, numbers=(), languages=("kk",), size="a1", block="fund")
    assert re.fullmatch(r"panels_A1_kk_fund_\d{4}-\d\d-\d\d\.zip", file_name(order, ".zip"))
    few = Order(kind="summary", numbers=(7, 32), languages=("kk", "ru"), is_whole=False)
    assert file_name(few).startswith("summary_kk-ru_07-32_")
