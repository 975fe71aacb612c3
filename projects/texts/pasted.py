"""The HTML of a clipboard becomes our small Markdown.

``from_html`` reads what Word, Google Docs, Excel, LibreOffice, Outlook and messengers put on the
clipboard; ``from_plain`` their plain text. Every word stays, in its order, but for what the writer
no longer sees: deleted tracked text, hidden text, the machinery of the program.

- Lists keep their numbers and nesting; a label that our marks don't know ("a.", "1.1.") stays as
  words before its line.
- A row of a table is a line with " | " between its cells; a table of one column is its cells, one
  below the other. A row whose first cell is "1." becomes an item of a numbered list.
- Footnotes, endnotes and comments stand at the end as "[1] …", "[1]" stays where they belong.
- A heading is bold. Links lead to the web or to an e-mail address, never into a desk or a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborHTMLParser

from projects.texts import incoming
from projects.texts.lists import is_bullet, with_marks

SCHEMES = {"http", "https", "mailto"}
_OF_DESK = re.compile(r"/admin(?:/|$)")
_NOTE = re.compile(r"#_?(?:ftn|edn|mso(?:com|anchor)|sdfootnote|sdendnote|cmnt)", re.IGNORECASE)
_HAS_COMMENTS = re.compile(r"mso-element:\s*comment\b(?!-)", re.IGNORECASE)
_TARGET = re.compile(r"_(?:msocom_|ftn|edn)\d+")
_PARAGRAPHS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr"),
    *("dl", "figure", "section", "article"),
}
_LINES = {
    *("div", "dt", "dd", "figcaption", "address", "header", "footer", "main", "nav", "aside"),
    *("form", "center", "body", "caption", "tr", "td", "th", "li", "details", "summary"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_DROPPED = {
    *("script", "style", "title", "head", "xml", "template", "iframe", "object", "embed", "select"),
    *("textarea", "noscript", "svg", "math", "audio", "video", "canvas", "del", "link", "meta"),
}
# Messengers keep line ends as such and say so in a style sheet that does not come along.
_OF_MESSENGERS = {"selectable-text", "copyable-text", "text-content", "translatable-message"}
_TAG = re.compile(r"<(?:p|div|br|li|ul|ol|table|tr|td|h[1-6]|body|html|pre)\b", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_OF_CLASS = re.compile(r"\.([\w-]+)\s*(?:,|$)")
_LEVEL = re.compile(r"\blevel(\d)")
_DEEPEST = 60


@dataclass(frozen=True)
class _Run:
    """A piece of words that look alike."""

    words: str
    is_bold: bool = False
    is_italic: bool = False
    address: str = ""


@dataclass(frozen=True)
class _Look:
    """How the words of an element look, and where they stand."""

    is_bold: bool = False
    is_italic: bool = False
    address: str = ""
    keeps_lines: bool = False
    is_heading: bool = False
    depth: int = 0


@dataclass
class _Block:
    """A paragraph, a line of one, or an item; ``gap`` is how many line ends part it from what is
    before it. ``level`` counts from 1 for items."""

    gap: int
    level: int = 0
    mark: str = ""
    runs: list[_Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        return _written(self.runs)


def from_html(html: str, *, was_typed: bool = False) -> str:
    """The HTML as marks. ``was_typed``: some tags in a typed text, whose line ends count."""
    keeps_lines = was_typed and not _TAG.search(html)
    tree = LexborHTMLParser(html)
    reader = _Reader(_css_of_classes(tree), has_comments=bool(_HAS_COMMENTS.search(html)))
    if tree.body is None:
        return ""
    reader.read(tree.body, _Look(keeps_lines=keeps_lines))
    text = incoming.lines(_joined([*reader.blocks, *reader.notes]))
    return _tidy(with_marks(_UNDERLINED.sub(_starred, text)))


def from_plain(text: str) -> str:
    """Plain text with our marks in place of a messenger's, of bullets and of the tabs of cells."""
    text = incoming.lines(text)
    if any(found[1] for found in _UNDERLINED.finditer(text)):
        text = _UNDERLINED.sub(_starred, _STARRED.sub(r"**\1**", text))
    return _tidy(_rows(with_marks(text)))


