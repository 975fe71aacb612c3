"""Which stand a letter is for, by the name of its file or folder."""

from __future__ import annotations

import re
import unicodedata

from projects.intake.letter import Letter
from projects.photos.names import reading_of

_STAND = r"(?:стенд(?:інің|тің|і|а|у|ом)?|stand|экспонат)"
_NUMBER = r"0*([1-9][0-9]{0,2})"
_NUMBERS = (
    # "стенд 34", "Стенд № 34", "stand-34"
    re.compile(rf"(?<![^\W_]){_STAND}[\s_.№#:-]*{_NUMBER}(?![0-9])", re.IGNORECASE),
    # "№34-стенд", "34-й стенд", "34 стенд"
    re.compile(
        rf"(?<![0-9])(?:№\s*)?{_NUMBER}(?:-?(?:й|ый|ой|ші|шы))?[\s_-]*{_STAND}(?![^\W_])",
        re.IGNORECASE,
    ),
    # "№34", "N 34"
    re.compile(rf"(?:№|(?<![^\W_])No?\.?)\s*{_NUMBER}(?![0-9])", re.IGNORECASE),
)
_ENDING = re.compile(r"\.(?:docx?|docm|dotx|odt|rtf|txt|pdf|zip|jpe?g|png|webp|hei[cf])$", re.I)


def stand_number(letter: Letter | str) -> int | None:
    """The stand's number in the name of a letter, file or folder; None where none is sure.

    Of a path its last part counts, then the folders from the innermost. A name that tells two
    different numbers tells none.
    """
    path = letter if isinstance(letter, str) else letter.name
    parts = [part for part in re.split(r"[/\\]", path) if part.strip()]
    for part in reversed(parts):
        numbers = _numbers_in(part)
        if numbers:
            return numbers.pop() if len(numbers) == 1 else None
    return None


def _numbers_in(part: str) -> set[int]:
    words = unicodedata.normalize("NFC", part)
    words = re.sub("[\u2010-\u2015\u2212]", "-", _ENDING.sub("", words.strip()))
    for pattern in _NUMBERS[:2]:
        if found := {int(number) for number in pattern.findall(words)}:
            return found
    found = {int(number) for number in _NUMBERS[2].findall(words)}
    begins = reading_of(words)
    if begins.stand and begins.stand < 1000 and not begins.is_guess:
        found.add(begins.stand)
    return found
