"""Writes static/map/regions.svg anew from the borders beside it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from projects.graphics.region_map_svg import FILE, shapes_file


class Command(BaseCommand):
    help = "Writes static/map/regions.svg anew from the borders beside it."

    def handle(self, **options: Any) -> None:
        path: Path = settings.BASE_DIR / "static" / FILE
        path.write_text(shapes_file())
        self.stdout.write(f"{path.stat().st_size:,} bytes")
