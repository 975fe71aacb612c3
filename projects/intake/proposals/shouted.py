"""Names in capitals, and with marks in marks, as names are written elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from projects.intake.letter import Letter
from projects.intake.proposals.lists import Known
from projects.intake.proposals.towns import TOWNS
from projects.texts.alphabet import LOWER, UPPER, fold

# What is written in capitals in any name.
_LISTED = """
ОО ОФ РОО ТОО ООО НПО ОЮЛ АО ИП РЭКО ЭКО КГУ ГУ КГКП ГККП РГП РГУ КФ ЧФ НАО ЧУ ЖШС ҚБ ҚҚ АҚ ЖК КММ
ММ КМҚК МКҚК ЖАҚ КМК РМК МКК ЗТБ РҚБ ЭМБ ЭМО ҚФ КҚ АНК ҚХА ВКО СКО ЗКО ЮКО ШҚО СҚО БҚО ОҚО РК ҚР
КЕАҚ СССР ПФ NGO PF PA LLP JSC LLC APK
"""
_SHORT = frozenset(_LISTED.split())
_WORD = re.compile(r"[^\W\d_]+")
_OPENING, _CLOSING = '«“„"', '»”“"'
# "имени Абая", "Абай атындағы": a person's name.
_AFTER = re.compile(r"(?:имени|им)\W+(?:\w\.\s?)*$")
_BEFORE = re.compile(r"\W+(?:атындагы|ана(?!\w)|ата(?!\w))")


def in_order(name: str, letter: Letter, known: Known) -> str:
    """A name with small letters in place of capitals, and each pair of marks whole."""
    name = " ".join(name.split())
    if re.search(r"[А-яЁё]", name):
        name = _with_marks(name)
    return "".join(
        _lowered(part, name[:start], letter, known) if _is_shouted(part) else part
        for start, part in _parts(name)
    )


def _parts(name: str) -> Iterator[tuple[int, str]]:
    """What stands outside the marks of a name, and inside each, and where."""
    for found in re.finditer(rf"[{_OPENING}{_CLOSING}]+|[^{_OPENING}{_CLOSING}]+", name):
        yield found.start(), found[0]


def _is_shouted(part: str) -> bool:
    """Whether all words are in capitals, one of them longer than a legal form in short."""
    words = [word for word in _WORD.findall(part) if word not in _SHORT]
    return any(len(word) > 3 for word in words) and all(map(str.isupper, words))


def _lowered(part: str, before: str, letter: Letter, known: Known) -> str:
    """The part in small letters; capital stay short forms, its first letter, and what the letter
    or the lists write with a capital letter."""
    is_opening = not before.strip() or before[-1] in _OPENING

    def lowered(found: re.Match[str]) -> str:
        word = found[0]
        if word in _SHORT or (len(word) == 1 and part[found.end() : found.end() + 1] == "."):
            return word
        is_first = is_opening and not _WORD.search(part[: found.start()])
        is_of_person = _AFTER.search(fold(part[: found.start()])) or _BEFORE.match(
            fold(part[found.end() :])
        )
        if is_first or is_of_person or _is_proper(word, letter, known):
            return word[0] + word[1:].lower()
        return word.lower()

    return _WORD.sub(lowered, part)


def _is_proper(word: str, letter: Letter, known: Known) -> bool:
    """Whether a word is a town's or a region's, or the letter itself writes it as a name."""
    small = fold(word)
    if any(town.fullmatch(small) for town, _district in TOWNS.values()):
        return True
    stems = _region_stems(tuple(name for names in known.regions.values() for name in names))
    if any(small.startswith(stem) for stem in stems):
        return True
    text = "\n".join(block.text for block in letter.blocks)
    written = [found[0] for found in _WORD.finditer(text) if fold(found[0]) == small]
    told = [one for one in written if not one.isupper()]
    within = re.search(rf"[{LOWER},»”]\s+[{UPPER}]{re.escape(word[1:].lower())}(?!\w)", text)
    return bool(told) and all(one[0].isupper() for one in told) and bool(within)


@lru_cache(maxsize=4)
def _region_stems(names: tuple[str, ...]) -> frozenset[str]:
    """How words begin that stand with a capital letter in the names of regions."""
    words = {word for name in names for word in _WORD.findall(name) if word[0].isupper()}
    ends = re.compile(r"(?:ая|ий|ое|а)$")
    return frozenset(ends.sub("", fold(word)) for word in words if len(word) > 3)


# «ОО «Центр»», «общественный фонд «Центр»: marks around a legal form and a name in marks.
_WRAPPED = re.compile(
    rf"[«“\"](?=(?:{'|'.join(sorted(_SHORT))}"
    r"|(?i:[а-яё]+(?:ое|ый|ая)\s(?:объединение|фонд|учреждение)))"
    r"\s[«“„\"])"
)


def _with_marks(name: str) -> str:
    """The name with « » outside and „ “ inside, each pair whole; without those around all of it."""
    if _WRAPPED.match(name):
        is_closed = len(re.findall("[«“„]", name)) == len(re.findall("[»”]", name))
        name = name[1:-1] if is_closed and name[-1] in _CLOSING else name[1:]
    made, depth = "", 0
    for place, sign in enumerate(name):
        if sign not in _OPENING + _CLOSING:
            made += sign
        elif _opens(name, place, depth):
            depth += 1
            made += "«" if depth == 1 else "„"
        elif depth:
            made += "»" if depth == 1 else "“"
            depth -= 1
    return made + "".join("»" if one == 1 else "“" for one in range(depth, 0, -1))


def _opens(name: str, place: int, depth: int) -> bool:
    sign, before, behind = name[place], name[:place][-1:], name[place + 1 : place + 2]
    if sign in "«„":
        return True
    is_before_word = sign in '“"' and bool(re.match(r"\w", behind))
    return is_before_word and (not before or before in ' («„“"-' or not depth)
