"""The rows of tables, of elements and of lines with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from projects.texts import tables
from projects.texts.clipboard_styles import children

# "1.", "a)", "1.1": what numbers a line or a row, no cell of its own.
ROW_LABEL = re.compile(r"\(?\w{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+\.?")


def rows_of(table: Any) -> Iterator[Any]:
    for child in children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from rows_of(child)


def covered(rows: list[list[Any]]) -> list[list[Any]]:
    """The cell that covers each place of each row; None at the end of a row that is too short."""
    grid: list[list[Any]] = []
    below: dict[int, tuple[int, Any]] = {}
    for row in rows:
        line: list[Any] = []
        for cell in row:
            _reach_down(line, below)
            wide, high = (_span(cell, name) for name in ("colspan", "rowspan"))
            for at in range(len(line), len(line) + wide):
                below[at] = high - 1, cell
            line += [cell] * wide
        _reach_down(line, below)
        grid.append(line)
    widest = max(map(len, grid), default=0)
    return [line + [None] * (widest - len(line)) for line in grid]


def _reach_down(line: list[Any], below: dict[int, tuple[int, Any]]) -> None:
    """Adds the cells that reach over the next places of a line from above."""
    while below.get(len(line), (0, None))[0]:
        left, above = below[len(line)]
        below[len(line)] = left - 1, above
        line.append(above)


def spread(rows: list[list[Any]]) -> list[list[Any]]:
    """The cells of each row, None where a cell reaches over from before it or from above."""
    seen: set[int] = set()

    def once(cell: Any) -> Any:
        is_new = id(cell) not in seen
        seen.add(id(cell))
        return cell if is_new else None

    return [[once(cell) for cell in line] for line in covered(rows)]


def _span(cell: Any, name: str) -> int:
    told = cell.attributes.get(name) or ""
    return min(int(told), tables.MOST_COLUMNS) if re.fullmatch(r"[1-9]\d{0,3}", told) else 1


def is_list(rows: list[list[str]]) -> bool:
    """Whether the first of two columns numbers the rows: a list, drawn as a table."""
    return all(len(row) == 2 and ROW_LABEL.fullmatch(row[0].strip()) for row in rows)


def with_rows(text: str) -> str:
    """Lines with tabs, two or more of the same number below each other, are a table."""
    lines: list[str] = []
    told = text.split("\n")
    place = 0
    while place < len(told):
        count = told[place].strip().count("\t")
        end = place + 1
        while count and end < len(told) and told[end].strip().count("\t") == count:
            end += 1
        if end - place < 2 or count >= tables.MOST_COLUMNS:
            lines.append(told[place])
            place += 1
            continue
        rows = [[cell.strip() for cell in one.strip().split("\t")] for one in told[place:end]]
        if is_list(rows):
            lines += [" ".join(row) for row in rows]
        else:
            rows = [[tables.escaped(cell) for cell in row] for row in rows]
            before = [""] if lines and lines[-1].strip() else []
            after = [""] if end < len(told) and told[end].strip() else []
            lines += [*before, *tables.written(rows, has_heads=tables.has_heads(rows)), *after]
        place = end
    return "\n".join(lines)