def read(html: str, plain: str) -> str:
    """What a clipboard holds: its HTML, or its plain text where only that has the line ends."""
    found = from_html(html) if html.strip() else ""
    if not found or ("\n" not in found and "\n" in plain.strip()):
        return from_plain(plain)
    return found


# Underscores are no marks of ours: where they are, single stars are a messenger's and mean bold.
_UNDERLINED = re.compile(r"https?://\S+|(?<![\w_/])_([^\s_](?:[^_\n]*[^\s_])?)_(?![\w_/])")
_STARRED = re.compile(r"(?<![\w*])\*([^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])")


# "1.", "a)", "1.1": what numbers a line or a row, no cell of its own.
_ROW_LABEL = re.compile(r"\(?\w{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+\.?")


def _starred(found: re.Match[str]) -> str:
    """Stars for a messenger's underscores; addresses stay as they are."""
    return f"*{found[1]}*" if found[1] else found[0]


def _rows(text: str) -> str:
    """Lines with tabs, two or more of the same number below each other, are rows of a table."""
    lines = text.split("\n")
    tabs = [line.strip().count("\t") for line in lines]
    for place, count in enumerate(tabs):
        if count and count in tabs[max(place - 1, 0) : place] + tabs[place + 1 : place + 2]:
            first, *others = (cell.strip() for cell in lines[place].strip().split("\t"))
            between = " " if _ROW_LABEL.fullmatch(first) else " | "
            lines[place] = f"{first}{between}{' | '.join(others)}"
    return "\n".join(lines)


