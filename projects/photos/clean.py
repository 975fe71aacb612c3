"""From an upload to the picture that may be published: upright, sRGB, without metadata."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from math import ceil
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms, ImageOps

from projects.photos.copies import encoded
from projects.photos.validation import DAMAGED, checked, refusal

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

    Right way up, sRGB, on white where it was transparent, at most ``longest_side`` pixels wide or
    high, without metadata (so without the place where it was taken). If it is cut afterwards, it
    need not be reduced: then it has the size that is quickest to read. Raises
    as ``clean_picture`` does.
    """
    try:
        with checked(upload, name, size) as picture:
            whole, kind = picture.size, picture.format or ""
            # A JPEG of a large camera is read at a half or quarter at once, if that is enough.
            picture.draft(None, _within(picture.size, longest_side))
            picture.load()
            profile = picture.info.get("icc_profile")
            lying = picture.size
            _set_upright(picture)
            if picture.size != lying:
                whole = whole[::-1]
            most = longest_side if is_reduced else max(picture.size)
            plain = _in_srgb(_eight_bit(picture), profile, most)
    except ValidationError:
        raise
    except Exception as error:  # a hostile file makes a decoder raise anything
        raise refusal(DAMAGED, name) from error
    return plain, whole, kind


def _within(size: tuple[int, int], longest_side: int) -> tuple[int, int]:
    """A size of the same proportions, no side longer than this."""
    scale = min(1, longest_side / max(size))
    return ceil(size[0] * scale), ceil(size[1] * scale)


def jpeg(picture: Image.Image, quality: int) -> bytes:
    """The picture as the bytes of a JPEG file."""
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
    return file.getvalue()


def _set_upright(picture: Image.Image) -> None:
    """Turns the picture as EXIF says; leaves it as it is if EXIF is broken."""
    with suppress(Exception):
        ImageOps.exif_transpose(picture, in_place=True)


def _eight_bit(picture: Image.Image) -> Image.Image:
    """The picture with 8 bits a channel; the values are scaled first, as Pillow would clip them."""
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in {"I", "F"}:
        brightest: Any = picture.getextrema()
        white = next((top for top in (1, 255, 65535) if brightest[1] <= top), brightest[1])
        return picture.point(lambda value: value * (255 / white)).convert("L")
    return picture


def _in_srgb(picture: Image.Image, profile: bytes | None, longest_side: int) -> Image.Image:
    """The picture in sRGB, reduced, without transparency, profile or other metadata."""
    if picture.mode in {"RGBA", "LA", "PA", "P", "RGBa", "La"} or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        layer.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
        picture = Image.new("RGB", layer.size, "white")
        picture.paste(layer, mask=layer.getchannel("A"))
    elif picture.mode == "1":
        picture = picture.convert("L")
    picture.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    picture = _converted(picture, profile) or picture
    bare = Image.new("RGB", picture.size)
    bare.paste(picture.convert("RGB"))
    return bare


def _converted(picture: Image.Image, profile: bytes | None) -> Image.Image | None:
    """The picture in sRGB by its own profile; None without a usable profile."""
    if picture.mode == "LAB":
        source = ImageCms.createProfile("LAB")
    elif profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile)).profile
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            return None
    else:
        return None
    with suppress(ImageCms.PyCMSError, ValueError):
        return ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(source),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    return None
