"""Lines of a letter that are captions of its photos: "Фото 1 (IMG_2041.jpg). … Автор: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from projects.intake.proposals.parts import Line

LONGEST_CAPTION = 300
ITEM = r"\s*(?:\(?\d{1,2}[.)]|[-–—•*])?\s*"
KIND = (
    r"(?:фото(?:графия|снимок|сурет)?|снимок|рис(?:унок|\.)?|сурет|photo(?:graph)?|picture"
    r"|fig(?:ure|\.))"
)
PARTED = r"\s*(?:[.:)]|\s[-–—]|[–—])\s*"
ENDING = r"\.(?:jpe?g|png|webp|hei[cf]|tiff?|avif)"
_FILE = rf"(?:\s*\((?:файл\s+)?[«\"]?(?P<file>[^()\n«»\"]{{1,80}}?{ENDING})[»\"]?\))?"
# "Фото 1 – …", "Рис. 2. …", "Фото 3 (IMG_2041.jpg). …", "1-сурет. …".
NUMBERED = (
    re.compile(rf"{ITEM}{KIND}\s*(?:№\s*)?(?P<number>\d{{1,2}}){_FILE}{PARTED}", re.I),
    re.compile(rf"\s*(?P<number>\d{{1,2}})\s*[-–]\s*(?:ші\s+|шы\s+)?{KIND}{_FILE}{PARTED}", re.I),
    # "Снимок IMG_2041: …"
    re.compile(
        rf"{ITEM}{KIND}\s+(?P<number>(?!))?(?P<file>(?:IMG|DSC[FN]?|PXL)[_-]?\d\w*){PARTED}", re.I
    ),
)
# "IMG_2041.jpg – …"
_OF_FILE = re.compile(rf"{ITEM}[\w().-]{{1,60}}{ENDING}{PARTED}", re.I)
_CREDIT = re.compile(
    r"(?<!\w)(?:автор(?:ы|лары)?(?:\s+(?:фото\w*|снимк\w*|сурет\w*))?|фото(?:граф\w*)?|снял[аи]?"
    r"|түсірген|суретке түсірген|photo(?:\s+by)?)\s*[:–—-]",
    re.I,
)


def label_of(text: str) -> re.Match[str] | None:
    """What a caption begins with: the number of its photo, or the name of its file."""
    return next(filter(None, (label.match(text) for label in NUMBERED)), None)


# "Приложение:", "Подписи к фотографиям:"
_HEADS = re.compile(
    r"\W*(?:приложени[ея]|(?:подписи|список|перечень|описание)?\W*(?:к\s+)?фото\w*|снимки|қосымша"
    r"|суреттер|фотосуреттер|photos|captions|attachments?)\W*",
    re.I,
)


def caption_lines(lines: Sequence[Line]) -> set[tuple[int, int]]:
    """Block and start of each caption of a numbered or named photo, with the line below it that
    only says who took it, and the one that heads them."""
    found: set[tuple[int, int]] = set()
    for above, line in pairwise([None, *lines]):
        is_below = above is not None and (above.block, above.start) in found
        if line and (_is_caption(line.text) or (is_below and _CREDIT.match(line.text.lstrip()))):
            found.add((line.block, line.start))
            if above and _HEADS.fullmatch(above.text):
                found.add((above.block, above.start))
    return found


def _is_caption(text: str) -> bool:
    is_labelled = bool(label_of(text) or _OF_FILE.match(text))
    return is_labelled and len(text) <= LONGEST_CAPTION
