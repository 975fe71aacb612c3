"""A print that is ready to be written to a file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from projects.printing.content import Sheet
from projects.printing.wall_panel import WallPanel


class Prepared(NamedTuple):
    """A print with its data fetched. ``content`` is all that the file depends on, as text;
    ``write(target, progress)`` writes the file and calls ``progress(done, total)`` meanwhile.
    ``ending`` is that of the file's name. ``sheets`` are the entries of panels and labels, or the
    panels for the wall, in the edition that is printed on them."""

    content: str
    write: Callable[[Path, Callable[[int, int], None]], None]
    ending: str = ".pdf"
    sheets: Sequence[Sheet | WallPanel] = ()
    edition: str = ""
