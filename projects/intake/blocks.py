"""The HTML of a Word file becomes the blocks of a letter, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from django.core.exceptions import ValidationError
from selectolax.lexbor import LexborHTMLParser

from projects.intake.letter import Block, Kind
from projects.intake.word import BEGIN, END, MIDDLE, PREFIX
from projects.texts import incoming
from projects.texts.clipboard_depth import MOST_TAGS
from projects.texts.clipboard_styles import children
from projects.texts.clipboard_tables import covered, rows_of
from projects.texts.pasted import from_html

MOST_BLOCKS = 4000
_LABEL = re.compile(f"{BEGIN}([0-9]){MIDDLE}([^{END}]*){END}")
_LABELLED = re.compile(rf"<p(?: class=\"caption\")?>{_LABEL.pattern}")
_BACK = re.compile(rf'(?: )?<a href="#{PREFIX}(?:foot|end)note-ref-[^"]*">↑</a>')
_REFERENCE = re.compile(rf'<sup><a href="#{PREFIX}(?:foot|end)note-[^>]*>(\[\d+\])</a></sup>')
_CHECKBOX = re.compile(r"<input( checked=\"checked\")? type=\"checkbox\" />")
_KINDS: dict[str, Kind] = {f"h{level}": "heading" for level in range(1, 7)}
_KINDS |= {"table": "table", "blockquote": "quotation"}
_CAPTION = re.compile(
    r"\s*(?:Рис(?:унок|\.)|Фото(?:графия|сурет)?\b|На фото\b|Сурет|Суретте\b|Fig(?:ure|\.)|Photo\b"
    r"|\d{1,2}\s*[-–]\s*(?:сурет|фото))",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 300


class TooLongError(Exception):
    """More blocks, or a larger table, than a letter has."""


@dataclass
class Group:
    """Pictures with no text between them, and the captions that stand right over and under them:
    the number of a block of its own each."""

    members: list[str]
    above: int | None
    below: int | None = None
    is_closed: bool = False


@dataclass
class Found:
    """The blocks of a text, and its pictures."""

    blocks: list[Block] = field(default_factory=list)
    _groups: list[Group] = field(default_factory=list)
    _caption: int | None = None

    def add(self, kind: Kind, html: str, nodes: list[Any]) -> None:
        """One block: its HTML, and the elements whose words it has."""
        if len(self.blocks) >= MOST_BLOCKS or html.count("<") > MOST_TAGS:
            raise TooLongError
        text = "\n".join(filter(None, map(_text, nodes)))
        seen = [img.attributes.get("src") or "" for node in nodes for img in node.css("img")]
        is_caption = bool(text) and _is_caption(text, nodes)
        if text:
            grid = _grid(nodes[0]) if kind == "table" else ()
            self.blocks.append(Block(kind, text, from_html(html), grid))
        is_inside = bool(seen) and is_caption  # in the paragraph of its picture
        if text and not is_inside:
            self._add_text(is_caption=is_caption)
        for member in filter(None, seen):
            self._add_picture(member)
        if is_inside:
            self._add_text(is_caption=True)

    def _add_text(self, *, is_caption: bool) -> None:
        self._caption = len(self.blocks) - 1 if is_caption else None
        if self._groups and not self._groups[-1].is_closed:
            self._groups[-1].below, self._groups[-1].is_closed = self._caption, True

    def _add_picture(self, member: str) -> None:
        if not self._groups or self._groups[-1].is_closed:
            self._groups.append(Group([], self._caption))
        self._groups[-1].members.append(member)

    @property
    def pictures(self) -> dict[str, str]:
        """The member of the ZIP and the caption of each picture: the one under it, or the one over
        it where all are there or no other picture stands before it."""
        has_all_below = all(group.below is not None for group in self._groups)
        is_above = not has_all_below and all(group.above is not None for group in self._groups)
        made: dict[str, str] = {}
        before: int | None = None
        for group in self._groups:
            above = group.above if is_above or group.above != before else None
            at = above if is_above or group.below is None else group.below
            words = "" if at is None else self.blocks[at].text.replace("\n", " ")
            for member in group.members:
                made[member] = made.get(member) or words
            before = group.below
        return made


def _is_caption(text: str, nodes: list[Any]) -> bool:
    """Whether a text is called a caption, or says so itself."""
    is_called = "caption" in (nodes[0].attributes.get("class") or "")
    return len(text) <= _LONGEST_CAPTION and bool(is_called or _CAPTION.match(text))


def found_in(html: str) -> Found:
    """The blocks and pictures in a program's HTML. Raises ``TooLongError``."""
    html = _BACK.sub("", _REFERENCE.sub(r"\1", html))
    html = _CHECKBOX.sub(lambda box: "☒ " if box[1] else "☐ ", html)
    found = Found()
    body = LexborHTMLParser(_LABELLED.sub(_as_item, html)).body
    if body is not None:
        _read(list(children(body)), found)
    return found


