"""The structure of a PDF for those who hear or feel it, where WeasyPrint leaves it out.

WeasyPrint writes an element for each box, but neither its language nor whether it only decorates,
puts running heads nowhere, gives a link an annotation for each of its boxes and measures figures
from the wrong corner. ``note_elements`` makes it note what it knows; ``repair`` builds the rest
from those notes in the finished file and takes them out. ``accessible`` judges the outcome.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import pikepdf

from projects.printing.structure_tree import Element, kids_of, structure_of

# Notes of the typesetter in structure elements; no file keeps them.
HIDDEN, LINK, LINK_TEXT = "PrintHidden", "PrintLink", "PrintLinkText"
SVG = "{http://www.w3.org/2000/svg}svg"
PAGE_PARTS = {"html", "body"}
POINTS_PER_PIXEL = 0.75
BEGINNING = re.compile(rb"/(\w+)\s*<<\s*/MCID (\d+)\s*>>\s*BDC")


@cache
def note_elements() -> None:
    """Makes WeasyPrint note with each structure element what its HTML says: language, scope of a
    header cell, whether it is hidden, and which link it belongs to."""
    import pydyf
    from weasyprint.pdf import tags

    build = tags._build_box_tree

    def build_and_note(box: Any, *context: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)
        for record in build(box, *context):
            if box.element is not None and box.element_tag not in PAGE_PARTS:
                for name, value in _notes(box):
                    written = pydyf.String(value) if isinstance(value, str) else value
                    record.setdefault(name, written)
                scope = box.element.get("scope")
                if scope in ("row", "col") and record["S"] == "/TH":
                    record["A"]["Scope"] = "/Row" if scope == "row" else "/Column"
            yield record

    tags._build_box_tree = build_and_note


def _notes(box: Any) -> Iterator[tuple[str, str | int]]:
    element = box.element
    if language := element.get("lang"):
        yield "Lang", language
    if element.get("aria-hidden") == "true" or (element.tag == "img" and not element.get("alt")):
        yield HIDDEN, 1
    if element.tag == "a" and element.get("href"):
        yield LINK, id(element)
        yield LINK_TEXT, " ".join("".join(element.itertext()).split())


def repair(pdf: pikepdf.Pdf) -> None:
    """Completes the structure of a file that WeasyPrint wrote after ``note_elements``."""
    root = structure_of(pdf)
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums.as_list()
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for element in list(root.walk()):
        if f"/{HIDDEN}" in element.record:
            _remove(element)
    _join_links(pdf, root, parents)
    _measure_figures(pdf, root)
    _lift_headings(root)
    _mark_artifacts(pdf, root, parents)
    _number_headers(pdf, root)
    pairs = [part for number in sorted(parents) for part in (number, parents[number])]
    pdf.Root.StructTreeRoot.ParentTree.Nums = pikepdf.Array(pairs)
    pdf.Root.StructTreeRoot.ParentTreeNextKey = max(parents, default=0) + 1
    for element in root.walk():
        for note in (HIDDEN, LINK, LINK_TEXT):
            if f"/{note}" in element.record:
                del element.record[f"/{note}"]


def _remove(element: Element) -> None:
    """Takes an element and all below it out of the structure."""
    parent = element.parent
    if parent is not None and element in parent.kids:
        parent.kids.remove(element)
        kept = [k for k in kids_of(parent.record) if isinstance(k, int) or k.objgen != element.key]
        parent.record.K = pikepdf.Array(kept)


def _join_links(pdf: pikepdf.Pdf, root: Element, parents: dict[int, Any]) -> None:
    """Gives a link one element and one annotation on each page, however many boxes it has."""
    links: dict[Any, list[Element]] = defaultdict(list)
    for element in root.walk():
        if f"/{LINK}" in element.record and not _is_within_link(element):
            links[int(element.record[f"/{LINK}"]), element.record.Pg.objgen].append(element)
    gone = set()
    for first, *others in links.values():
        pressed = [note for part in first.walk() for note in part.annotations]
        content = _without_annotations(first)
        for other in others:
            pressed += [note for part in other.walk() for note in part.annotations]
            content += _without_annotations(other)
            _remove(other)
            for kid in other.kids:
                kid.parent, kid.record.P = first, first.record
            for page, number in other.marks:
                parents[page][number] = first.record
            first.kids += other.kids
            first.marks += other.marks
        for part in [*first.walk()][1:]:
            part.record.K = pikepdf.Array(_without_annotations(part))
            if part.role == "Link":
                part.record.S = pikepdf.Name.Span
        if not pressed:
            # What it leads to is not among the pages that are printed.
            first.record.K, first.record.S = pikepdf.Array(content), pikepdf.Name.Span
            continue
        annotation = _joined(pressed, first.said(LINK_TEXT))
        reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=annotation, Pg=first.record.Pg)
        first.record.K = pikepdf.Array([*content, reference])
        first.record.S = pikepdf.Name.Link
        parents[int(annotation.StructParent)] = first.record
        for note in pressed[1:]:
            parents.pop(int(note.StructParent), None)
            gone.add(note.objgen)
    for sheet in pdf.pages:
        if "/Annots" in sheet:
            kept = [note for note in sheet.Annots if note.objgen not in gone]
            sheet.Annots = pikepdf.Array(kept)


def _is_within_link(element: Element) -> bool:
    above = element.parent
    while above is not None and f"/{LINK}" not in above.record:
        above = above.parent
    return above is not None


def _without_annotations(element: Element) -> list[Any]:
    return [k for k in kids_of(element.record) if isinstance(k, int) or "/Obj" not in k]


def _joined(pressed: Sequence[Any], words: str) -> Any:
    """The first annotation with the places of all; ``words`` is what it is called."""
    boxes = [[float(side) for side in note.Rect] for note in pressed]
    boxes = [[min(a, c), min(b, d), max(a, c), max(b, d)] for a, b, c, d in boxes]
    annotation = pressed[0]
    lefts, lows, rights, tops = zip(*boxes, strict=True)
    annotation.Rect = pikepdf.Array([min(lefts), min(lows), max(rights), max(tops)])
    corners = [(a, d, c, d, a, b, c, b) for a, b, c, d in boxes]
    annotation.QuadPoints = pikepdf.Array([side for quad in corners for side in quad])
    annotation.Contents = pikepdf.String(words or str(annotation.Contents))
    annotation.F = 4  # printed with the page
    return annotation


def _measure_figures(pdf: pikepdf.Pdf, root: Element) -> None:
    """Measures figures in points from the lower left corner, no longer in pixels from above."""
    heights = [float(page.trimbox[3]) - float(page.trimbox[1]) for page in pdf.pages]
    for element in root.walk():
        if element.role == "Figure" and element.marks:
            high = heights[element.marks[0][0]]
            a, b, c, d = (float(side) * POINTS_PER_PIXEL for side in element.record.A.BBox)
            box = [round(side, 2) for side in (a, high - d, c, high - b)]
            element.record.A.BBox = pikepdf.Array(box)


def _lift_headings(root: Element) -> None:
    """Makes the highest headings of a file those of level 1: single pages of a print lack them."""
    headings = [(int(e.role[1]), e) for e in root.walk() if re.fullmatch("H[1-6]", e.role)]
    above = min((level for level, _heading in headings), default=1) - 1
    for level, heading in headings if above else ():
        heading.record.S = pikepdf.Name(f"/H{level - above}")


def _mark_artifacts(pdf: pikepdf.Pdf, root: Element, parents: dict[int, Any]) -> None:
    """Marks what is in no element (running heads, decoration) as an artifact of the page."""
    told = defaultdict(set)
    for place, mark in root.all_marks():
        told[place].add(mark)
    for number, page in enumerate(pdf.pages):
        marked = parents[number]
        odd = {mark for mark in range(len(marked)) if mark not in told[number]}
        if odd:
            content = page.Contents.read_bytes()

            def begin(found: re.Match[bytes], odd: set[int] = odd) -> bytes:
                return b"/Artifact BMC" if int(found[2]) in odd else found[0]

            page.Contents = pdf.make_stream(BEGINNING.sub(begin, content))
            for mark in odd:
                marked[mark] = None


def _number_headers(pdf: pikepdf.Pdf, root: Element) -> None:
    """Lists the header cells that others refer to, as a reader looks for them."""
    cells = {bytes(e.record.ID): e.record for e in root.walk() if "/ID" in e.record}
    if cells:
        pairs = [part for name in sorted(cells) for part in (pikepdf.String(name), cells[name])]
        pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=pairs))
