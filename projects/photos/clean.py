"""From an upload to the picture that may be published: upright, sRGB, without metadata."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from projects.photos.copies import encoded
from projects.photos.decode import (
    DamagedPictureError,
    HeavyPictureError,
    decoded,
    decoded_apart,
    is_large,
    jpeg_apart,
)
from projects.photos.validation import DAMAGED, HEAVY, checked, refusal

LONGEST_SIDE = 2400


class CleanPicture(ContentFile):
    """The largest published copy, as a JPEG file, and the picture that smaller ones are made
    from."""

    def __init__(
        self, picture: Image.Image, upload: IO[bytes], name: str, size: tuple[int, int], kind: str
    ) -> None:
        super().__init__(jpeg(picture, 86), name="photo.jpg")
        self.picture = picture
        self.upload = upload
        self.original_name = name
        self.original_size = size
        self.kind = kind
        self._copies: list[tuple[int, str, bytes]] = []

    def copies(self, *, is_drawing: bool = False) -> list[tuple[int, str, bytes]]:
        """All smaller copies. Ask before a transaction begins: they take seconds, and a
        transaction makes every other writer wait."""
        self._copies = self._copies or list(encoded(self.picture, is_drawing=is_drawing))
        return self._copies


def clean_picture(upload: IO[bytes], name: str, size: int) -> CleanPicture:
    """The picture in ``upload``, safe to publish, at most ``LONGEST_SIDE`` pixels wide or high.

    Raises ``ValidationError`` with what to do where the file is no such picture.
    """
    plain, whole, kind = plain_picture(upload, name, size, LONGEST_SIDE)
    return CleanPicture(plain, upload, name, whole, kind)


def plain_picture(
    upload: IO[bytes], name: str, size: int, longest_side: int, *, is_reduced: bool = True
) -> tuple[Image.Image, tuple[int, int], str]:
    """The picture in ``upload`` without anything else, its size there and the kind of file.

    Right way up, sRGB, on white where it was transparent, without metadata (so without the place
    where it was taken); its size is as ``projects.photos.decode.decoded`` says. Raises as
    ``clean_picture`` does.
    """
    try:
        with checked(upload, name, size) as picture:
            kind = picture.format or ""
            if is_large(picture):
                plain, whole = decoded_apart(upload, longest_side, is_reduced)
            else:
                plain, whole = decoded(picture, longest_side, is_reduced)
    except ValidationError:
        raise
    except HeavyPictureError as error:
        raise refusal(HEAVY, name) from error
    except Exception as error:  # a hostile file makes a decoder raise anything
        raise refusal(DAMAGED, name) from error
    return plain, whole, kind


def as_jpeg(content: bytes, name: str) -> bytes:
    """A HEIC file, checked before, as a JPEG file of the same size. Raises ``ValidationError``."""
    try:
        return jpeg_apart(BytesIO(content))
    except HeavyPictureError as error:
        raise refusal(HEAVY, name) from error
    except DamagedPictureError as error:
        raise refusal(DAMAGED, name) from error


def jpeg(picture: Image.Image, quality: int) -> bytes:
    """The picture as the bytes of a JPEG file."""
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
    return file.getvalue()
