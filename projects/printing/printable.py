"""A print between its order and its file."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Prepared(NamedTuple):
    """``content`` is all that the file depends on, as text; ``write(target, progress)`` makes it
    and tells ``progress(done, total)`` as it goes."""

    content: str
    write: Callable[[Path, Callable[[int, int], None]], None]
