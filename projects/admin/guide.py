"""The guide for staff as HTML: the few marks of Markdown that it uses, everything else as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_LIST = re.compile(r"(\d+\.|-) +(.*)")
_HEADING = re.compile(r"(#{1,3}) +(.*)")
_INLINE = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"`(.+?)`"), r"<code>\1</code>"),
    (re.compile(r"\[(.+?)\]\((/[^)\s]*|#[\w-]+)\)"), r'<a href="\2">\1</a>'),
)


def as_html(text: str) -> SafeString:
    """Headings, paragraphs, lists, strong words, code and links to the site's own pages."""
    return mark_safe("\n".join(_blocks(text)))


def _blocks(text: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text.strip()):
        if heading := _HEADING.fullmatch(block):
            level = len(heading[1])
            yield f"<h{level}>{_inline(heading[2])}</h{level}>"
            continue
        for kind, group in groupby(block.splitlines(), key=_kind):
            lines = list(group)
            yield _list(kind, lines) if kind else f"<p>{_inline(' '.join(lines))}</p>"


def _kind(line: str) -> str:
    found = _LIST.match(line)
    return "" if not found else "ul" if found[1] == "-" else "ol"


def _list(kind: str, lines: list[str]) -> str:
    items = "".join(f"<li>{_inline(line.split(' ', 1)[1].strip())}</li>" for line in lines)
    return f"<{kind}>{items}</{kind}>"


def _inline(text: str) -> str:
    safe = str(escape(text))
    for pattern, html in _INLINE:
        safe = pattern.sub(html, safe)
    return safe
