"""Checks an uploaded file before anything parses it, and refuses an unsafe one with a sentence.

A workbook is a ZIP archive of XML. It may be no workbook at all, hold macros, unpack to a thousand
times its size, refer to outside files, or have millions of rows. All of that is found by reading
the archive's directory and streaming once through its XML.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse
from django.utils.translation import gettext as _

LARGEST_FILE = 5 * 2**20
LARGEST_UNPACKED = 30 * 2**20
MOST_PARTS, MOST_ROWS, MOST_CELLS = 300, 5_000, 200_000
# Parts other than sheets and shared texts hold styles; a larger one is suspicious.
MOST_ELEMENTS, DEEPEST = 60_000, 50
MACRO_ENDINGS = (".xlsm", ".xlsb", ".xltm", ".xlam", ".xls", ".xlt")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# The names in a workbook of the ISO's strict kind, which few programs read.
_STRICT = "{http://purl.oclc.org/ooxml/"


# What openpyxl raises for parts that contradict each other.
UNREADABLE = (
    *(AttributeError, AssertionError, zipfile.BadZipFile, KeyError, IndexError, OSError),
    *(OverflowError, RuntimeError, SyntaxError, TypeError, ValueError),
)


class RefusedError(ValueError):
    """A file that can't be read at all; the message says why and what to do."""


def damaged() -> RefusedError:
    return RefusedError(_("The workbook is damaged or cut off; open it and save it again."))


def too_much() -> RefusedError:
    return RefusedError(_("The workbook has more parts than a workbook of entries needs."))


def too_many_rows() -> RefusedError:
    return RefusedError(
        _("More than %(limit)d rows on one sheet; send the changed entries in parts.")
        % {"limit": MOST_ROWS}
    )


@dataclass
class SheetFacts:
    """Facts about a sheet, gathered before its cells are read. Empty rows do not count."""

    rows: int = 0
    last_row: int = 0
    merged: list[str] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: int = 0
    is_hidden: bool = False
    cells: int = 0
    _row: int = 0
    _is_filled: bool = False

    def take(self, name: str, node: Any) -> None:
        """Updates the facts from one element of the sheet, called at its end tag, after its
        children."""
        if name in ("v", "t", "f"):
            self._is_filled |= bool(node.text) or name == "f"
        elif name == "c":
            self.cells += 1
        elif name == "row":
            self._row = int(node.get("r") or self._row + 1)
            self.last_row = max(self.last_row, self._is_filled and self._row)
            self.rows += self._is_filled
            self.hidden_rows += self._is_filled and node.get("hidden") in ("1", "true")
            self._is_filled = False
        elif name == "col":
            self.hidden_columns += node.get("hidden") in ("1", "true")
        elif name == "mergeCell":
            self.merged.append(node.get("ref", ""))
        if self.rows > MOST_ROWS + 1 or self.cells > MOST_CELLS or self.last_row > 20 * MOST_ROWS:
            raise too_many_rows()


