"""Wrong and hostile files, each with a part of the sentence that must be said about it.

``KINDS`` maps a name to a function that gives file name, content and the expected words.
"""

import datetime
import io
import zipfile
from collections.abc import Callable

from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from projects.workbook.tables import ENTRIES
from projects.workbook.write import table_csv
from tests.workbook.sheets import Edited, workbook

KINDS: dict[str, Callable[[], tuple[str, bytes, str]]] = {}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def kind(make: Callable[[], tuple[str, bytes, str]]) -> Callable[[], tuple[str, bytes, str]]:
    KINDS[make.__name__] = make
    return make


def one_cell(name: str, number: int, code: str, value: object, words: str) -> None:
    """A kind that differs from an export in one cell."""
    KINDS[name] = lambda: ("a.xlsx", Edited(2, 3).set(number, code, value).bytes(), words)


def repacked(content: bytes, **parts: bytes) -> bytes:
    """A workbook with parts of its archive put in the place of others; ``/`` is written ``__``."""
    out, changed = io.BytesIO(), {name.replace("__", "/"): body for name, body in parts.items()}
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for info in old.infolist():
            if info.filename not in changed:
                new.writestr(info.filename, old.read(info))
        for name, body in changed.items():
            new.writestr(name, body)
    return out.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


one_cell("unknown_block", 2, "block", "The fifth block", "Block: “The fifth block” is not in")
one_cell("nearly_known_status", 2, "status", "complted", "did you mean “completed”?")
one_cell("unknown_theme", 2, "themes", "Charity; Sport", "Themes: “Sport” is not in the list")
one_cell("unknown_region", 2, "regions", "Atlantis", "Regions: “Atlantis” is not in the list")
one_cell("negative_budget", 3, "budget_kzt", -5, "-5 is out of range: from 0")
one_cell("budget_in_words", 3, "budget_kzt", "много млн", "“много млн” has no digits")
one_cell("budget_with_a_fraction", 3, "budget_kzt", 2.5, "“2.5” is not a whole number")
one_cell("budget_beyond_reason", 3, "budget_kzt", 1e30, "is out of range")
one_cell("date_as_text", 3, "start_year", "01.09.2012", "Only the year belongs here: 2012")
one_cell("true_date", 3, "start_year", datetime.date(2012, 9, 1), "This is a date; a whole number")
one_cell("date_in_a_text", 3, "title_kk", datetime.datetime(2012, 9, 1), "format the cell as text")
one_cell("end_before_start", 3, "end_year", 1999, "The end year can’t be before the start year.")
one_cell("year_before_the_assembly", 3, "start_year", 1812, "from 1995 to 2100")
one_cell("number_zero", 2, "number", 0, "0 is out of range: from 1 to 9999")
one_cell("number_of_a_billion", 2, "number", 10**9, "1000000000 is out of range")
one_cell("number_missing", 2, "number", None, "The stand number is missing.")
one_cell("number_in_words", 2, "number", "дюжина", "“дюжина” has no digits")
one_cell("number_of_another_entry", 2, "number", 3, "The same as row 2 of this sheet.")
one_cell("changed_address", 2, "slug", "other", "The address of an entry never changes")
one_cell("overlong_title", 2, "title_kk", "Ә" * 300, "300 characters; at most 250 fit.")
one_cell("overlong_cell", 2, "text_kk", "Ә" * 32_000, "32000 characters; at most 20000 fit.")
one_cell("yes_or_no", 2, "title_kk", True, "“True” is a yes/no value where a text belongs.")
one_cell("only_blanks", 2, "block", "  \u00a0 ", "This can’t be empty.")
one_cell("mojibake_cp1251", 2, "title_kk", "Тілдер".encode().decode("cp1251"), "garbled on the way")
one_cell("mojibake_latin", 2, "title_kk", "Тілдер".encode().decode("latin-1"), "garbled on the way")
one_cell("question_marks", 2, "title_kk", "?аза?стан хал?ы", "Letters have been lost")


@kind
def injected_formula() -> tuple[str, bytes, str]:
    content = Edited(2).set(2, "title_kk", "=cmd|' /C calc'!A0").bytes()
    return "a.xlsx", content, "It begins like a formula"


@kind
def injected_formula_in_csv() -> tuple[str, bytes, str]:
    return "a.csv", b"number,title_kk\n2,'=1+1\n", "It begins like a formula"


