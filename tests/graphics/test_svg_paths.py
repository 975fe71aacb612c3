"""Pieces of felt: turned, moved and sewn together."""

from xml.etree import ElementTree

import pytest

from projects.graphics.ornament import CUTS, MOTIFS, cover_svg, motif_of
from projects.graphics.svg_paths import ROUND, circle, piece, placed, seen, sewn


def test_a_piece_is_told_step_by_step_from_where_it_begins() -> None:
    assert sewn([piece("M0-4L4 0H2V8Z")]) == '<path d="M0-4l4 4l-2 0l0 8z" stroke="none"/>'


def test_turning_and_scaling_take_the_pen_with_them() -> None:
    (part,) = placed([piece("M0 0L10 0", 4, ROUND)], move=5 + 5j, scale=2, turn=90)
    assert sewn([part]) == (
        '<path d="M5 5l0 20" fill="none" stroke-width="8" stroke-linecap="round"/>'
    )


def test_a_mirror_turns_left_and_right() -> None:
    assert sewn(placed([piece("M3 1L.5 2")], mirrored=True)) == (
        '<path d="M-3 1l2.5 1" stroke="none"/>'
    )


def test_what_one_pen_draws_is_one_path() -> None:
    lines = [piece(f"M0 {y}L9 {y}", 2) for y in range(20)]
    assert sewn([*lines, circle(5, 3), *lines]).count("<path") == 2


def test_what_shows_in_no_cell_is_left_out() -> None:
    inside, at_edge, outside = (piece(f"M{x} 0L{x + 1} 1", 2) for x in (5, 10, 30))
    assert seen([inside, at_edge, outside], [(0, 0, 11, 11)]) == (inside, at_edge)


@pytest.mark.parametrize("theme", MOTIFS)
def test_motifs_and_covers_have_few_elements(theme: str) -> None:
    """A drawing costs browser and print by the element: a carpet had 629 of them."""
    assert motif_of(theme).count("<path") <= 4
    for number in range(len(CUTS)):
        assert len(list(ElementTree.fromstring(cover_svg(number, "fund", theme, "")).iter())) <= 20
