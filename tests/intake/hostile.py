"""Files that are broken or were made to do harm, live and small: each is refused.

``REFUSED`` has the words that the sentence must contain.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any

from tests.intake.letters import (
    GOOD,
    HEAD,
    OLE,
    letter,
    nested,
    paragraph,
    photo,
    table,
    with_body,
    with_parts,
    zipped,
)

Make = Callable[[], Any]


class Huge(io.BytesIO):
    """An upload of 500 MB that nobody has to send."""

    name, size = "хат.docx", 500 * 2**20


def with_document(document: str | bytes) -> bytes:
    return with_parts(letter("."), {"word/document.xml": document})


def with_entity(definition: str, use: str) -> bytes:
    head = HEAD.format("document").replace("?>", f"?><!DOCTYPE d [{definition}]>", 1)
    return with_document(f"{head}<w:body>{paragraph(use)}</w:body></w:document>")


def laughs() -> bytes:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return with_entity(f'<!ENTITY a0 "ha">{levels}', "&a9;")


def lying(content: bytes, name: bytes, size: int) -> bytes:
    """A ZIP whose list says another size of a member."""
    at = content.rfind(name) - 46
    return content[: at + 24] + struct.pack("<I", size) + content[at + 28 :]


def flagged(content: bytes) -> bytes:
    """A ZIP that says of its first member that it is encrypted."""
    at = content.find(b"PK\x01\x02")
    return content[: at + 8] + b"\x01" + content[at + 9 :]


def overlapping() -> bytes:
    """900 members that are one and the same megabyte."""
    one = zipped({"a.jpg": bytes(2**20)})
    at = one.find(b"PK\x01\x02")
    entry, end = one[at:-22], one[-22:]
    size = struct.pack("<HHI", 900, 900, 900 * len(entry))
    return one[:at] + entry * 900 + end[:8] + size + end[16:]


def zip64() -> bytes:
    content = zipped({"a.jpg": b"a"})
    end = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 2**40, 2**40, 2**40, 0)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, len(content) - 22, 1)
    return content[:-22] + end + locator + content[-22:]


TOO_LONG, BROKEN, NEITHER = "longer or more intricate", "is damaged", "neither a letter nor a photo"
REFUSED: dict[str, tuple[str, Make, str]] = {
    "zip bomb": ("a.docx", lambda: with_document(b" " * 100 * 2**20), TOO_LONG),
    "zip bomb that lies": (
        "a.docx",
        lambda: lying(with_document(b" " * 9 * 2**20), b"word/document.xml", 900),
        BROKEN,
    ),
    "deep XML": (
        "a.docx",
        lambda: with_body("<w:p>" * 100_000 + "</w:p>" * 100_000),
        TOO_LONG,
    ),
    "tables in tables": ("a.docx", lambda: with_body(nested(300)), TOO_LONG),
    "entity bomb": ("a.docx", laughs, BROKEN),
    "long entity, used often": (
        "a.docx",
        lambda: with_entity(f'<!ENTITY a "{"b" * 50_000}">', "&a;" * 50_000),
        BROKEN,
    ),
    "entity that is a file": (
        "a.docx",
        lambda: with_entity('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
        BROKEN,
    ),
    "entity in UTF-16": (
        "a.docx",
        lambda: with_document(
            (
                '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'
            ).encode("utf-16")
        ),
        BROKEN,
    ),
    "million paragraphs": ("a.docx", lambda: with_body(paragraph("а") * 1_000_000), TOO_LONG),
    "many short paragraphs": ("a.docx", lambda: with_body(paragraph("а") * 20_000), TOO_LONG),
    "million cells": ("a.docx", lambda: with_body(table(1000, 1000)), TOO_LONG),
    "many attributes": (
        "a.docx",
        lambda: with_body("".join(f'<w:p w:a{n}="b"/>' for n in range(90_000))),
        "a.docx",
    ),
    "a paragraph of 30 MB": ("a.docx", lambda: with_body(paragraph("а б " * 4_000_000)), TOO_LONG),
    "500 MB": ("a.docx", Huge, "larger than 150 MB"),
    "cut in two": ("a.docx", lambda: letter(GOOD)[:9000], BROKEN),
    "first bytes only": ("a.docx", lambda: b"PK\x03\x04", BROKEN),
    "not XML": ("a.docx", lambda: with_document("Dear colleagues"), BROKEN),
    "no text part": ("a.docx", lambda: zipped({"[Content_Types].xml": "<a/>"}), "no Word file"),
    "nothing": ("a.docx", lambda: b"", "is empty"),
    "a letter without words": ("a.docx", lambda: with_body("<w:p/>"), "neither text nor photos"),
    "program": ("a.docx", lambda: b"MZ\x90\x00" + bytes(900), NEITHER),
    "PDF": ("a.docx", lambda: b"%PDF-1.7\n%\xe2\xe3", "is a PDF"),
    "web page": ("a.doc", lambda: b"<html><body><script>alert(1)</script>", "is a web page"),
    "workbook": ("a.docx", lambda: zipped({"xl/workbook.xml": "<a/>"}), "is a workbook"),
    "old workbook": (
        "a.doc",
        lambda: OLE + bytes(600) + "Workbook".encode("utf-16-le"),
        "is a workbook",
    ),
    "locked letter": (
        "a.docx",
        lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "locked with a password",
    ),
    "locked ZIP": ("a.zip", lambda: flagged(zipped({"a.jpg": photo()})), "locked with a password"),
    "ZIP in a ZIP": ("a.zip", lambda: zipped({"b.zip": zipped({"a.jpg": b"a"})}), "inside a ZIP"),
    "9,000 members": (
        "a.zip",
        lambda: zipped({f"{n}.jpg": b"" for n in range(9000)}, zipfile.ZIP_STORED),
        "more than 1000 files",
    ),
    "a gigabyte of zeros": (
        "a.zip",
        lambda: lying(zipped({"a.jpg": bytes(2**20)}), b"a.jpg", 2**30),
        "more than 300 MB",
    ),
    "one member 900 times": ("a.zip", overlapping, "a.jpg"),
    "ZIP for huge archives": ("a.zip", zip64, "unusual way"),
    "another packing": (
        "a.zip",
        lambda: zipped({"a.jpg": photo()}, zipfile.ZIP_BZIP2),
        "unusual way",
    ),
    "RAR": ("a.zip", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(90), "archive of another kind"),
    "note that does not exist": (
        "a.docx",
        lambda: with_body(f'{paragraph("а")}<w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'),
        BROKEN,
    ),
    "span that is no number": (
        "a.docx",
        lambda: with_body(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr><w:p/></w:tc></w:tr>'
            "</w:tbl>"
        ),
        BROKEN,
    ),
    "text with zeros": ("a.txt", lambda: b"a\x00b\x00\x01" * 90, NEITHER),
    "text of 100 MB": ("a.txt", lambda: b"a" * 100 * 2**20, TOO_LONG),
    "HEIC without a picture": (
        "a.heic",
        lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99),
        "HEIC",
    ),
}