@kind
def formula() -> tuple[str, bytes, str]:
    book = Edited(3)
    book.cell(3, "budget_kzt").value = "=1000*3"
    return "a.xlsx", book.bytes(), "Budget, tenge: A formula is not read"


@kind
def array_formula() -> tuple[str, bytes, str]:
    book = Edited(3)
    cell = book.cell(3, "budget_kzt")
    book.sheet()[cell.coordinate] = ArrayFormula(cell.coordinate, "=SUM(A1:A9)")
    return "a.xlsx", book.bytes(), "A formula is not read"


@kind
def error_cell() -> tuple[str, bytes, str]:
    book = Edited(3)
    book.cell(3, "budget_kzt").value = "#REF!"
    book.cell(3, "budget_kzt").data_type = "e"
    return "a.xlsx", book.bytes(), "“#REF!” is an error of the spreadsheet."


@kind
def duplicate_number() -> tuple[str, bytes, str]:
    content = Edited(2).add(number=62, title_kk="Ж").add(number=62, title_kk="З").bytes()
    return "a.xlsx", content, "row 4, stand 62, Stand number: The same as row 3 of this sheet."


@kind
def unknown_organisation() -> tuple[str, bytes, str]:
    content = Edited(2).add("participants", number=2, organisation="Nobody").bytes()
    return "a.xlsx", content, "Organisation: “Nobody” is not in the list"


@kind
def unknown_indicator() -> tuple[str, bytes, str]:
    content = Edited(2).set(2, "indicator", "Smiles", "figures").bytes()
    return "a.xlsx", content, "Indicator: “Smiles” is not in the list"


@kind
def part_of_no_entry() -> tuple[str, bytes, str]:
    content = Edited(2).add("participants", number=77, organisation="fund-of-apk").bytes()
    return "a.xlsx", content, "There is no entry with the number 77."


@kind
def figure_without_value() -> tuple[str, bytes, str]:
    return "a.xlsx", Edited(2).set(2, "value", None, "figures").bytes(), "Give a value, or the"


@kind
def new_entry_without_anything() -> tuple[str, bytes, str]:
    return "a.xlsx", Edited(2).add(number=62).bytes(), "A new entry needs a title"


@kind
def wrong_columns() -> tuple[str, bytes, str]:
    content = workbook("Projects", [["Stand number", "Bugdet, tenge"], [2, 5]])
    return "a.xlsx", content, "There is no column “Bugdet, tenge”. Did you mean “Budget, tenge”?"


@kind
def no_known_column() -> tuple[str, bytes, str]:
    content = workbook("Projects", [["Name", "Phone"], ["A", "1"]])
    return "a.xlsx", content, "The column “Stand number” is missing. The first row must hold"


@kind
def heading_not_in_the_first_row() -> tuple[str, bytes, str]:
    content = workbook("Projects", [["Our entries 2013"], ["Stand number", "Title · kk"], [2, "Ж"]])
    return "a.xlsx", content, "Projects, row 1: The column “Stand number” is missing."


@kind
def duplicate_heading() -> tuple[str, bytes, str]:
    content = workbook("Projects", [["number", "title_kk", "Title · kk"], [2, "Ж", "З"]])
    return "a.xlsx", content, "Projects, row 1, C: The column “Title · kk” is there twice."


@kind
def column_without_heading() -> tuple[str, bytes, str]:
    content = workbook("Projects", [["number", "title_kk"], [2, "Ж", "to ask"]])
    return "a.xlsx", content, "row 2, C: There is something in a column without a heading."


@kind
def unknown_sheet() -> tuple[str, bytes, str]:
    content = workbook("Sheet1", [["number", "title_kk"], [2, "Ж"]])
    return "a.xlsx", content, "No sheet of the workbook is known. Name it as one of these: Projects"


@kind
def empty_sheet() -> tuple[str, bytes, str]:
    return "a.xlsx", workbook("Projects", []), "The sheet is empty. The first row must hold"


@kind
def merged_cells() -> tuple[str, bytes, str]:
    book = Edited(2, 3)
    book.sheet().merge_cells("D2:E2")
    return "a.xlsx", book.bytes(), "Projects: The cells D2:E2 are merged. Unmerge them"


@kind
def extra_sheet() -> tuple[str, bytes, str]:
    book = Edited(2)
    book.book.create_sheet("Phones").append(["A", 1])
    return "a.xlsx", book.bytes(), "Phones: This sheet is not read"


