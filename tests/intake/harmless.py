"""Files that were made to do harm, live and small, and can do none.

Each in ``HARMLESS`` is read like any letter: it says ``GOOD``, and nothing of what was put into it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

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
from tests.odd_pictures import SVG, bomb

SECRET = "root:x:0:0"


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


def backslashed(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped({n.replace("/", "\\"): archive.read(n) for n in archive.namelist()})


HARMLESS: dict[str, tuple[str, Callable[[], bytes]]] = {
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
