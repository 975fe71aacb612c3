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
from django.utils import timezone
from PIL import Image

from projects.models import DiscardedPicture, Photo
from projects.photos.clean import LONGEST_SIDE, CleanPicture, clean_picture, plain_picture
from projects.photos.copies import Copy, copy_named, mean_colour

FOLDER = "photos"
# Of photos of damaged sheets, among the originals.
DAMAGES = "damage"
ENDINGS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "TIFF": "tif", "AVIF": "avif"}
ENDINGS["HEIF"] = "heic"
# Pillow turns against the clock.
_TURNS = (
    *(None, Image.Transpose.ROTATE_270),
    *(Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90),
)


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
    _store_copies(photo, clean)


def turned_picture(photo: Photo, quarters: int) -> CleanPicture:
    """The picture of a photo, turned so many quarters clockwise from how it is shown.

    Made from the original where that is kept, so that no turn costs sharpness. Raises
    ``ValidationError`` where it can't be read, ``OSError`` where the storage is away.
    """
    has_original = bool(photo.original) and originals().exists(photo.original)
    storage, name = (
        (originals(), photo.original) if has_original else (default_storage, photo.image_name)
    )
    turns = quarters + (photo.quarter_turns if has_original else 0)
    with storage.open(name) as file:
        named = photo.original_name or name
        picture, size, kind = plain_picture(file, named, file.size, LONGEST_SIDE)
        return CleanPicture(turned(picture, turns), file, named, size, kind)


def turn(photo: Photo, clean: CleanPicture, quarters: int) -> None:
    """Gives a photo its turned picture, under new names, and saves it. The original stays, and the
    old copies are noted to be cleared; the point that stays in view turns, too."""
    DiscardedPicture.objects.create(
        image_name=photo.image_name, copy_widths=photo.copy_widths, since=timezone.now()
    )
    photo.quarter_turns = (photo.quarter_turns + quarters) % 4
    for _quarter in range(quarters % 4):
        photo.focal_x, photo.focal_y = 100 - photo.focal_y, photo.focal_x
        sides = photo.original_width, photo.original_height
        photo.original_height, photo.original_width = sides
    _store_copies(photo, clean)
    photo.save()


def turned(picture: Image.Image, quarters: int) -> Image.Image:
    """The picture, turned so many quarters clockwise."""
    way = _TURNS[quarters % 4]
    return picture.transpose(way) if way is not None else picture


def _store_copies(photo: Photo, clean: CleanPicture) -> None:
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
            picture = plain_picture(file, *named, is_reduced=False)[0]
            return turned(picture, photo.quarter_turns)
    return Image.open(BytesIO(file_for_print(photo, width)))
