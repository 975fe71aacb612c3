"""Patterns of the names of regions and of the three cities, in their cases, for folded text."""

from __future__ import annotations

import re
from functools import lru_cache

from projects.texts.alphabet import WORD, fold

TYPE = r"(?:област(?!н)\w*|обл\b\.?|облыс(?!ты[кг])\w*|region\w*|oblast\w*|province\w*)"
# For several at once: behind "Алматы, Шымкент және Жамбыл облысы" only the last is one.
_TYPES = {
    "обл": r"(?:област(?:и|ей|ях|ям|ями)(?!\w)|обл\b\.?)",
    "облыс": r"облыстар\w*",
    "region": r"(?:regions|oblasts|provinces)",
}
# Between names that share one word for what they are: "Жамбылской, Павлодарской и … областях".
_AND = r"(?:[\s,()]|\bи\b|\bжане\b|\bмен\b|\band\b|\bthe\b|\bв\b|\bin\b)"


@lru_cache(maxsize=100)
def region_patterns(names: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], bool], ...]:
    made = []
    for name in names:
        words = WORD.findall(fold(name))
        kinds = [word for word in words if re.fullmatch(TYPE, word)]
        is_city = not kinds
        own = [w for w in words if w not in kinds and w not in ("город", "каласы", "city")]
        if any(word in ("country", "букил", "весь") for word in words):
            continue
        base = r"[\s-]+".join(_inflected(word) for word in own)
        if is_city:
            made.append(
                (
                    re.compile(
                        rf"(?<!\w){base}(?!\s*[- ]{TYPE})(?:(?P<within>[дт][ае])"
                        rf"|(?P<to>[гк][ае])|[аеу]|ом)?(?!\w)"
                    ),
                    True,
                )
            )
            continue
        others = rf"(?:{_AND}+(?!кала|город|city)[\w-]+(?:\s[\w-]+)?){{0,5}}?"
        is_second = re.fullmatch(TYPE, words[0])
        if is_second:
            made.append((re.compile(rf"(?<!\w){TYPE}\s+{base}(?!\w)"), False))
            made.append((re.compile(rf"(?<!\w){own[0][:4]}\w*ск\w+\s+{TYPE}"), False))
        else:
            made.append((re.compile(rf"(?<!\w){base}[\s-]+{TYPE}"), False))
            made.append(
                (re.compile(rf"(?<!\w){base}(?:{others})[\s-]+{_several(kinds[0])}"), False)
            )
        if base.endswith("ий|ое)"):
            listed = r"(?:[\w-]+ск\w+(?:\s*,\s*|\s+и\s+))*"
            made.append((re.compile(rf"(?<!\w)област\w+\s*[:—–(-]\s*{listed}{base}"), False))
        if len(own) > 1:
            made.append((re.compile(rf"(?<!\w){_initials(own, kinds)}(?!\w)"), False))
            made.append((re.compile(rf"(?<!\w){_country_form(own)}(?!\w)"), False))
    return tuple(made)


def _several(kind: str) -> str:
    """The word for regions, several, in the language of the word for one."""
    return next(_TYPES[start] for start in ("облыс", "обл", "region") if kind.startswith(start))


def _inflected(word: str) -> str:
    """A word of a name in its cases: adjectives by their stem."""
    if word in ("астана",):
        return r"астан(?:а|ы|е|у|ой|ою)"
    for ending in ("ская", "ский", "ское"):
        if word.endswith(ending):
            return re.escape(word[: -len(ending)]) + r"ск(?:ая|ой|ую|ою|ие|их|им|ими|ом|ий|ое)"
    return re.escape(word)


def _initials(own: list[str], kinds: list[str]) -> str:
    """ЮКО, ОҚО, SKR: the first letters of a name of several words."""
    return "".join(word[0] for word in (*own, kinds[0]))


def _country_form(own: list[str]) -> str:
    """Южный Казахстан, Оңтүстік Қазақстан, South Kazakhstan, without the word for region."""
    first, last = own[0], own[-1]
    if last.startswith("казахстанск"):
        return rf"{first[:-1]}\w{{1,3}}\s+казахстан\w{{0,3}}"
    return rf"{first}\s+{last}\w{{0,6}}"
