"""Files as associations send them, made here."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from zipfile import ZipFile

import docx
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.odd_pictures import fields, saved

GOOD = "Игі жоба туралы хат"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{0} xmlns:w="http://schemas.'
    'openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships">'
)


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def photo(colour: str = "", kind: str = "JPEG", **options: Any) -> bytes:
    """A picture of four fields; a colour makes it another one."""
    picture = fields()
    if colour:
        picture.paste(colour, (10, 10, 60, 60))
    return saved(picture, kind, **options)


def letter(*paragraphs: str) -> bytes:
    """A plain Word file."""
    document = docx.Document()
    for one in paragraphs:
        document.add_paragraph(one)
    return as_bytes(document)


def as_bytes(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(members: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes | str]) -> bytes:
    """A Word file with these parts in place of its own, or beside them."""
    with ZipFile(io.BytesIO(content)) as archive:
        members: dict[str, bytes | str] = {one: archive.read(one) for one in archive.namelist()}
    return zipped(members | parts)


def with_body(body: str, parts: dict[str, bytes | str] | None = None) -> bytes:
    """A Word file with this XML as its body."""
    document = f"{HEAD.format('document')}<w:body>{body}</w:body></w:document>"
    return with_parts(letter("."), {"word/document.xml": document, **(parts or {})})


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def table(cells: int, rows: int) -> str:
    row = f"<w:tr>{'<w:tc><w:p/></w:tc>' * cells}</w:tr>"
    return f"<w:tbl>{row * rows}</w:tbl>"


def nested(depth: int) -> str:
    begin, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return begin * depth + paragraph(GOOD) + end * depth
