"""Files that are broken or were made to do harm, live and small.

``REFUSED`` holds those that are refused with the words that the sentence must contain;
``HARMLESS`` those that are read like any letter: each says ``GOOD``, and nothing of what was put
into it.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any

from tests.intake.letters import (
    HEAD,
    letter,
    paragraph,
    photo,
    with_body,
    with_parts,
    zipped,
)
from tests.odd_pictures import SVG, bomb

GOOD = "Игі жоба туралы хат"
SECRET = "root:x:0:0"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Make = Callable[[], Any]


class Huge(io.BytesIO):
    """An upload of 500 MB that nobody has to send."""

    name, size = "хат.docx", 500 * 2**20


def relationships(*rows: str) -> str:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    inner = "".join(
        f'<Relationship Id="rId{900 + at}" Type="{kinds}/{row}/>' for at, row in enumerate(rows)
    )
    return (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
        f'2006/relationships">{inner}</Relationships>'
    )


def blip(how: str) -> str:
    """A picture in the text, by its relationship."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing">'
        f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData>'
        f'<pic:pic xmlns:pic="{drawing}/picture"><pic:blipFill><a:blip {how}="rId900"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def with_picture(how: str, relationship: str, parts: dict[str, bytes | str] | None = None) -> bytes:
    told = {"word/_rels/document.xml.rels": relationships(relationship), **(parts or {})}
    return with_body(paragraph(GOOD) + blip(how), told)


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


def table(cells: int, rows: int) -> str:
    row = f"<w:tr>{'<w:tc><w:p/></w:tc>' * cells}</w:tr>"
    return f"<w:tbl>{row * rows}</w:tbl>"


def nested(depth: int) -> str:
    begin, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return begin * depth + paragraph(GOOD) + end * depth


def numbered(level: str, properties: str = "") -> str:
    about = f'<w:pPr>{properties}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p>{about}</w:pPr><w:r><w:t>{GOOD}</w:t></w:r></w:p>"


def numbering(text: str, start: str) -> str:
    levels = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:lvlText w:val="{text}"/></w:lvl>'
    return (
        f'{HEAD.format("numbering")}<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def styles_in_a_circle() -> str:
    rows = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
        f'<w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("ab", "ba")
    )
    return f"{HEAD.format('styles')}{rows}</w:styles>"


def symlink() -> bytes:
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = 0xA1FF << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.txt", GOOD)
    return file.getvalue()


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
        "more than 150 MB",
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
HARMLESS: dict[str, tuple[str, Make]] = {
    "picture on the web": (
        "a.docx",
        lambda: with_picture(
            "r:link", 'image" Target="http://127.0.0.1:9/a.png" TargetMode="External"'
        ),
    ),
    "picture in a file of the server": (
        "a.docx",
        lambda: with_picture("r:link", 'image" Target="file:///etc/passwd" TargetMode="External"'),
    ),
    "picture that climbs out": (
        "a.docx",
        lambda: with_picture("r:embed", 'image" Target="../../../../etc/passwd"'),
    ),
    "picture that is not there": (
        "a.docx",
        lambda: with_picture("r:embed", 'image" Target="media/none.png"'),
    ),
    "picture of 200 million pixels": (
        "a.docx",
        lambda: with_picture(
            "r:embed", 'image" Target="media/a.png"', {"word/media/a.png": bomb(20_000, 10_000)}
        ),
    ),
    "picture that is a text": (
        "a.docx",
        lambda: with_picture(
            "r:embed", 'image" Target="media/a.png"', {"word/media/a.png": SECRET}
        ),
    ),
    "drawing with a script": (
        "a.docx",
        lambda: with_picture("r:embed", 'image" Target="media/a.svg"', {"word/media/a.svg": SVG}),
    ),
    "template on the web": (
        "a.docx",
        lambda: with_body(
            paragraph(GOOD),
            {
                "word/_rels/settings.xml.rels": relationships(
                    'attachedTemplate" Target="http://127.0.0.1:9/a.dotm" TargetMode="External"'
                )
            },
        ),
    ),
    "macros": (
        "a.docm",
        lambda: with_parts(letter(GOOD), {"word/vbaProject.bin": OLE + SECRET.encode()}),
    ),
    "embedded object": (
        "a.docx",
        lambda: with_body(
            f"{paragraph(GOOD)}<w:p><w:r><w:object/></w:r></w:p>",
            {"word/embeddings/oleObject1.bin": OLE + SECRET.encode()},
        ),
    ),
    "web page inside": (
        "a.docx",
        lambda: with_body(f'{paragraph(GOOD)}<w:altChunk r:id="rId900"/>', {"a.html": SECRET}),
    ),
    "style map of its own": (
        "a.docx",
        lambda: with_parts(letter(GOOD), {"mammoth/style-map": "p => script:fresh"}),
    ),
    "links that act": (
        "a.docx",
        lambda: with_body(
            f'<w:p><w:hyperlink r:id="rId900"><w:r><w:t>{GOOD}</w:t></w:r></w:hyperlink></w:p>',
            {
                "word/_rels/document.xml.rels": relationships(
                    'hyperlink" Target="javascript:alert(1)" TargetMode="External"'
                )
            },
        ),
    ),
    "styles in a circle": (
        "a.docx",
        lambda: with_body(
            numbered("0", '<w:pStyle w:val="a"/>'), {"word/styles.xml": styles_in_a_circle()}
        ),
    ),
    "list of a wild level": (
        "a.docx",
        lambda: with_body(
            numbered("999999999999"), {"word/numbering.xml": numbering("%1%2%9.", "99999999999")}
        ),
    ),
    "span of a thousand million": (
        "a.docx",
        lambda: with_body(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>'
            f"{paragraph(GOOD)}</w:tc><w:tc>{paragraph('б')}</w:tc></w:tr></w:tbl>"
        ),
    ),
    "a row of 9,000 cells": (
        "a.docx",
        lambda: with_body(paragraph(GOOD) + table(9000, 1)),
    ),
    "tables in tables": ("a.docx", lambda: with_body(nested(30))),
    "characters of our own": (
        "a.docx",
        lambda: with_body(paragraph(f"\ue0001\ue001&lt;b&gt;\ue002{GOOD}")),
    ),
    "paths with backslashes": (
        "a.docx",
        lambda: backslashed(letter(GOOD)),
    ),
    "name that turns its direction": ("хат\u202excod.docx", lambda: letter(GOOD)),
    "name that climbs out": ("../../../etc/passwd.docx", lambda: letter(GOOD)),
    "absolute and climbing members": (
        "a.zip",
        lambda: zipped(
            {
                "/etc/passwd.txt": GOOD,
                "../../../b.jpg": photo(),
                "C:\\c.txt": "б",
                "\\\\d\\e.txt": "в",
            }
        ),
    ),
    "a link among the members": ("a.zip", symlink),
    "stars and brackets without end": ("a.txt", lambda: (GOOD + "*a [b](" * 20_000).encode()),
}


def backslashed(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped({n.replace("/", "\\"): archive.read(n) for n in archive.namelist()})
