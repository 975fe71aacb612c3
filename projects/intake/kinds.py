"""What kind of file something is: by its content, whatever its name says."""

from __future__ import annotations

import re
from typing import IO, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from projects.intake import zips
from projects.intake.word.document import NO_LETTER, is_word
from projects.photos.decode import is_heic
from projects.photos.validation import BEGINNINGS, refusal

FileKind = Literal["word", "zip", "office", "picture", "text"]

PDF = _(
    "“%(name)s” is a PDF. Its text can’t be taken reliably: ask for the Word file that it was made "
    "from, or open it in Word and save it as .docx."
)
SHEET = _("“%(name)s” is a workbook or slides, not a letter. Copy its text into a Word file.")
PAGE = _("“%(name)s” is a web page. Open it in Word and save it as .docx.")
OTHER_ARCHIVE = _("“%(name)s” is an archive of another kind. Pack the files again as a ZIP.")
OTHER = _(
    "“%(name)s” is neither a letter nor a photo: send .docx, .odt, .rtf, .txt, pictures or a ZIP."
)
PICTURES_ONLY = _(
    "“%(name)s” is no Word file but a ZIP of pictures. Send the pictures as they are, or rename "
    "the file so that it ends in .zip."
)
EMPTY = _("“%(name)s” is empty. Copy it again or ask for it again.")

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"<svg")
_PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|webp|tiff?|avif|hei[cf])$", re.IGNORECASE)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_OLE = b"\xd0\xcf\x11\xe0"
_IGNORED = re.compile(
    r"(?:^|/)(?:\._[^/]*|__MACOSX(?:/.*)?|\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*|\.git/.*"
    r"|\.?thumb(?:nail)?s?/.*|Icon\r|@eaDir/.*)$",
    re.IGNORECASE,
)


def is_ignored(path: str) -> bool:
    """Whether a file is what systems and programs leave behind, no one's letter or photo."""
    return bool(_IGNORED.search(path))


def kind_of(file: IO[bytes], name: str) -> FileKind:
    """How the file is to be read. Raises ``ValidationError`` where it can't be."""
    file.seek(0)
    start = file.read(4096)
    file.seek(0)
    if not start.strip(b"\x00\r\n\t "):
        raise refusal(EMPTY, name)
    if start.startswith(b"PK\x03\x04"):
        return _kind_of_zip(file, name)
    if start.startswith(_OLE):
        return _kind_of_ole(file, name)
    if start.startswith(b"{\\rtf"):
        return "office"
    if b"%PDF-" in start[:1024]:
        raise refusal(PDF, name)
    if start.startswith(_ARCHIVES):
        raise refusal(OTHER_ARCHIVE, name)
    if is_picture(start):
        return "picture"
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml)", start, re.IGNORECASE):
        raise refusal(PAGE, name)
    if re.search(r"\.(?:txt|text|md)$", name, re.IGNORECASE):
        return "text"
    is_zip = start.startswith(b"PK") or name.lower().endswith(".zip")
    raise refusal(zips.BROKEN if is_zip else OTHER, name)


def is_picture(start: bytes) -> bool:
    """Whether a file begins like a picture, also like one that is refused as such."""
    is_webp = start[:4] == b"RIFF" and start[8:12] == b"WEBP"
    is_avif = start[4:8] == b"ftyp" and start[8:12] in (b"avif", b"avis")
    others = tuple(begin for begin, kind in BEGINNINGS if kind in ("BMP", "GIF", "Photoshop"))
    return is_webp or is_avif or is_heic(start) or start.startswith((*_PICTURES, *others))


def _kind_of_zip(file: IO[bytes], name: str) -> FileKind:
    archive = zips.opened(file, name)
    if is_word(archive):
        return "word"
    names = [zips.name_of(member) for member in archive.infolist()]
    if "mimetype" in names:
        kind = zips.content(archive, archive.getinfo("mimetype"), zips.Budget(1 << 20), name)
        if kind.startswith(b"application/vnd.oasis.opendocument.text"):
            return "office"
        raise refusal(SHEET, name)
    if any(one.startswith(("xl/", "ppt/")) for one in names):
        raise refusal(SHEET, name)
    is_package = "[Content_Types].xml" in names
    files = [one for one in names if not (one.endswith("/") or is_ignored(one))]
    is_called_word = name.lower().endswith((".docx", ".docm", ".dotx"))
    if is_called_word and not is_package and files and all(map(_PICTURE_NAME.search, files)):
        raise refusal(PICTURES_ONLY, name)
    if is_package or is_called_word:
        raise refusal(NO_LETTER, name)
    return "zip"


def _kind_of_ole(file: IO[bytes], name: str) -> FileKind:
    """An old Word file, or one that is locked with a password: the same kind of container."""
    content = file.read()
    file.seek(0)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise refusal(zips.LOCKED, name)
    if "WordDocument".encode("utf-16-le") in content:
        return "office"
    raise refusal(SHEET, name)


def text_of(content: bytes, error: ValidationError) -> str:
    """A plain text in whatever encoding it was saved. Raises ``error`` where it is none."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise error from None
    if b"\x00" in content:
        raise error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Windows with Kazakh letters, or DOS: in which of them the small letters are more.
        read = (content.decode(encoding, "replace") for encoding in ("kz1048", "cp866"))
        return max(read, key=lambda text: len(re.findall("[а-яәғқңөұүһі]", text)))
