"""The rows of tables, of elements and of lines with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from projects.texts.clipboard_styles import children

# "1.", "a)", "1.1": what numbers a line or a row, no cell of its own.
ROW_LABEL = re.compile(r"\(?\w{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+\.?")


def rows_of(table: Any) -> Iterator[Any]:
    for child in children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from rows_of(child)


def with_rows(text: str) -> str:
    """Lines with tabs, two or more of the same number below each other, are rows of a table."""
    lines = text.split("\n")
    tabs = [line.strip().count("\t") for line in lines]
    for place, count in enumerate(tabs):
        if count and count in tabs[max(place - 1, 0) : place] + tabs[place + 1 : place + 2]:
            first, *others = (cell.strip() for cell in lines[place].strip().split("\t"))
            between = " " if ROW_LABEL.fullmatch(first) else " | "
            lines[place] = f"{first}{between}{' | '.join(others)}"
    return "\n".join(lines)
