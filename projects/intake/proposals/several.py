"""Whether a letter tells of several projects that each could be a stand."""

from __future__ import annotations

import re

from projects.intake.proposals.sentences import Told
from projects.texts.alphabet import fold

# "Проект 1. «…»", "1-жоба:", "Project No. 2"
_NUMBERED = re.compile(
    r"\s*(?:(?:проект|жоба|project)\s*(?:№|no\.?)?\s*(?P<behind>[1-9])(?!\d)"
    r"|(?P<before>[1-9])\s*[-–]?\s*(?:й|ши|шы|th|nd|st)?\s*(?:проект|жоба|project)(?!\w))"
    r"(?=\s*(?:[.:)—–«\"“-]|$))"
)
_COUNTED = re.compile(
    r"(?<!\w)(?:о (?:двух|трех|четырех|пяти|нескольких) (?:[а-я]+ )?проектах"
    r"|(?:еки|уш|торт|бес|бирнеше) жоба(?:мыз|лар\w*)?|(?:two|three|four|several) projects)(?!\w)"
)


def holds_several(told: Told) -> bool:
    """Whether it numbers its projects, or says that it tells of two or more and heads them."""
    numbers, headings, is_counted = set(), 0, False
    for line in told.lines:
        if told.letter.blocks[line.block].kind == "table":
            continue
        small = fold(line.text)
        if found := _NUMBERED.match(small):
            numbers.add(found["behind"] or found["before"])
        headings += told.letter.blocks[line.block].kind == "heading"
        is_counted |= bool(_COUNTED.search(small))
    return len(numbers) > 1 or (is_counted and headings > 1)
