"""The icons of phones and browsers are the mark, drawn anew."""

from pathlib import Path

from django.core.management import call_command
from PIL import Image

from projects.management.commands.draw_icons import FOLDER


def test_the_icons_are_what_the_mark_gives(tmp_path: Path) -> None:
    call_command("draw_icons", "--into", tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {path.name for path in FOLDER.iterdir() if path.suffix in (".png", ".ico")}
    for name in names:
        drawn, kept = Image.open(tmp_path / name), Image.open(FOLDER / name)
        assert drawn.info.get("sizes") == kept.info.get("sizes")
        assert drawn.convert("RGBA").tobytes() == kept.convert("RGBA").tobytes(), name
