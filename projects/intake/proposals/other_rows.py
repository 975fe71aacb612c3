"""The rows of a table that lists projects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from projects.intake.letter import Block
from projects.intake.proposals.parts import Line
from projects.intake.proposals.phrases import beginnings, without_quotes
from projects.intake.proposals.table_rows import full_rows, is_of_form, own_cells
from projects.texts.alphabet import fold

_PROJECTS = beginnings("проект, жоба, жобаның атауы, название, наименование, project, атауы")


def is_row_of_other(line: Line, blocks: Sequence[Block], titles: set[str]) -> bool:
    """Whether a row of a table that lists projects is that of another one."""
    block = blocks[line.block]
    if block.kind != "table" or line.start == 0 or block.text.count("\n") < 2:
        return False
    top, *rows = full_rows(block)
    if (
        len(own_cells(top)) < 3
        or any(map(is_of_form, rows))
        or re.fullmatch(r"\W*\d{1,2}\W*", top[0][1])
    ):
        return False  # a form: "1 | Название | …"
    place = next((at for at, (_, text) in enumerate(top) if _PROJECTS.match(fold(text))), None)
    row = next((row for row in rows if any(start == line.start for start, _text in row)), [])
    if place is None or place >= len(row):
        return False
    return fold(without_quotes(row[place][1])) not in {fold(title) for title in titles}
