"""The fonts of the prints."""

import pytest

from projects.graphics.fonts import FACES, FOLDER, missing_letters, width
from projects.management.commands.make_print_fonts import print_font
from projects.texts.numbers import Qualifier, signed


@pytest.mark.full
@pytest.mark.parametrize("face", FACES)
def test_the_command_makes_the_very_files_that_prints_use(face: tuple[str, int]) -> None:
    assert print_font(*face) == (FOLDER / FACES[face]).read_bytes()


@pytest.mark.parametrize("qualifier", Qualifier)
def test_prints_have_the_sign_of_every_qualifier(qualifier: Qualifier) -> None:
    assert missing_letters(signed(300, qualifier)) == ""


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(("limit", "like"), [("≥", ">"), ("≤", "<")])
def test_a_limit_is_as_wide_as_its_arrow(face: tuple[str, int], limit: str, like: str) -> None:
    assert width(limit, face) == width(like, face)
