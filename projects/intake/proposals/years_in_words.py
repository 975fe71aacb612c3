"""Years that a letter tells in words, and the first and last of what was held."""

from __future__ import annotations

import re

# The endings are the same of all but the twentieth: "десятом", "двадцатом".
_TEENTHS = "один две три четыр пят шест сем восем девят"
_ORDINALS = ("десят", *(f"{one}надцат" for one in _TEENTHS.split()), "двадцат")
_AFTER_TWENTY = ("перв", "втор", "треть", "четверт", "пят")
_RUSSIAN = {stem: 2010 + place for place, stem in enumerate(_ORDINALS)}
_RUSSIAN |= {f"двадцать {stem}": 2021 + place for place, stem in enumerate(_AFTER_TWENTY)}
_ONES = ("биринши", "екинши", "ушинши", "тортинши", "бесинши", "алтыншы", "жетинши", "сегизинши")
_KAZAKH = {f"он {word}": 2011 + place for place, word in enumerate((*_ONES, "тогызыншы"))}
_KAZAKH |= {f"жиырма {word}": 2021 + place for place, word in enumerate(_ONES[:5])}
_KAZAKH |= {"оныншы": 2010, "жиырмасыншы": 2020}
# Of the years before 2010 one says the thousands, too.
_ONES_RUSSIAN = ("перв", "втор", "треть", "четверт", "пят", "шест", "седьм", "восьм", "девят")
_FIRST_TEN = {f"две тысячи {stem}": 2001 + place for place, stem in enumerate(_ONES_RUSSIAN)}
_RUSSIAN |= _FIRST_TEN
_KAZAKH |= {f"еки мын {word}": 2001 + place for place, word in enumerate((*_ONES, "тогызыншы"))}
# "В девятнадцатом году", "начали в пятнадцатом": no class, place or anniversary.
_SAID = re.compile(
    r"(?<!\w)(?P<before>(?:(?:в|во|с|со|по|до)\s+)(?:(?:\w+|\w+ \w+)\s+(?=две тысячи))?)"
    rf"(?:две тысячи\s+(?!{'|'.join(_ONES_RUSSIAN)}))?"
    rf"(?P<ru>{'|'.join(sorted(_RUSSIAN, key=len, reverse=True))})"
    r"(?:ом|ем|го|ого|его|ый|ой|ий)(?!\w)"
    r"(?:\s+год(?:у|а|ом)?(?!\w)|(?=\s*(?:[,.;)]|$)|\s+(?:а|и|до|по|законч|заверш|закры|сверн)))"
    rf"|(?<!\w)(?:еки мын\s+)?(?P<kk>{'|'.join(sorted(_KAZAKH, key=len, reverse=True))})"
    r"\s+(?=жыл(?:ы|гы|дын|дан|га)(?!\w))"
)


def with_years(folded: str) -> str:
    """A folded text with the years 2001 to 2025 that words tell in digits."""

    def in_digits(found: re.Match[str]) -> str:
        if found["kk"]:
            return f"{_KAZAKH[found['kk']]} "
        return f"{found['before']}{_RUSSIAN[found['ru']]} году"

    return _SAID.sub(in_digits, folded)


_YEAR = r"((?:19|20)\d\d)(?!\d)"
# "Первая встреча – в марте 2015 года, последняя – в мае 2018-го"
_FIRST_AND_LAST = re.compile(
    rf"(?<!\w)перв(?:ый|ая|ое|ую)\s+(?!раз)[^.;,]{{0,60}}?{_YEAR}[^.;]{{0,40}}?"
    rf"(?<!\w)последн(?:ий|яя|ее|юю)(?!\w)[^.;,]{{0,40}}?{_YEAR}"
    rf"|(?<!\w)(?:алгашкы(?:сы)?|биринши(?:си)?)\s+[^.;,]{{0,40}}?{_YEAR}[^.;]{{0,40}}?"
    rf"(?<!\w)сонгы(?:сы)?(?!\w)[^.;,]{{0,40}}?{_YEAR}"
)


def first_and_last(folded: str) -> tuple[int, int] | None:
    """The years of the first and of the last of what a folded sentence tells."""
    found = _FIRST_AND_LAST.search(folded)
    if not found:
        return None
    first, last = (int(year) for year in found.groups() if year)
    return (first, last) if 1995 <= first <= last else None
