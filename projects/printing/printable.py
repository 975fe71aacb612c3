"""A print that is ready to be written to a file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from projects.printing.content import Sheet
from projects.printing.wall_panel import WallPanel

# Called with how many parts are done, of how many.
Progress = Callable[[int, int], None]


class Prepared(NamedTuple):
    """A print with its data fetched. ``content`` is all that the file depends on, as text;
    ``write(target, progress)`` writes the file and calls ``progress(done, total)`` meanwhile.
    ``ending`` is that of the file's name. ``sheets`` are the entries of panels and labels, or the
    panels for the wall, in the edition that is printed on them."""

    content: str
    write: Callable[[Path, Progress], None]
    ending: str = ".pdf"
    sheets: Sequence[Sheet | WallPanel] = ()
    edition: str = ""


def one_by_one(parts: Iterable[str], total: int, progress: Progress) -> Iterator[str]:
    """The parts one after the other; whoever asks for the next is done with those before."""
    for done, part in enumerate(parts):
        progress(done, total)
        yield part
    progress(total, total)
