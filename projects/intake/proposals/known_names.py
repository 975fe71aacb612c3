"""Known organisations by their names, in other order, case, legal form or with a short region."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from projects.intake.proposals.organisation_kinds import KIND_BEFORE, KIND_BEHIND
from projects.intake.proposals.phrases import QUOTED, inside, is_open
from projects.texts.alphabet import PLAIN_WRITTEN, WORD, fold
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
        "по",
    ]
)
_SPELT_OUT = {
    "анк": "ассамблеи народа казахстана",
    "кха": "казакстан халкы ассамблеясынын",
    "apk": "assembly of people of kazakhstan",
    "apc": "assembly of people of kazakhstan",
    "детдом": "детский дом",
    "детдома": "детского дома",
    "детдомом": "детским домом",
    "эко": "этнокультурное объединение",
    "вко": "восточно казахстанской области",
    "зко": "западно казахстанской области",
    "шко": "шыгыс казакстан облысы",
    "бко": "батыс казакстан облысы",
    "center": "centre",
    "regional": "областной",
}
# The Assembly's own name, which is known in each language where it is in one.
ASSEMBLY = (
    "Ассамблея народа Казахстана",
    "Қазақстан халқы Ассамблеясы",
    "Assembly of People of Kazakhstan",
)
_REGION_BEHIND = re.compile(r", [^,«]+ (?:облысы|область|region)$")


# One people in the words of three languages.
_PEOPLES = tuple(
    re.compile(rf"(?<!\w)(?:{words})")
    for words in (
        "немец|немц|немис|german",
        "коре[йе]|карис|korea",
        "узбек|озбек|uzbek",
        "татар|tatar",
        "украин|ukrain",
        "уйгур|уйгыр|uig|uyg",
        "польск|поляк|pol[ie]",
        "русск|орыс|russia",
        "чечен|шешен|chechen",
        "турец|турок|турик|turk",
    )
)


@lru_cache(maxsize=20_000)
def _stems(word: str) -> frozenset[str]:
    """The stems that a folded word may have; of a people the one for all its names."""
    if people := next((one for one in _PEOPLES if one.match(word)), None):
        return frozenset({people.pattern})
    if word.startswith("этно") and len(word) > 8:
        word = word[4:]  # an ethno-cultural centre is called a cultural one
    if word.isascii():
        return frozenset({"centre" if word == "center" else stem(word, "en")})
    return frozenset({stem(word, "ru"), stem(word, "kk"), word})


@lru_cache(maxsize=2_000)
def _wanted(name: str) -> Wanted:
    """The words of a known name, without legal form and what stands in brackets."""
    words = WORD.findall(fold(re.sub(r"\([^)]*\)", " ", name)))
    words = [each for word in words for each in _SPELT_OUT.get(word, word).split()]
    return tuple(_stems(word) for word in words if word not in _FORMS and len(word) > 1)


def _is_name(text: str, start: int, end: int, wanted: Wanted) -> bool:
    """Whether the whole word of a name stands in quotation marks, or with a capital letter beside
    a word for a kind: many words share a stem."""
    is_name = text[end : end + 1] in tuple('»”"') and text[start - 1 : start] in '«“„"'
    if not is_name and text[start].isupper():
        plain = text.translate(PLAIN_WRITTEN)
        is_name = bool(KIND_BEFORE.search(plain[:start]) or KIND_BEHIND.match(plain, end))
    return is_name and fold(text[start:end]).startswith(max(wanted[0], key=len))


def _are_same(run: list[tuple[int, int, frozenset[str]]], wanted: Wanted) -> bool:
    """Whether words are those of a name; those of a long name in any order."""
    if len(run) != len(wanted):
        return False
    if all(one & meant for (_start, _end, one), meant in zip(run, wanted, strict=True)):
        return True
    left = [one for _start, _end, one in run] if len(run) >= _LONG_NAME else []
    for meant in wanted:
        found = next((one for one in left if one & meant), None)
        if found is None:
            return False
        left.remove(found)
    return True


# Of a name of so many words the order may be another.
_LONG_NAME = 4


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
            if _are_same(run, wanted) and (
                len(wanted) > 1 or _is_name(text, start, run[-1][1], wanted)
            ):
                end = run[-1][1]
                end += is_open(text[start:end]) and text[end : end + 1] in ("»", "”")
                is_cut = text[start:end].count("»") > text[start:end].count("«")
                first_sign = start - (is_cut and text[start - 1 : start] == "«")
                found.append(Mention(first_sign, end, text[first_sign:end], slug))
    found.sort(key=lambda one: (one.start - one.end, one.start, one.slug or ""))
    taken: list[Mention] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    yield from taken


@lru_cache(maxsize=4)
def _by_first_word(organisations: Listed) -> dict[str, set[tuple[str, Wanted]]]:
    """Slug and words of each known name, by the stems of its first word, of a long one of all."""
    index: dict[str, set[tuple[str, Wanted]]] = {}
    for slug, names in organisations:
        for name in names:
            for wanted in _ways(name):
                opening = wanted if len(wanted) >= _LONG_NAME else wanted[:1]
                for first in frozenset().union(*opening):
                    index.setdefault(first, set()).add((slug, wanted))
    return index


@lru_cache(maxsize=2_000)
def _ways(name: str) -> tuple[Wanted, ...]:
    """The whole name, the name before a region behind a comma, and what stands in quotation
    marks."""
    short = [name[: region.start()] for region in _REGION_BEHIND.finditer(name)]
    quoted = [inside(found) for found in QUOTED.finditer(name)]
    other = [f"{one} {' '.join(re.findall(r'[(](.+?)[)]', name))}" for one in quoted if "(" in name]
    other += [one for one in re.findall(r"[(]([^()\s]{6,})[)]", name) if one[0].isupper()]
    other += ASSEMBLY if fold(name) in map(fold, ASSEMBLY) else ()
    other += [" ".join(reversed(one.split())) for one in other if len(one.split()) == 2]
    ways = tuple(way for way in map(_wanted, (name, *short, *quoted, *other)) if way)
    return (*ways, *_without_assembly(ways))


def _without_assembly(ways: tuple[Wanted, ...]) -> Iterator[Wanted]:
    """The name of what is the Assembly's, with no more of it than that word, or for a council of a
    region without it."""
    for assembly in (_wanted("Ассамблеи народа Казахстана"), _wanted("ҚХА")):
        for way in ways:
            for place in range(len(way) - len(assembly) + 1):
                run = way[place : place + len(assembly)]
                left = way[:place] + way[place + len(assembly) :]
                is_there = all(one & word for one, word in zip(run, assembly, strict=True))
                if is_there and len(left) > _LONG_NAME:
                    yield left
                kept = [word for word in run if not any(one.startswith("каза") for one in word)]
                if is_there and left:  # "Совет матерей при ассамблее народа ВКО"
                    yield (*way[:place], *kept, *way[place + len(assembly) :])
                if is_there and left:  # "Фонд Ассамблеи", "Ассамблея қоры"
                    first = next(word for word in run if "ассамбле" in max(word, key=len))
                    yield (*way[:place], first, *way[place + len(assembly) :])


# One kind in the words of three languages.
_KINDS = tuple(
    re.compile(rf"(?<!\w)(?:{words})")
    for words in (
        r"фонд|оф(?!\w)|кк(?!\w)|кор(?:ы|ынын|ына|ымен)?(?!\w)|foundation|fund",
        "центр|орталы|centre|center",
        "ассоциац|кауымдаст|association",
        "союз|одак|одаг|union",
        "библиотек|китапхана|library",
        "школ|мектеп|мектеб|school",
        "университет|university",
        "движени|козгалыс|movement",
        r"общественн\w+ объедин|оо(?!\w)|когамдык бирлести|кб(?!\w)|public association",
        r"тоо(?!\w)|товарищест|жшс(?!\w)|llp(?!\w)",
        r"ип(?!\w)|жк(?!\w)",
        r"ао(?!\w)|акционерн|ак(?!\w)",
        "колледж|college",
        "музе|мураж|museum",
        "газет|newspaper",
        "театр|theat",
    )
)


def kinds_in(written: str) -> set[int]:
    """Which kinds of organisations the words outside the quotation marks of a name say."""
    own = " ".join(WORD.findall(fold(QUOTED.sub(" ", written))))
    return {place for place, kind in enumerate(_KINDS) if kind.search(own)}


def is_same_kind(written: str, names: tuple[str, ...]) -> bool:
    """Whether what is written around a known name in quotation marks may be that organisation:
    another kind with the same name is another one."""
    around = [
        word
        for one in WORD.findall(fold(QUOTED.sub(" ", written)))
        for word in _SPELT_OUT.get(one, one).split()
        if word not in _FORMS and len(word) > 2
    ]
    words = [word for name in names for word in WORD.findall(fold(name))]
    known = [_stems(word) for word in words]
    written_of = {people for people in _PEOPLES if people.search(fold(written))}
    is_of_people = any(people.match(word) for people in written_of for word in words)
    if re.search(r"(?<!\w)филиал\w*\W*$", fold(written)):
        return True  # a branch of it
    # The kind itself stands last in Kazakh, in Russian beside the name: детский сад is no дом.
    is_behind = re.search(r"[»”\"]\s+\w", written)
    head = around[-1:] if is_behind or re.search(r"[»”\"]\s*$", written) else around
    kinds = kinds_in(" ".join(head))
    return (
        not around
        or is_of_people
        or any(kinds & kinds_in(name) for name in names)
        or any(_stems(one) & other for one in head for other in known)
    )
