"""What of a letter the rules read: no more than people write, so that no text takes long."""

from __future__ import annotations

import re
from dataclasses import replace

from projects.intake.letter import Letter, Place

# Characters of one sentence, of one line, of all, and numbers of one sentence. Rules look at each
# word of a sentence from other words of it, so that their work grows with the square of its length.
LONGEST_SENTENCE, LONGEST_LINE, LONGEST_LETTER, MOST_NUMBERS = 700, 4_000, 20_000, 40
_NUMBER = re.compile(r"\d+")
_MARK = re.compile(r"[.!?…;:][»”\")]*\s|[\n\t]")


def readable(letter: Letter) -> tuple[Letter, tuple[Place, ...]]:
    """The letter with blanks for the blocks that are too long to read, and the places of these."""
    blocks, unread, read = [], [], 0
    for index, block in enumerate(letter.blocks):
        if read + len(block.text) > LONGEST_LETTER or not _is_readable(block.text):
            unread.append(Place(index, 0, len(block.text)))
            blocks.append(replace(block, text=""))
            continue
        read += len(block.text)
        blocks.append(block)
    return replace(letter, blocks=tuple(blocks)), tuple(unread)


def _is_readable(text: str) -> bool:
    longest = max(map(len, text.split("\n")))
    return longest <= LONGEST_LINE and all(
        len(one) <= LONGEST_SENTENCE and len(_NUMBER.findall(one)) <= MOST_NUMBERS
        for one in _MARK.split(text)
    )
