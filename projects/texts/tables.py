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


def has_heads(rows: list[list[str]], *, is_bold: bool = False) -> bool:
    """Whether the first row reads like the heads of columns: bold, or without figures above them.

    A form of two columns, "Срок | 2019", has none.
    """
    first, *others = rows
    if not all(cell.strip() for cell in first) or not others:
        return False
    if is_bold:
        return True
    if any(re.search(r"\d", cell) for cell in first):
        return False
    below = [[other[at] for other in others if other[at].strip()] for at in range(len(first))]
    is_form = len(first) == 2 and not any(
        cells and all(cell.lstrip()[:1].isdigit() for cell in cells) for cells in below
    )
    return not is_form


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
