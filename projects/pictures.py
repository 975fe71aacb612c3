"""What is done to an uploaded picture before anybody sees it: checks and clean-up."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

LARGEST_FILE = 30 * 1024 * 1024
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 2400
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")


def cleaned_picture(upload: IO[bytes], name: str, size: int) -> ContentFile[bytes]:
    """The picture as a JPEG that is safe to publish.

    Right way up, sRGB, on white where it was transparent, at most ``LONGEST_SIDE`` pixels wide or
    high, without any metadata (so without the place where it was taken). Raises
    ``ValidationError`` with what to do where the file is no such picture.
    """
    if size > LARGEST_FILE:
        raise ValidationError(
            _("“%(name)s” is larger than 30 MB. Save it smaller and upload it again."),
            params={"name": name},
        )
    try:
        with Image.open(upload, formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(
                    _("“%(name)s” has more than 60 million pixels. Save it smaller."),
                    params={"name": name},
                )
            picture.load()
            upright = ImageOps.exif_transpose(picture)
            plain = _in_srgb(upright)
    except ValidationError:
        raise
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
        ValueError,
    ) as error:
        raise ValidationError(
            _(
                "“%(name)s” can't be read as a picture. Upload a JPEG, PNG, WebP, TIFF or AVIF "
                "file that opens on your computer."
            ),
            params={"name": name},
        ) from error
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    result = BytesIO()
    plain.save(result, "JPEG", quality=86, optimize=True, progressive=True)
    return ContentFile(result.getvalue(), name="photo.jpg")


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The same picture in sRGB without transparency, profile or other metadata."""
    if picture.mode.startswith("I;16") or picture.mode in {"I", "F"}:
        # 16 bits a channel: Pillow cuts off instead of scaling, so scale first.
        picture = picture.point(lambda value: value / 256).convert("L")
    profile = picture.info.get("icc_profile")
    if picture.mode in {"RGBA", "LA", "PA", "P"}:
        layer = picture.convert("RGBA")
        picture = Image.new("RGB", layer.size, "white")
        picture.paste(layer, mask=layer.getchannel("A"))
    if profile:
        # A broken profile says nothing; the plain conversion below serves.
        with suppress(ImageCms.PyCMSError):
            converted = ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
            picture = converted or picture
    bare = Image.new("RGB", picture.size)
    bare.paste(picture.convert("RGB"))
    return bare
