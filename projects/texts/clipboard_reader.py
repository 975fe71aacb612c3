"""Reads the elements of a clipboard's HTML into blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from projects.texts import tables
from projects.texts.clipboard_blocks import Block, Blocks, in_one_line
from projects.texts.clipboard_lists import label_of, word_label, word_level
from projects.texts.clipboard_notes import TARGET, is_note, leads_back
from projects.texts.clipboard_runs import Run
from projects.texts.clipboard_styles import (
    PARAGRAPHS,
    Look,
    children,
    classes,
    declarations,
    is_hidden,
    seen,
)
from projects.texts.clipboard_tables import ROW_LABEL, is_list, rows_of, spread
from projects.texts.links import OF_NOTE, is_public

_LINES = {
    *("div", "dt", "dd", "figcaption", "address", "header", "footer", "main", "nav", "aside"),
    *("form", "center", "body", "caption", "tr", "td", "th", "li", "details", "summary"),
}
_DROPPED = {
    *("script", "style", "title", "head", "xml", "template", "iframe", "object", "embed", "select"),
    *("textarea", "noscript", "svg", "math", "audio", "video", "canvas", "del", "link", "meta"),
}
_DEEPEST = 60


class Reader(Blocks):
    """Walks the elements and fills blocks."""

    def __init__(self, css_of_classes: dict[str, dict[str, str]], *, has_comments: bool) -> None:
        super().__init__()
        self.notes: list[Block] = []
        self._css_of_classes = css_of_classes
        self._counters: list[int] = []
        self._has_comments = has_comments
        self._labels: dict[str, str] = {}
        self._is_inner = False

    # --- elements

    def read(self, node: Any, look: Look) -> None:
        """Reads what is inside ``node``."""
        for child in children(node):
            if child.tag == "-text":
                self._add(child.text(deep=False), look)
            elif child.tag != "-comment":
                self._element(child, look)

    def _element(self, node: Any, look: Look) -> None:
        tag = node.tag
        css = self._css(node)
        if tag in _DROPPED or is_hidden(css) or "msoDel" in classes(node):
            return
        if look.depth > _DEEPEST:
            self._add(node.text(), look)
        elif tag == "br":
            self._line_end()
        elif tag == "img":
            self._picture(node, look)
        elif is_note(node, css):
            self._note(node, seen(node, css, look))
        elif tag == "a":
            self._link(node, seen(node, css, look))
        elif tag in ("ul", "ol"):
            self._list(node, css, seen(node, css, look))
        elif tag == "li":
            self._item(node, None, look)
        elif tag == "table":
            self._table(node, seen(node, css, look))
        elif level := word_level(node, css):
            self._word_item(node, level, seen(node, css, look))
        else:
            self._other(node, seen(node, css, look))

    def _other(self, node: Any, look: Look) -> None:
        gap = 2 if node.tag in PARAGRAPHS else 1 if node.tag in _LINES else 0
        self._end(gap) if gap else None
        self.read(node, look)
        self._end(gap) if gap else None

    def _css(self, node: Any) -> dict[str, str]:
        css: dict[str, str] = {}
        for name in classes(node):
            css |= self._css_of_classes.get(name, {})
        return css | declarations(node.attributes.get("style") or "")

    def _picture(self, node: Any, look: Look) -> None:
        """A messenger's pictograph is its character; other pictures are no words."""
        told = node.attributes.get("alt") or ""
        if told and not re.search(r"[\w\s]", told):
            self._add(told, look)

    # --- notes

    def _note(self, node: Any, look: Look) -> None:
        """Reads a note's text to the end of all, with its label in front."""
        inner = self._inner()
        inner.read(node, look)
        text = inner.blocks
        if not text:
            return
        if not re.match(r"\s*\[[^\[\]]{1,12}\]", text[0].text):
            target = TARGET.search(node.html or "")
            label = self._labels.get(target[0], "") if target else ""
            text[0].runs.insert(0, Run(f"[{label or len(self.notes) + 1}] "))
        text[0].gap = 2
        self.notes += text

    def _inner(self) -> Reader:
        """A reader for what stands apart: a note, a cell."""
        inner = Reader(self._css_of_classes, has_comments=self._has_comments)
        inner._is_inner = True
        return inner

    def _link(self, node: Any, look: Look) -> None:
        address = (node.attributes.get("href") or "").strip()
        fragment = f"#{address.partition('#')[2]}"
        if OF_NOTE.match(fragment):
            label = re.sub(r"\s+", " ", node.text()).strip().strip("[]")
            self._labels[fragment[1:]] = label
            if label and (self._has_comments or "msocom" not in fragment):
                self._add(f"[{label}] " if leads_back(fragment) else f"[{label}]", look)
            return
        if address.startswith("https://www.google.com/url?"):
            address = parse_qs(urlsplit(address).query).get("q", [address])[0]
        self.read(node, replace(look, address=address if is_public(address) else ""))

    # --- lists

    def _list(self, node: Any, css: dict[str, str], look: Look) -> None:
        is_nested = bool(self._counters)
        self._end(1 if is_nested else 2)
        start = node.attributes.get("start") or ""
        self._counters.append(int(start) if re.fullmatch(r"\d{1,6}", start) else 1)
        for child in children(node):
            if child.tag == "li":
                self._item(child, node, look)
            elif child.tag not in ("-text", "-comment"):
                self._element(child, look)
            elif child.tag == "-text" and child.text(deep=False).strip():
                self._add(child.text(deep=False), look)
        self._counters.pop()
        self._end(1 if is_nested else 2)

    def _item(self, node: Any, around: Any, look: Look) -> None:
        css = self._css(node)
        if is_hidden(css):
            return
        told = node.attributes
        level = told.get("aria-level") or told.get("data-aria-level") or ""
        depth = int(level) if re.fullmatch(r"[1-9]", level) else max(len(self._counters), 1)
        if around is not None and around.tag == "ol":
            value = told.get("value") or ""
            if re.fullmatch(r"\d{1,6}", value):
                self._counters[-1] = int(value)
            kind = css.get("list-style-type") or around.attributes.get("type") or ""
            mark = label_of(self._counters[-1], kind)
            self._counters[-1] += 1
        else:
            mark = "-"
        self._end(1)
        before = len(self.blocks)
        self._begin(depth, mark)
        self.read(node, seen(node, css, look))
        block = self.blocks[before]
        if not any(run.words.strip() for run in block.runs):
            following = self.blocks[before + 1 : before + 2]
            if following and not following[0].mark:
                block.runs = following[0].runs
                del self.blocks[before + 1]
            else:
                del self.blocks[before]
        for inner in self.blocks[before + 1 :]:
            inner.level = inner.level or depth
            inner.gap = 1
        self._end(1)

    def _word_item(self, node: Any, level: int, look: Look) -> None:
        """A paragraph of Word that is an item: its mark is words, between two comments."""
        label = word_label(node)
        number = re.fullmatch(r"(\d{1,3}[.)])", label)
        is_bullet = not label or (len(label) == 1 and not label.isdigit())
        self._end(2)
        before = len(self.blocks)
        block = self._begin(level, "-" if is_bullet else label if number else f"{label} ")
        self.read(node, look)
        if not any(run.words.strip() for run in block.runs):
            del self.blocks[before]
        self._end(2)

    # --- tables

    def _table(self, node: Any, look: Look) -> None:
        rows = [
            [cell for cell in children(row) if cell.tag in ("td", "th") and self._is_seen(cell)]
            for row in rows_of(node)
            if self._is_seen(row)
        ]
        self._end(2)
        if all(len(cells) <= 1 for cells in rows):
            self._other(node, look)
            return
        for child in children(node):
            if child.tag == "caption":
                self._element(child, look)
                self._end(1)
        is_headed = all(cell.tag == "th" for cell in rows[0])
        self._write_rows(
            [[self._cell(cell, look) for cell in row] for row in spread(rows)], is_headed=is_headed
        )
        self._end(2)

    def _is_seen(self, node: Any) -> bool:
        return not is_hidden(self._css(node))

    def _cell(self, cell: Any, look: Look) -> list[Run]:
        """The words of a cell in one line."""
        if cell is None:
            return []
        inner = self._inner()
        inner.read(cell, seen(cell, self._css(cell), look))
        self.notes += inner.notes
        return [one for block in inner.blocks for one in in_one_line(block)][1:]

    def _write_rows(self, rows: list[list[list[Run]]], *, is_headed: bool) -> None:
        """A table; lines where it is one row, a list, or stands in a list or in another cell."""
        rows = [row for row in rows if any(row)]
        rows = [[row[at] for at in _filled(rows)] for row in rows]
        words = [["".join(run.words for run in cell) for cell in row] for row in rows]
        is_table = len(rows) > 1 and 1 < len(rows[0]) <= tables.MOST_COLUMNS
        if not is_table or self._is_inner or self._counters or is_list(words):
            for row in rows:
                self._line(_in_line(row))
            return
        is_bold = all(run.is_bold for cell in rows[0] for run in cell if run.words.strip())
        if is_headed or tables.has_heads(words, is_bold=is_bold):
            heads = [[replace(run, is_bold=False) for run in cell] for cell in rows[0]]
            rows = rows[1:]
        else:
            heads = [[] for _cell in rows[0]]
        self._line(_as_row(heads))
        self._line([Run(tables.row([tables.DIVIDER] * len(heads)))])
        for row in rows:
            self._line(_as_row(row))

    def _line(self, runs: list[Run]) -> None:
        self._end(1)
        self._begin().runs = runs
        self._end(1)


def _filled(rows: list[list[list[Run]]]) -> list[int]:
    """The columns that have words anywhere."""
    return [at for at in range(len(rows[0])) if any(row[at] for row in rows)] if rows else []


def _in_line(row: list[list[Run]]) -> list[Run]:
    """The cells of a row as a line, up to the last that is filled."""
    last = max(at for at, cell in enumerate(row) if cell)
    runs = list(row[0])
    for at, cell in enumerate(row[1 : last + 1], 1):
        first = "".join(run.words for run in runs).strip() if at == 1 else ""
        runs += [Run(" " if ROW_LABEL.fullmatch(first) else " | "), *cell]
    return runs


def _as_row(row: list[list[Run]]) -> list[Run]:
    """The cells of a row as a line of a table."""
    runs = [Run("|")]
    for cell in row:
        inside = (
            replace(run, words=tables.escaped(run.words), address=run.address.replace("|", "%7C"))
            for run in cell
        )
        runs += [Run(" "), *inside, Run(" |")]
    return runs
