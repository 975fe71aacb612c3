"""The stand number that a letter names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.found import Candidate
from projects.intake.proposals.labels import answers_to
from projects.intake.proposals.sentences import Told

_NUMBER = r"(?P<number>[1-9][0-9]{0,2})(?![0-9.,]*[0-9])"
_SIGN = r"(?:№|n[oº°]?\.?|#|nr\.?|под (?:номером|№)|номер\w*|нөмір\w*|номир\w*|number|под номером)"
_PATTERNS = (
    re.compile(
        rf"(?<!\w)(?:стенд\w*|stand)\s*(?:[(—–-]?\s*{_SIGN}\s*[:—–-]?\s*|[:—–-]\s*){_NUMBER}"
    ),
    re.compile(
        rf"(?<!\w)(?:стенд[аеуы]?|стендом|stand)\s+{_NUMBER}(?!\s*(?:м\b|см\b|шт|дана|кв|фото|картин|рисун"
        r"|предмет|экспонат|планшет|кукл|книг|вещ|человек|сурет|зат|photo|item|picture|poster|плакат))"
    ),
    re.compile(
        rf"(?<![\w.,-]){_NUMBER}\s?(?:[-–‑]|[-–‑]\s?(?:ші|шы|ши|й|го|му|м|ом|th|st|nd|rd)\s+)\s?стенд"
    ),
    re.compile(rf"(?<!\w)(?:стенд\w*|stand)(?:\s+[а-яa-z]+){{1,4}}\s+(?:№|n[oº°]\.?)\s*{_NUMBER}"),
    re.compile(rf"№\s*{_NUMBER}\s*(?:[-–‑]?\s?(?:ші|шы|ши|й|го|му|м|ом)?\s+|[-–‑]\s?)стенд"),
    re.compile(rf"(?<!\w)стенди(?:миз|низ)?\s+{_NUMBER}(?!\s*(?:м\b|см\b|шт|дана|кв))"),
    re.compile(rf"(?<![\w.,-]){_NUMBER}\s+стенд(?:\s+(?:бойынша|туралы|ушин)|ке|ти|ге)(?!\w)"),
    re.compile(
        rf"{_SIGN}\s*(?:стенда|of (?:the |our )?stand|стенди)\s*[:—–-]?\s*(?:№\s*)?{_NUMBER}"
    ),
)
# "Стенд нам сказали будет 52": a line about the number alone.
_TOLD = re.compile(
    r"(?:номер\s+)?(?:наш\w*\s+)?стенд\w*\s+(?:(?:у|нас|нам|наш|вы|сказали|дали|будет|присвоили|назвали|бизге|биздин|берди"
    rf"|берилди|айтты|болады|болып)\s+){{1,4}}{_NUMBER}(?:\s?[-–‑]\s?(?:й|ый|ой|ші|шы|ши))?\s*(?:,\s+(?:мне|нам|так|маган|бизге|солай)\s.*)?[.!]?$"
)
_ALONE = re.compile(rf"\s*(?:№|n[oº°]?\.?|#)?\s*{_NUMBER}\b")


def stand_numbers(told: Told) -> Iterator[Candidate]:
    """The numbers that are called the stand's."""
    for answer in answers_to(told, "number"):
        if found := _ALONE.match(answer.folded):
            yield Candidate(int(found["number"]), answer, 1)
    for sentence in told.sentences:
        if sentence.part in ("quoted", "requisites"):
            continue
        if found := _TOLD.match(sentence.folded):
            yield Candidate(int(found["number"]), sentence)
        for pattern in _PATTERNS:
            for found in pattern.finditer(sentence.folded):
                yield Candidate(int(found["number"]), sentence)
