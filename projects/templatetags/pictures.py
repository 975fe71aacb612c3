"""Photos for templates: their files, in which sizes, cut around which point."""

from __future__ import annotations

from dataclasses import dataclass

from projects.models import Photo
from projects.photos import print_quality as quality
from projects.photos.copies import CONTENT_TYPES, KINDS, Copy
from projects.photos.print_quality import PrintQuality


@dataclass(frozen=True)
class Shown:
    """Attributes of an ``<img>`` and its ``<source>`` elements. ``focus`` names two classes."""

    address: str
    srcset: str
    sources: list[tuple[str, str]]
    width: int
    height: int
    focus: str


def _address(photo: Photo, width: int, kind: str) -> str:
    return photo.address_of(Copy(photo.token, width, kind).name)


def _srcset(photo: Photo, widths: list[int], kind: str) -> str:
    return ", ".join(f"{_address(photo, width, kind)} {width}w" for width in widths)


def shown(photo: Photo, most: int = 1600) -> Shown:
    """The photo's files up to ``most`` pixels wide; its largest alone where no copies are kept."""
    widths = [w for w in photo.copy_widths if w <= most] or photo.copy_widths[:1]
    return Shown(
        address=_address(photo, widths[-1], "jpg") if widths else photo.get_absolute_url(),
        srcset=_srcset(photo, widths, "jpg") if len(widths) > 1 else "",
        sources=[
            (CONTENT_TYPES[ending], _srcset(photo, widths, ending))
            for ending, *_ in KINDS[:-1]
            if widths
        ],
        width=photo.width,
        height=photo.height,
        focus=f"focus-x-{_tenth(photo.focal_x)} focus-y-{_tenth(photo.focal_y)}",
    )


def largest(photo: Photo) -> str:
    """The address of the widest copy: what a link to the whole picture leads to."""
    widths = photo.copy_widths
    return _address(photo, widths[-1], "jpg") if widths else photo.get_absolute_url()


def smallest(photo: Photo) -> str:
    """The name of the narrowest copy, for the desk's own address of it."""
    widths = photo.copy_widths
    return Copy(photo.token, widths[0], "jpg").name if widths else photo.name


def print_quality(photo: Photo) -> list[PrintQuality]:
    """Its quality on A4 and A1, in words."""
    return quality.print_quality(photo.pixels[0])


def _tenth(percent: int) -> int:
    """A focal point in steps of ten: inline styles are forbidden, and a class a step is enough."""
    return min(10, max(0, round(percent / 10))) * 10
