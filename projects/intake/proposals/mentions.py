"""The organisations that a text names: known ones by their names, others by their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from projects.intake.proposals.known_names import (
    Listed,
    Mention,
    is_same_kind,
    kinds_in,
    known_mentions,
)
from projects.intake.proposals.organisation_kinds import (
    OF_REGION,
    UNKNOWN,
)
from projects.intake.proposals.phrases import QUOTED, is_open, person_in
from projects.texts.alphabet import PLAIN_WRITTEN, UPPER
from projects.texts.near_names import name_key


def mentions(text: str, organisations: Mapping[str, tuple[str, ...]]) -> list[Mention]:
    """The organisations that a text names, in order; known ones before others of the same place."""
    return list(_mentions(text, tuple(organisations.items())))


@lru_cache(maxsize=500)
def _mentions(text: str, organisations: Listed) -> tuple[Mention, ...]:
    found = list(known_mentions(text, organisations))
    listed = dict(organisations)
    plain = text.translate(PLAIN_WRITTEN)
    for pattern in UNKNOWN:
        for match in pattern.finditer(plain):
            deed = _DEED.match(plain, match.start())
            start = deed.end() if deed else match.start()
            other = Mention(start, match.end(), tidy(text[start : match.end()]))
            covered = [one for one in found if one.start < other.end and other.start < one.end]
            if (
                not covered
                and not _is_misread(other.name)
                and not _is_ours(text[match.start() : match.end()])
                and (_NAMED.search(other.name) or pattern in OF_REGION)
                and not is_open(text, match.start())
            ):
                found.append(other)
            for one in covered:
                if one.slug and one.start >= other.start and one.end <= other.end:
                    slug = one.slug if is_same_kind(other.name, listed[one.slug]) else None
                    found[found.index(one)] = Mention(other.start, other.end, other.name, slug)
    return tuple(_as_in_brackets(sorted(found, key=lambda one: one.start), plain))


def _as_in_brackets(found: list[Mention], text: str) -> Iterator[Mention]:
    """The organisations, a name before a known one of its kind in brackets as that one: "Фонд
    «Қазақстан халқы Ассамблеясы» (Фонд АНК)"."""
    called = None
    for one, other in zip_longest(found, found[1:]):
        if one is called:
            continue
        called = None
        is_beside = other and re.fullmatch(r"\s*\(", text[one.end : other.start])
        if is_beside and text[other.end : other.end + 1] == ")" and other.slug and not one.slug:
            called = other if kinds_in(one.name) & kinds_in(other.name) else None
        yield replace(one, slug=called.slug) if called else one


# "проект, инициированный фондом «Лад»": what was done is no part of who did it.
_DEED = re.compile(
    r"(?i:инициир|организ|провед|провод|созда|подготовл|реализ|осуществл|выполн|выигр|получ|предостав"
    r"|разработ|выделен|финансир|профинансир|поддерж)[а-я]*(?:нный|нная|нное|нные|нного|нной|нных|мый|мая"
    r"|мое|мые|мого|мой|мых|вший|вшая|вшее|вшие|вшим|ющий|ющая|ющее|ющие|ющим)[ \u00a0]+"
)
# "председатель общества Елена Пак": a kind in its case, and a person of it.
_OF_PERSON = re.compile(r"(?:[бвгдзкмнрст]а|ы|[кжчшг]и|ии|[еи]ния|вия|ля|ея)$")


def _is_misread(name: str) -> bool:
    """Whether a name takes in a person behind it, or breaks off before the word that it needs."""
    if QUOTED.search(name):
        return False
    if re.search(r"\s[а-яё]*(?:[а-яё]{2}[ия]л|[вджчт]ал|нял|елал)[аио]?\s", name):
        return True  # "Фотографии делал колледж"
    if name.startswith("№") and re.search(r"\s(?:и|или|с|для|в|на)\s", name):
        return True
    if found := person_in(name):
        before = name[: found.start()].rstrip()
        if before and found.end() == len(name) and _OF_PERSON.search(before.split()[-1]):
            return True
    is_after_somebody = re.search(r"\sим(?:ени|\.)\s", name)
    is_of_place = re.search(r"\s(?:города|села|посёлка|поселка|аула|района)\s[\w-]+$", name)
    return not (is_after_somebody or is_of_place) and bool(
        re.search(r"[а-яё](?:ых|их|ого|его)$", name)
    )


