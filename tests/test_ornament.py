"""The drawn covers."""

from xml.etree import ElementTree

import pytest

from projects.ornament import COLOURS, MOTIFS, cover_svg


@pytest.mark.parametrize("block", [*COLOURS, "unknown"])
@pytest.mark.parametrize("theme", [*MOTIFS, ""])
def test_a_cover_is_whole_small_and_refers_to_nothing(block: str, theme: str) -> None:
    drawing = cover_svg(61, block, theme, 'A & B <script>alert("x")</script>')
    root = ElementTree.fromstring(drawing)
    assert root.find("{http://www.w3.org/2000/svg}title").text.startswith("A & B <script>")
    assert len(drawing) < 6000
    assert "<script" not in drawing
    assert "style" not in drawing
    assert "href" not in drawing


def test_the_same_entry_has_the_same_cover_and_neighbours_differ() -> None:
    def drawn(number: int) -> str:
        return cover_svg(number, "fund", "unity", "").replace(f">{number}<", "><")

    assert drawn(5) == drawn(5)
    assert all(drawn(number) != drawn(number + 1) for number in range(1, 61))
