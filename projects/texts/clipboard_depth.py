"""The depth of a clipboard's HTML, bounded before it is parsed.

The time of a parser grows with the square of the depth: 100,000 nested lists would hold it for
half a minute. ``flattened`` takes out the tags that lie too deep; their words stay.
"""

from __future__ import annotations

import re

# A comment, an element whose text has no tags, or a tag. What never ends goes on to the end.
_PIECE = re.compile(
    r"<!--(?:-?>|[\s\S]*?(?:--!?>|\Z))"
    r"|<(?P<raw>script|style|title|textarea|xmp|iframe|noembed|noframes)(?=[\s/>])"
    r"[\s\S]*?(?:</(?P=raw)(?=[\s/>])|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+"
    r"(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s\"'>][^\s>]*+)?)?+)*+(?:>|\Z)",
    re.IGNORECASE,
)
# Tags that hold nothing, and those that the next of their kind closes.
_UNCOUNTED = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "wbr"),
    *("li", "p", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "body", "html"),
}
# The parser opens these again in each paragraph where they are not closed.
_REPEATED = {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong"}
_REPEATED |= {"tt", "u"}
MOST_OPEN = 200
MOST_REPEATED = 20
MOST_TAGS = 30_000


def flattened(html: str) -> str:
    """``html`` without the tags inside ``MOST_OPEN`` open ones, and after ``MOST_TAGS``."""
    opened: list[str] = []
    repeated = tags = 0
    dropped: dict[str, int] = {}

    def kept(piece: re.Match[str]) -> str:
        nonlocal repeated, tags
        name = (piece["name"] or "").lower()
        tags += bool(name)
        if name and tags > MOST_TAGS:
            return " "
        if not name or name in _UNCOUNTED:
            return piece[0]
        if piece["end"]:
            if dropped.get(name):
                dropped[name] -= 1
                return " "
            # An end out of order may be one that the parser passes over.
            if opened and opened[-1] == name:
                opened.pop()
                repeated -= name in _REPEATED
        elif len(opened) >= MOST_OPEN or (name in _REPEATED and repeated >= MOST_REPEATED):
            dropped[name] = dropped.get(name, 0) + 1
            return " "
        else:
            opened.append(name)
            repeated += name in _REPEATED
        return piece[0]

    return _PIECE.sub(kept, html)
