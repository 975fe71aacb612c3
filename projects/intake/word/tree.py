"""The XML of a Word file as mammoth's elements, within limits, and in a form that loses no word."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.handler import ContentHandler, feature_namespaces

from defusedxml.expatreader import create_parser
from mammoth.docx.xmlparser import XmlElement, element, text

from projects.intake.word import BEGIN, END, MIDDLE

# All parts of a file together. A page of a letter has about 1,000 elements and 2,500 letters.
MOST_ELEMENTS, MOST_LETTERS = 100_000, 300_000
DEEPEST = 150

_FRAME = re.compile(f"[{BEGIN}-{END}]")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OF_WORDS = {"w:t", "w:instrText", f"{_MATH}t"}
# What mammoth passes over with all words in it, under the name of something that it reads.
_KNOWN_AS = {"w:fldSimple": "w:smartTag", "w:bdo": "w:smartTag", "w:dir": "w:smartTag"}
_KNOWN_AS |= {"w:cr": "w:br", "v:oval": "v:rect"}


class TooLongError(Exception):
    """More elements, or deeper ones, than a letter has."""


class Builder(ContentHandler):
    """Makes elements of one part; all parts of a file share the count."""

    count = letters = 0

    def __init__(self, prefixes: dict[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes
        self.root: XmlElement = None
        self._open: list[XmlElement] = []
        self._words: list[str] = []

    def startElementNS(self, name: Any, qname: str | None, attrs: Any) -> None:  # noqa: N802
        Builder.count += 1
        if Builder.count > MOST_ELEMENTS or len(self._open) >= DEEPEST:
            raise TooLongError
        named = self._named(name)
        told = {self._named(key): value for key, value in attrs.items()}
        one = element(_KNOWN_AS.get(named, named), told, [])
        if self._open:
            self._open[-1].children.append(one)
        else:
            self.root = one
        self._open.append(one)

    def characters(self, content: str) -> None:
        if self._open[-1].name in _OF_WORDS:
            self._words.append(content)

    def endElementNS(self, name: Any, qname: str | None) -> None:  # noqa: N802
        one = self._open.pop()
        if self._words:
            Builder.letters += sum(map(len, self._words))
            if Builder.letters > MOST_LETTERS:
                raise TooLongError
            one.children.append(text(_FRAME.sub("", "".join(self._words))))
            self._words = []

    def _named(self, name: tuple[str | None, str]) -> str:
        address, local = name
        if not address:
            return local
        prefix = self._prefixes.get(address)
        return f"{prefix}:{local}" if prefix else f"{{{address}}}{local}"


def parsed(file: Any, namespaces: list[tuple[str, str]]) -> XmlElement:
    """The root of one part. Entities, and any document type that could define them, are refused.

    Raises ``TooLongError``, and of defusedxml and expat what they raise.
    """
    parser = create_parser(forbid_dtd=True)
    parser.setFeature(feature_namespaces, True)
    builder = Builder({address: prefix for prefix, address in namespaces})
    parser.setContentHandler(builder)
    parser.parse(file)
    return builder.root


def words_of(one: Any) -> str:
    """All words in an element."""
    if not isinstance(one, XmlElement):
        return one.value
    return "".join(words_of(child) for child in one.children)


def run(words: str) -> XmlElement:
    """A piece of text."""
    return element("w:r", {}, [element("w:t", {}, [text(words)])])


def value_of(one: XmlElement, *path: str) -> str | None:
    """The value of the element that the names lead to."""
    for name in path:
        one = one.find_child_or_null(name)
    return one.attributes.get("w:val")


def is_on(properties: XmlElement, name: str) -> bool:
    """Whether a property like bold or hidden is set."""
    found = properties.find_child(name)
    return found is not None and found.attributes.get("w:val") not in ("0", "false", "off")


def prepare(root: XmlElement, labels: Any) -> None:
    """Puts labels before the items of lists, formulas into words, and takes out hidden words."""
    kept = []
    for child in root.children:
        if not isinstance(child, XmlElement):
            kept.append(child)
            continue
        if child.name in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
            kept.append(run(words_of(child)))
            continue
        if child.name == "w:r" and is_on(child.find_child_or_null("w:rPr"), "w:vanish"):
            continue
        if child.name == "w:p":
            _label(child, labels)
        prepare(child, labels)
        kept.append(child)
    root.children = kept


def _label(paragraph: XmlElement, labels: Any) -> None:
    properties = paragraph.find_child_or_null("w:pPr")
    if is_on(properties.find_child_or_null("w:rPr"), "w:del") or not words_of(paragraph).strip():
        return
    if found := labels.of(properties):
        level, label = found
        paragraph.children.insert(0, run(f"{BEGIN}{level}{MIDDLE}{label}{END}"))
