"""The year that stands nearest to a word for a beginning or an end."""

from __future__ import annotations

import re

from projects.intake.proposals.year_words import BEGAN, ENDED, YEAR

# In Kazakh the place and what was done stand between a year and its verb.
_FARTHEST, _FARTHEST_KAZAKH = 60, 110


def _is_of_other(other: re.Pattern[str], text: str, year: re.Match[str]) -> bool:
    """Whether a year stands right behind the other word: "начали в 2016 закончили …"."""
    near = text[max(0, year.start() - 30) : year.start()]
    return any(
        re.fullmatch(r"\s+(?:\w+\s+){0,2}", near[one.end() :]) for one in other.finditer(near)
    )


# "Началось всё зимой, в декабре 2017 года"
_WHEN = re.compile(
    r"\w*\s+(?:\w+\s+){0,3}?(?:зимой|весной|летом|осенью)\s*,\s*(?:в|во)\s+(?:\w+\s+)?"
)


def near_year(text: str, cue: re.Pattern[str], *, is_backward: bool) -> int | None:
    """The year nearest to a word for the beginning or end, within its part of the sentence; in
    Kazakh the year stands before the word, else behind it."""
    best: tuple[int, int] | None = None
    for word in cue.finditer(text):
        for found in YEAR.finditer(text):
            low, high = sorted((word.start(), found.start()))
            gap = text[low:high]
            is_far = len(gap) > (_FARTHEST_KAZAKH if is_backward else _FARTHEST)
            if is_far or re.search(r"[;:]", gap) or not 1995 <= int(found[1]) <= 2100:
                continue
            other = ENDED if cue is BEGAN else BEGAN
            between = text[min(word.end(), found.end()) : max(word.start(), found.start())]
            if other.search(between):
                continue
            if not is_backward and found.end() <= word.start() and _is_of_other(other, text, found):
                continue
            is_parted = "," in between and not _WHEN.fullmatch(between)
            if is_parted and word.start() < found.start() and not is_backward:
                continue
            is_usual = (found.start() < word.start()) == is_backward
            far = len(gap) + 40 * (not is_usual) + 60 * ("," in between)
            if best is None or far < best[0]:
                best = (far, int(found[1]))
    return best[1] if best else None
