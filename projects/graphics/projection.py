"""The borders of the regions, projected onto the grid of the map: ``draw_map`` runs it, and the
page of a place asks where on the map it lies.

``static/map`` holds both divisions (geokz, CC BY 4.0, after OCHA cod-ab-kaz). The grid is so coarse
that the paths of a whole map weigh little; neighbours round to the same points, so their borders
still meet. Regions that never changed are drawn once for both.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from itertools import pairwise
from math import cos, radians, sin, sqrt
from typing import Any, NamedTuple

from django.conf import settings

from projects.graphics.region_map import WIDTH, Shape

MARGIN = 4
THEN, NOW = "2014", "2024"
# Numbers that would stand on a neighbour's or a city's, moved by so much.
NUDGED = {
    ("KZ-11", ""): (-14, -6),
    ("KZ-19", "now"): (-34, -14),
    ("KZ-19", "then"): (20, 4),
    ("KZ-61", "now"): (6, -32),
    ("KZ-YUZ", "then"): (4, 36),
    ("KZ-27", ""): (-14, -6),
    ("KZ-59", ""): (8, -10),
    ("KZ-47", ""): (10, -10),
}

Point = tuple[float, float]


def albers(longitude: float, latitude: float) -> Point:
    """Albers' equal-area projection for Kazakhstan (43° and 53°, around 67° E 48° N), on the unit
    sphere: areas may be compared, and the country lies level."""
    first, second, origin = radians(43), radians(53), radians(48)
    n = (sin(first) + sin(second)) / 2
    c = cos(first) ** 2 + 2 * n * sin(first)
    away = sqrt(c - 2 * n * sin(radians(latitude))) / n
    angle = n * radians(longitude - 67)
    return away * sin(angle), away * cos(angle) - sqrt(c - 2 * n * sin(origin)) / n


def _rings(feature: dict[str, Any]) -> list[list[Point]]:
    """The projected rings of a feature, holes among them."""
    geometry = feature["geometry"]
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [[albers(*point[:2]) for point in ring] for polygon in polygons for ring in polygon]


def _features(division: str) -> dict[str, dict[str, Any]]:
    path = settings.BASE_DIR / "static" / "map" / f"regions-{division}.geojson"
    features = json.loads(path.read_text())["features"]
    return {feature["properties"]["code"]: feature for feature in features}


def _path(ring: list[tuple[int, int]]) -> str:
    """A closed ring in relative steps; what rounds to the same point is drawn once."""
    (x, y), steps = ring[0], []
    start = f"M{x} {y}"
    for to_x, to_y in ring[1:-1]:
        if (to_x, to_y) != (x, y):
            steps.append(f"{to_x - x} {to_y - y}")
            x, y = to_x, to_y
    joined = " ".join(steps).replace(" -", "-")
    return f"{start}l{joined}z" if len(steps) > 1 else ""


def _middle(ring: list[tuple[int, int]]) -> Point:
    """The centre of gravity of a ring's area."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    return (x / (3 * area), y / (3 * area)) if area else ring[0]


def _extent(ring: list[tuple[int, int]]) -> int:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


class _Frame(NamedTuple):
    """The part of the projection that the map shows: its corner, scale and height."""

    left: float
    top: float
    scale: float
    height: int

    def on_map(self, x: float, y: float) -> tuple[int, int]:
        across, down = (x - self.left) * self.scale, (y - self.top) * self.scale
        return round(across) + MARGIN, round(down) + MARGIN


@cache
def _frame() -> _Frame:
    """Read from the borders of today, once a process: a tenth of a second."""
    every = [p for feature in _features(NOW).values() for ring in _rings(feature) for p in ring]
    left, top = min(x for x, _ in every), min(y for _, y in every)
    scale = (WIDTH - 2 * MARGIN) / (max(x for x, _ in every) - left)
    height = round((max(y for _, y in every) - top) * scale) + 2 * MARGIN
    return _Frame(left, top, scale, height)


def point_at(longitude: float, latitude: float) -> tuple[int, int]:
    """Where a place lies on the map."""
    return _frame().on_map(*albers(longitude, latitude))


def projected_shapes() -> tuple[list[Shape], int]:
    """Every shape of both divisions, cities last so that they lie on top; the map's height."""
    now, then, frame = _features(NOW), _features(THEN), _frame()

    def drawn(feature: dict[str, Any], division: str) -> Shape:
        code, is_city = feature["properties"]["code"], feature["properties"]["kind"] == "city"
        rings = [[frame.on_map(x, y) for x, y in ring] for ring in _rings(feature)]
        x, y = _middle(max(rings, key=_extent))
        aside, down = NUDGED.get((code, division), (0, 0))
        path = "" if is_city else "".join(map(_path, rings))
        return Shape(code, division, is_city, path, round(x) + aside, round(y) + down)

    split = {code for code in then if code not in now or _shrank(then[code], now[code])}
    found = [drawn(then[code], "then") for code in then if code in split]
    found += [drawn(now[code], "now" if code in split or code not in then else "") for code in now]
    return sorted(found, key=lambda shape: shape.is_city), frame.height


def _shrank(then: dict[str, Any], now: dict[str, Any]) -> bool:
    """Whether a region gave away land: cities and redrawn coastlines did not."""
    if then["properties"]["kind"] == "city":
        return False
    before, after = (sum(map(_area, _rings(feature)[:1])) for feature in (then, now))
    return after < 0.9 * before


def _area(ring: list[Point]) -> float:
    pairs = pairwise(ring)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def shapes_json(drawn: Sequence[Shape], height: int) -> str:
    """The projected shapes as ``region_map`` reads them, one a line."""
    lines = ",\n".join(json.dumps(asdict(shape)) for shape in drawn)
    return f'{{"height": {height}, "shapes": [\n{lines}\n]}}\n'
