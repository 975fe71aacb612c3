"""The little markup that an entry's text may have, readable as it is typed.

An empty line parts paragraphs; lines that begin with ``- `` or ``1. `` are a list; ``**bold**``,
``*emphasis*``; ``[words](https://address)`` or a bare address is a link. Such a text stays legible
in a spreadsheet, an e-mail and a plain form, and a text without marks means what it always did.

``clean`` is the way in: what is pasted from Word or a web page becomes this markup, the rest of
its HTML is dropped. ``html`` is the way out to pages; ``plain`` to files, prints and the search.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby

import nh3
from django.utils.html import escape
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
_ITEM = re.compile(r"(?P<bullet>- )|(?P<number>\d{1,3}[.)] )")
# Bounded, so that no text makes their search long.
_BOLD = re.compile(r"\*\*(?=\S)(.{1,500}?)(?<=\S)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])(.{1,500}?)(?<=[^\s*])\*(?![\w*])")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\(([^()\s]{1,500})\)")
_ADDRESS = re.compile(r"(?<![\w(/@])https?://[^\s<>\"']*[\w/]")


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


def html(text: str) -> SafeString:
    """The text as HTML for a page: only ``TAGS``, only links to ``SCHEMES``."""
    body = "".join(_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip())
    return mark_safe(
        nh3.clean(
            body,
            tags=TAGS,
            attributes={"a": {"href"}},
            url_schemes=SCHEMES,
            link_rel="noopener",
        )
    )


def _block(block: str) -> str:
    """A paragraph, a list, or both where lines of a list follow a line without a mark."""
    parts = []
    for kind, lines in groupby(block.split("\n"), _kind):
        if kind:
            items = [_inline(_ITEM.sub("", line.strip(), count=1)) for line in lines]
            parts.append(f"<{kind}><li>{'</li><li>'.join(items)}</li></{kind}>")
        else:
            parts.append(f"<p>{'<br>'.join(_inline(line) for line in lines)}</p>")
    return "".join(parts)


def _kind(line: str) -> str:
    found = _ITEM.match(line.strip())
    return "" if not found else "ul" if found["bullet"] else "ol"


def _inline(line: str) -> str:
    """Marks within a line as HTML; everything else is escaped."""
    pieces, end = [], 0
    for start, stop, words, address in _links(line):
        pieces += [
            _emphasis(line[end:start]),
            f'<a href="{escape(address)}">{_emphasis(words)}</a>',
        ]
        end = stop
    return "".join([*pieces, _emphasis(line[end:])])


def _links(line: str) -> Iterator[tuple[int, int, str, str]]:
    end = 0
    written = [(m.start(), m.end(), m[1], m[2]) for m in _LINK.finditer(line) if _is_allowed(m[2])]
    bare = [(m.start(), m.end(), m[0], m[0]) for m in _ADDRESS.finditer(line)]
    for start, stop, words, address in sorted(written + bare):
        if start >= end:
            yield start, stop, words, address
            end = stop


def _emphasis(text: str) -> str:
    text = _BOLD.sub(r"<strong>\1</strong>", escape(text))
    return _EMPHASIS.sub(r"<em>\1</em>", text)


def plain(text: str, *, with_addresses: bool = True) -> str:
    """The text without marks: "words (https://…)" for a link, "•" before an item of a list."""
    shown = r"\1 (\2)" if with_addresses else r"\1"
    lines = []
    for line in (text or "").split("\n"):
        line = re.sub(r"^- ", "• ", line)
        line = _EMPHASIS.sub(r"\1", _BOLD.sub(r"\1", _LINK.sub(shown, line)))
        lines.append(line if with_addresses else _ADDRESS.sub("", line))
    return "\n".join(lines)


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
