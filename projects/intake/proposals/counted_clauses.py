"""The part of a sentence that tells of one of its numbers."""

from __future__ import annotations

import re

from projects.intake.proposals.counted_words import HELPED, TAKES_PART, TRAINED, UNITED, WHOLE
from projects.texts.found_numbers import FoundNumber

_LISTED = re.compile(r"[^:\d]{3,60}:")


def clause_around(text: str, number: FoundNumber) -> tuple[str, str]:
    """The part of the sentence before the number, and the one behind, up to a mark."""
    before = re.split(r"[;]|,\s*(?:а|но|ал|while|and)\s|(?<!\b[гж])\.\s", text[: number.start])[-1]
    behind = re.split(
        r"[;]|,\s*(?:а|но|ал|while|and)\s|\.\s|(?<=н[иы]н)\s(?=\d)|(?:,|\s(?:и|and|жане)\s)[^,]*\d",
        text[number.end :],
    )[0]
    last = re.split(r",|\s(?:и|and|жане)\s", before)[-1]
    if (listed := _LISTED.match(text)) and listed.end() < number.digits:
        last = f"{listed[0]} {last}"  # "Участвовали: 12 команд, 144 спортсмена"
    if WHOLE.search(last):  # "24 команды, всего 288 человек"
        return before, behind
    if re.search(r"\d", before) or any(
        cue.search(last + behind) for cue in (TAKES_PART, TRAINED, HELPED, UNITED)
    ):
        return last, behind
    return before, behind
