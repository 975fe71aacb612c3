"""Projects the borders in static/map and writes what pages draw the map of the regions with."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from projects.graphics.projection import projected_shapes, shapes_json
from projects.graphics.region_map import SHAPES
from projects.graphics.region_map_svg import FILE, shapes_file


class Command(BaseCommand):
    help = "Writes the shapes of the regions anew from the borders in static/map."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--into", type=Path, help="Another folder than where pages read them.")

    def handle(self, into: Path | None, **options: Any) -> None:
        shapes, height = projected_shapes()
        drawn = {SHAPES: shapes_json, settings.BASE_DIR / "static" / FILE: shapes_file}
        for path, draw in drawn.items():
            target = into / path.name if into else path
            target.write_text(draw(shapes, height))
            self.stdout.write(f"{target}: {target.stat().st_size:,} bytes")
