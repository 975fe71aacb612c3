"""The map of the regions."""

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from projects.catalogue.facets import FACETS
from projects.catalogue.index import current_index
from projects.graphics.region_map import SHAPES, Row, region_map, shapes
from projects.graphics.region_map_svg import FILE, outlines
from projects.models import Project, Region

pytestmark = pytest.mark.django_db

THEN, NOW = 16, 20


def row(code: str, count: int = 1) -> Row:
    return Row(code, code.lower(), count, f"/{code}/")


def test_both_divisions_are_whole_and_light() -> None:
    drawn, height = shapes()
    assert len([s for s in drawn if s.division in ("", "then")]) == THEN
    assert len([s for s in drawn if s.division in ("", "now")]) == NOW
    assert all(s.is_city or s.path.startswith("M") for s in drawn)
    assert all(0 < s.x < 800 and 0 < s.y < height for s in drawn)
    assert sum(len(s.path) for s in drawn) < 12_000


def test_every_region_of_both_divisions_has_a_shape(wall: None) -> None:
    known = set(Region.objects.exclude(code="KZ").values_list("code", flat=True))
    assert {shape.code for shape in shapes()[0]} == known


def test_neighbours_share_their_borders() -> None:
    """Jetisu and Abai round to the same points, so nothing gapes between them."""

    def points(code: str) -> set[tuple[int, int]]:
        path = next(s.path for s in shapes()[0] if s.code == code)
        found = set()
        for ring in re.findall(r"M(-?\d+) (-?\d+)l([^z]*)z", path):
            x, y = int(ring[0]), int(ring[1])
            steps = [int(step) for step in re.findall(r"-?\d+", ring[2])]
            found.add((x, y))
            for right, down in zip(steps[::2], steps[1::2], strict=True):
                x, y = x + right, y + down
                found.add((x, y))
        return found

    assert len(points("KZ-33") & points("KZ-10")) > 10


def test_cities_lie_on_top_and_the_rest_in_the_order_of_the_rows() -> None:
    places = region_map([row("KZ-75"), row("KZ-55"), row("KZ-11"), row("KZ")]).places
    assert [place.row.code for place in places] == ["KZ-55", "KZ-11", "KZ-75"]


def test_depth_tells_none_from_few_from_most() -> None:
    rows = [row("KZ-11", 0), row("KZ-55", 1), row("KZ-23", 8)]
    depths = {place.row.code: place.depth for place in region_map(rows).places}
    assert depths == {"KZ-11": 0, "KZ-55": 1, "KZ-23": 4}


def links(html: str) -> list[tuple[str, str, str]]:
    """Division, address and words of every region of the page's map."""
    found = re.findall(
        r'<g role="listitem"(?: class="(\w+)")?><a href="([^"]+)"'
        r'.*?class="is-announced"[^>]*>([^<]+)<',
        html,
    )
    return [(division, address.replace("&amp;", "&"), words) for division, address, words in found]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_region_on_the_list_is_a_link_to_as_many_entries_as_it_says(
    wall: None, client: Client, language: str
) -> None:
    found = links(client.get(f"/{language}/projects/?theme=heritage").content.decode())
    assert len([link for link in found if link[0] in ("", "then")]) == THEN
    assert len([link for link in found if link[0] in ("", "now")]) == NOW
    for _division, address, words in found:
        answer = client.get(f"/{language}/projects/{address}").content.decode()
        count = re.search(r'data-result-count="(\d+)"', answer)
        assert count
        assert re.search(rf": {count[1]}\b", words), (address, words)


def test_a_chosen_region_is_marked_and_its_link_takes_it_back(wall: None, client: Client) -> None:
    html = client.get("/en/projects/?region=KZ-55&theme=unity").content.decode()
    assert re.search(r'href="\?theme=unity" class="depth-\d is-chosen" aria-current="true"', html)


def test_the_map_counts_as_the_database_does(wall: None) -> None:
    index, entries = current_index(), Project.objects.published()
    for code in Region.objects.values_list("code", flat=True):
        assert (
            index.count("region", code)
            == entries.filter(FACETS["region"].condition([code])).count()
        )


def test_a_draft_is_on_no_map(project: Callable[..., Project], client: Client) -> None:
    project(1, published=False).regions.add(Region.objects.get(code="KZ-55"))
    assert all(
        ": 0\xa0entries" in words for *_, words in links(client.get("/en/").content.decode())
    )


def test_the_map_names_whose_borders_it_shows(wall: None, client: Client) -> None:
    for language in ("kk", "ru", "en"):
        page = client.get(f"/{language}/").content.decode()
        assert "geokz" in page
        assert "CC BY 4.0" in page
        assert "OCHA cod-ab-kaz" in page


def test_what_pages_draw_the_map_with_is_what_the_borders_give(tmp_path: Path) -> None:
    call_command("draw_map", "--into", tmp_path, stdout=StringIO())
    for path in (SHAPES, Path("static", FILE)):
        assert (tmp_path / path.name).read_text() == path.read_text()
    assert len([*tmp_path.iterdir()]) == 2


def test_every_shape_that_a_page_names_is_in_the_file(wall: None, client: Client) -> None:
    for path in ("en/", "en/projects/", "en/results/", "en/regions/KZ-55/", "kk/regions/KZ-YUZ/"):
        page = client.get(f"/{path}").content.decode()
        named = set(re.findall(rf'href="/static/{FILE}#([^"]+)"', page))
        assert named
        assert named <= outlines(shapes()[0]).keys(), path
