"""The items of lists: their numbers, and the marks that Word draws before them."""

from __future__ import annotations

import re
from typing import Any

from projects.texts.clipboard_styles import PARAGRAPHS, children, declarations

_LEVEL = re.compile(r"\blevel(\d)")


def word_level(node: Any, css: dict[str, str]) -> int:
    """The level of Word's list that a paragraph is in, or 0."""
    level = _LEVEL.search(css.get("mso-list", ""))
    if level:
        return int(level[1])
    has_mark = any(
        child.tag == "-comment" and "!supportLists" in (child.html or "")
        for child in children(node)
    )
    return int(has_mark and node.tag in PARAGRAPHS)


def word_label(node: Any) -> str:
    """The mark that Word drew before an item; it is taken out of the element."""
    drawn = [
        span
        for span in node.css("span")
        if declarations(span.attributes.get("style") or "").get("mso-list") == "ignore"
    ][:1] or _between_comments(node)
    label = "".join(one.text() for one in drawn)
    for one in drawn:
        one.decompose()
    return re.sub(r"\s+", "", label)


def _between_comments(node: Any) -> list[Any]:
    """What is between "[if !supportLists]" and "[endif]", where both are inside ``node`` itself."""
    inside = [*children(node)]
    told = [(child.html or "") if child.tag == "-comment" else "" for child in inside]
    begins = [place for place, one in enumerate(told) if "!supportLists" in one]
    ends = [place for place, one in enumerate(told) if "[endif]" in one]
    return inside[begins[0] + 1 : ends[0]] if begins and ends else []


_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))


def label_of(number: int, kind: str) -> str:
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