def _tidy(text: str) -> str:
    lines = (line.rstrip(" \t\u00a0").replace("\t", " ") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def is_public(address: str) -> bool:
    """Whether a link may lead there: to the web or an e-mail address, not into a desk."""
    if address.partition(":")[0].lower() not in SCHEMES:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not _OF_DESK.match(parts.path) and not _NOTE.match(f"#{parts.fragment}")


def _css_of_classes(tree: LexborHTMLParser) -> dict[str, dict[str, str]]:
    """What the style sheets say of classes: Apple and LibreOffice tell bold so."""
    found: dict[str, dict[str, str]] = {}
    for sheet in tree.css("style"):
        for selectors, body in _RULE.findall(sheet.text()):
            css = _declarations(body)
            told = {name: css[name] for name in css if name in ("font-weight", "font-style")}
            for name in _OF_CLASS.findall(selectors.strip()) if told else ():
                found.setdefault(name, {}).update(told)
    return found


def _declarations(style: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in style.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs}


class _Reader:
    """Walks the elements and fills blocks."""

    def __init__(self, classes: dict[str, dict[str, str]], *, has_comments: bool) -> None:
        self.blocks: list[_Block] = []
        self.notes: list[_Block] = []
        self._classes = classes
        self._gap = 0
        self._is_open = False
        self._counters: list[int] = []
        self._has_comments = has_comments
        self._labels: dict[str, str] = {}

    # --- blocks

    def _end(self, gap: int) -> None:
        """What follows stands at least ``gap`` line ends below what is written."""
        self._is_open = False
        self._gap = max(self._gap, gap)

    def _begin(self, level: int = 0, mark: str = "") -> _Block:
        self.blocks.append(_Block(self._gap, level, mark))
        self._is_open, self._gap = True, 0
        return self.blocks[-1]

    def _add(self, words: str, look: _Look) -> None:
        if not look.keeps_lines:
            words = re.sub(r"\s+", " ", words)
            if self._is_open and self._ends_blank():
                words = words.lstrip()
        if not self._is_open:
            words = words.lstrip(" \t") if look.keeps_lines else words.lstrip()
            if not words.strip():
                if look.keeps_lines and self.blocks and words.count("\n") > 1:
                    self._gap = 2
                return
            self._begin()
        self.blocks[-1].runs.append(_Run(words, look.is_bold, look.is_italic, look.address))

    def _ends_blank(self) -> bool:
        last = next((run for run in reversed(self.blocks[-1].runs) if run.words), None)
        return last is not None and last.words[-1].isspace()

    def _line_end(self) -> None:
        if self._is_open:
            self.blocks[-1].runs.append(_Run("\n"))
        elif self.blocks:
            self._gap = 2

    # --- elements

    def read(self, node: Any, look: _Look) -> None:
        """Reads what is inside ``node``."""
        for child in _children(node):
            if child.tag == "-text":
                self._add(child.text(deep=False), look)
            elif child.tag != "-comment":
                self._element(child, look)

    def _element(self, node: Any, look: _Look) -> None:
        tag = node.tag
        css = self._css(node)
        if tag in _DROPPED or _is_hidden(css) or "msoDel" in _classes(node):
            return
        if look.depth > _DEEPEST:
            self._add(node.text(), look)
        elif tag == "br":
            self._line_end()
        elif tag == "img":
            self._picture(node, look)
        elif _is_note(node, css):
            self._note(node, _seen(node, css, look))
        elif tag == "a":
            self._link(node, _seen(node, css, look))
        elif tag in ("ul", "ol"):
            self._list(node, css, _seen(node, css, look))
        elif tag == "li":
            self._item(node, None, look)
        elif tag == "table":
            self._table(node, _seen(node, css, look))
        elif level := _word_level(node, css):
            self._word_item(node, level, _seen(node, css, look))
        else:
            self._other(node, _seen(node, css, look))

    def _other(self, node: Any, look: _Look) -> None:
        gap = 2 if node.tag in _PARAGRAPHS else 1 if node.tag in _LINES else 0
        self._end(gap) if gap else None
        self.read(node, look)
        self._end(gap) if gap else None

    def _css(self, node: Any) -> dict[str, str]:
        css: dict[str, str] = {}
        for name in _classes(node):
            css |= self._classes.get(name, {})
        return css | _declarations(node.attributes.get("style") or "")

    def _picture(self, node: Any, look: _Look) -> None:
        """A messenger's pictograph is its character; other pictures are no words."""
        told = node.attributes.get("alt") or ""
        if told and not re.search(r"[\w\s]", told):
            self._add(told, look)

    # --- notes

    def _note(self, node: Any, look: _Look) -> None:
        """Reads a note's text to the end of all, with its label in front."""
        inner = self._inner()
        inner.read(node, look)
        text = inner.blocks
        if not text:
            return
        if not re.match(r"\s*\[[^\[\]]{1,12}\]", text[0].text):
            target = _TARGET.search(node.html or "")
            label = self._labels.get(target[0], "") if target else ""
            text[0].runs.insert(0, _Run(f"[{label or len(self.notes) + 1}] "))
        text[0].gap = 2
        self.notes += text

    def _inner(self) -> _Reader:
        """A reader for what stands apart: a note, a cell."""
        return _Reader(self._classes, has_comments=self._has_comments)

    def _link(self, node: Any, look: _Look) -> None:
        address = (node.attributes.get("href") or "").strip()
        fragment = f"#{address.partition('#')[2]}"
        if _NOTE.match(fragment):
            label = re.sub(r"\s+", " ", node.text()).strip().strip("[]")
            self._labels[fragment[1:]] = label
            if label and (self._has_comments or "msocom" not in fragment):
                self._add(f"[{label}] " if _leads_back(fragment) else f"[{label}]", look)
            return
        if address.startswith("https://www.google.com/url?"):
            address = parse_qs(urlsplit(address).query).get("q", [address])[0]
        self.read(node, replace(look, address=address if is_public(address) else ""))

    # --- lists

    def _list(self, node: Any, css: dict[str, str], look: _Look) -> None:
        is_nested = bool(self._counters)
        self._end(1 if is_nested else 2)
        start = node.attributes.get("start") or ""
        self._counters.append(int(start) if re.fullmatch(r"\d{1,6}", start) else 1)
        for child in _children(node):
            if child.tag == "li":
                self._item(child, node, look)
            elif child.tag not in ("-text", "-comment"):
                self._element(child, look)
            elif child.tag == "-text" and child.text(deep=False).strip():
                self._add(child.text(deep=False), look)
        self._counters.pop()
        self._end(1 if is_nested else 2)

    def _item(self, node: Any, around: Any, look: _Look) -> None:
        css = self._css(node)
        if _is_hidden(css):
            return
        told = node.attributes
        level = told.get("aria-level") or told.get("data-aria-level") or ""
        depth = int(level) if re.fullmatch(r"[1-9]", level) else max(len(self._counters), 1)
        if around is not None and around.tag == "ol":
            value = told.get("value") or ""
            if re.fullmatch(r"\d{1,6}", value):
                self._counters[-1] = int(value)
            kind = css.get("list-style-type") or around.attributes.get("type") or ""
            mark = _label(self._counters[-1], kind)
            self._counters[-1] += 1
        else:
            mark = "-"
        self._end(1)
        before = len(self.blocks)
        self._begin(depth, mark)
        self.read(node, _seen(node, css, look))
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

    def _word_item(self, node: Any, level: int, look: _Look) -> None:
        """A paragraph of Word that is an item: its mark is words, between two comments."""
        label = _word_label(node)
        number = re.fullmatch(r"(\d{1,3}[.)])", label)
        is_bullet = not label or (len(label) == 1 and not label.isdigit())
        self._end(2)
        block = self._begin(level, "-" if is_bullet else label if number else f"{label} ")
        self.read(node, look)
        if not any(run.words.strip() for run in block.runs):
            self.blocks.remove(block)
        self._end(2)

    # --- tables

    def _table(self, node: Any, look: _Look) -> None:
        rows = [
            [cell for cell in _children(row) if cell.tag in ("td", "th")]
            for row in _rows_of(node)
            if not _is_hidden(self._css(row))
        ]
        self._end(2)
        if all(len(cells) <= 1 for cells in rows):
            self._other(node, look)
            return
        for child in _children(node):
            if child.tag == "caption":
                self._element(child, look)
                self._end(1)
        for cells in rows:
            self._row(cells, look)
        self._end(2)

    def _row(self, cells: list[Any], look: _Look) -> None:
        runs: list[_Run] = []
        filled = 0
        for place, cell in enumerate(cells):
            css = self._css(cell)
            if _is_hidden(css):
                continue
            inner = self._inner()
            inner.read(cell, _seen(cell, css, look))
            self.notes += inner.notes
            words = [one for block in inner.blocks for one in _in_one_line(block)][1:]
            if place:
                first = "".join(run.words for run in runs).strip() if place == 1 else ""
                runs.append(_Run(" " if _ROW_LABEL.fullmatch(first) else " | "))
            if words:
                filled = len(runs) + len(words)
                runs += words
        if filled:
            self._end(1)
            self._begin().runs = runs[:filled]
            self._end(1)


def _children(node: Any) -> Iterator[Any]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _classes(node: Any) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _rows_of(table: Any) -> Iterator[Any]:
    for child in _children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows_of(child)


def _in_one_line(block: _Block) -> Iterator[_Run]:
    """A block of a cell, with a blank before it."""
    yield _Run(" ")
    if block.mark:
        yield _Run("• " if block.mark == "-" else f"{block.mark.strip()} ")
    for run in block.runs:
        yield replace(run, words=run.words.replace("\n", " "))


def _is_hidden(css: dict[str, str]) -> bool:
    return css.get("display") == "none" or css.get("mso-hide") == "all"


def _seen(node: Any, css: dict[str, str], look: _Look) -> _Look:
    """How the element's words look: its style counts, then its tag, then what it is in."""
    tag = node.tag
    weight, style = css.get("font-weight", ""), css.get("font-style", "")
    is_heading = look.is_heading or tag in _HEADINGS
    is_bold = look.is_bold or tag in ("b", "strong")
    if weight:
        is_bold = weight.startswith("bold") or (weight.isdigit() and int(weight) >= 600)
    is_italic = look.is_italic or tag in ("i", "em", "cite")
    if style:
        is_italic = style in ("italic", "oblique")
    space = css.get("white-space", "")
    keeps_lines = look.keeps_lines or tag == "pre" or bool(_OF_MESSENGERS & {*_classes(node)})
    if space:
        keeps_lines = space.startswith(("pre", "break"))
    return replace(
        look,
        is_bold=is_heading or is_bold,
        is_italic=is_italic,
        keeps_lines=keeps_lines,
        is_heading=is_heading,
        depth=look.depth + 1,
    )


def _is_note(node: Any, css: dict[str, str]) -> bool:
    """Whether it is a note of Word's or of LibreOffice's."""
    is_word = css.get("mso-element") in ("footnote", "endnote", "comment")
    return is_word or bool(re.match(r"sd(?:foot|end)note\d", node.attributes.get("id") or ""))


def _leads_back(fragment: str) -> bool:
    """Whether a link stands in a note and leads to the place in the text."""
    return bool(re.search(r"ref|anc(?:hor|$)|anc\b", fragment))


def _word_level(node: Any, css: dict[str, str]) -> int:
    """The level of Word's list that a paragraph is in, or 0."""
    level = _LEVEL.search(css.get("mso-list", ""))
    if level:
        return int(level[1])
    has_mark = any(
        child.tag == "-comment" and "!supportLists" in (child.html or "")
        for child in _children(node)
    )
    return int(has_mark and node.tag in _PARAGRAPHS)


def _word_label(node: Any) -> str:
    """The mark that Word drew before an item; it is taken out of the element."""
    drawn = [
        span
        for span in node.css("span")
        if _declarations(span.attributes.get("style") or "").get("mso-list") == "ignore"
    ][:1] or _between_comments(node)
    label = "".join(one.text() for one in drawn)
    for one in drawn:
        one.decompose()
    return re.sub(r"\s+", "", label)


def _between_comments(node: Any) -> list[Any]:
    """What is between "[if !supportLists]" and "[endif]", where both are inside ``node`` itself."""
    children = [*_children(node)]
    told = [(child.html or "") if child.tag == "-comment" else "" for child in children]
    begins = [place for place, one in enumerate(told) if "!supportLists" in one]
    ends = [place for place, one in enumerate(told) if "[endif]" in one]
    return children[begins[0] + 1 : ends[0]] if begins and ends else []


_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))


