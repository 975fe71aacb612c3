"""Pictures at the size of the paper: no pixel more than the printer can show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO

from PIL import Image

from projects.models import Photo, Project
from projects.ornament import cover_svg
from projects.pictures.keeping import for_print
from projects.printing.sheet import Picture, Sheet
from projects.texts import text_of

QUALITY = 88
MM_PER_INCH = 25.4


def pixels(millimetres: float, dpi: float) -> int:
    """How many pixels a length has at a resolution."""
    return round(millimetres / MM_PER_INCH * dpi)


def dots_per_inch(photo: Photo, width_mm: float, height_mm: float) -> int:
    """The resolution of a photo that fills a place of this size; 0 where its size is unknown."""
    wide, high = photo.pixels
    across = wide / (width_mm / MM_PER_INCH)
    down = high / (height_mm / MM_PER_INCH)
    return int(min(across, down))


def print_photo(photo: Photo, longest: int, grey: bool = False) -> bytes:
    """The photo as JPEG with at most ``longest`` pixels a side, grey where asked."""
    source = for_print(photo, longest)
    with Image.open(BytesIO(source)) as picture:
        if max(picture.size) <= longest and picture.format == "JPEG" and not grey:
            return source
        # A JPEG can be read at a half, a quarter, an eighth: less memory, less time.
        picture.draft("L" if grey else "RGB", (longest, longest))
        ready = picture.convert("L" if grey else "RGB")
        ready.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    result = BytesIO()
    ready.save(result, "JPEG", quality=QUALITY)
    return result.getvalue()


def in_grey(drawing: str) -> str:
    """A drawing with each colour as the grey of the same lightness."""

    def grey(match: re.Match[str]) -> str:
        red, green, blue = (int(match[1][i : i + 2], 16) for i in (0, 2, 4))
        level = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
        return f"#{level:02x}{level:02x}{level:02x}"

    return re.sub(r"#([0-9a-fA-F]{6})\b", grey, drawing)


def print_cover(project: Project) -> str:
    """The drawn cover of an entry without its number, which the print shows by itself."""
    theme = next((theme.slug for theme in project.themes.all()), "")
    title = text_of(project, "title", project.original_language).value
    drawing = cover_svg(project.number, project.block.slug, theme, title)
    return re.sub(r"<text\b.*?</text>", "", drawing, flags=re.DOTALL)


def files_of(
    sheets: Iterable[Sheet], longest: int, grey: bool = False
) -> dict[str, Callable[[], tuple[bytes, str]]]:
    """The pictures of these entries by address, made when they are set.

    A photo whose file is lost prints as the entry's drawn cover.
    """

    def drawing(sheet: Sheet) -> tuple[bytes, str]:
        svg = print_cover(sheet.project)
        return (in_grey(svg) if grey else svg).encode(), "image/svg+xml"

    def photo(sheet: Sheet, shown: Photo) -> tuple[bytes, str]:
        try:
            return print_photo(shown, longest, grey), "image/jpeg"
        except OSError:
            return drawing(sheet)

    def given(sheet: Sheet, picture: Picture) -> Callable[[], tuple[bytes, str]]:
        return partial(photo, sheet, picture.photo) if picture.photo else partial(drawing, sheet)

    return {
        picture.address: given(sheet, picture) for sheet in sheets for picture in sheet.pictures
    }
