"""Tables in texts, as Markdown writes them: a row is a line that begins with "|".

The first line has the heads of the columns, the second "| --- | --- |". A table without heads has
an empty first line, which is not shown. A longer row than the first ends the table, so that no
word is lost.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

MOST_COLUMNS = 63
DIVIDER = "---"


def row(cells: list[str]) -> str:
    """One line of a table; the cells' own bars are escaped before (``escaped``)."""
    return f"| {' | '.join(cells)} |"


def escaped(words: str) -> str:
    """The words of a cell: a bar in them parts no cells."""
    return re.sub(r"\\*\|", lambda found: f"\\{found[0]}", words)


def written(rows: list[list[str]], *, has_heads: bool) -> list[str]:
    """The lines of a table whose rows have the same number of cells."""
    heads = rows[0] if has_heads else [""] * len(rows[0])
    body = rows[1:] if has_heads else rows
    return [row(heads), row([DIVIDER] * len(heads)), *map(row, body)]


def cells_of(text: str) -> list[list[str]]:
    """The cells of a paragraph that is a whole table, the heads first; nothing of any other, or
    where a row has more or fewer cells."""
    # Imported late, with the parser.
    from markdown_it.rules_block.table import escapedSplit

    lines = [line.strip() for line in text.strip().split("\n")]
    if len(lines) < 3 or not all(line.startswith("|") for line in lines):
        return []
    rows = [
        [cell.strip() for cell in escapedSplit(line.removeprefix("|").removesuffix("|"))]
        for line in lines
    ]
    divider = rows.pop(1)
    is_whole = all(len(cells) == len(divider) for cells in rows)
    is_divided = all(re.fullmatch(":?-+:?", cell) for cell in divider)
    return rows if is_whole and is_divided else []


# "2024", "2024 год", "2024 жылы": a year above figures.
_YEAR = re.compile(r"\W*(?:19|20)\d\d(?:\s?(?:г|гг|год\w*|ж|жыл\w*)\.?)?\W*", re.I)
# "12", "около 1 250 человек", "~40": a figure; "–" where there is none.
_FIGURE = re.compile(
    r"\W*(?:(?:около|более|свыше|почти|до|не менее|шамамен|about|over|up to)\s+)?\d.*|[–—-]",
    re.I | re.S,
)


def has_heads(rows: list[list[str]], *, is_bold: bool = False) -> bool:
    """Whether the first row reads like the heads of columns: bold, or without figures above them.
    Years are heads of figures; then the corner may be empty.

    A form of two columns, "Срок | 2019", has none.
    """
    first, *others = rows
    if not others:
        return False
    below = [[other[at] for other in others if other[at].strip()] for at in range(len(first))]
    if _is_of_years(first, below):
        return True
    if not all(cell.strip() for cell in first):
        return False
    if is_bold:
        return True
    if any(re.search(r"\d", cell) for cell in first):
        return False
    is_form = len(first) == 2 and not any(
        cells and all(_FIGURE.fullmatch(cell.strip()) for cell in cells) for cells in below
    )
    return not is_form


def _is_of_years(first: list[str], below: list[list[str]]) -> bool:
    """Whether years head columns of figures: "| 2023 | 2024", "Показатель | 2023 | 2024"."""
    dated = [at for at, cell in enumerate(first) if at and _YEAR.fullmatch(cell.strip())]
    others = [cell for at, cell in enumerate(first) if at and at not in dated]
    return (
        len(dated) > 1
        and not re.search(r"\d", first[0])
        and all(cell.strip() and not re.search(r"\d", cell) for cell in others)
        and all(below[at] and all(map(_is_figure, below[at])) for at in dated)
    )


def _is_figure(cell: str) -> bool:
    text = cell.strip()
    return bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text)


def rule(state: Any, line: int, end: int, silent: bool) -> bool:
    """The rule for tables of markdown-it, for rows that begin with a bar, outside of lists."""
    # Imported late, with the parser.
    from markdown_it.rules_block.table import escapedSplit, table

    def told(at: int) -> str:
        return state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]]

    if state.blkIndent or line + 2 > end or not (told(line) + told(line + 1)).startswith("|"):
        return False
    if not told(line + 1).startswith("|") or not table(state, line, line + 2, True):
        return False
    if silent:
        return True
    columns = len(escapedSplit(told(line).strip().strip("|")))
    last = line + 2
    while last < end and told(last).startswith("|"):
        if len(escapedSplit(told(last).strip().removeprefix("|").removesuffix("|"))) > columns:
            break
        last += 1
    return table(state, line, last, False)


def framed(tokens: list[Any]) -> list[Any]:
    """The tokens of a text with each table in a frame that scrolls, and without empty heads."""
    if not any(token.type == "table_open" for token in tokens):
        return tokens
    # Imported late, with the parser.
    from markdown_it.token import Token

    found: list[Any] = []
    begins = 0
    for token in tokens:
        token.attrs = {"scope": "col"} if token.type == "th_open" else token.attrs
        if token.type == "td_open":
            token.attrs = {}
        found.append(token)
        if token.type == "table_open":
            begins = len(found) - 1
        elif token.type == "thead_close":
            head = [one.content for one in found[begins:] if one.type == "inline" and one.content]
            if not head:
                del found[begins + 1 :]
        elif token.type == "table_close":
            words = [one.content for one in found[begins:] if one.type == "inline"]
            label = escape(re.sub(r"[*\\]", "", ", ".join(filter(None, words[:3]))))
            frame = f'<div class="scroller" tabindex="0" role="group" aria-label="{label}">'
            found.insert(begins, Token("html_block", "", 0, content=frame))
            found.append(Token("html_block", "", 0, content="</div>"))
    return found
