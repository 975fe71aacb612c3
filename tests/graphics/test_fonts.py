"""The fonts of the prints."""

import pytest

from projects.graphics.fonts import FACES, FOLDER
from projects.management.commands.make_print_fonts import print_font


@pytest.mark.full
@pytest.mark.parametrize("face", FACES)
def test_the_command_makes_the_very_files_that_prints_use(face: tuple[str, int]) -> None:
    assert print_font(*face) == (FOLDER / FACES[face]).read_bytes()
