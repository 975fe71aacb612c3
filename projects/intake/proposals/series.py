"""Lines that go on counting, year by year, what a line above them names: "Участники по годам"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from projects.intake.proposals.counted_words import (
    COPIES,
    MEETINGS,
    OLD,
    PEOPLE,
    SEMINARS,
    SERVICES,
    WHOLE,
)
from projects.intake.proposals.sentences import Sentence

_COUNTED = re.compile(
    "|".join(one.pattern for one in (PEOPLE, OLD, COPIES, SEMINARS, MEETINGS, SERVICES))
)
_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = re.compile(
    rf"\W*(?:(?:в|во|за)\s+)?{_YEAR}\s?-?(?:де|да|те|та|го|м|й)?(?!\d)(?:\s*(?:г|год\w*|ж|жыл\w*)(?!\w))?"
    r"[\s.:–—-]*(?P<rest>.*)"
)
_WHOLE = re.compile(
    rf"\W*(?:и\s+|а\s+|если\s+)?(?:{WHOLE.pattern}|(?<!\w)(?:все вместе|вместе|за (?:все|эти|три"
    rf"|четыре|пять)|бар[иi]н? к?осы?л?[кг]анда|косканда))"
    r"(?P<rest>.*)"
)
_LONGEST = 12


def in_series(sentences: Iterator[Sentence]) -> Iterator[Sentence]:
    """The sentences, those of a year or of the whole under the line that names what they count."""
    heading: Sentence | None = None
    for sentence in sentences:
        if sentence.label or sentence.part != "body":
            heading = None
        elif heading and _goes_on(sentence):
            sentence = replace(sentence, label=f"Число: {heading.text}")
        else:
            heading = sentence if _is_heading(sentence) else None
        yield sentence


def _is_heading(sentence: Sentence) -> bool:
    text = sentence.folded
    is_short = len(text.split()) <= _LONGEST and text.rstrip()[-1:] not in (".", "!", "?", ";")
    return is_short and not re.search(r"\d", text) and bool(_COUNTED.search(text))


def _goes_on(sentence: Sentence) -> bool:
    """Whether a line has a year or a word for the whole, one number and few words."""
    found = _OF_YEAR.match(sentence.folded) or _WHOLE.match(sentence.folded)
    rest = found["rest"] if found else ""
    is_one = len(re.findall(r"\d[\d\s]*", rest)) == 1 and len(rest.split()) <= 8
    return is_one and not re.search(r"тенге|тг(?!\w)|млн|миллион", rest)
