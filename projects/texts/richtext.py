"""The little markup that an entry's text may have, readable as it is typed.

An empty line parts paragraphs; lines that begin with ``- `` or ``1. `` are a list; ``**bold**``,
``*emphasis*``; ``[words](https://address)`` or a bare address is a link. Such a text stays legible
in a spreadsheet, an e-mail and a plain form, and a text without marks means what it always did.

It is a small part of Markdown; numbers of items are shown as they are typed. ``clean`` is the way
in: what is pasted from Word or a web page becomes this markup (``projects.texts.pasted``).
``html`` is the way out to pages; ``plain`` to files, prints and the search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe

from projects.texts import incoming
from projects.texts.lists import items
from projects.texts.pasted import SCHEMES, from_html, from_plain, is_public

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a"}
# What Word and browsers put on the clipboard; anything else in angle brackets is just text.
_HTML = re.compile(
    r"<(?:/?(?:p|br|div|span|b|strong|i|em|u|s|ul|ol|li|a|h[1-6]|table|tbody|thead|tr|td|th|font"
    r"|script|style|img|svg|iframe|object|embed|form|input|button|meta|link|base|video|audio"
    r"|math|html|head|body|title|pre|code|blockquote|del|ins|sup|sub|o:p|(?:w|st1):\w+)\b[^>]*"
    r"|!--[\s\S]*?--|!\[[^>]*)/?>",
    re.IGNORECASE,
)
# Parentheses of an address come in pairs. Bounded, so that no text makes their search long.
_ADDRESS = r"(?:[^()\s]|\([^()\s]{0,200}\)){1,500}"
_LINK = re.compile(rf"\[([^\[\]\n]{{1,500}})\]\(({_ADDRESS})\)")
_LINK_OR_ADDRESS = re.compile(rf"{_LINK.pattern}|(?<![\w/@<])(?<!\]\()(https?://[^\s<>\"']*)")
# Most texts have no marks: they need no parser.
_MAY_HAVE_MARKS = re.compile(r"\*|\]\(|<\S|://|^[ \t]*(?:-|\d{1,3}[.)]) ", re.MULTILINE)


def clean(text: str) -> str:
    """``text`` with its HTML turned into marks and the rest taken out; cleaning is done once."""
    text = incoming.lines(text or "")
    text = from_html(text, was_typed=True) if _HTML.search(text) else from_plain(text)
    return _LINK.sub(lambda found: found[0] if is_public(found[2]) else found[1], text).strip()


@lru_cache(maxsize=256)
def html(text: str) -> SafeString:
    """The text as HTML for a page: only ``TAGS``, only links to ``SCHEMES``."""
    if not _MAY_HAVE_MARKS.search(text):
        blocks = (block for block in re.split(r"\n\s*\n", text.strip()) if block)
        shown = (escape(block, quote=False).replace("\n", "<br>") for block in blocks)
        return mark_safe("".join(f"<p>{block}</p>" for block in shown))
    return mark_safe(
        nh3.clean(
            _markdown().render(_with_links(text), {"items": items(text)}).replace("\n", ""),
            tags=TAGS,
            attributes={"a": {"href"}, "ol": {"start"}},
            url_schemes=SCHEMES,
            link_rel="noopener",
        )
    )


def plain(text: str, *, with_addresses: bool = True) -> str:
    """The text without marks: "words (https://…)" for a link, "•" before an item of a list."""
    if not _MAY_HAVE_MARKS.search(text or ""):
        return text or ""
    lines: list[str] = []
    mark = ""
    for token in _markdown().parse(_with_links(text), {"items": items(text)}):
        if token.type == "list_item_open":
            mark += f"{token.info}{token.markup} " if token.info else "• "
        elif token.type == "list_item_close":
            mark = ""
        elif token.type == "inline":
            lines += [""] * (token.map[0] - len(lines))
            lines += (mark + "".join(_words(token.children, with_addresses))).split("\n")
            mark = ""
    return "\n".join(lines)


def _words(tokens: list[Any], with_addresses: bool) -> Iterator[str]:
    """What is read of a paragraph or of an item, piece by piece."""
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
    """Bare addresses in the angle brackets that make them links."""
    return _LINK_OR_ADDRESS.sub(_linked, text)


def _linked(found: re.Match[str]) -> str:
    """A bare address as a link: it ends before the sentence's stop, and before a parenthesis that
    it does not open. A link that may not be is its words."""
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
    """The parser, with lists, emphasis, links and line breaks and nothing else."""
    # Loaded late: 1 to 4 MiB in a process, needed only where a text has marks.
    from markdown_it import MarkdownIt

    markdown: Any = MarkdownIt("zero", {"breaks": True})
    markdown.enable(["list", "emphasis", "link", "autolink", "newline"])
    markdown.block.ruler.before("paragraph", "list_end", _ends_list, {"alt": ["paragraph"]})
    markdown.block.ruler.before("paragraph", "list_begins_anew", _begins_anew, {"alt": ["list"]})
    markdown.block.ruler.at("list", _list, {"alt": ["paragraph"]})
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.validateLink = is_public
    markdown.normalizeLink = markdown.normalizeLinkText = str
    return markdown


def _list(state: Any, line: int, end: int, silent: bool) -> bool:
    """A list begins where ``items`` finds one, at the number that is typed."""
    # Loaded late, with the parser.
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
    """Stars mark emphasis, but one within a word (2*3*4) does not, nor does an underscore."""
    # Loaded late, with the parser.
    from markdown_it.rules_inline.emphasis import tokenize

    if state.src[state.pos] != "*" or not tokenize(state, silent):
        return False
    last = state.delimiters[-1]
    if last.length == 1 and last.open and last.close:
        state.delimiters.pop()
    return True
