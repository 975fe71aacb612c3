"""How the words of an element look: its tag, its style and the style sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser

PARAGRAPHS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr"),
    *("dl", "figure", "section", "article"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Messengers keep line ends as such and say so in a style sheet that does not come along.
_OF_MESSENGERS = {"selectable-text", "copyable-text", "text-content", "translatable-message"}
_RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]*)\}")
_OF_CLASS = re.compile(r"\.([\w-]+)\s*(?:,|$)")


@dataclass(frozen=True)
class Look:
    """How the words of an element look, and where they stand."""

    is_bold: bool = False
    is_italic: bool = False
    address: str = ""
    keeps_lines: bool = False
    is_heading: bool = False
    depth: int = 0


def css_of_classes(tree: LexborHTMLParser) -> dict[str, dict[str, str]]:
    """What the style sheets say of classes: Apple and LibreOffice tell bold so."""
    found: dict[str, dict[str, str]] = {}
    for sheet in tree.css("style"):
        for selectors, body in _RULE.findall(sheet.text()):
            css = declarations(body)
            told = {name: css[name] for name in css if name in ("font-weight", "font-style")}
            for name in _OF_CLASS.findall(selectors.strip()) if told else ():
                found.setdefault(name, {}).update(told)
    return found


def declarations(style: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in style.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs}


def children(node: Any) -> Iterator[Any]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def classes(node: Any) -> list[str]:
    return (node.attributes.get("class") or "").split()


def is_hidden(css: dict[str, str]) -> bool:
    return css.get("display") == "none" or css.get("mso-hide") == "all"


def seen(node: Any, css: dict[str, str], look: Look) -> Look:
    """How the element's words look: its style counts, then its tag, then what it is in."""
    tag = node.tag
    weight, style = css.get("font-weight", ""), css.get("font-style", "")
    is_heading = look.is_heading or tag in _HEADINGS
    is_bold = look.is_bold or tag in ("b", "strong")
    if weight:
        is_bold = weight.startswith("bold") or (
            weight.isdecimal() and len(weight) < 5 and int(weight) >= 600
        )
    is_italic = look.is_italic or tag in ("i", "em", "cite")
    if style:
        is_italic = style in ("italic", "oblique")
    space = css.get("white-space", "")
    keeps_lines = look.keeps_lines or tag == "pre" or bool(_OF_MESSENGERS & {*classes(node)})
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
