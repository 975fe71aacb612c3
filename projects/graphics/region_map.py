"""The map of the country's regions, as of the exhibition's time and as of today.

Its shapes were projected by ``manage.py draw_map`` (``projection``) and are read from a file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from projects.texts.languages import text_of

WIDTH = 800
COUNTRY = "KZ"
# Written by ``manage.py draw_map``.
SHAPES = Path(__file__).with_name("region_shapes.json")


@dataclass(slots=True)
class Row:
    """A region with its number of entries, and the address of the page that lists them."""

    code: str
    name: str
    count: int
    address: str
    is_chosen: bool = False


@dataclass(frozen=True, eq=False)
class Shape:
    """The outline of a region. ``division`` is then, now, or empty where it never changed; its
    number stands at ``x`` and ``y``.

    Made once a process and compared by identity, so what is drawn from it can be cached by it.
    """

    code: str
    division: str
    is_city: bool
    path: str
    x: int
    y: int

    @property
    def name(self) -> str:
        """Its id in the file of shapes."""
        return f"{self.code}-{self.division}" if self.division else self.code


class Place(NamedTuple):
    """A shape with what a page says of it; ``depth`` is 0 (no entries) to 4 (the most)."""

    shape: Shape
    row: Row
    depth: int


class RegionMap(NamedTuple):
    """A map ready to be drawn: ``places`` in the order of drawing and of reading aloud.

    ``country``, if asked for, is the row of entries that are everywhere.
    """

    places: list[Place]
    country: Row | None
    width: int
    height: int


@cache
def shapes() -> tuple[list[Shape], int]:
    """Every shape of both divisions, cities last so that they lie on top; the map's height."""
    drawn = json.loads(SHAPES.read_text())
    return [Shape(**shape) for shape in drawn["shapes"]], drawn["height"]


def region_rows(
    names: Mapping[str, str],
    counts: Mapping[str, int],
    address: Callable[[str], str],
    chosen: Collection[str] = (),
) -> list[Row]:
    """Rows for a map from names, numbers of entries and addresses by code."""
    return [
        Row(code, name, counts.get(code, 0), address(code), code in chosen)
        for code, name in names.items()
    ]


def locator(regions: Iterable[Any], *, division: str = "then") -> RegionMap | None:
    """The map with only these regions on it, each a link to its page, as borders ran at the
    time or run now; ``None`` without regions."""
    rows = [Row(r.code, text_of(r, "name").value, 1, r.get_absolute_url()) for r in regions]
    if not rows:
        return None
    found = region_map(rows)
    other = {"then": "now", "now": "then"}[division]
    has_shape = {place.row.code for place in found.places if place.shape.division != other}
    places = [
        place
        for place in found.places
        if place.shape.division != other or place.row.code not in has_shape
    ]
    return RegionMap(places, found.country, found.width, found.height)


def empty_map() -> RegionMap:
    """The country alone."""
    return RegionMap([], None, WIDTH, shapes()[1])


@cache
def _shapes_of() -> list[dict[str, list[Shape]]]:
    """The shapes of each region by its code: areas first, then cities, which are drawn on top."""
    kinds: list[dict[str, list[Shape]]] = [{}, {}]
    for shape in shapes()[0]:
        kinds[shape.is_city].setdefault(shape.code, []).append(shape)
    return kinds


def region_map(rows: Iterable[Row]) -> RegionMap:
    """The map of these regions, without rows that have no shape and shapes that have no row."""
    by_code = {row.code: row for row in rows}
    drawn = [
        (shape, row)
        for kind in _shapes_of()
        for row in by_code.values()
        for shape in kind.get(row.code, ())
    ]
    most = max((row.count for _, row in drawn), default=0)
    # Without entries 0, else the quarter of the largest count that it reaches: 1 to 4.
    places = [
        Place(shape, row, 1 + 4 * (row.count - 1) // most if row.count else 0)
        for shape, row in drawn
    ]
    return RegionMap(places, by_code.get(COUNTRY), WIDTH, shapes()[1])
