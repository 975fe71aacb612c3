"""The little markup that an entry's text may have, readable as it is typed.

An empty line parts paragraphs; lines that begin with ``- `` or ``1. `` are a list; ``**bold**``,
``*emphasis*``; ``[words](https://address)`` or a bare address is a link. Such a text stays legible
in a spreadsheet, an e-mail and a plain form, and a text without marks means what it always did.

It is a small part of Markdown. ``clean`` is the way in: what is pasted from Word or a web page
becomes this markup, the rest of its HTML is dropped. ``html`` is the way out to pages; ``plain`` to
files, prints and the search.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape
from html.parser import HTMLParser
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a"}
SCHEMES = {"http", "https", "mailto"}
# What Word and browsers put on the clipboard; anything else in angle brackets is just text.
_HTML = re.compile(
    r"<(?:/?(?:p|br|div|span|b|strong|i|em|u|s|ul|ol|li|a|h[1-6]|table|tbody|thead|tr|td|th|font"
    r"|script|style|img|svg|iframe|object|embed|form|input|button|meta|link|base|video|audio"
    r"|math|html|head|body|title|pre|code|blockquote|o:p|w:\w+)\b[^>]*|!--[\s\S]*?--)/?>",
    re.IGNORECASE,
)
_PASSED = TAGS | {"b", "i", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "blockquote"}
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f]"
)
_BULLET = re.compile(r"^[ \t]*(?:[-•·▪◦*]|o(?=\t))[ \t]+", re.MULTILINE)
# Bounded, so that no text makes their search long.
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\(([^()\s]{1,500})\)")
_LINK_OR_ADDRESS = re.compile(
    r"\[[^\[\]\n]{1,500}\]\([^()\s]{1,500}\)|(?<![\w(/@<])(https?://[^\s<>\"']*[\w/])"
)
# Most texts have no marks: they need no parser.
_MAY_HAVE_MARKS = re.compile(r"\*|\]\(|<\S|://|^[ \t]*(?:-|\d{1,3}[.)]) ", re.MULTILINE)
_ITEM = re.compile(r"(?:-|\d{1,3}[.)]) +[^ \n]")


def clean(text: str) -> str:
    """``text`` with its HTML turned into marks and the rest taken out; cleaning is done once."""
    text = unicodedata.normalize("NFC", text or "").replace("\r\n", "\n").replace("\r", "\n")
    if _HTML.search(text):
        text = _marked(text)
    text = _BULLET.sub("- ", _INVISIBLE.sub("", text))
    text = _LINK.sub(lambda found: found[0] if _is_allowed(found[2]) else found[1], text)
    lines = (re.sub(r"[ \t\u00a0]+$", "", line.replace("\t", " ")) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _is_allowed(address: str) -> bool:
    return address.partition(":")[0].lower() in SCHEMES


@lru_cache(maxsize=256)
def html(text: str) -> SafeString:
    """The text as HTML for a page: only ``TAGS``, only links to ``SCHEMES``."""
    if not _MAY_HAVE_MARKS.search(text):
        blocks = (block for block in re.split(r"\n\s*\n", text.strip()) if block)
        shown = (escape(block, quote=False).replace("\n", "<br>") for block in blocks)
        return mark_safe("".join(f"<p>{block}</p>" for block in shown))
    return mark_safe(
        nh3.clean(
            _markdown().render(_with_links(text)).replace("\n", ""),
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
    for token in _markdown().parse(_with_links(text)):
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
    return _LINK_OR_ADDRESS.sub(lambda found: f"<{found[1]}>" if found[1] else found[0], text)


@cache
def _markdown() -> Any:
    """The parser, with lists, emphasis, links and line breaks and nothing else."""
    # Loaded late: 1 to 4 MiB in a process, needed only where a text has marks.
    from markdown_it import MarkdownIt

    markdown: Any = MarkdownIt("zero", {"breaks": True})
    markdown.enable(["list", "emphasis", "link", "autolink", "newline"])
    markdown.block.ruler.before("paragraph", "list_end", _ends_list, {"alt": ["paragraph"]})
    markdown.block.ruler.at("list", _list, {"alt": ["paragraph"]})
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.validateLink = _is_allowed
    markdown.normalizeLink = markdown.normalizeLinkText = str
    return markdown


def _list(state: Any, line: int, end: int, silent: bool) -> bool:
    """A list begins with "- " or a short number, so that a year or "+ 7" stays what it is."""
    # Loaded late, with the parser.
    from markdown_it.rules_block import list_block

    start = state.bMarks[line] + state.tShift[line]
    is_first = not state.src[state.bMarks[line] : start].strip()
    is_item = is_first and _ITEM.match(state.src, start)
    return bool(is_item) and list_block(state, line, end, silent)


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


def _marked(text: str) -> str:
    """HTML as marks. nh3 first takes out what is no text: scripts, styles, comments."""
    safe = nh3.clean(
        text,
        tags=_PASSED,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel=None,
        clean_content_tags={"script", "style", "title"},
    )
    reader = _Marks()
    reader.feed(safe)
    reader.close()
    return "".join(reader.pieces)


class _Marks(HTMLParser):
    """Writes the marks for the elements that it meets."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._lists: list[list[str | int]] = []
        self._addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("strong", "b"):
            self.pieces.append("**")
        elif tag in ("em", "i"):
            self.pieces.append("*")
        elif tag == "a":
            self._addresses.append(dict(attrs).get("href") or "")
            self.pieces.append("[" if self._addresses[-1] else "")
        elif tag in ("ul", "ol"):
            self._lists.append([tag, 0])
            self.pieces.append("\n")
        elif tag == "li":
            self.pieces.append(self._item())
        elif tag == "td":
            self.pieces.append(" ")
        else:
            self.pieces.append("\n" if tag in ("br", "tr") else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("strong", "b", "em", "i"):
            self._close("**" if tag in ("strong", "b") else "*")
        elif tag == "a":
            address = self._addresses.pop() if self._addresses else ""
            self.pieces.append(f"]({address})" if address else "")
        elif tag in ("ul", "ol"):
            self._lists and self._lists.pop()
            self.pieces.append("\n\n")
        elif tag not in ("li", "td", "tr", "br"):
            self.pieces.append("\n\n")

    def _close(self, mark: str) -> None:
        """Ends emphasis; blanks inside its end go behind it, where the mark still counts."""
        if self.pieces and self.pieces[-1] == mark:
            self.pieces.pop()
            return
        last = self.pieces[-1] if self.pieces else ""
        kept = last.rstrip(" ")
        if self.pieces:
            self.pieces[-1] = kept
        self.pieces += [mark, " " * (len(last) - len(kept))]

    def _item(self) -> str:
        if self._lists and self._lists[-1][0] == "ol":
            self._lists[-1][1] = int(self._lists[-1][1]) + 1
            return f"\n{self._lists[-1][1]}. "
        return "\n- "

    def handle_data(self, data: str) -> None:
        self.pieces.append(re.sub(r"\s+", " ", data))
