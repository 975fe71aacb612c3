"""Whether words stand in a letter, however they are spaced and punctuated there.

What is compared are words and whole numbers in their order: letter case, Kazakh letters typed
without a Kazakh keyboard, quotation marks, dashes, spaces, dots of lists and footnote numbers do
not count. Of a table the names of a cell's row and column may stand before the cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from projects.intake.letter import Block, Letter
from projects.texts import incoming
from projects.texts.alphabet import fold

_NOTE = re.compile(r"\[[0-9]{1,3}\]")
# "1 250", "1.250" and "1'250" are 1250; "12,5" is one number, and so is a date.
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:([ .,'’])\d{3})(?:\1\d{3})*(?![\d]|[.,]\d)")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


def quoted_letter(words: str, letters: Iterable[Letter]) -> Letter | None:
    """The first of the letters in which these words stand."""
    wanted = compared(words)
    is_there = (letter for letter in letters if any(wanted in said for said in _said(letter)))
    return next(is_there, None) if wanted.strip() else None


def compared(words: str) -> str:
    """Words as they are compared, each between spaces."""
    text = unicodedata.normalize("NFKC", incoming.lines(_NOTE.sub(" ", words)))
    text = _GROUPED.sub(lambda found: re.sub(r"\D", "", found[0]), text)
    tokens = _TOKEN.findall(fold(text).translate(incoming.CYRILLIC_OF))
    return f" {' '.join(tokens).replace(',', '.')} "


def _said(letter: Letter) -> Iterator[str]:
    """All that a letter says, and what its tables say cell by cell."""
    yield "".join(compared(block.text).rstrip() for block in letter.blocks) + " "
    for block in letter.blocks:
        if block.kind == "table":
            yield from map(compared, _cells(block))


def _cells(block: Block) -> Iterator[str]:
    """Each cell of a table with the names of its row and column before it, in either order."""
    rows = [line.split("\t") for line in block.text.split("\n")]
    for row in rows:
        for place, cell in enumerate(row):
            above = rows[0][place] if row is not rows[0] and place < len(rows[0]) else ""
            for beside in row[:place] or [""]:
                yield f"{beside} : {above} : {cell}"
                yield f"{above} : {beside} : {cell}"
