"""A real LibreOffice, without a window, opens the export, changes cells and saves it."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from openpyxl.utils import get_column_letter

from projects.models import Project
from projects.workbook.plan import plan_of
from projects.workbook.tables import TABLES
from projects.workbook.write import entries_workbook, table_csv
from tests.workbook.sheets import Edited

pytestmark = [pytest.mark.django_db, pytest.mark.full]
SCRIPT = Path(__file__).parent / "edit_in_libreoffice.py"
# Debian's own Python: LibreOffice's bridge belongs to it, not to our environment.
PYTHON = "/usr/bin/python3"


def edited_in_libreoffice(folder: Path, content: bytes, cells: list[tuple[str, str, Any]]) -> bytes:
    (folder / "in.xlsx").write_bytes(content)
    lines = "\n".join(f"{sheet}\t{cell}\t{value}" for sheet, cell, value in cells)
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is missing: make test-full installs it"
    office = subprocess.Popen(
        [
            soffice,
            *("--headless", "--norestore", "--nologo", "--nodefault"),
            f"--accept=pipe,name={folder.name};urp;",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        command = [PYTHON, str(SCRIPT), folder.name, str(folder / "in.xlsx")]
        subprocess.run([*command, str(folder / "out.xlsx")], input=lines, text=True, check=True)
    finally:
        office.terminate()
        office.wait(30)
    return (folder / "out.xlsx").read_bytes()


def address(book: Edited, number: int, code: str, table: str = "entries") -> tuple[str, str]:
    cell = book.cell(number, code, table)
    return book.sheet(table).title, f"{get_column_letter(cell.column)}{cell.row}"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_opened_and_saved_nothing_differs(wall: None, tmp_path: Path, language: str) -> None:
    with translation.override(language):
        saved = edited_in_libreoffice(tmp_path, entries_workbook(), [])
        plan = plan_of("a.xlsx", saved)
    assert plan.all_problems == plan.written == plan.conflicts == []
    assert plan.counts["unchanged"] == len(plan.rows) > 200


def test_ten_cells_edited_there_are_ten_changes(wall: None, tmp_path: Path) -> None:
    with translation.override("en"):
        book = Edited()
        cells = [
            (*address(book, 1, "title_kk"), "Қазақстан тілдері: жаңа атау"),
            (*address(book, 1, "summary_ru"), "Новое описание: «ёлка»"),
            (*address(book, 2, "text_en"), "First paragraph.\\n\\nSecond paragraph."),
            (*address(book, 3, "budget_kzt"), 2_500_000),
            (*address(book, 3, "status"), "planned"),
            (*address(book, 12, "regions"), "Astana; Pavlodar Region"),
            (*address(book, 13, "coordinator"), "A. B."),
            (*address(book, 20, "end_year"), 2014),
            (*address(book, 2, "value", "figures"), 36_000_000),
            (*address(book, 1, "role", "participants"), "sponsor"),
        ]
        plan = plan_of("a.xlsx", edited_in_libreoffice(tmp_path, book.bytes(), cells))
    assert plan.all_problems == []
    assert len(plan.changes) == 10
    assert {change.new for change in plan.changes if change.column.code == "text_en"} == {
        "First paragraph.\n\nSecond paragraph."
    }


def test_a_row_added_there_is_a_new_entry(wall: None, tmp_path: Path) -> None:
    with translation.override("en"):
        book = Edited(2)
        sheet = book.sheet().title
        letters = {
            code: get_column_letter(book.column(code))
            for code in ("number", "block", "themes", "title_kk")
        }
        values = {"number": 62, "block": "fund", "themes": "Charity", "title_kk": "Жаңа жоба"}
        cells = [(sheet, f"{letters[code]}3", value) for code, value in values.items()]
        plan = plan_of("a.xlsx", edited_in_libreoffice(tmp_path, book.bytes(), cells))
    assert plan.all_problems == []
    assert [(row.number, row.state) for row in plan.written] == [(62, "new")]


def test_csv_opened_and_saved_by_it_changes_nothing(wall: None, tmp_path: Path) -> None:
    Project.objects.filter(number=2).update(coordinator="+7 700 000 00 00")
    for table in TABLES:
        (tmp_path / f"{table.code}.csv").write_bytes(table_csv(table))
        # 44,34,76,1: comma, quotation mark, UTF-8, from line 1; then all cells as text.
        text = "/".join(f"{place}/2" for place in range(1, len(table.columns) + 1))
        subprocess.run(
            [
                *("soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"),
                f"--infilter=CSV:44,34,76,1,{text}",
                *("--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"),
                *("--outdir", str(tmp_path / "out"), str(tmp_path / f"{table.code}.csv")),
            ],
            check=True,
            capture_output=True,
        )
        plan = plan_of("a.csv", (tmp_path / "out" / f"{table.code}.csv").read_bytes())
        assert plan.written == plan.all_problems == plan.conflicts == []
