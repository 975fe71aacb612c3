"""Pictures of the prints for docs/prints/, so that a person sees what comes out of the printer."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import override
from PIL import Image

from projects.printing.kept_prints import kept_print
from projects.printing.order import BLOCK_PANELS, LABELS, PANELS, RESULTS_PANEL, SUMMARY, Order

SITE = "https://exhibition.example.kz"
GAP, HEIGHT, ON = 14, 900, "#8f8a80"
# Name of the picture: the order, and which pages of it are shown.
PICTURES: dict[str, tuple[dict[str, Any], tuple[int, ...]]] = {
    "summary-kk": ({"kind": SUMMARY, "languages": ("kk",), "block": "regional"}, (1, 2, 4, 5)),
    "summary-kk-ru": ({"kind": SUMMARY, "languages": ("kk", "ru"), "block": "fund"}, (1, 2, 6, 7)),
    "summary-en-large-grey": (
        {"kind": SUMMARY, "languages": ("en",), "block": "partners", "large": True, "grey": True},
        (1, 5, 6),
    ),
    **{
        f"panel-a1-{language}": (
            {"kind": PANELS, "languages": (language,), "numbers": (7, 32, 33)},
            (1, 2, 3),
        )
        for language in ("kk", "ru", "en")
    },
    "panel-a3-landscape-marks-ru": (
        {
            "kind": PANELS,
            "languages": ("ru",),
            "numbers": (9, 30),
            "size": "a3-landscape",
            "bleed": True,
        },
        (1, 2),
    ),
    "panel-blocks-kk": ({"kind": BLOCK_PANELS, "languages": ("kk",)}, (1, 2, 4)),
    "panel-results-ru": ({"kind": RESULTS_PANEL, "languages": ("ru",)}, (1,)),
    "panel-roll-up": (
        {"kind": PANELS, "languages": ("en",), "numbers": (2, 44, 58), "size": "roll-up"},
        (1, 2, 3),
    ),
    **{
        f"labels-{size}": (
            {"kind": LABELS, "languages": ("kk",), "block": "regional", "size": size},
            (1,),
        )
        for size in ("a5", "card", "sticker")
    },
}


def picture_of(pdf: Path, pages: tuple[int, ...], folder: Path) -> Image.Image:
    """Pages side by side on a grey ground."""
    sheets = []
    for page in pages:
        at = folder / f"page-{page}"
        only = ["-f", str(page), "-l", str(page), "-singlefile"]
        size = ["-scale-to-x", "-1", "-scale-to-y", str(HEIGHT)]
        subprocess.run(["pdftoppm", "-png", *only, *size, pdf, at], check=True)
        sheets.append(Image.open(at.with_suffix(".png")).convert("RGB"))
    wide = sum(sheet.width + GAP for sheet in sheets) + GAP
    whole = Image.new("RGB", (wide, HEIGHT + 2 * GAP), ON)
    left = GAP
    for sheet in sheets:
        whole.paste(sheet, (left, GAP))
        left += sheet.width + GAP
    return whole.quantize(128)


class Command(BaseCommand):
    help = (
        "Draws docs/prints/*.png from the entries of this site (needs poppler-utils; with DEBUG=1 "
        "in the style that stands in static/, else in the one that the site was started with)."
    )

    def handle(self, **options: Any) -> None:
        target = settings.BASE_DIR / "docs" / "prints"
        target.mkdir(parents=True, exist_ok=True)
        for name, (asked, pages) in PICTURES.items():
            numbers = asked.get("numbers", ())
            order = Order(**{"numbers": (), "is_whole": not numbers, "site": SITE, **asked})
            with override(order.language), TemporaryDirectory() as folder:
                pdf = kept_print(order)
                picture_of(pdf, pages, Path(folder)).save(target / f"{name}.png", optimize=True)
            self.stdout.write(f"docs/prints/{name}.png")
