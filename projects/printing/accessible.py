"""What of PDF/UA-1 a program can judge: a file says that it is accessible only if this is true."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from projects.printing.structure_tree import Element, structure_of

PARTS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "NonStruct", "Caption", "Form"}
TEXTS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Span", "Link", "Figure"}
LISTS = {"L", "LI", "Lbl", "LBody"}
TABLES = {"Table", "THead", "TBody", "TFoot", "TR", "TH", "TD"}
ROLES = PARTS | TEXTS | LISTS | TABLES
# What may stand in these elements, and nothing else.
KIDS = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"THead", "TBody", "TFoot", "TR", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
STRING = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>")
TOKEN = re.compile(
    rb"(?<!\S)(?:/(\w+)\s+(?:<<\s*(?:/MCID (\d+))?.*?>>\s*)?(BDC|BMC)|(EMC)"
    rb"|(Tj|TJ|f\*?|B\*?|b\*?|S|s|sh|Do))(?!\S)",
    re.DOTALL,
)


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """What keeps a file from being accessible, in English for the log; nothing if all is well."""
    if "/StructTreeRoot" not in pdf.Root:
        return ["no structure"]
    root = structure_of(pdf)
    elements = list(root.walk())[1:]
    return [
        *_of_file(pdf),
        *_of_headings(elements),
        *(fault for element in elements for fault in _of_element(element)),
        *_of_links(pdf, elements),
        *_of_content(pdf, root),
        *_of_fonts(pdf),
    ]


def _of_file(pdf: pikepdf.Pdf) -> Iterator[str]:
    if not LANGUAGE.fullmatch(str(pdf.Root.get("/Lang", ""))):
        yield "the file has no language"
    root: Any = pdf.Root
    if "/MarkInfo" not in root or not bool(root.MarkInfo.get("/Marked", False)):
        yield "the file is not marked as tagged"
    shown = root.get("/ViewerPreferences")
    if shown is None or not bool(shown.get("/DisplayDocTitle", False)):
        yield "readers would show the name of the file"
    title = str(pdf.docinfo.get("/Title", ""))
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        if not title or str(metadata.get("dc:title", "")) != title:
            yield "the file has no title, or two"
    for number, page in enumerate(pdf.pages, start=1):
        if "/Annots" in page and page.get("/Tabs") != "/S":
            yield f"page {number}: the tab key does not follow the structure"


def _of_headings(elements: list[Element]) -> Iterator[str]:
    level = 0
    for element in elements:
        if re.fullmatch(r"H[1-6]", element.role):
            own = int(element.role[1])
            if own > level + 1:
                yield f"a heading of level {own} follows one of level {level}"
            level = own
            if not any(element.all_marks()):
                yield "an empty heading"


def _of_element(element: Element) -> Iterator[str]:
    role, kids = element.role, {kid.role for kid in element.kids}
    if role not in ROLES:
        yield f"{role} is no type of element"
    if role in KIDS and (kids - KIDS[role] or element.marks):
        yield f"{role} holds {', '.join(sorted(kids - KIDS[role])) or 'text'}"
    if role == "Table" and "TH" not in {part.role for part in element.walk()}:
        yield "a table without header cells"
    if role == "TH" and "/Scope" not in element.record.get("/A", {}):
        yield "a header cell without scope"
    if (language := element.said("Lang")) and not LANGUAGE.fullmatch(language):
        yield f"{language} is no language"
    if role == "Figure":
        if not element.said("Alt").strip():
            yield "a figure without alternative text"
        left, low, right, top = (float(side) for side in element.record.A.BBox)
        if left >= right or low >= top:
            yield "a figure without size"


def _of_links(pdf: pikepdf.Pdf, elements: list[Element]) -> Iterator[str]:
    told: Counter[Any] = Counter()
    for element in elements:
        told.update(note.objgen for note in element.annotations)
        if element.annotations and (element.role != "Link" or len(element.annotations) > 1):
            yield f"{element.role} holds {len(element.annotations)} annotations"
        if element.role == "Link" and not element.annotations:
            yield "a link that leads nowhere"
    for number, page in enumerate(pdf.pages, start=1):
        for note in page.get("/Annots", []):
            if told[note.objgen] != 1 or "/StructParent" not in note:
                yield f"page {number}: an annotation is {told[note.objgen]} times in the structure"
            if not str(note.get("/Contents", "")).strip():
                yield f"page {number}: an annotation without description"


def _of_content(pdf: pikepdf.Pdf, root: Element) -> Iterator[str]:
    told = Counter(root.all_marks())
    if any(count > 1 for count in told.values()):
        yield "a piece of content in two elements"
    seen = set()
    for number, page in enumerate(pdf.pages):
        stack: list[bool] = []
        for tag, mark, begin, end, _paint in TOKEN.findall(STRING.sub(b"", content_of(page))):
            if begin:
                is_artifact = tag == b"Artifact"
                if (is_artifact and False in stack) or (not is_artifact and True in stack):
                    yield f"page {number + 1}: an artifact within content, or the reverse"
                stack.append(is_artifact)
                if mark:
                    seen.add((number, int(mark)))
            elif end:
                stack.pop()
            elif not stack:
                yield f"page {number + 1}: content that is in no element"
    if seen != set(told):
        yield f"{len(seen ^ set(told))} pieces of content without element, or the reverse"


def content_of(page: pikepdf.Page) -> bytes:
    """The drawing instructions of a page."""
    contents: Any = page.obj.get("/Contents")
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts)


def _of_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    yield from fonts_left_out(pdf)
    for record in pdf.objects:
        is_font = isinstance(record, pikepdf.Dictionary) and record.get("/Subtype") == "/Type0"
        if is_font and "/ToUnicode" not in record:
            yield f"{record.get('/BaseFont')}: letters without their meaning"


def fonts_left_out(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The fonts that a file names but does not hold."""
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    for record in pdf.objects:
        kind = record.get("/Type") if isinstance(record, pikepdf.Dictionary) else None
        if kind == "/FontDescriptor" and not any(name in record for name in files):
            yield f"{record.get('/FontName')} is not embedded"


def take_off_mark(pdf: pikepdf.Pdf) -> None:
    """Takes the claim of being accessible out of a file that is not."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.pop("pdfuaid:part", None)
