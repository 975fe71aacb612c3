"""The drawn covers."""

import os
import subprocess
import sys
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from projects.catalogue.index import current_index
from projects.catalogue.neighbours import entry_links
from projects.graphics.contrast import DRAWING, contrast
from projects.graphics.ornament import CUTS, FELTS, MOTIFS, PLAIN, cover_svg, hem


@pytest.mark.parametrize("block", [*FELTS, "unknown"])
@pytest.mark.parametrize("theme", [*MOTIFS, ""])
def test_a_cover_is_whole_small_and_refers_to_nothing(block: str, theme: str) -> None:
    for number in range(60, 60 + len(CUTS)):
        drawing = cover_svg(number, block, theme, 'A & B <script>alert("x")</script>')
        root = ElementTree.fromstring(drawing)
        assert root.find("{http://www.w3.org/2000/svg}title").text.startswith("A & B <script>")
        assert len(drawing) < 24_000
        assert "<script" not in drawing
        assert "style" not in drawing
        assert "href" not in drawing


@pytest.mark.parametrize("seed", ["1", "2"])
def test_an_entry_has_the_same_cover_in_every_process(seed: str) -> None:
    """Two servers, or one before and after a restart, draw alike: no hash or clock takes part."""
    program = (
        "from projects.graphics.ornament import cover_svg; print(cover_svg(5, 'fund', 'unity', ''))"
    )
    drawn = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    assert drawn.stdout.decode().rstrip("\n") == cover_svg(5, "fund", "unity", "")


def test_stands_side_by_side_and_above_each_other_never_look_alike() -> None:
    """In rows of one to four cards, whatever the block and theme."""
    covers = {number: cover_svg(number, "fund", "unity", "") for number in range(1, 66)}
    for number in range(1, 62):
        for away in (1, 2, 3, 4):
            assert covers[number] != covers[number + away]


def test_no_cover_of_the_wall_is_another_s(wall: None) -> None:
    index = current_index()
    drawn = {
        link.number: cover_svg(link.number, link.block, link.motif, "")
        for link in entry_links(index, index.stands).values()
    }
    numbers = sorted(drawn)
    assert all(drawn[here] != drawn[there] for here, there in pairwise(numbers))
    assert len(set(drawn.values())) >= 50


def test_the_two_felts_of_a_mosaic_can_be_told_apart() -> None:
    for felts in [PLAIN, *(pair for pairs in FELTS.values() for pair in pairs)]:
        assert contrast(felts.ground, felts.figure) >= DRAWING, felts


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_a_hem_runs_from_edge_to_edge(kind: int) -> None:
    assert hem(kind).startswith("M0 300")
    assert hem(kind).endswith("z")
