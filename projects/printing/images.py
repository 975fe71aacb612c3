"""Pictures at the resolution that the paper needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from math import ceil
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from projects.background.errors import TaskError
from projects.graphics.ornament import cover_svg
from projects.models import Photo, Project
from projects.photos.drawn import drawn_anew, kind_of
from projects.photos.storage import file_for_print, picture_for_print
from projects.photos.validation import shown_name
from projects.printing.content import Picture, Sheet
from projects.printing.press import Profile
from projects.texts.languages import text_of

QUALITY = 88
MM_PER_INCH = 25.4


class UnreadablePhotoError(TaskError):
    """The file of a photo is lost or damaged; the message names it and its stand."""

    def __init__(self, photo: Photo) -> None:
        message = _(
            "The photo “%(name)s” of stand %(number)d can't be read, so the print was not made. "
            "Delete the photo and upload it again."
        )
        name = shown_name(photo.original_name or photo.image_name)
        super().__init__(message % {"name": name, "number": photo.project.number})


class Spot(NamedTuple):
    """The place of a picture on paper, in mm, and the wanted dpi.

    A picture lies within its place, or fills it and is cut at its edges (``is_filled``).
    """

    width: float
    height: float
    dpi: int
    is_filled: bool = False

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height at its resolution."""
        return round(self.width / MM_PER_INCH * self.dpi), round(
            self.height / MM_PER_INCH * self.dpi
        )

    def pixels_wide(self, photo: Photo) -> int:
        """The width in pixels that the whole photo needs for its place."""
        wide, high = self.pixels
        by_height = ceil(high * photo.width / max(photo.height, 1))
        return max(wide, by_height) if self.is_filled else min(wide, by_height)


def dots_per_inch(photo: Photo, spot: Spot) -> int:
    """The resolution of a photo that fills a place; 0 where its size is unknown. A sample drawing
    is drawn as large as its place."""
    if kind_of(photo):
        return spot.dpi
    wide, high = photo.pixels
    return int(min(wide / spot.width, high / spot.height) * MM_PER_INCH)


def cut_off(photo: Photo, spot: Spot) -> float:
    """The part of a photo that a place which it fills cuts off: from 0 to 1."""
    wide, high = photo.pixels
    if not spot.is_filled or not wide or not high:
        return 0
    own, place = wide / high, spot.width / spot.height
    return 1 - min(own, place) / max(own, place)


def print_photo(
    photo: Photo, spot: Spot, grey: bool = False, profile: Profile | None = None
) -> bytes:
    """The photo as JPEG for its place, in grey or in the inks of a press if asked.

    A photo that lies within its place is one of the stored copies, unchanged; one that fills it is
    cut to the place's shape around its focal point.
    """
    wanted = spot.pixels_wide(photo)
    if not spot.is_filled and not grey and not profile:
        return file_for_print(photo, wanted)
    mode = "L" if grey else "RGB"
    find = drawn_anew if kind_of(photo) else picture_for_print
    with find(photo, wanted) as picture:
        if picture.format == "JPEG":
            # A JPEG can be read at a half, a quarter, an eighth: less memory, less time.
            picture.draft(mode, (wanted, ceil(wanted * picture.height / picture.width)))
        shape = cut_of(picture, spot, photo) if spot.is_filled else (0, 0, *picture.size)
        wide, high = shape[2] - shape[0], shape[3] - shape[1]
        scale = min(1, *(most / side for most, side in zip(spot.pixels, (wide, high), strict=True)))
        size = max(1, round(wide * scale)), max(1, round(high * scale))
        ready = (picture if picture.mode == mode else picture.convert(mode)).crop(shape)
        if ready.size != size:
            # Takes a third of the time of LANCZOS; on paper they look the same.
            ready = ready.resize(size, Image.Resampling.HAMMING)
    if profile and not grey:
        ready = profile.picture(ready)
    result = BytesIO()
    ready.save(result, "JPEG", quality=QUALITY)
    return result.getvalue()


def cut_of(picture: Image.Image, spot: Spot, photo: Photo) -> tuple[int, int, int, int]:
    """The visible part of a picture that fills its place: left, top, right, bottom."""
    wide, high = picture.size
    ratio = spot.width / spot.height
    across, down = min(wide, round(high * ratio)), min(high, round(wide / ratio))
    left = round(min(max(wide * photo.focal_x / 100 - across / 2, 0), wide - across))
    top = round(min(max(high * photo.focal_y / 100 - down / 2, 0), high - down))
    return left, top, left + across, top + down


def print_cover(project: Project) -> str:
    """The drawn cover of an entry without the number, which the print shows elsewhere."""
    theme = next((theme.slug for theme in project.themes.all()), "")
    title = text_of(project, "title", project.original_language).value
    drawing = cover_svg(project.number, project.block.slug, theme, title)
    return re.sub(r"<text\b.*?</text>", "", drawing, flags=re.DOTALL)


def files_of(
    pictures: Iterable[tuple[Sheet, Picture, Spot]],
    grey: bool = False,
    profile: Profile | None = None,
) -> dict[str, Callable[[], tuple[bytes, str]]]:
    """The pictures of a print by address, each made when the page with it is typeset. ``pictures``
    come with the sheet that shows them and their place there.

    One whose file is lost or damaged raises ``UnreadablePhotoError``.
    """

    def drawing(sheet: Sheet) -> tuple[bytes, str]:
        svg = print_cover(sheet.project)
        return svg.encode(), "image/svg+xml"

    def photo(sheet: Sheet, shown: Photo, spot: Spot) -> tuple[bytes, str]:
        try:
            return print_photo(shown, spot, grey, profile), "image/jpeg"
        except (OSError, ValidationError) as error:
            raise UnreadablePhotoError(shown) from error

    return {
        picture.address: partial(photo, sheet, picture.photo, spot)
        if picture.photo
        else partial(drawing, sheet)
        for sheet, picture, spot in pictures
    }
