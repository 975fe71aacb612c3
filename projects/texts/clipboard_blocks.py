"""Paragraphs, lines and items, one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from projects.texts.clipboard_runs import Run, written
from projects.texts.clipboard_styles import Look
from projects.texts.lists import is_bullet


@dataclass
class Block:
    """A paragraph, a line of one, or an item; ``gap`` is how many line ends part it from what is
    before it. ``level`` counts from 1 for items."""

    gap: int
    level: int = 0
    mark: str = ""
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        return written(self.runs)


class Blocks:
    """Blocks as they are filled, and how far the next stands below them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._gap = 0
        self._is_open = False

    def _end(self, gap: int) -> None:
        """What follows stands at least ``gap`` line ends below what is written."""
        self._is_open = False
        self._gap = max(self._gap, gap)

    def _begin(self, level: int = 0, mark: str = "") -> Block:
        self.blocks.append(Block(self._gap, level, mark))
        self._is_open, self._gap = True, 0
        return self.blocks[-1]

    def _add(self, words: str, look: Look) -> None:
        if not look.keeps_lines:
            words = re.sub(r"\s+", " ", words)
            if self._is_open and self._ends_blank():
                words = words.lstrip()
        if not self._is_open:
            words = words.lstrip(" \t") if look.keeps_lines else words.lstrip()
            if not words.strip():
                if look.keeps_lines and self.blocks and words.count("\n") > 1:
                    self._gap = 2
                return
            self._begin()
        self.blocks[-1].runs.append(Run(words, look.is_bold, look.is_italic, look.address))

    def _ends_blank(self) -> bool:
        last = next((run for run in reversed(self.blocks[-1].runs) if run.words), None)
        return last is not None and last.words[-1].isspace()

    def _line_end(self) -> None:
        if self._is_open:
            self.blocks[-1].runs.append(Run("\n"))
        elif self.blocks:
            self._gap = 2


def in_one_line(block: Block) -> Iterator[Run]:
    """A block of a cell, with a blank before it."""
    yield Run(" ")
    if block.mark:
        yield Run("• " if block.mark == "-" else f"{block.mark.strip()} ")
    for run in block.runs:
        yield replace(run, words=run.words.replace("\n", " "))


def joined(blocks: list[Block]) -> str:
    """The blocks one below the other, items indented below the words of those that they are in."""
    written: list[str] = []
    begins: list[int] = []
    before: Block | None = None
    for block in blocks:
        text = block.text.strip()
        if not text:
            continue
        begins = begins[: block.level - bool(block.mark)] if block.level else []
        indent = begins[-1] if begins else 0
        mark = f"{block.mark.strip()} " if block.mark else ""
        if block.mark and not block.mark.endswith(" "):
            begins.append(indent + len(mark))
            indent_of_lines = begins[-1]
        else:
            indent_of_lines = indent
        is_list = before and (
            (before.level and block.level and not _is_other_list(before, block))
            or (is_bullet(text) and is_bullet(before.text.strip()))
        )
        if before:
            written.append("\n" if is_list else "\n" * max(block.gap, 2 if before.level else 1))
        written.append(" " * indent + mark + text.replace("\n", "\n" + " " * indent_of_lines))
        before = block
    return "".join(written)


def _is_other_list(before: Block, block: Block) -> bool:
    """Whether bullets follow numbers or numbers bullets, outermost both."""
    kinds = {"-" if one.mark == "-" else one.mark[-1:] for one in (before, block)}
    return before.level == block.level == 1 and len(kinds) == 2 and "" not in kinds