def _as_item(label: re.Match[str]) -> str:
    """A paragraph with a label as Word puts it on the clipboard, which our reader knows."""
    level, drawn = label.groups()
    ignored = f'<span style="mso-list:Ignore">{drawn}</span>'
    return f'<p style="mso-list:l0 level{level}" data-label="{escape(drawn)}">{ignored}'


def _read(nodes: list[Any], found: Found) -> None:
    items: list[Any] = []
    for node in [*nodes, None]:
        if node is not None and node.tag == "p" and "data-label" in node.attributes:
            items.append(node)
            continue
        if items:
            found.add("list", "".join(item.html for item in items), items)
            items = []
        if node is None or node.tag in ("-text", "-comment"):
            continue
        if node.tag == "ol" and _is_of_notes(node):
            for place, note in enumerate(children(node), 1):
                _add_note(place, note, found)
        elif node.tag == "table" and (cells := _of_layout(node)) is not None:
            for cell in cells:
                _read(list(children(cell)), found)
        else:
            html = _LABEL.sub(lambda label: f"{label[2]} ", node.html)
            found.add(_KINDS.get(node.tag, "paragraph"), html, [node])


def _is_of_notes(node: Any) -> bool:
    first = next((child for child in children(node) if child.tag == "li"), None)
    return first is not None and (first.attributes.get("id") or "").startswith(PREFIX)


def _add_note(place: int, note: Any, found: Found) -> None:
    """A footnote with its number, as the text refers to it."""
    text = _text(note)
    if text:
        inner = re.sub(r"^<li[^>]*>(\s*<p[^>]*>)?", "", note.html)
        html = f"<p>[{place}] {inner.removesuffix('</li>')}"
        found.blocks.append(Block("note", f"[{place}] {text}", from_html(html)))


def _of_layout(table: Any) -> list[Any] | None:
    """The cells of a table that only places texts: a frame, or one row of texts in columns, such
    as a letterhead in two languages."""
    rows = _cells(table)
    cells = [cell for row in rows for cell in row]
    is_frame = all(len(row) <= 1 for row in rows)
    is_columns = len(rows) == 1 and any("\n" in _text(cell) for cell in cells)
    return cells if is_frame or is_columns else None


def _text(node: Any) -> str:
    """The words of a block: its lines, a row's cells parted by tabs."""
    if node.tag == "table":
        rows = ([_line(cell) for cell in row] for row in _cells(node))
        return "\n".join("\t".join(row) for row in rows if any(row))
    words = re.sub(r"[^\S\n]+", " ", "".join(_pieces(node)))
    return incoming.lines(re.sub(r" ?\n\s*", "\n", words)).strip()


def _cells(table: Any) -> list[list[Any]]:
    return [[cell for cell in children(row) if cell.tag in ("td", "th")] for row in rows_of(table)]


def _grid(table: Any) -> tuple[tuple[int, ...], ...]:
    """Where in the table's text the cell of each column begins, by rows; nothing where no cells are
    merged. A column without a cell has -1."""
    rows, starts, place = _cells(table), dict[int, int](), 0
    grid, made = covered(rows), []
    is_merged = sum(map(len, rows)) < sum(cell is not None for line in grid for cell in line)
    for row, line in zip(rows, grid, strict=True) if is_merged else ():
        texts = [_line(cell) for cell in row]
        if not any(texts):
            continue
        for cell, text in zip(row, texts, strict=True):
            starts[id(cell)] = place
            place += len(text) + 1
        made.append(tuple(starts.get(id(cell), -1) for cell in line))
    return tuple(made)


def _line(cell: Any) -> str:
    return _text(cell).replace("\n", " ")


_ENDS_LINE = {"p", "li", "tr", "table", "blockquote", *(f"h{level}" for level in range(1, 7))}


def _pieces(node: Any) -> Iterator[str]:
    for child in children(node):
        if child.tag == "-text":
            yield _LABEL.sub(r"\2 ", child.text(deep=False).replace("\n", " "))
        elif child.tag == "br":
            yield "\n"
        elif (child.attributes.get("style") or "") == "mso-list:Ignore":
            yield f"{child.text()} "
        else:
            yield from _pieces(child)
            yield "\n" if child.tag in _ENDS_LINE else " " if child.tag in ("td", "th") else ""


def found_in_text(text: str) -> list[Block]:
    """The blocks of a plain text: paragraphs, lists and tables parted by empty lines."""
    from projects.texts.richtext import clean, plain

    blocks = []
    for piece in filter(None, clean(text).split("\n\n")):
        kind: Kind = "paragraph"
        if piece.startswith("| "):
            kind = "table"
        elif re.match(r"(?:-|\d{1,3}[.)]) ", piece):
            kind = "list"
        shown = plain(piece)
        blocks.append(Block(kind, shown.replace(" | ", "\t") if kind == "table" else shown, piece))
    return blocks


def check(blocks: list[Block], error: ValidationError) -> None:
    """Raises ``error`` where there are more blocks than a letter has."""
    if len(blocks) > MOST_BLOCKS:
        raise error
