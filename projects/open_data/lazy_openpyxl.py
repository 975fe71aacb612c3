"""openpyxl, loaded when it is first used: ``lazy_openpyxl.Workbook()``.

It is 175 modules and 7 MiB in each process, and most processes only ever show pages.
"""

from importlib import import_module
from typing import Any

PARTS = {
    "Alignment": "openpyxl.styles",
    "Comment": "openpyxl.comments",
    "DataValidation": "openpyxl.worksheet.datavalidation",
    "Font": "openpyxl.styles",
    "ILLEGAL_CHARACTERS_RE": "openpyxl.cell.cell",
    "PatternFill": "openpyxl.styles",
    "Protection": "openpyxl.styles",
    "WorkSheetParser": "openpyxl.worksheet._reader",
    "Workbook": "openpyxl",
    "WriteOnlyCell": "openpyxl.cell",
    "get_column_letter": "openpyxl.utils",
    "load_workbook": "openpyxl",
}


def __getattr__(name: str) -> Any:
    if name not in PARTS:
        raise AttributeError(name)
    globals()[name] = part = getattr(import_module(PARTS[name]), name)
    return part