def kind_of(name: str, content: bytes) -> str:
    """ "xlsx" or "csv"; ``RefusedError`` if the extension or the content is another."""
    ending = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    if len(content) > LARGEST_FILE:
        raise RefusedError(
            _("The file is larger than %(limit)d MB; send the changed entries in parts.")
            % {"limit": LARGEST_FILE // 2**20}
        )
    if not content.strip(b"\x00 \r\n\t"):
        raise RefusedError(_("The file is empty."))
    if ending in MACRO_ENDINGS:
        raise RefusedError(
            _("Files of the kind %(ending)s may hold macros; save as “Excel workbook (.xlsx)”.")
            % {"ending": ending}
        )
    if ending not in (".xlsx", ".csv"):
        raise RefusedError(
            _("The name must end in .xlsx or .csv; save as “Excel workbook (.xlsx)”.")
        )
    found = _content(content)
    if found == "zip":
        if ending != ".xlsx":
            raise RefusedError(_("This is a workbook or archive, not CSV; name it .xlsx."))
        return "xlsx"
    if ending == ".xlsx":
        raise RefusedError(_("This is not a workbook: %(found)s.") % {"found": found})
    if found != _("it holds plain text; name it .csv"):
        raise RefusedError(_("This is not CSV: %(found)s.") % {"found": found})
    return "csv"


def _content(content: bytes) -> str:
    """The kind of file that the bytes are: "zip", or a phrase for a person."""
    if content.startswith(b"PK\x03\x04") or content.startswith(b"PK\x05\x06"):
        return "zip"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return _("it is protected by a password; save it without one")
        return _("it is an old file of Office; save as “Excel workbook (.xlsx)”")
    if content.startswith(PICTURES):
        return _("it is a picture")
    if content.startswith(b"%PDF"):
        return _("it is a PDF")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" not in content[:4096]:
        return _("it holds plain text; name it .csv")
    return _("its content is unknown")


def facts_of(content: bytes) -> dict[str, SheetFacts]:
    """The sheets of a workbook by name; ``RefusedError`` if it is unsafe or broken."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_archive(archive)
            sheets = _sheet_parts(archive)
            facts = {part: fact for part, fact in _walk(archive, set(sheets)) if part in sheets}
    except DefusedXmlException as error:
        raise RefusedError(
            _("The workbook names entities or outside files in its XML; that is never needed.")
        ) from error
    except (zipfile.BadZipFile, ParseError, KeyError, EOFError, NotImplementedError) as error:
        raise RefusedError(
            _("The workbook is damaged or cut off; open it and save it again.")
        ) from error
    except (OSError, ValueError, RuntimeError) as error:
        if isinstance(error, RefusedError):
            raise
        raise RefusedError(
            _("The workbook is damaged or cut off; open it and save it again.")
        ) from error
    named = {}
    for part, (name, is_hidden) in sheets.items():
        fact = facts.get(part, SheetFacts())
        fact.is_hidden = is_hidden
        named[name] = fact
    return named


def _check_archive(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError(_("The archive is protected by a password; save it without one."))
    if len(parts) > MOST_PARTS or len(names) < len(parts):
        raise too_much()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise RefusedError(
            _("Unpacked, the file is larger than %(limit)d MB; copy the rows into a fresh export.")
            % {"limit": LARGEST_UNPACKED // 2**20}
        )
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise RefusedError(_("The workbook holds macros; save as “Excel workbook (.xlsx)”."))
    if "word/document.xml" in names:
        raise RefusedError(_("This is a Word document; copy the texts into an exported workbook."))
    if "mimetype" in names:
        raise RefusedError(_("This is an OpenDocument file; save as “Excel workbook (.xlsx)”."))
    if "xl/workbook.xml" not in names:
        raise RefusedError(_("This is an archive, but no Excel workbook."))


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, tuple[str, bool]]:
    """Part of the archive → name of the sheet, whether it is hidden."""
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
        if archive.getinfo(part).file_size > 2**20:
            raise too_much()
    relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"), forbid_dtd=True)
    targets = {node.get("Id"): node.get("Target", "") for node in relations}
    found = {}
    book = fromstring(archive.read("xl/workbook.xml"), forbid_dtd=True)
    if book.tag.startswith(_STRICT) or book.get("conformance") == "strict":
        raise RefusedError(
            _(
                "The workbook is saved as “Strict Open XML Spreadsheet”; choose “Save as” and "
                "“Excel workbook (.xlsx)”."
            )
        )
    for node in book.iter():
        if _local(node) == "sheet":
            target = targets.get(node.get(_RELATION), "").removeprefix("/")
            part = target if target.startswith("xl/") else f"xl/{target}"
            found[part] = (node.get("name", ""), node.get("state", "visible") != "visible")
    return found


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _walk(archive: zipfile.ZipFile, sheets: set[str]) -> Any:
    """Streams once through all XML; yields the facts of each part."""
    for info in archive.infolist():
        if info.filename.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(info) as stream:
                yield info.filename, _facts(stream, info.filename, info.filename in sheets)


def _facts(stream: Any, part: str, is_sheet: bool) -> SheetFacts:
    facts, stack, elements = SheetFacts(), [], 0
    limit = 10**7 if is_sheet or part.endswith("sharedStrings.xml") else MOST_ELEMENTS
    for event, node in iterparse(stream, ("start", "end"), forbid_dtd=True):
        if event == "start":
            stack.append(node)
            elements += 1
            if elements > limit or len(stack) > DEEPEST:
                raise too_much()
            continue
        stack.pop()
        if is_sheet:
            facts.take(_local(node), node)
        if stack:
            stack[-1].remove(node)
    return facts
