"""A letter as it came, and what it says for the fields of an entry.

Reading makes a letter of files, the rules make proposals of a letter, the desk shows both side by
side and writes what a person confirms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, Self

Kind = Literal["heading", "paragraph", "list", "table", "quotation", "note"]


@dataclass(frozen=True)
class Block:
    """One paragraph, heading, list, table, quotation or footnote of a letter.

    ``text`` is what it says, word for word, lines parted by a line break and cells of a row by a
    tab; ``markdown`` is the same as an entry's text keeps it. ``grid`` is of a table with merged
    cells: for each row of ``text``, where in it the cell begins that covers each column.
    """

    kind: Kind
    text: str
    markdown: str
    grid: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True)
class Picture:
    """A photo of a letter, folder or ZIP: its file name, its bytes as they came (JPEG where it was
    HEIC), and its caption if the letter has one."""

    name: str
    content: bytes
    caption: str = ""


@dataclass(frozen=True)
class Letter:
    """What one file or several say together: the language (kk, ru or en) of most of it, its blocks
    in order, its pictures, and sentences for the person about what could not be taken."""

    name: str
    language: str
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def markdown(self) -> str:
        return "\n\n".join(block.markdown for block in self.blocks)


@dataclass(frozen=True)
class Place:
    """Where in a letter a value stands: the block's index, and the sentence within its ``text``."""

    block: int
    start: int
    end: int


@dataclass(frozen=True)
class Proposal:
    """A value that the letter states for a field of the entry.

    ``field`` is a name of the entry's form: ``number``, ``title_kk``, ``summary_ru``, ``text_ru``,
    ``regions``, ``place_as_written``, ``themes``, ``status``, ``start_year``, ``end_year``,
    ``budget_kzt``, ``coordinator``, ``participations``, ``metrics``, ``sources``, ``quotation``.
    ``value`` is JSON: a text or number, a list of region codes, or for the three groups of rows one
    row (``{"organisation": slug or None, "name", "role"}``,
    ``{"indicator": slug, "value", "qualifier", "period"}``, ``{"title", "publisher", "date"}``;
    a quotation is ``{"text", "speaker"}``); rows of a group are a proposal each. ``is_choice`` is
    one of several that contradict each other: a person chooses. ``is_sure`` is false of a figure of
    which the letter does not say what its indicator's name says: a person chooses the indicator.
    One that no indicator counts has an empty one and the letter's own words as its ``name``.
    """

    field: str
    value: Any
    places: tuple[Place, ...] = ()
    is_choice: bool = False
    is_sure: bool = True

    @property
    def is_asked(self) -> bool:
        """Whether a person has to choose before it can be taken."""
        return self.is_choice or not self.is_sure


class Remark(str):
    """A sentence for the person about proposals among which to choose: ``about``."""

    about: tuple[Proposal, ...]

    def __new__(cls, sentence: str, about: Iterable[Proposal]) -> Self:
        made = super().__new__(cls, sentence)
        made.about = tuple(about)
        return made
