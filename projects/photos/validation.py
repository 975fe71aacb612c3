"""The validation of picture files. Every refusal names the file and says what to do."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageFile

from projects.photos.decode import is_heic, learn_heic

LARGEST_FILE = 30 * 1024 * 1024
MOST_PIXELS = 60_000_000
SMALLEST_SIDE = 60
STEEPEST_RATIO = 12
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")

SIZE = _("“%(name)s” is larger than 30 MB. Save it smaller and upload it again.")
EMPTY = _("“%(name)s” is empty. Copy it again from the camera or ask for it again.")
PIXELS = _("“%(name)s” has more than 60 million pixels. Save it smaller.")
SMALL = _(
    "“%(name)s” is only %(width)d × %(height)d pixels. Ask for the photo as it came from the "
    "camera; messengers make pictures small."
)
NARROW = _(
    "“%(name)s” is %(width)d × %(height)d pixels: too narrow for a stand. Crop it so "
    "that it is at most twelve times as long as it is wide."
)
MOVING = _("“%(name)s” is an animated image. Save one frame as JPEG or PNG and upload that.")
PAGES = _("“%(name)s” has several pages. Save the page you want as JPEG or PNG and upload that.")
DRAWING = _("“%(name)s” is an SVG drawing. Save it as PNG, 2000 pixels wide, and upload that.")
HEIC = _(
    "“%(name)s” is an HEIC file, as iPhones make them. Open it and save it as JPEG, or choose "
    "Settings → Camera → Formats → Most Compatible on the phone."
)
OTHER = _("“%(name)s” is a %(kind)s file, not a photo. Save the picture as JPEG and upload that.")
DAMAGED = _(
    "“%(name)s” is damaged or was not copied whole. Copy it again from the camera or ask for it "
    "again."
)
HEAVY = _(
    "Opening “%(name)s” takes more memory or time than the site has for one picture. Save it as a "
    "JPEG with fewer pixels."
)
UNREADABLE = _(
    "“%(name)s” can’t be read as a picture. Upload a JPEG, PNG, HEIC, WebP, TIFF or AVIF "
    "file that opens on your computer."
)

# The first bytes of kinds of files that are often sent by mistake.
BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, Word or Excel"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"BM", "BMP"),
    (b"\x00\x00\x01\x00", "ICO"),
    (b"8BPS", "Photoshop"),
    (b"\xd0\xcf\x11\xe0", "Word or PowerPoint"),
    (b"GIF8", "GIF"),
    (b"MZ", "EXE"),
)


def shown_name(name: str) -> str:
    """A file's name as a message may show it: no path, no control or direction marks, short."""
    last = PurePosixPath(name.replace("\\", "/")).name or "?"
    plain = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    return plain if len(plain) <= 60 else f"{plain[:40]}…{plain[-15:]}"


def refusal(message: Any, name: str, **values: object) -> ValidationError:
    """The error with this message about a file."""
    return ValidationError(message, params={"name": shown_name(name), **values})


def checked(upload: IO[bytes], name: str, size: int) -> Image.Image:
    """The picture in the file, opened and within all limits, not yet read.

    Its type is judged by content alone. Raises ``ValidationError``.
    """
    if size > LARGEST_FILE:
        raise refusal(SIZE, name)
    upload.seek(0)
    beginning = upload.read(512)
    if not beginning:
        raise refusal(EMPTY, name)
    upload.seek(0)
    # WeasyPrint, once imported, makes Pillow accept damaged files in the whole process.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    formats: tuple[str, ...] = FORMATS
    if is_heic(beginning):
        learn_heic()
        formats = ("HEIF",)
    try:
        picture = Image.open(upload, formats=formats)
    except Image.DecompressionBombError as error:
        raise refusal(PIXELS, name) from error
    except Exception as error:  # a hostile file makes a parser raise anything
        raise _unreadable(beginning, name) from error
    _check_shape(picture, name)
    return picture


def _check_shape(picture: Image.Image, name: str) -> None:
    width, height = picture.size
    long, short = max(width, height), min(width, height)
    sides: dict[str, Any] = {"width": width, "height": height}
    if width * height > MOST_PIXELS:
        raise refusal(PIXELS, name)
    if long < SMALLEST_SIDE:
        raise refusal(SMALL, name, **sides)
    if long > short * STEEPEST_RATIO:
        raise refusal(NARROW, name, **sides)
    # A phone's JPEG may carry a depth map as a second frame (MPO): its first is the photo. In a
    # HEIC the phone says which is.
    if picture.format in {"JPEG", "MPO", "HEIF"}:
        return
    try:
        frames = getattr(picture, "n_frames", 1)
    except Exception as error:
        raise refusal(DAMAGED, name) from error
    if frames > 1:
        raise refusal(PAGES if picture.format == "TIFF" else MOVING, name)


def _unreadable(beginning: bytes, name: str) -> ValidationError:
    """The reason why the file is no picture, as far as its first bytes tell."""
    if is_heic(beginning):
        return refusal(HEIC, name)
    if b"<svg" in beginning.lower():
        return refusal(DRAWING, name)
    for start, kind in BEGINNINGS:
        if beginning.startswith(start):
            return refusal(OTHER, name, kind=kind)
    if beginning.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")):
        return refusal(DAMAGED, name)
    return refusal(UNREADABLE, name)