@kind
def hidden_row_and_column() -> tuple[str, bytes, str]:
    book = Edited(2, 3)
    book.sheet().row_dimensions[2].hidden = True
    book.sheet().column_dimensions["D"].hidden = True
    return "a.xlsx", book.bytes(), "1 hidden row is read too."


@kind
def hidden_sheet() -> tuple[str, bytes, str]:
    book = Edited(2)
    book.sheet("figures").sheet_state = "hidden"
    return "a.xlsx", book.bytes(), "Figures: The sheet is hidden"


@kind
def two_blocks_swapped() -> tuple[str, bytes, str]:
    numbers = (1, 2, 3, 13, 14, 15)
    book = Edited(*numbers)
    for number in numbers:
        book.set(number, "block", "republican" if number < 13 else "fund")
    return "a.xlsx", book.bytes(), "6 entries would move to other blocks. Is this intended?"


@kind
def two_languages_swapped() -> tuple[str, bytes, str]:
    book = Edited(2)
    russian, english = book.cell(2, "text_ru").value, book.cell(2, "text_en").value
    book.set(2, "text_ru", english).set(2, "text_en", russian)
    return "a.xlsx", book.bytes(), "The English text is in Cyrillic letters."


@kind
def rows_without_end() -> tuple[str, bytes, str]:
    row = b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d" t="s"><v>1</v></c></row>'
    rows = b"".join(row % (number, number, number, number) for number in range(2, 100_002))
    content = Edited(2).bytes()
    sheet = part_of(content, "xl/worksheets/sheet1.xml")
    sheet = sheet.replace(b"</sheetData>", rows + b"</sheetData>")
    content = repacked(content, **{"xl__worksheets__sheet1.xml": sheet})
    return "a.xlsx", content, "More than 5000 rows on one sheet"


@kind
def csv_rows_without_end() -> tuple[str, bytes, str]:
    lines = "".join(f"{number},Жоба\n" for number in range(1, 100_001))
    return "a.csv", f"number,title_kk\n{lines}".encode(), "More than 5000 rows"


@kind
def last_row_of_excel() -> tuple[str, bytes, str]:
    book = Edited(2)
    book.sheet().cell(1_048_576, 1).value = 3
    return "a.xlsx", book.bytes(), "More than 5000 rows"


@kind
def last_column_of_excel() -> tuple[str, bytes, str]:
    book = Edited(2)
    book.sheet().cell(2, 150).value = "x"
    return "a.xlsx", book.bytes(), "column without a heading"


@kind
def zip_bomb() -> tuple[str, bytes, str]:
    sheet = b"<worksheet>" + b" " * 200_000_000 + b"</worksheet>"
    content = repacked(Edited(2).bytes(), **{"xl__a.xml": sheet})
    return "a.xlsx", content, "Unpacked, the file is larger than 30 MB"


@kind
def many_small_parts() -> tuple[str, bytes, str]:
    parts = {f"xl__media__{i}.xml": b"<a/>" for i in range(1_000)}
    return "a.xlsx", repacked(Edited(2).bytes(), **parts), "more parts than"


@kind
def many_styles() -> tuple[str, bytes, str]:
    styles = b"<styleSheet><cellXfs>" + b"<xf/>" * 500_000 + b"</cellXfs></styleSheet>"
    return "a.xlsx", repacked(Edited(2).bytes(), **{"xl__styles.xml": styles}), "more parts"


@kind
def deeply_nested() -> tuple[str, bytes, str]:
    sheet = b"<a>" * 100_000 + b"</a>" * 100_000
    content = repacked(Edited(2).bytes(), **{"xl__worksheets__sheet1.xml": sheet})
    return "a.xlsx", content, "more parts than"


def _with_dtd(declaration: bytes) -> bytes:
    content = Edited(2).bytes()
    sheet = part_of(content, "xl/worksheets/sheet1.xml")
    sheet = declaration + sheet.replace(b"<sheetData>", b"<sheetData>&a;", 1)
    return repacked(content, **{"xl__worksheets__sheet1.xml": sheet})


@kind
def external_entity() -> tuple[str, bytes, str]:
    content = _with_dtd(b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
    return "a.xlsx", content, "names entities or outside files"


@kind
def billion_laughs() -> tuple[str, bytes, str]:
    levels = b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 10))
    content = _with_dtd(b'<!DOCTYPE a [<!ENTITY a0 "ha">' + levels + b'<!ENTITY a "&a9;">]>')
    return "a.xlsx", content, "names entities or outside files"


