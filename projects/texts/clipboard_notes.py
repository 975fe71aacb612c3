"""Footnotes, endnotes and comments of Word and LibreOffice."""

from __future__ import annotations

import re
from typing import Any

HAS_COMMENTS = re.compile(r"mso-element:\s*comment\b(?!-)", re.IGNORECASE)
TARGET = re.compile(r"_(?:msocom_|ftn|edn)\d+")


def is_note(node: Any, css: dict[str, str]) -> bool:
    """Whether it is a note of Word's or of LibreOffice's."""
    is_word = css.get("mso-element") in ("footnote", "endnote", "comment")
    return is_word or bool(re.match(r"sd(?:foot|end)note\d", node.attributes.get("id") or ""))


def leads_back(fragment: str) -> bool:
    """Whether a link stands in a note and leads to the place in the text."""
    return bool(re.search(r"ref|anc(?:hor|$)|anc\b", fragment))
