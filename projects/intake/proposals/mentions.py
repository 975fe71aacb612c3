"""The organisations that a text names: known ones by their names, others by their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from projects.intake.proposals.phrases import QUOTED, inside
from projects.texts.alphabet import WORD, fold
from projects.texts.near_names import name_key
from projects.texts.stems import stem


@dataclass(frozen=True)
class Mention:
    """An organisation and where it is named; ``slug`` if it is known."""

    start: int
    end: int
    name: str
    slug: str | None = None


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
        "фонд",
        "общественного",
        "фонда",
        "республиканское",
        "республиканского",
        "қоғамдық",
        "бірлестігі",
        "бірлестігінің",
        "бірлестік",
        "the",
    ]
)
_SPELT_OUT = {
    "анк": "ассамблеи народа казахстана",
    "кха": "казакстан халкы ассамблеясынын",
    "apk": "assembly of people of kazakhstan",
    "apc": "assembly of people of kazakhstan",
    "эко": "этнокультурное объединение",
    "center": "centre",
    "regional": "областной",
}


@lru_cache(maxsize=20_000)
def _stems(word: str) -> frozenset[str]:
    """The stems that a folded word may have."""
    if word.isascii():
        return frozenset({"centre" if word == "center" else stem(word, "en")})
    return frozenset({stem(word, "ru"), stem(word, "kk"), word})


@lru_cache(maxsize=2_000)
def _wanted(name: str) -> tuple[frozenset[str], ...]:
    """The words of a known name, without legal form and what stands in brackets."""
    words = WORD.findall(fold(re.sub(r"\([^)]*\)", " ", name)))
    words = [each for word in words for each in _SPELT_OUT.get(word, word).split()]
    return tuple(_stems(word) for word in words if word not in _FORMS and len(word) > 1)


def _is_quoted_part(text: str, start: int, end: int) -> bool:
    return bool(re.match(r"[»”\"]", text[end : end + 1])) and text[start - 1 : start] in '«“„"'


def known_mentions(text: str, organisations: Mapping[str, tuple[str, ...]]) -> Iterator[Mention]:
    """The known organisations that a text names, the longest name of each place first."""
    words = [
        (found.start(), found.end(), _stems(part))
        for found in WORD.finditer(text)
        for part in _SPELT_OUT.get(fold(found[0]), fold(found[0])).split()
        if fold(found[0]) not in _FORMS and len(found[0]) > 1
    ]
    found = []
    for slug, names in organisations.items():
        for name in names:
            for wanted in _ways(name):
                found += [
                    Mention(start, end, text[start:end], slug)
                    for start, end in _places(words, wanted)
                    if len(wanted) > 1 or _is_quoted_part(text, start, end)
                ]
    found.sort(key=lambda one: (one.start - one.end, one.start))
    taken: list[Mention] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    yield from taken


@lru_cache(maxsize=2_000)
def _ways(name: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """The whole name, and what it has in quotation marks."""
    quoted = [_wanted(inside(found)) for found in QUOTED.finditer(name)]
    return tuple(way for way in (_wanted(name), *quoted) if way)


def _places(
    words: list[tuple[int, int, frozenset[str]]], wanted: tuple[frozenset[str], ...]
) -> Iterator[tuple[int, int]]:
    for first in range(len(words) - len(wanted) + 1):
        run = words[first : first + len(wanted)]
        if all(one & meant for (_start, _end, one), meant in zip(run, wanted, strict=True)):
            yield run[0][0], run[-1][1]


_SHORT_FORM = (
    r"(?:ОО|ОФ|РОО|ТОО|ООО|НПО|ОЮЛ|АО|ИП|РЭКО|ЭКО|КГУ|ГУ|КГКП|ГККП|РГП|КФ|НАО|ЧУ|ЖШС|ҚБ|ҚҚ|АҚ|ЖК"
    r"|КММ|ММ|МКҚК|ЗТБ|РҚБ|ЭМБ|ҚФ|NGO|PF|PA|LLP|JSC|LLC)"
)
_KINDS_RU = (
    r"(?:объединени[еяюем]*|фонд(?:а|у|ом|е|ы)?|ассоциаци[яеию]й?|центр(?:а|у|ом|е)?|союз(?:а|у|ом)?"
    r"|компани[яеию]й?|банк(?:а|у|ом)?|школ[аеуыо]й?|гимнази[яиею]й?|лице[йяюе]м?|колледж(?:а|у|ем)?"
    r"|университет(?:а|у|ом)?|институт(?:а|у|ом)?|академи[яиею]й?|библиотек[аеуио]й?|музе[йяюе]м?"
    r"|театр(?:а|у|ом)?|клуб(?:а|у|ом)?|совет(?:а|у|ом)?|комитет(?:а|у|ом)?|акимат(?:а|у|ом)?"
    r"|управлени[еяюем]*|департамент(?:а|у|ом)?|министерств[оаеу]м?|общин[аеуы]й?|организаци[яиею]й?"
    r"|предприяти[еяюем]*|издательств[оаеу]м?|типографи[яиею]й?|студи[яиею]й?|мастерск[аоу][яйю]"
    r"|дом(?:а|у|ом)?(?= дружбы| культуры| молод[её]жи|\s*«)|палат[аыеу]|групп[аыеу]|движени[ея]"
    r"|больниц[аыеу]|поликлиник[аиеу]|завод(?:а|у|ом)?|фабрик[аи]|хозяйств[оа]|галере[яи]|архив(?:а|ом)?)"
)
_KINDS_KK = (
    r"(?:бірлестіг\w*|қор\w{0,6}|қауымдастығ\w*|орталығ\w*|одағ\w*|компанияс\w*|банк\w{0,5}|мектеб\w*"
    r"|гимназияс\w*|лицей\w*|колледж\w*|университет\w*|институт\w*|академияс\w*|кітапханас\w*"
    r"|мұражай\w*|музей\w*|театр\w*|клуб\w*|кеңес\w*|комитет\w*|әкімдіг\w*|басқармас\w*|департамент\w*"
    r"|министрліг\w*|қауым\w*|ұйым\w*|кәсіпорн\w*|баспа\w*|студияс\w*|үй\w{1,5}|палатас\w*|тоб\w*"
    r"|қозғалыс\w*|аурухана\w*|зауыт\w*|фабрика\w*|шаруашылығ\w*|галерея\w*|қоғамы\w*|фирма\w*)"
)
_KINDS_EN = (
    r"(?:Foundation|Fund|Library|Cent(?:er|re)|School|University|Association|Council|Ministry|Museum"
    r"|Department|College|Company|Bank|Theat(?:er|re)|Club|Union|Akimat|House|Institute|Society"
    r"|Academy|Studio|Agency|Publishers?|Press|Trust|Committee|Organi[sz]ation|Hospital|Group|LLP|JSC"
    r"|Office|Chamber|Community|Bakery|Workshop|Network)"
)
_QUOTE = r"(?:«[^«»\n]{2,90}»|“[^“”\n]{2,90}”|\"[^\"\n]{2,90}\")"
_UP, _LOW = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ", "a-zа-яёәғқңөұүһі"
_WORD_RU = rf"[{_UP}{_LOW}]+(?:-[{_UP}{_LOW}]+)*"
_ADJECTIVES = (
    r"(?:(?:[А-ЯЁа-яё-]+(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ую))[ \u00a0]+){0,4}"
)
_NUMBERED = re.compile(
    r"№[ \u00a0]?\d+[ \u00a0]+(?:[а-яәғқңөұүһі-]+[ \u00a0]+){0,2}?"
    r"(?:мектеп|гимназия|лице[йи]|колледж|балабақша|кітапхана)[\w-]*"
)
_UNKNOWN = (
    _NUMBERED,
    # ТОО «…», общественный фонд «…», ассоциация врачей «…»
    re.compile(
        rf"(?<!\w)(?:{_SHORT_FORM}|{_ADJECTIVES}(?i:{_KINDS_RU}))(?:[ \u00a0]+(?!и |с |в |на |—)"
        rf"[А-ЯЁа-яё№0-9-]+){{0,3}}[ \u00a0]*{_QUOTE}"
    ),
    # «…» қоғамдық қоры, «…» ЖШС
    re.compile(
        rf"{_QUOTE}[ \u00a0]+(?:[а-яёәғқңөұүһіА-ЯӘҒҚҢӨҰҮҺІ-]+[ \u00a0]+){{0,3}}?"
        rf"(?:{_KINDS_KK}|{_SHORT_FORM}(?!\w))",
    ),
    # Sunrise Youth Library, Bridge of Neighbours Foundation
    re.compile(
        rf"(?<!\w)(?!The )[A-Z][\w'’-]+(?:[ \u00a0](?:of|for|and|the|[A-Z][\w'’.&-]*)){{0,7}}?"
        rf"[ \u00a0]{_KINDS_EN}(?!\w)(?:[ \u00a0]of(?:[ \u00a0]the)?(?:[ \u00a0][A-Z][\w'’-]+)+)?"
    ),
    re.compile(rf"(?<!\w){_KINDS_EN}[ \u00a0]+(?:of[ \u00a0]+)?(?:the )?{_QUOTE}"),
    re.compile(rf"(?<!\w){_KINDS_EN}[ \u00a0]of(?:[ \u00a0]the)?(?:[ \u00a0][A-Z][\w'’-]+)+"),
    re.compile(
        rf"{_QUOTE}[ \u00a0]+(?:(?!is |was |are )[a-zA-Z-]+[ \u00a0]+){{0,3}}?{_KINDS_EN}(?!\w)"
    ),
    re.compile(rf"(?<!\w)(?:LLP|JSC|NGO|PF|PA|NPO)[ \u00a0]+{_QUOTE}"),
    # акимат города Тараза, областная библиотека имени Абая, школа № 12
    re.compile(
        rf"(?<!\w){_ADJECTIVES}(?i:{_KINDS_RU})"
        rf"(?:[ \u00a0]+(?:имени|им\.|при|по|№[ \u00a0]?\d+|г\.|[{_UP}]\.|[{_UP}][{_UP}{_LOW}-]+"
        rf"|[а-яё-]+(?:ого|ой|их|ых|ей|ов|ии|ия|ства|ры|ни|ти|та|ка|да|на|ры|ды|ки|жи)(?!\w)))"
        rf"{{1,7}}"
    ),
    # Тараз қаласының әкімдігі, Абай атындағы облыстық кітапхана(сы), № 12 мектеп
    re.compile(
        rf"(?:[{_UP}][\w-]+|№[ \u00a0]?\d+)(?:[ \u00a0]+[а-яёәғқңөұүһі№0-9-]+){{0,4}}?"
        rf"[ \u00a0]+{_KINDS_KK}(?!\w)"
    ),
)


def mentions(text: str, organisations: Mapping[str, tuple[str, ...]]) -> list[Mention]:
    """The organisations that a text names, in order; known ones before others of the same place."""
    found = list(known_mentions(text, organisations))
    for pattern in _UNKNOWN:
        for match in pattern.finditer(text):
            other = Mention(match.start(), match.end(), tidy(match[0]))
            covered = [one for one in found if one.start < other.end and other.start < one.end]
            if not covered and other.name:
                found.append(other)
            for one in covered:
                if one.slug and one.start >= other.start and one.end <= other.end:
                    found[found.index(one)] = Mention(other.start, other.end, other.name, one.slug)
    return sorted(found, key=lambda one: one.start)


_LEADING = re.compile(
    r"^(?:проект\w*|жоба\w*|партн[её]р\w*|спонсор\w*|наш\w*|біз\w*|және|генеральн\w+|главн\w+|серіктес\w*"
    r"|the|with|by|of|our|демеуші\w*|исполнител\w*|орындаушы\w*|and|организатор\w*)\s+",
    re.I,
)
_KAZAKH_CASE = re.compile(r"(?:мыз|міз|пыз|піз|быз|біз|нің|ның|мен|бен|пен|нен|нан|не|на|не|н)$")
_KAZAKH_KIND = re.compile(
    r"(?:бірлестігі|қоры|қауымдастығы|орталығы|одағы|компаниясы|банкі|мектебі|гимназиясы|колледжі"
    r"|университеті|институты|академиясы|кітапханасы|мұражайы|музейі|театры|клубы|кеңесі|комитеті"
    r"|әкімдігі|басқармасы|департаменті|министрлігі|ұйымы|кәсіпорны|баспасы|студиясы|үйі|палатасы|тобы)"
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
    found = list(known_mentions(f"«{name}»" if "«" not in name else name, organisations))
    return found[0].slug if len(found) == 1 else None
