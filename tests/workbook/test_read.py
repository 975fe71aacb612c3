"""Files as other programs write them: every row is read, or the file is refused by name."""

import io
import zipfile
from typing import Any

import pytest

from projects.workbook.read import read
from projects.workbook.safe import RefusedError
from projects.workbook.tables import TABLES
from tests.workbook.hostile import part_of
from tests.workbook.sheets import Edited, workbook

pytestmark = pytest.mark.usefixtures("in_english")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["number", "title_ru"], [1, "А"], [2, "Б"], [3, "В"]]
READ = {1: "А", 2: "Б", 3: "В"}


def inline(value: object, place: str = "") -> str:
    name = f' r="{place}"' if place else ""
    if isinstance(value, int):
        return f"<c{name}><v>{value}</v></c>"
    return f'<c{name} t="inlineStr"><is><t>{value}</t></is></c>'


def with_parts(content: bytes, parts: dict[str, bytes]) -> bytes:
    """A workbook with parts of its archive put in the place of others, or beside them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in {*old.namelist(), *parts}:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return out.getvalue()


def with_rows(rows: str) -> bytes:
    """A workbook of one sheet whose rows are written in XML."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return with_parts(workbook("Projects", ROWS), {SHEET: sheet.encode()})


def titles(content: bytes, name: str = "a.xlsx") -> dict[Any, Any]:
    """Stand number → Russian title, of the one sheet; nothing may be wrong with it."""
    [sheet], _notes = read(name, content)
    assert sheet.problems == []
    found = [(int(cells["number"].value), cells["title_ru"].value) for cells in sheet.rows.values()]
    assert len(dict(found)) == len(found)
    return dict(found)


def row(cells: list[Any], number: int | str = "", *, named: bool = False) -> str:
    inner = "".join(
        inline(value, f"{'ABCDEF'[i]}{number}" if named else "") for i, value in enumerate(cells)
    )
    return f'<row r="{number}">{inner}</row>' if number else f"<row>{inner}</row>"


EMPTY = "<row></row>"
HEADING = row(ROWS[0])
ONE, TWO, THREE = (row(cells) for cells in ROWS[1:])
ODD_ROWS = {
    "no numbers": HEADING + ONE + TWO + THREE,
    "no numbers, empty rows between": HEADING + ONE + EMPTY * 2 + TWO + EMPTY * 40 + THREE,
    "rows numbered, cells not": "".join(row(cells, n) for n, cells in enumerate(ROWS, 1)),
    "cells numbered, rows not": "".join(
        row(cells, n, named=True).replace(f'<row r="{n}">', "<row>")
        for n, cells in enumerate(ROWS, 1)
    ),
    "some numbered": row(ROWS[0], 1) + ONE + row(ROWS[2], 9) + THREE,
    "unordered": row(ROWS[3], 4) + row(ROWS[1], 2) + row(ROWS[0], 1) + row(ROWS[2], 3),
    "repeated": row(ROWS[0], 1) + row(ROWS[1], 2) + row(ROWS[2], 2) + row(ROWS[3], 2),
    "the heading's number repeated": row(ROWS[0], 1) + row(ROWS[1], 1) + TWO + THREE,
    "a number in the middle of the cells": "".join(
        f"<row>{inline(a)}{inline(b, f'B{n}')}</row>" for n, (a, b) in enumerate(ROWS, 1)
    ),
    "cells unordered": "".join(
        f'<row r="{n}">{inline(b, f"B{n}")}{inline(a, f"A{n}")}</row>'
        for n, (a, b) in enumerate(ROWS, 1)
    ),
    "a wrong dimension": "".join(row(cells, n, named=True) for n, cells in enumerate(ROWS, 1)),
}


@pytest.mark.parametrize("rows", ODD_ROWS.values(), ids=ODD_ROWS)
def test_every_row_is_read_however_rows_and_cells_are_numbered(rows: str) -> None:
    assert titles(with_rows(rows)) == READ


def test_a_row_without_a_number_stands_behind_the_one_before_it() -> None:
    [sheet], _notes = read("a.xlsx", with_rows(HEADING + ONE + EMPTY * 2 + TWO + row(ROWS[3], 9)))
    assert list(sheet.rows) == [2, 5, 9]


@pytest.mark.parametrize(
    "rows",
    [
        HEADING + '<row r="0"><c><v>1</v></c></row>',
        HEADING + '<row r="two"><c><v>1</v></c></row>',
        row(ROWS[0], 1)
        + f'<row r="2">{inline(1, "A2")}{inline("А", "B2")}{inline("Б", "B2")}</row>',
    ],
)
def test_rows_and_cells_that_contradict_each_other_are_refused(rows: str) -> None:
    with pytest.raises(RefusedError, match="damaged"):
        read("a.xlsx", with_rows(rows))


