"""The copies of a photo in the sizes and formats that pages show, made once, at upload.

A visitor's browser chooses by ``srcset``: three widths, each as AVIF, WebP and JPEG. AVIF at speed
8 costs a third of the default and is a tenth larger; a 12-megapixel photo is done in a few seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image

WIDTHS = (480, 960, 1600)
# Extension, Pillow's name, options; browsers take the first format that they know.
KINDS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("avif", "AVIF", {"quality": 60, "speed": 8}),
    ("webp", "WEBP", {"quality": 78, "method": 3}),
    ("jpg", "JPEG", {"quality": 80, "optimize": True, "progressive": True}),
)
CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
COPY_NAME = re.compile(
    r"(?P<token>[\w-]{10,40}?)(?:-(?P<width>[1-9]\d{1,3}))?\.(?P<kind>jpg|webp|avif)"
)


@dataclass(frozen=True)
class Copy:
    """One file of a photo: ``width`` is empty for the largest, which exists as JPEG alone."""

    token: str
    width: int | None
    kind: str

    @property
    def name(self) -> str:
        return (
            f"{self.token}-{self.width}.{self.kind}" if self.width else f"{self.token}.{self.kind}"
        )

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.kind]


def copy_named(name: str) -> Copy | None:
    """The copy with this file name; None if it is no such name."""
    found = COPY_NAME.fullmatch(name)
    if not found or (found["kind"] != "jpg" and not found["width"]):
        return None
    return Copy(found["token"], int(found["width"]) if found["width"] else None, found["kind"])


def widths_of(width: int) -> list[int]:
    """The widths of the copies of a picture, none larger than the picture."""
    return [w for w in WIDTHS if w < width] + ([width] if width <= WIDTHS[-1] else [])


def copies_of(token: str, widths: list[int]) -> list[Copy]:
    """All copies of a photo but its largest."""
    return [Copy(token, width, ending) for width in widths for ending, *_ in KINDS]


def encoded(picture: Image.Image, *, is_drawing: bool = False) -> Iterator[tuple[int, str, bytes]]:
    """Each copy as width, ending and bytes; the larger is the source of the smaller.

    Flat drawings are small in any case, so they are compressed fast.
    """
    for width in sorted(widths_of(picture.width), reverse=True):
        height = max(1, round(picture.height * width / picture.width))
        if width < picture.width:
            picture = picture.resize((width, height), Image.Resampling.LANCZOS)
        for ending, kind, options in KINDS:
            file = BytesIO()
            speed = {"speed": 9} if is_drawing and kind == "AVIF" else {}
            picture.save(file, kind, **options | speed)
            yield width, ending, file.getvalue()


def mean_colour(picture: Image.Image) -> str:
    """The mean colour of the picture as #rrggbb, shown until the picture is loaded."""
    red, green, blue = picture.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"
