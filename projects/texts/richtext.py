"""The simple markup of entries' texts, a small part of Markdown.

An empty line separates paragraphs; lines that begin with ``- `` or ``1. `` are a list;
``**bold**``, ``*emphasis*``; ``[words](https://address)`` or a bare address is a link; lines that
begin with ``|`` may be a table (``projects.texts.tables``). Such a text
stays legible in a spreadsheet, an e-mail and a plain form, and a text without marks keeps its
meaning.

Items keep their typed numbers. ``clean`` turns a text pasted from Word or a web page into this
markup (``projects.texts.pasted``). ``html`` renders it for pages; ``plain`` for files, prints and
the search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe

from projects.texts import incoming, tables
from projects.texts.links import SCHEMES, is_public
from projects.texts.lists import items
from projects.texts.pasted import from_html, from_plain

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a"}
TABLE_TAGS = {"div", "table", "thead", "tbody", "tr", "th", "td"}
# The tags that Word and browsers put on the clipboard; anything else in angle brackets is text.
_HTML = re.compile(
    r"<(?:/?(?:p|br|div|span|b|strong|i|em|u|s|ul|ol|li|a|h[1-6]|table|tbody|thead|tr|td|th|font"
    r"|script|style|img|svg|iframe|object|embed|form|input|button|meta|link|base|video|audio"
    r"|math|html|head|body|title|pre|code|blockquote|del|ins|sup|sub|o:p|(?:w|st1):\w+)\b[^>]*"
    r"|!--[\s\S]*?--|!\[[^>]*)/?>",
    re.IGNORECASE,
)
# Parentheses in an address come in pairs. Repetitions are bounded, so that no text makes matching
# slow.
_ADDRESS = r"(?:[^()\s]|\([^()\s]{0,200}\)){1,500}"
_LINK = re.compile(rf"\[([^\[\]\n]{{1,500}})\]\(({_ADDRESS})\)")
_LINK_OR_ADDRESS = re.compile(rf"{_LINK.pattern}|(?<![\w/@<])(?<!\]\()(https?://[^\s<>\"']*)")
# Texts without these need no parser, and most have none.
_MAY_HAVE_MARKS = re.compile(r"\*|\]\(|<\S|://|^[ \t]*(?:(?:-|\d{1,3}[.)]) |\|)", re.MULTILINE)


def clean(text: str) -> str:
    """``text`` with its HTML turned into marks or removed. Idempotent."""
    text = incoming.lines(text or "")
    text = from_html(text, was_typed=True) if _HTML.search(text) else from_plain(text)
    return _LINK.sub(lambda found: found[0] if is_public(found[2]) else found[1], text).strip()


@lru_cache(maxsize=256)
def html(text: str) -> SafeString:
    """The text as HTML for a page: only ``TAGS`` and ``TABLE_TAGS``, only links to ``SCHEMES``."""
    if not _MAY_HAVE_MARKS.search(text):
        blocks = (block for block in re.split(r"\n\s*\n", text.strip()) if block)
        shown = (escape(block, quote=False).replace("\n", "<br>") for block in blocks)
        return mark_safe("".join(f"<p>{block}</p>" for block in shown))
    markdown, env = _markdown(), {"items": items(text)}
    tokens = tables.framed(markdown.parse(_with_links(text), env))
    return mark_safe(
        nh3.clean(
            markdown.renderer.render(tokens, markdown.options, env).replace("\n", ""),
            tags=TAGS | TABLE_TAGS,
            attributes={
                "a": {"href"},
                "ol": {"start"},
                "th": {"scope"},
                "div": {"class", "tabindex", "role", "aria-label"},
            },
            url_schemes=SCHEMES,
            link_rel="noopener",
        )
    )


def plain(text: str, *, with_addresses: bool = True) -> str:
    """The text without marks: "words (https://…)" for a link, "•" before an item of a list, " | "
    between the cells of a row."""
    if not _MAY_HAVE_MARKS.search(text or ""):
        return text or ""
    lines: list[str] = []
    mark = ""
    cells: list[str] | None = None
    line = left_out = 0
    for token in _markdown().parse(_with_links(text), {"items": items(text)}):
        if token.type == "list_item_open":
            mark += f"{token.info}{token.markup} " if token.info else "• "
        elif token.type == "list_item_close":
            mark = ""
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            if any(cells):
                lines += [""] * (line - left_out - len(lines))
                lines.append(" | ".join(cells))
            left_out += not any(cells)
            cells = None
        elif token.type == "thead_close":
            left_out += 1
        elif token.type == "inline" and cells is not None:
            line = token.map[0]
            cells.append("".join(_words(token.children, with_addresses)))
        elif token.type == "inline":
            lines += [""] * (token.map[0] - left_out - len(lines))
            lines += (mark + "".join(_words(token.children, with_addresses))).split("\n")
            mark = ""
    return "\n".join(lines)


def _words(tokens: list[Any], with_addresses: bool) -> Iterator[str]:
    """The pieces of plain text of a paragraph or an item."""
    is_bare, address = False, ""
    for token in tokens:
        if token.type == "link_open":
            is_bare, address = token.info == "auto", token.attrs["href"]
        elif token.type == "link_close":
            if with_addresses and not is_bare:
                yield f" ({address})"
            is_bare = False
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif with_addresses or not is_bare:
            yield token.content


def _with_links(text: str) -> str:
    """The text with bare addresses in angle brackets, which make them links."""
    return _LINK_OR_ADDRESS.sub(_linked, text)


def _linked(found: re.Match[str]) -> str:
    """A bare address as a link, without the punctuation of the sentence and an unopened closing
    parenthesis. A link that is not allowed becomes its words."""
    if found[1]:
        return found[0] if is_public(found[2]) else found[1]
    address = found[3]
    while address and not re.search(r"[\w/]$", address):
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return f"<{address}>{found[3][len(address) :]}" if is_public(address) else found[0]


@cache
def _markdown() -> Any:
    """The parser, with lists, tables, emphasis, links and line breaks and nothing else."""
    # Imported late: takes 1 to 4 MiB, and only texts with marks need it.
    from markdown_it import MarkdownIt

    markdown: Any = MarkdownIt("zero", {"breaks": True})
    markdown.enable(["list", "emphasis", "link", "autolink", "newline", "table"])
    markdown.block.ruler.at("table", tables.rule, {"alt": ["paragraph"]})
    markdown.block.ruler.before("paragraph", "list_end", _ends_list, {"alt": ["paragraph"]})
    markdown.block.ruler.before("paragraph", "list_begins_anew", _begins_anew, {"alt": ["list"]})
    markdown.block.ruler.at("list", _list, {"alt": ["paragraph"]})
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.validateLink = is_public
    markdown.normalizeLink = markdown.normalizeLinkText = str
    return markdown


def _list(state: Any, line: int, end: int, silent: bool) -> bool:
    """The rule for lists: one begins where ``items`` finds it, with the typed number."""
    # Imported late, with the parser.
    from markdown_it.rules_block import list_block

    start = state.bMarks[line] + state.tShift[line]
    is_first = not state.src[state.bMarks[line] : start].strip()
    is_item = is_first and line in state.env["items"]
    return is_item and (silent or list_block(state, line, end, silent))


def _begins_anew(state: Any, line: int, _end: int, silent: bool) -> bool:
    """A number that does not follow the one before begins a list of its own."""
    item = state.env["items"].get(line)
    return silent and (item is None or not (item.number is None or item.goes_on))


def _ends_list(state: Any, line: int, _end: int, silent: bool) -> bool:
    """A line without a mark ends a list; CommonMark would add it to the last item."""
    return silent and state.sCount[line] < state.blkIndent


def _emphasis(state: Any, silent: bool) -> bool:
    """The rule for emphasis: asterisks mark it, but not within a word (2*3*4); underscores never
    do."""
    # Imported late, with the parser.
    from markdown_it.rules_inline.emphasis import tokenize

    if state.src[state.pos] != "*" or not tokenize(state, silent):
        return False
    last = state.delimiters[-1]
    if last.length == 1 and last.open and last.close:
        state.delimiters.pop()
    return True