def test_texts_are_whole_however_they_are_kept() -> None:
    """Shared, shared in pieces of several looks, with hints of pronunciation, inline in pieces."""
    shared = (
        f'<sst xmlns="{MAIN}"><si><t>А</t></si>'
        "<si><r><t>Қы</t></r><r><rPr><b/></rPr><t>з</t></r></si>"
        '<si><t>В</t><rPh sb="0" eb="1"><t>ве</t></rPh></si></sst>'
    )
    content = workbook("Projects", ROWS)
    kinds, book = part_of(content, "[Content_Types].xml"), "xl/_rels/workbook.xml.rels"
    rels = part_of(content, book)
    if b"sharedStrings" not in rels:
        relation = (
            b'<Relationship Id="rIdS" Target="sharedStrings.xml" Type="http://schemas.openxml'
            b'formats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
        )
        rels = rels.replace(b"</Relationships>", relation)
        kind = (
            b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxml'
            b'formats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
        )
        kinds = kinds.replace(b"</Types>", kind)
    rows = HEADING + "".join(
        f'<row><c><v>{n}</v></c><c t="s"><v>{n - 1}</v></c></row>' for n in (1, 2, 3)
    )
    rows += (
        "<row><c><v>4</v></c><c t='inlineStr'><is><r><t>Ша</t></r><r><t>ң</t></r></is></c></row>"
    )
    parts = {
        "xl/sharedStrings.xml": shared.encode(),
        book: rels,
        "[Content_Types].xml": kinds,
    }
    assert titles(with_parts(with_rows(rows), parts)) == {1: "А", 2: "Қыз", 3: "В", 4: "Шаң"}


def test_merged_and_hidden_rows_lose_nothing() -> None:
    rows = row(ROWS[0], 1) + row(ROWS[1], 2) + row(ROWS[2], 3).replace("<row", '<row hidden="1"')
    [sheet], _notes = read("a.xlsx", with_rows(rows + EMPTY + row(ROWS[3], 7)))
    assert list(sheet.rows) == [2, 3, 7]
    assert [note.wrong for note in sheet.notes] == ["1 hidden row is read too."]


def test_strict_open_xml_is_refused_by_name_with_what_to_choose() -> None:
    content = workbook("Projects", ROWS)
    parts = {
        name: part_of(content, name)
        .replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                 b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                 b"http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET)
    }  # fmt: skip
    with pytest.raises(RefusedError, match=r"“Strict Open XML.+“Excel workbook \(.xlsx\)”"):
        read("a.xlsx", with_parts(content, parts))


LINES = ["number;title_ru", "1;А", "2;Б", "3;В", ""]
CSV = {
    "Excel's line of the separator": "sep=;\r\n" + "\r\n".join(LINES),
    "the same after a byte order mark": "\ufeffsep=;\r\n" + "\r\n".join(LINES),
    "the same, filled up by another program": "sep=;;\n" + "\n".join(LINES),
    "the same in quotation marks": '"sep=,"\n' + "\n".join(LINES).replace(";", ","),
    "the same with tabs": "SEP=\t\n" + "\n".join(LINES).replace(";", "\t"),
    "the same with bars": "sep=|\n" + "\n".join(LINES).replace(";", "|"),
    "line ends of an old Mac": "\r".join(LINES),
    "line ends of an old Mac after the separator": "sep=;\r" + "\r".join(LINES),
    "bars without a word": "\n".join(LINES).replace(";", "|"),
    "semicolons in a heading of commas": "\n".join(LINES).replace(";", ","),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("text", CSV.values(), ids=CSV)
def test_csv_is_read_with_the_separator_and_line_ends_it_has(text: str, encoding: str) -> None:
    assert titles(text.encode(encoding), "a.csv") == READ


def test_the_line_of_the_separator_is_no_row_and_needs_no_rows_below() -> None:
    [sheet], _notes = read("a.csv", ("sep=;\r\n" + "\r\n".join(LINES)).encode())
    assert list(sheet.rows) == [2, 3, 4]
    [sheet], _notes = read("a.csv", b"sep=;")
    assert [problem.wrong for problem in sheet.problems] == ["The sheet is empty."]


def test_windows_1251_is_refused_with_advice() -> None:
    with pytest.raises(RefusedError, match="save it as “CSV UTF-8” or, better, as XLSX"):
        read("a.csv", "\r\n".join(LINES).encode("cp1251"))


@pytest.mark.django_db
def test_what_is_gone_from_an_exported_sheet_is_mentioned_and_stays(wall: None) -> None:
    book = Edited(1, 2, 3)
    book.sheet().delete_rows(2)
    book.sheet("figures").delete_rows(2, 100)
    notes = [str(note) for note in book.plan().notes]
    assert any("59 entries of the exhibition are not in this sheet; they stay" in n for n in notes)
    assert any("of the catalogue" in note and note.startswith("Figures") for note in notes)
    assert not any(note.startswith("Citations") for note in notes)


@pytest.mark.django_db
def test_a_sheet_written_by_hand_misses_nothing(wall: None) -> None:
    book = Edited(1, 2).without("mark")
    assert not any("stays as it is" in str(note) or "stay as" in str(note)
                   for note in book.plan().notes if str(note).startswith("Projects"))  # fmt: skip


def test_sheets_and_columns_are_known_by_the_names_of_earlier_releases() -> None:
    tables = {table.code: table for table in TABLES}
    assert tables["photos"].is_called("Фотосуреттер")
    for heading in ("Орны", "место", "Очерёдность"):
        column = tables["citations"].column_headed(heading)
        assert column
        assert column.code == "position"
