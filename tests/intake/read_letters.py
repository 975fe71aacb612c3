"""Letters of a few sentences, and what they propose for a field."""

from itertools import takewhile
from typing import Any

import docx

from projects.intake.letter import Block, Letter
from projects.intake.proposals import propose
from projects.intake.reading import read
from tests.intake.letters import as_bytes, upload
from tests.intake.measure import known_of_fixtures
from tests.intake.stated_letters import PARAGRAPH

KNOWN = known_of_fixtures()


def letter(blocks: list[tuple[str, str]], language: str = "ru") -> Letter:
    made = tuple(Block(kind, text, text) for kind, text in blocks)  # type: ignore[arg-type]
    return Letter("letter.docx", language, made)


def paragraphs(*texts: str, language: str = "ru") -> Letter:
    return letter([(PARAGRAPH, text) for text in texts], language)


def values(of: Letter, field: str) -> list[Any]:
    return [one.value for one in propose(of, KNOWN).proposals if one.field == field]


LEFT, UP = "<", "^"


def of_word(*written: str | list[list[str]]) -> Letter:
    """A real Word file as the site reads it: paragraphs, and tables as lists of rows, where a cell
    ``LEFT`` or ``UP`` is merged with the one left of it or above."""
    document = docx.Document()
    for one in written:
        if isinstance(one, str):
            document.add_paragraph(one)
            continue
        table = document.add_table(len(one), len(one[0]))
        for down, texts in enumerate(one):
            for at, text in enumerate(texts):
                if text not in (LEFT, UP):
                    last = table.cell(down + _high(one, down, at) - 1, at + _wide(texts, at) - 1)
                    table.cell(down, at).merge(last).text = text
    return read([upload("letter.docx", as_bytes(document))])


def _wide(texts: list[str], at: int) -> int:
    return 1 + sum(1 for _cell in takewhile(LEFT.__eq__, texts[at + 1 :]))


def _high(rows: list[list[str]], down: int, at: int) -> int:
    return 1 + sum(1 for _row in takewhile(lambda row: row[at] == UP, rows[down + 1 :]))
