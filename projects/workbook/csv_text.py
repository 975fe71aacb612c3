"""The text of a CSV file: its encoding and what separates its cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from projects.workbook.columns import Table
from projects.workbook.safe import RefusedError

_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decoded(content: bytes) -> str:
    """The text, without its byte order mark. Raises ``RefusedError`` if it is not Unicode."""
    encoding = next((name for bom, name in _BOMS.items() if content.startswith(bom)), "utf-8")
    try:
        return content.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        raise RefusedError(
            _(
                "The file is not in UTF-8, so Kazakh letters would be lost: "
                "save it as “CSV UTF-8” or, better, as XLSX."
            )
        ) from error


def separator_of(text: str, tables: Iterable[Table]) -> tuple[str, str]:
    """What stands between the cells, and the text without the line that says so.

    Excel takes a first line ``sep=;`` for that and shows the sheet without it; other programs
    fill it up to the width of the table.
    """
    if told := _SEPARATOR_LINE.match(text):
        return told[1], text[told.end() :]
    heading = re.split(r"[\r\n]", text, maxsplit=1)[0]
    return max(",;\t|", key=lambda separator: _headings_known(heading, separator, tables)), text


def _headings_known(heading: str, separator: str, tables: Iterable[Table]) -> tuple[int, int]:
    names = next(csv.reader([heading], delimiter=separator), [])
    return max(known(table, names) for table in tables), len(names)


_SEPARATOR_LINE = re.compile(r'"?sep=([^\r\n"\w ])"?\1*[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


def known(table: Table, headings: Iterable[str]) -> int:
    """The number of headings that name a column of the table."""
    return len({column.code for name in headings if (column := table.column_headed(name))})