def _is_ours(text: str) -> bool:
    """Whether words call the organisation that writes "our association", which is no name."""
    return not QUOTED.search(text) and bool(re.search(r"[ыі]м[ыі]з(?:[а-яәғқңөұүһі]{1,4})?$", text))


# What makes a name of words for a kind: a capital letter, quotation marks or a number.
_NAMED = re.compile(rf"[{UPPER}«“\"№]")
_LEADING = re.compile(
    r"^(?:проект\w*|жоба\w*|партн[её]р\w*|спонсор\w*|выступил\w*|стал[аи]?|был[аи]?|наш\w*|біз\w*|және|генеральн\w+|главн\w+|серіктес\w*"
    r"|котор\w+|the|with|by|of|our|демеуші\w*|исполнител\w*|орындаушы\w*|and|организатор\w*"
    # When something was: "Өткен аптада … орталығы", "На прошлой неделе центр …"
    r"|(?:өткен|осы|сол|келесі)\s+(?:апта|ай|жыл|күн|жол)\w*|былтыр|биыл|кеше|жуырда|жақында"
    r"|(?:на|в)\s+(?:этой|этом|прошлой|прошлом)\s+(?:неделе|году|месяце)|недавно|вчера|сегодня)\s+",
    re.I,
)
_KAZAKH_CASE = re.compile(r"(?:мыз|міз|пыз|піз|быз|біз|нің|ның|мен|бен|пен|нен|нан|не|на|не|н)$")
_KAZAKH_KIND = re.compile(
    r"(?:бірлестігі|қоры|қауымдастығы|орталығы|одағы|компаниясы|банкі|мектебі|гимназиясы|колледжі"
    r"|университеті|институты|академиясы|кітапханасы|мұражайы|музейі|театры|клубы|кеңесі|комитеті"
    r"|әкімдігі|басқармасы|қоғамы|қауымы|хоры|ансамблі|оркестрі|зауыты|фирмасы|шаруашылығы|мешіті|өкілдігі|ұжымы|департаменті|министрлігі|ұйымы|кәсіпорны|баспасы|студиясы|үйі|палатасы|тобы|кафедрасы|факультеті|қожалығы|газеті|журналы|филиалы|шеберханасы|қозғалысы|студиясы|дүкені|алқасы|шипажайы|мұрағаты|филармониясы"
    r"|питомнигі|бөлімі|корпорациясы|холдингі|федерациясы|лигасы|елшілігі|агенттігі|хатшылығы|сарайы)"
)
_POSSESSED = re.compile(r"([а-я]{4,}с[ыи])(?:н[ыи]н|нда|нде|на|не|нан|нен|мен)")
_KIND_IN_CASE = re.compile(
    rf"({_KAZAKH_KIND.pattern}){_KAZAKH_CASE.pattern}".translate(PLAIN_WRITTEN)
)


def tidy(name: str) -> str:
    """A name as it was written, without words and endings that belong to its sentence."""
    name = " ".join(name.split()).strip(" ,.;:—–-•")
    while _LEADING.search(name):
        name = _LEADING.sub("", name)
    last = name.rsplit(" ", 1)[-1]
    small = last.translate(PLAIN_WRITTEN).lower()
    if found := _KIND_IN_CASE.match(small) or _POSSESSED.fullmatch(small):
        name = name[: len(name) - len(last) + found.end(1)]
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
    slugs = {one.slug for one in found if one.slug and is_same_kind(name, organisations[one.slug])}
    return slugs.pop() if len(slugs) == 1 else None
