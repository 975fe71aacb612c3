"""The rows of tables, each with a cell in every column: merged cells stand wherever they reach."""

from __future__ import annotations

from collections.abc import Iterator

from projects.intake.letter import Block

# The cells of a row: where in the block's text each begins, and its text.
Row = list[tuple[int, str]]


def written_rows(text: str) -> Iterator[Row]:
    """The rows as they are written: a merged cell once."""
    start = 0
    for line in text.split("\n"):
        cells, place = [], start
        for cell in line.split("\t"):
            cells.append((place, cell))
            place += len(cell) + 1
        if line.strip():
            yield cells
        start += len(line) + 1


def full_rows(block: Block) -> list[Row]:
    """The rows with the cell that covers each column."""
    rows = [*written_rows(block.text)]
    if not block.grid:
        return rows
    texts = {start: text for row in rows for start, text in row}
    return [[(start, texts.get(start, "")) for start in row] for row in block.grid]


def is_of_form(row: Row) -> bool:
    """Whether a row is a label and a value that reaches over several columns."""
    cells = own_cells(row)
    return len(cells) == 2 and row.count(cells[1]) > 1


def own_cells(row: Row) -> Row:
    """The cells of a row, each once."""
    return [cell for cell in dict.fromkeys(row) if cell[0] >= 0]
