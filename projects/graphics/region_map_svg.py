"""The map as SVG. Its outlines are one file, which a browser keeps; pages only refer to them.

The outlines weigh more than all the rest of a list and never change, so a page holds only numbers,
names and links. Drawn in Python, not in a template: a list has forty regions, and this is faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape

from django.templatetags.static import static

from projects.graphics.region_map import WIDTH, RegionMap, Shape
from projects.texts.languages import current_language
from projects.texts.numbers import entries, number, parts_of
from projects.texts.typography import typeset

FILE = "map/regions.svg"
LAND = "land"


def outlines(drawn: Sequence[Shape]) -> dict[str, str]:
    """The path of each region by its name in the file, and the whole country's, which maps that
    show where something lies draw as one."""
    land = "".join(shape.path for shape in drawn if shape.division != "now")
    return {shape.name: shape.path for shape in drawn if shape.path} | {LAND: land}


def shapes_file(drawn: Sequence[Shape], height: int) -> str:
    """The file of shapes, ``static/map/regions.svg``; ``manage.py draw_map`` writes it."""
    paths = "\n".join(f'<path id="{name}" d="{path}"/>' for name, path in outlines(drawn).items())
    return (
        "<!-- Borders: geokz (Alexander Rodionov, CC BY 4.0) after OCHA cod-ab-kaz; simplified. "
        "Drawn by manage.py draw_map. -->\n"
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">\n'
        f"<defs>\n{paths}\n</defs>\n</svg>\n"
    )


def regions(drawn: RegionMap) -> str:
    """The regions as list items: each a link with its shape and number. Its name and number of
    entries are read by screen readers, and shown below while it is pointed at."""
    language, drawing = current_language(), []
    for shape, row, depth in drawn.places:
        region = _region(
            language,
            drawn.height,
            shape,
            row.name,
            row.count,
            parts_of(row.count),
            depth,
            row.is_chosen,
        )
        drawing.append(region[0] + escape(row.address) + region[1])
    return "\n".join(drawing)


@lru_cache(maxsize=4096)
def _region(
    language: str,
    height: int,
    shape: Shape,
    name: str,
    count: int,
    parts: tuple[int, int, int] | None,
    depth: int,
    is_chosen: bool,
) -> tuple[str, str]:
    """A region's link in two halves, before and after its address: the address differs from list to
    list, the halves are cached. ``language`` and ``parts`` belong to the key."""
    group = f' class="{shape.division}"' if shape.division else ""
    kind, current = f"depth-{depth}", ""
    if is_chosen:
        kind, current = f"{kind} is-chosen", ' aria-current="true"'
    at = f'x="{shape.x}" y="{shape.y}"'
    middle = f'cx="{shape.x}" cy="{shape.y}"'
    outline = (
        f'<circle class="hit-area" {middle} r="33"/>{_pin(shape, parts)}'
        if shape.is_city
        else f'<use href="{static(FILE)}#{shape.name}"/>'
    )
    number_shown = f'<text aria-hidden="true" {at} dy=".35em">{_number(count, parts)}</text>'
    return (
        f'<g role="listitem"{group}><a href="',
        f'" class="{kind}"{current}>{outline}{number_shown if count else ""}'
        f'<text class="is-announced" x="4" y="{height}" dy="-.4em">'
        f"{typeset(f'{escape(name)}: {entries(count)}')}</text></a></g>",
    )


def _pin(shape: Shape, parts: tuple[int, int, int] | None) -> str:
    """The ground of a city's number: round, or long where the number has several parts."""
    half = 18 + 18 * (sum(map(bool, parts or ())) > 1)
    x, y = shape.x - half, shape.y - 18
    return f'<rect x="{x}" y="{y}" width="{2 * half}" height="36" rx="18"/>'


def _number(count: int, parts: tuple[int, int, int] | None) -> str:
    """A region's number: heavy for documented entries, thin for samples; a legend says so."""
    if not parts:
        return number(count)
    drawn = [
        f'<tspan class="{kind}">{number(part)}</tspan>'
        for kind, part in zip(("documented", "reported", "illustrative"), parts, strict=True)
        if part
    ]
    return '<tspan dx="2">+</tspan>'.join(drawn)


def places(drawn: RegionMap, point: tuple[int, int] | None = None) -> str:
    """The country with the places of an entry: a pin for a city, a patch for a region; a pin at a
    point of the map."""
    file = static(FILE)
    ground = "land everywhere" if drawn.country else "land"
    return (
        f'<use class="{ground}" href="{file}#{LAND}"/>'
        + "".join(
            f'<circle class="pin" cx="{place.shape.x}" cy="{place.shape.y}" r="22"/>'
            if place.shape.is_city
            else f'<use class="is-here" href="{file}#{place.shape.name}"/>'
            for place in drawn.places
            if not (point and place.shape.is_city)
        )
        + (f'<circle class="pin" cx="{point[0]}" cy="{point[1]}" r="16"/>' if point else "")
    )
