"""The texts of the interface and of the lists as a workbook for an outside editor, and back."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from projects.editing.interface_texts import REVIEWED, Correction, InterfaceText
from projects.open_data import lazy_openpyxl
from projects.open_data.spreadsheets import written_cell
from projects.texts.languages import NATIVE_NAMES
from projects.workbook.safe import UNREADABLE, RefusedError, damaged, facts_of, kind_of

KEY = "key"
WIDTHS = (24, 20, 60, 60, 60)


def workbook_of(texts: Iterable[InterfaceText]) -> bytes:
    """One sheet, a row for each text: key, where it is shown, English, Kazakh, Russian."""
    book = lazy_openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("texts")
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDE", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    names = [KEY, _("where"), *(NATIVE_NAMES[code] for code in ("en", *REVIEWED))]
    sheet.append([written_cell(sheet, name, bold=True) for name in names])
    for text in texts:
        values = [text.key, text.place, text.english, *(text.translations[c] for c in REVIEWED)]
        sheet.append([written_cell(sheet, value) for value in values])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def corrections_in(
    name: str, content: bytes, texts: Iterable[InterfaceText]
) -> tuple[list[Correction], list[str]]:
    """What a workbook that came back would change, and the keys that no text has any more.

    Raises ``RefusedError`` if it is unsafe, broken or another workbook. Empty cells change nothing.
    """
    if kind_of(name, content) != "xlsx":
        raise RefusedError(_("Send back the workbook (.xlsx) that was exported here."))
    facts_of(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = lazy_openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False)
            rows = [[*row] for row in book.worksheets[0].iter_rows(max_col=5, values_only=True)]
    except UNREADABLE as error:
        raise damaged() from error
    if not rows or _text(rows[0][0]) != KEY:
        raise RefusedError(_("Send back the workbook (.xlsx) that was exported here."))
    known = {text.key: text for text in texts}
    found, strange = [], []
    for key, _place, _english, *translations in rows[1:]:
        text = known.get(_text(key))
        if not text:
            strange += [_text(key)] if key else []
            continue
        for code, cell in zip(REVIEWED, translations, strict=True):
            if (new := _text(cell)) and new != text.translations[code].strip():
                found.append(Correction(text, code, new))
    return found, strange


def _text(cell: Any) -> str:
    return str(cell if cell is not None else "").replace("\r\n", "\n").replace("\r", "\n").strip()
