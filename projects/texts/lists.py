"""Which lines of a text are items of a list.

``items`` finds them as they are kept: "- " or a number of one to three digits with "." or ")".
A date is none ("25. 05. 2020", "12) мая", "2019. Открытие"), nor is a number in the middle of a
paragraph. ``with_marks`` first gives the bullets of other programs the mark that we keep.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ITEM = re.compile(r"( *)(?:-|(\d{1,3})([.)])) +(?=\S)")
_MONTH = (
    r"(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:ь|я|ю|е|ем|ём)"
    r"|(?:март|август)(?:а|у|е|ом)?|ма(?:й|я|ю|е|ем)"
    r"|(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)"
    r"\w{0,5}"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
)
# What behind "25." makes it a date: "05. 2020"; or may make it one: "мая", "2020".
_DATE = re.compile(r"(?:0?[1-9]|1[0-2])\s*\.(?:\s|\s*(?:19|20)\d\d\b|$)")
_PERHAPS_DATE = re.compile(rf"(?:{_MONTH})\b|(?:19|20)\d\d\b", re.IGNORECASE)


@dataclass
class Item:
    """An item's place: how far it is indented and where its words begin; its number, if it has
    one, and whether that goes on from the item before; the item that it is nested in."""

    indent: int
    content: int
    number: int | None
    goes_on: bool = False
    outer: Item | None = None


def items(text: str) -> dict[int, Item]:
    """The items of lists by the number of their line, counted from 0."""
    lines = re.split(r"\r\n?|\n", text)
    marked = {place: mark for place, line in enumerate(lines) if (mark := _ITEM.match(line))}
    numbered = [place for place, mark in marked.items() if _may_be_item(mark)]
    neighbours = dict(zip(numbered, _beside(numbered, marked), strict=True))
    found: dict[int, Item] = {}
    open_items: list[Item] = []
    for place, line in enumerate(lines):
        mark = marked.get(place)
        if mark and (
            mark[2] is None
            or (place in neighbours and _is_item(lines, place, mark, neighbours[place], found))
        ):
            found[place] = _placed(mark, open_items)
        elif line.strip():
            indent = len(line) - len(line.lstrip())
            open_items[:] = [item for item in open_items if item.content <= indent]
    return found


def _may_be_item(mark: re.Match[str]) -> bool:
    is_date = mark[3] == "." and _DATE.match(mark.string, mark.end())
    return mark[2] is not None and not is_date


def _beside(places: list[int], marked: dict[int, re.Match[str]]) -> list[list[re.Match[str]]]:
    """For each numbered line those before and after it whose numbers are one less and one more."""
    beside: list[list[re.Match[str]]] = [[] for _ in places]
    for this in range(1, len(places)):
        before, after = marked[places[this - 1]], marked[places[this]]
        if int(after[2]) == int(before[2]) + 1:
            beside[this - 1].append(after)
            beside[this].append(before)
    return beside


def _is_item(
    lines: list[str],
    place: int,
    mark: re.Match[str],
    neighbours: list[re.Match[str]],
    known: dict[int, Item],
) -> bool:
    """Whether a numbered line is one: a possible date needs a neighbour that is none, and within a
    paragraph it needs to begin or to continue a count."""
    if _PERHAPS_DATE.match(mark.string, mark.end()):
        return any(not _PERHAPS_DATE.match(other.string, other.end()) for other in neighbours)
    before = lines[place - 1].rstrip() if place else ""
    is_within = bool(before) and place - 1 not in known and not before.endswith(":")
    return not is_within or mark[2] == "1" or bool(neighbours) or bool(mark[1])


def _placed(mark: re.Match[str], open_items: list[Item]) -> Item:
    """The item, put on the stack of those that it may be nested in."""
    number = int(mark[2]) if mark[2] else None
    item = Item(len(mark[1]), mark.end(), number)
    while open_items and item.indent < open_items[-1].content:
        before = open_items.pop()
        item.goes_on = number is not None and before.number == number - 1
    item.outer = open_items[-1] if open_items else None
    open_items.append(item)
    return item


# Bullets of Word, its fonts Symbol and Wingdings, of Google Docs and of messengers.
_GLYPHS = "•·▪◦●○■□‣⁃∙➢➤►▶✓✔❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"
_BULLET = re.compile(
    rf"^([ \t]*)(?:[{_GLYPHS}]|§(?:\t|[ \t]+(?=[^\W\d]))|o(?:\t|[ ]+(?=\w))|[-*][ \t])[ \t]*(?=\S)"
    r"(?![-* \t]+$)"
)
_DASH = re.compile(r"^([ \t]*)[–—][ \t]+(?=\S)")
_TABBED = re.compile(r"^[ ]*\t[ \t]*(?=[^\s\t][^\t]{0,150}$)")
_INDENT = re.compile(r"^[ \t]+(?=(?:-|\d{1,3}[.)]) )")
_NUMBER = re.compile(r"^([ \t]*)(\d{1,3}[.)])[ \t]+(?=\S)")


def with_marks(text: str) -> str:
    """``text`` with "- " for other bullets, and nested items below the words of the outer one.

    A dash or a tab marks an item where others are beside it (a dash also below a colon); alone it
    is what a sentence began with.
    """
    lines = [re.sub(r"^[ \t]+$", "", line) for line in text.split("\n")]
    filled = [place for place, line in enumerate(lines) if line]
    written = list(lines)
    for at, place in enumerate(filled):
        line = lines[place]
        before = lines[filled[at - 1]] if at else ""
        after = lines[filled[at + 1]] if at + 1 < len(filled) else ""
        if bullet := _BULLET.match(line) or _NUMBER.match(line):
            mark = bullet[2] if bullet.re is _NUMBER else "-"
            written[place] = f"{bullet[1]}{mark} {line[bullet.end() :]}"
        elif (dash := _DASH.match(line)) and (
            before.rstrip().endswith(":") or _is_marked(before) or _is_marked(after)
        ):
            written[place] = f"{dash[1]}- {line[dash.end() :]}"
        elif (tab := _TABBED.match(line)) and (
            (lines[place - 1] == before and _is_marked(before))
            or (place + 1 < len(lines) and lines[place + 1] == after and _is_marked(after))
        ):
            written[place] = f"- {line[tab.end() :]}"
    return _indented("\n".join(written))


def is_bullet(line: str) -> bool:
    """Whether a line begins with a bullet, ours or another program's."""
    return bool(_BULLET.match(line))


def _is_marked(line: str) -> bool:
    return any(mark.match(line) for mark in (_BULLET, _DASH, _TABBED, _NUMBER))


def _indented(text: str) -> str:
    """Nested items begin where the words of the outer item do, outermost ones with the line."""
    lines = [_INDENT.sub(lambda found: found[0].expandtabs(4), line) for line in text.split("\n")]
    begins: dict[int, int] = {}
    for place, item in items("\n".join(lines)).items():
        indent = begins[id(item.outer)] if item.outer else 0
        lines[place] = " " * indent + lines[place].lstrip()
        begins[id(item)] = indent + item.content - item.indent
    return "\n".join(lines)
