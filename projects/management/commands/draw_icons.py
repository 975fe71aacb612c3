"""Draws the icons of phones and browsers from the exhibition's mark; run it when that changes."""

from io import BytesIO
from pathlib import Path
from typing import Any

import resvg_py
from django.conf import settings
from django.core.management.base import BaseCommand
from PIL import Image

FOLDER = Path(settings.BASE_DIR) / "static" / "images"
GROUND = "#0b4a8f"


def drawn(size: int) -> Image.Image:
    """The mark in a square of ``size`` pixels."""
    mark = (FOLDER / "favicon.svg").read_text()
    png = resvg_py.svg_to_bytes(svg_string=mark, width=size, skip_system_fonts=True)
    return Image.open(BytesIO(bytes(png))).convert("RGBA")


def on_ground(size: int, share: float) -> Image.Image:
    """The mark, ``share`` of the width wide, on a whole square of its ground: whatever shape the
    phone cuts out, no corner stays empty and no line is cut."""
    square = Image.new("RGBA", (size, size), GROUND)
    mark = drawn(round(size * share))
    square.alpha_composite(mark, ((size - mark.width) // 2, (size - mark.height) // 2))
    return square.convert("RGB")


class Command(BaseCommand):
    help = "Draws static/images/icon-*.png and favicon.ico from favicon.svg."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--into", type=Path, default=FOLDER, help="Another folder.")

    def handle(self, into: Path, **options: Any) -> None:
        for size in (192, 512):
            drawn(size).save(into / f"icon-{size}.png", optimize=True)
        on_ground(512, 0.7).save(into / "icon-512-maskable.png", optimize=True)
        on_ground(180, 0.86).save(into / "icon-180.png", optimize=True)
        drawn(48).save(into / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)])
