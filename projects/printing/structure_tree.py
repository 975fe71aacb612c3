"""The structure of a tagged PDF as a tree that Python can walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass
class Element:
    """A structure element. ``page`` counts from 0, ``marks`` are pieces of page content as page and
    number, ``annotations`` what can be pressed there."""

    record: Any
    parent: Element | None
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)

    @property
    def key(self) -> tuple[int, int]:
        """The number of the element within its file."""
        return self.record.objgen

    @property
    def role(self) -> str:
        """Its type without the slash: "P", "Figure"."""
        return str(self.record.get("/S", "/"))[1:]

    def said(self, name: str) -> str:
        """A text of the element: its "Alt" or "Lang", "" without."""
        return str(self.record.get(f"/{name}", ""))

    @property
    def language(self) -> str:
        """The language that it declares itself, or its nearest ancestor."""
        own = self.said("Lang")
        return own or (self.parent.language if self.parent else "")

    def walk(self) -> Iterator[Element]:
        """Itself and all below it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.kids)

    def all_marks(self) -> Iterator[tuple[int, int]]:
        for element in self.walk():
            yield from element.marks


def structure_of(pdf: pikepdf.Pdf) -> Element:
    """The structure of a tagged file, from its root, which is no element itself."""
    pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
    root = Element(pdf.Root.StructTreeRoot, None)
    waiting: list[tuple[Element, int]] = [(root, 0)]
    while waiting:
        element, page = waiting.pop()
        own = element.record.get("/Pg")
        page = page if own is None else pages[own.objgen]
        for kid in kids_of(element.record):
            if isinstance(kid, int):
                element.marks.append((page, kid))
            elif kid.get("/Type") == "/OBJR":
                element.annotations.append(kid.Obj)
            elif kid.get("/Type") == "/MCR":
                element.marks.append((pages[kid.Pg.objgen] if "/Pg" in kid else page, kid.MCID))
            else:
                child = Element(kid, element)
                element.kids.append(child)
                waiting.append((child, page))
    return root


def kids_of(record: Any) -> list[Any]:
    """What stands in an element: numbers of marked content, references to annotations, elements."""
    kids = record.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
