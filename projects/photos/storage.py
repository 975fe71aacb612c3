"""The storage of the files of photos.

The original goes to the storage ``originals``, which has no public address. The clean copies go to
the default storage under a random name; only ``projects.views.permalinks.photo`` hands them out.
The files of a deleted or replaced photo are noted and cleared after 90 days.
"""

from __future__ import annotations

import secrets
from io import BytesIO
from math import ceil
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, default_storage, storages
from PIL import Image

from projects.models import Photo
from projects.photos.clean import CleanPicture, clean_picture, plain_picture
from projects.photos.copies import Copy, copy_named, mean_colour

FOLDER = "photos"
ENDINGS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "TIFF": "tif", "AVIF": "avif"}
ENDINGS["HEIF"] = "heic"


def originals() -> Storage:
    """The private storage of originals."""
    return storages["originals"]


def take_in(photo: Photo) -> None:
    """Stores the original of a photo's new file and replaces it with clean copies.

    Every file passes here, whether from the desk, an import or a program. Raises
    ``ValidationError`` where it is no picture.
    """
    clean: Any = photo.image.file
    if not isinstance(clean, CleanPicture):
        clean = clean_picture(clean, photo.image.name or "", photo.image.size)
    photo.original_name = clean.original_name[-200:]
    photo.original_width, photo.original_height = clean.original_size
    photo.colour = mean_colour(clean.picture)
    clean.upload.seek(0)
    name = f"{secrets.token_urlsafe(18)}.{ENDINGS.get(clean.kind, 'bin')}"
    photo.original = originals().save(name, File(clean.upload, name))
    photo.image.save("photo.jpg", clean, save=False)
    widths = set()
    for width, kind, content in clean.copies(is_drawing=photo.is_drawing):
        name = Copy(photo.token, width, kind).name
        default_storage.save(f"{FOLDER}/{name}", ContentFile(content))
        widths.add(width)
    photo.copy_widths = sorted(widths)


def stem_of(file: str) -> str:
    """The part of a file's name that all files of the same photo share."""
    copy = copy_named(file)
    return copy.token if copy else file


def file_for_print(photo: Photo, width: int) -> bytes:
    """The smallest clean JPEG file of a photo that is ``width`` pixels wide, else its largest.

    The stored file as it is: nothing is decoded.
    """
    enough = [ready for ready in photo.copy_widths if ready >= width]
    ready = f"{FOLDER}/{Copy(photo.token, min(enough), 'jpg').name}" if enough else ""
    with default_storage.open(ready or photo.image_name) as file:
        return file.read()


def picture_for_print(photo: Photo, width: int) -> Image.Image:
    """A photo as a clean picture that is at least ``width`` pixels wide, if it has so many.

    Made from the private original if the public copies have too few pixels for the paper.
    """
    has_more = width > photo.width < photo.original_width
    if has_more and originals().exists(photo.original):
        longest = max(width, ceil(width * photo.original_height / photo.original_width))
        with originals().open(photo.original) as file:
            named = photo.original_name, file.size, longest
            return plain_picture(file, *named, is_reduced=False)[0]
    return Image.open(BytesIO(file_for_print(photo, width)))