def _label(number: int, kind: str) -> str:
    """An item's number as the list shows it: "3.", "c. ", "iii. "."""
    shown = str(number)
    if kind in ("lower-alpha", "lower-latin", "a", "upper-alpha", "upper-latin", "A"):
        shown = chr(ord("a") + number - 1) if 0 < number <= 26 else shown
    elif kind in ("lower-roman", "i", "upper-roman", "I"):
        shown, rest = "", number
        for value, letters in (*_ROMAN, (1, "i")):
            shown += letters * (rest // value)
            rest %= value
    if kind.startswith("upper") or kind in ("A", "I"):
        shown = shown.upper()
    return f"{shown}." if shown.isdigit() and number < 1000 else f"{shown}. "


# --- writing


def _joined(blocks: list[_Block]) -> str:
    """The blocks one below the other, items indented below the words of those that they are in."""
    written: list[str] = []
    begins: list[int] = []
    before: _Block | None = None
    for block in blocks:
        text = block.text.strip()
        if not text:
            continue
        begins = begins[: block.level - bool(block.mark)] if block.level else []
        indent = begins[-1] if begins else 0
        mark = f"{block.mark.strip()} " if block.mark else ""
        if block.mark and not block.mark.endswith(" "):
            begins.append(indent + len(mark))
            indent_of_lines = begins[-1]
        else:
            indent_of_lines = indent
        is_list = before and (
            (before.level and block.level and not _is_other_list(before, block))
            or (is_bullet(text) and is_bullet(before.text.strip()))
        )
        if before:
            written.append("\n" if is_list else "\n" * max(block.gap, 2 if before.level else 1))
        written.append(" " * indent + mark + text.replace("\n", "\n" + " " * indent_of_lines))
        before = block
    return "".join(written)


def _is_other_list(before: _Block, block: _Block) -> bool:
    """Whether bullets follow numbers or numbers bullets, outermost both."""
    kinds = {"-" if one.mark == "-" else one.mark[-1:] for one in (before, block)}
    return before.level == block.level == 1 and len(kinds) == 2 and "" not in kinds


def _written(runs: list[_Run]) -> str:
    """Words with the marks of emphasis and links."""
    text = ""
    runs = _merged(runs)
    for place, run in enumerate(runs):
        after = runs[place + 1].words[:1] if place + 1 < len(runs) else ""
        text += _linked(run) if run.address else _emphasised(run, text[-1:], after)
    return re.sub(r" *\n *", "\n", text)


def _merged(runs: list[_Run]) -> list[_Run]:
    """Neighbours that look alike are one; blanks look like what is before and behind them, or like
    nothing."""
    found: list[_Run] = []
    for run in runs:
        if not run.words:
            continue
        if found and found[-1] == replace(run, words=found[-1].words):
            found[-1] = replace(run, words=found[-1].words + run.words)
        else:
            found.append(run)
    merged: list[_Run] = []
    for place, run in enumerate(found):
        last = merged[-1] if merged else None
        after = found[place + 1] if place + 1 < len(found) else None
        is_blank = not run.words.strip() and "\n" not in run.words
        if is_blank and last and after and last == replace(after, words=last.words):
            run = replace(last, words=run.words)
        if last and last == replace(run, words=last.words):
            merged[-1] = replace(run, words=last.words + run.words)
        else:
            merged.append(run)
    return merged


def _emphasised(run: _Run, before: str, after: str) -> str:
    mark = "**" * run.is_bold + "*" * run.is_italic
    if not mark:
        return run.words
    pieces = re.split(r"(\s*\n\s*)", run.words)
    shown = [
        piece if "\n" in piece else _in_stars(piece, mark, before if not place else "", end)
        for place, piece in enumerate(pieces)
        for end in [after if place == len(pieces) - 1 else ""]
    ]
    return "".join(shown)


def _in_stars(words: str, mark: str, before: str, after: str) -> str:
    """Words in stars, set so that the stars count: blanks outside, and no punctuation between a
    star and the letter that follows it or is before it."""
    core = words.strip()
    if not core or "*" in core:
        return words
    head, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    is_glued_before, is_glued_after = before.isalnum() and not head, after.isalnum() and not tail
    if (before == "*" and not head) or (len(mark) == 1 and (is_glued_before or is_glued_after)):
        return words
    if is_glued_before:
        inner = re.sub(r"^[^\w\s]+", "", core)
        head, core = core[: len(core) - len(inner)], inner
    if is_glued_after:
        inner = re.sub(r"[^\w\s]+$", "", core)
        tail, core = core[len(inner) :], inner
    return f"{head}{mark}{core}{mark}{tail}" if core.strip() else words


def _linked(run: _Run) -> str:
    words = re.sub(r"\s+", " ", run.words)
    core = words.strip()
    head, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    address = re.sub(r"\s", "%20", run.address)
    if not core:
        return words
    if address.rstrip("/") == core.rstrip("/") or address == f"mailto:{core}":
        return f"{head}{core}{tail}"
    if not _is_balanced(address):
        address = address.replace("(", "%28").replace(")", "%29")
    if re.search(r"[\[\]]", core) or len(core) > 500 or len(address) > 500:
        return f"{head}{core} ({address}){tail}"
    return f"{head}[{core}]({address}){tail}"


def _is_balanced(address: str) -> bool:
    without = re.sub(r"\([^()]*\)", "", address)
    return "(" not in without and ")" not in without