@kind
def macros() -> tuple[str, bytes, str]:
    return "a.xlsm", Edited(2).bytes(), "Files of the kind .xlsm may hold macros"


@kind
def macros_under_another_name() -> tuple[str, bytes, str]:
    content = repacked(Edited(2).bytes(), **{"xl__vbaProject.bin": OLE})
    return "a.xlsx", content, "The workbook holds macros"


@kind
def old_excel() -> tuple[str, bytes, str]:
    return "a.xls", OLE, "save as “Excel workbook (.xlsx)”"


@kind
def old_excel_under_another_name() -> tuple[str, bytes, str]:
    return "a.xlsx", OLE, "it is an old file of Office"


@kind
def password() -> tuple[str, bytes, str]:
    return "a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"


@kind
def csv_named_xlsx() -> tuple[str, bytes, str]:
    return "a.xlsx", table_csv(ENTRIES, [2]), "it holds plain text; name it .csv"


@kind
def workbook_named_csv() -> tuple[str, bytes, str]:
    return "a.csv", Edited(2).bytes(), "This is a workbook or archive, not CSV"


@kind
def picture() -> tuple[str, bytes, str]:
    return "a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "it is a picture"


@kind
def pdf() -> tuple[str, bytes, str]:
    return "a.xlsx", b"%PDF-1.7\n", "it is a PDF"


@kind
def text() -> tuple[str, bytes, str]:
    return "a.txt", b"number\n2\n", "The name must end in .xlsx or .csv"


def _archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/"), body)
    return out.getvalue()


@kind
def word_document() -> tuple[str, bytes, str]:
    return "a.xlsx", _archive(**{"word__document.xml": b"<a/>"}), "This is a Word document"


@kind
def open_document() -> tuple[str, bytes, str]:
    return "a.xlsx", _archive(mimetype=b"application/vnd.oasis"), "This is an OpenDocument file"


@kind
def other_archive() -> tuple[str, bytes, str]:
    return "a.xlsx", _archive(a=b"b"), "This is an archive, but no Excel workbook."


@kind
def truncated() -> tuple[str, bytes, str]:
    content = Edited(2).bytes()
    return "a.xlsx", content[: len(content) // 2], "The workbook is damaged or cut off"


@kind
def flipped_bytes() -> tuple[str, bytes, str]:
    content = bytearray(Edited(2).bytes())
    content[200:260] = bytes(60)
    return "a.xlsx", bytes(content), "The workbook is damaged or cut off"


@kind
def contradicting_parts() -> tuple[str, bytes, str]:
    content = Edited(2).bytes()
    sheet = part_of(content, "xl/worksheets/sheet1.xml")
    row = b'<row r="9"><c r="A9" t="s"><v>99</v></c></row></sheetData>'
    sheet = sheet.replace(b"</sheetData>", row)
    content = repacked(content, **{"xl__worksheets__sheet1.xml": sheet})
    return "a.xlsx", content, "The workbook is damaged or cut off"


@kind
def empty_file() -> tuple[str, bytes, str]:
    return "a.xlsx", b"\n", "The file is empty."


@kind
def too_large() -> tuple[str, bytes, str]:
    return "a.xlsx", b"PK\x03\x04" + bytes(6 * 2**20), "The file is larger than 5 MB"


@kind
def csv_in_cp1251() -> tuple[str, bytes, str]:
    return "a.csv", "number;title_ru\n2;Проект\n".encode("cp1251"), "The file is not in UTF-8"


@kind
def csv_with_control_characters() -> tuple[str, bytes, str]:
    return "a.csv", b"number,title_kk\n2,a\x07b\n", "unprintable character (code 7)"


@kind
def csv_in_utf_16_with_a_wrong_block() -> tuple[str, bytes, str]:
    content = "number\tblock\n2\tБесінші\n".encode("utf-16")
    return "a.csv", content, "Block: “Бесінші” is not in the list"


@kind
def csv_with_an_endless_cell() -> tuple[str, bytes, str]:
    return "a.csv", b'number,title_kk\n2,"' + b"a" * 4_000_000, "at most 250 fit."


@kind
def doubled_sheet() -> tuple[str, bytes, str]:
    book = load_workbook(io.BytesIO(Edited(2).bytes()))
    book.copy_worksheet(book["Projects"]).title = "Жобалар"
    out = io.BytesIO()
    book.save(out)
    return "a.xlsx", out.getvalue(), "The sheet “Жобалар” is there twice."
