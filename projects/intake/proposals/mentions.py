"""The organisations that a text names: known ones by their names, others by their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from projects.intake.proposals.organisation_kinds import OF_REGION, UNKNOWN
from projects.intake.proposals.phrases import QUOTED, inside, is_open, person_in
from projects.texts.alphabet import UPPER, WORD, fold
from projects.texts.near_names import name_key
from projects.texts.stems import stem


@dataclass(frozen=True)
class Mention:
    """An organisation and where it is named; ``slug`` if it is known."""

    start: int
    end: int
    name: str
    slug: str | None = None


Listed = tuple[tuple[str, tuple[str, ...]], ...]
Wanted = tuple[frozenset[str], ...]
# Words of legal form, which a letter writes, shortens or leaves out.
_FORMS = frozenset(
    fold(word)
    for word in [
        "ОО",
        "ОФ",
        "РОО",
        "ООО",
        "ТОО",
        "НПО",
        "ОЮЛ",
        "АО",
        "ИП",
        "РЭКО",
        "ЭКО",
        "ҚБ",
        "ҚҚ",
        "ЖШС",
        "АҚ",
        "ЖК",
        "ЗТБ",
        "РҚБ",
        "ЭМБ",
        "NGO",
        "PF",
        "PA",
        "LLP",
        "JSC",
        "ECA",
        "общественное",
        "объединение",
        "общественного",
        "объединения",
        "общественный",
        "республиканское",
        "республиканского",
        "қоғамдық",
        "бірлестігі",
        "бірлестігінің",
        "бірлестік",
        "the",
        "жанындағы",
        "при",
    ]
)
_SPELT_OUT = {
    "анк": "ассамблеи народа казахстана",
    "кха": "казакстан халкы ассамблеясынын",
    "apk": "assembly of people of kazakhstan",
    "apc": "assembly of people of kazakhstan",
    "эко": "этнокультурное объединение",
    "вко": "восточно казахстанской области",
    "зко": "западно казахстанской области",
    "шко": "шыгыс казакстан облысы",
    "бко": "батыс казакстан облысы",
    "center": "centre",
    "regional": "областной",
}
_REGION_BEHIND = re.compile(r", [^,«]+ (?:облысы|область|region)$")


@lru_cache(maxsize=20_000)
def _stems(word: str) -> frozenset[str]:
    """The stems that a folded word may have."""
    if word.isascii():
        return frozenset({"centre" if word == "center" else stem(word, "en")})
    return frozenset({stem(word, "ru"), stem(word, "kk"), word})


@lru_cache(maxsize=2_000)
def _wanted(name: str) -> Wanted:
    """The words of a known name, without legal form and what stands in brackets."""
    words = WORD.findall(fold(re.sub(r"\([^)]*\)", " ", name)))
    words = [each for word in words for each in _SPELT_OUT.get(word, word).split()]
    return tuple(_stems(word) for word in words if word not in _FORMS and len(word) > 1)


def _is_quoted_word(text: str, start: int, end: int, wanted: Wanted) -> bool:
    """Whether the whole word of a name stands in quotation marks: many words share a stem."""
    is_quoted = text[end : end + 1] in tuple('»”"') and text[start - 1 : start] in '«“„"'
    return is_quoted and fold(text[start:end]).startswith(max(wanted[0], key=len))


def known_mentions(text: str, organisations: Listed) -> Iterator[Mention]:
    """The known organisations that a text names, the longest name of each place first."""
    words = [
        (found.start(), found.end(), _stems(part))
        for found in WORD.finditer(text)
        for part in _SPELT_OUT.get(fold(found[0]), fold(found[0])).split()
        if fold(found[0]) not in _FORMS and len(found[0]) > 1
    ]
    index, found = _by_first_word(organisations), []
    for first, (start, _end, own) in enumerate(words):
        for slug, wanted in {pair for each in own for pair in index.get(each, ())}:
            run = words[first : first + len(wanted)]
            is_there = len(run) == len(wanted) and all(
                one & meant for (_start, _end, one), meant in zip(run, wanted, strict=True)
            )
            if is_there and (len(wanted) > 1 or _is_quoted_word(text, start, run[-1][1], wanted)):
                found.append(Mention(start, run[-1][1], text[start : run[-1][1]], slug))
    found.sort(key=lambda one: (one.start - one.end, one.start, one.slug or ""))
    taken: list[Mention] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    yield from taken


@lru_cache(maxsize=4)
def _by_first_word(organisations: Listed) -> dict[str, set[tuple[str, Wanted]]]:
    """Slug and words of each known name, by the stems of its first word."""
    index: dict[str, set[tuple[str, Wanted]]] = {}
    for slug, names in organisations:
        for name in names:
            for wanted in _ways(name):
                for first in wanted[0]:
                    index.setdefault(first, set()).add((slug, wanted))
    return index


@lru_cache(maxsize=2_000)
def _ways(name: str) -> tuple[Wanted, ...]:
    """The whole name, the name before a region behind a comma, and what stands in quotation
    marks."""
    short = [name[: region.start()] for region in _REGION_BEHIND.finditer(name)]
    quoted = [inside(found) for found in QUOTED.finditer(name)]
    return tuple(way for way in map(_wanted, (name, *short, *quoted)) if way)


def mentions(text: str, organisations: Mapping[str, tuple[str, ...]]) -> list[Mention]:
    """The organisations that a text names, in order; known ones before others of the same place."""
    return list(_mentions(text, tuple(organisations.items())))


@lru_cache(maxsize=500)
def _mentions(text: str, organisations: Listed) -> tuple[Mention, ...]:
    found = list(known_mentions(text, organisations))
    listed = dict(organisations)
    for pattern in UNKNOWN:
        for match in pattern.finditer(text):
            other = Mention(match.start(), match.end(), tidy(match[0]))
            covered = [one for one in found if one.start < other.end and other.start < one.end]
            if (
                not covered
                and not _is_misread(other.name)
                and (_NAMED.search(other.name) or pattern in OF_REGION)
                and not is_open(text[: match.start()])
            ):
                found.append(other)
            for one in covered:
                if one.slug and one.start >= other.start and one.end <= other.end:
                    slug = one.slug if _is_same_kind(other.name, listed[one.slug]) else None
                    found[found.index(one)] = Mention(other.start, other.end, other.name, slug)
    return tuple(sorted(found, key=lambda one: one.start))


# "председатель общества Елена Пак": a kind in its case, and a person of it.
_OF_PERSON = re.compile(r"(?:[бвгдзкмнрст]а|ы|[кжчшг]и|ии|[еи]ния|вия|ля|ея)$")


def _is_misread(name: str) -> bool:
    """Whether a name takes in a person behind it, or breaks off before the word that it needs."""
    if QUOTED.search(name):
        return False
    if found := person_in(name):
        before = name[: found.start()].rstrip()
        if before and found.end() == len(name) and _OF_PERSON.search(before.split()[-1]):
            return True
    return bool(re.search(r"[а-яё](?:ых|их|ого|его)$", name))


def _is_same_kind(written: str, names: tuple[str, ...]) -> bool:
    """Whether what is written around a known name in quotation marks may be that organisation:
    another kind with the same name is another one."""
    around = [
        _stems(word)
        for word in WORD.findall(fold(QUOTED.sub(" ", written)))
        if word not in _FORMS and len(word) > 2
    ]
    known = [_stems(word) for name in names for word in WORD.findall(fold(name))]
    return not around or any(one & other for one in around for other in known)


# What makes a name of words for a kind: a capital letter, quotation marks or a number.
_NAMED = re.compile(rf"[{UPPER}«“\"№]")
_LEADING = re.compile(
    r"^(?:проект\w*|жоба\w*|партн[её]р\w*|спонсор\w*|наш\w*|біз\w*|және|генеральн\w+|главн\w+|серіктес\w*"
    r"|the|with|by|of|our|демеуші\w*|исполнител\w*|орындаушы\w*|and|организатор\w*)\s+",
    re.I,
)
_KAZAKH_CASE = re.compile(r"(?:мыз|міз|пыз|піз|быз|біз|нің|ның|мен|бен|пен|нен|нан|не|на|не|н)$")
_KAZAKH_KIND = re.compile(
    r"(?:бірлестігі|қоры|қауымдастығы|орталығы|одағы|компаниясы|банкі|мектебі|гимназиясы|колледжі"
    r"|университеті|институты|академиясы|кітапханасы|мұражайы|музейі|театры|клубы|кеңесі|комитеті"
    r"|әкімдігі|басқармасы|департаменті|министрлігі|ұйымы|кәсіпорны|баспасы|студиясы|үйі|палатасы|тобы|қожалығы|газеті|журналы|филиалы|шеберханасы|қозғалысы|студиясы|дүкені|алқасы|шипажайы|мұрағаты|филармониясы"
    r"|питомнигі|корпорациясы|холдингі|федерациясы|лигасы|елшілігі|агенттігі|хатшылығы|сарайы)"
)


def tidy(name: str) -> str:
    """A name as it was written, without words and endings that belong to its sentence."""
    name = " ".join(name.split()).strip(" ,.;:—–-")
    while _LEADING.search(name):
        name = _LEADING.sub("", name)
    last = name.rsplit(" ", 1)[-1]
    if found := re.match(rf"({_KAZAKH_KIND.pattern}){_KAZAKH_CASE.pattern}", last):
        name = name[: len(name) - len(last)] + found[1]
    return name


def match_known(name: str, organisations: Mapping[str, tuple[str, ...]]) -> str | None:
    """The slug of the known organisation of that name, alone or with its legal form."""
    wanted = name_key(name)
    for slug, names in organisations.items():
        if any(wanted == name_key(one) for one in names):
            return slug
    found = list(
        known_mentions(f"«{name}»" if "«" not in name else name, tuple(organisations.items()))
    )
    return found[0].slug if len(found) == 1 else None
