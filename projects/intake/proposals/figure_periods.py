"""The period of a figure: the year or years that a letter states it for, apart from the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.decoys import SUBSET, without_documents
from projects.intake.proposals.sentences import Sentence
from projects.intake.proposals.spans import span_in
from projects.intake.proposals.year_words import BEGAN_OR_ENDED, YEAR
from projects.intake.proposals.years import plausible
from projects.texts.found_numbers import FoundNumber, numbers_in

_MARK = re.compile(
    rf"{SUBSET.pattern}|;\s|:\s*(?=(?:\d[\d ]*(?:-\w{{1,3}})?\s+(?:[^\W\d_]+\s+)?)?(?:(?:в|во"
    rf"|за)\s+)?(?:19|20)\d\d(?!\d))"
)
# "2014 – 250" is a year and a number, no range.
_YEAR_AND_DASH = re.compile(
    r"(?<![\d.,-])(?:19|20)\d\d(?:\s+[–—-]\s*|\s*[–—-]\s+|\s*:\s*)(?=\d)(?!(?:19|20)\d\d(?!\d))"
)
# Brackets in which numbers are told year by year.
_BRACKET = re.compile(r"\([^()]*(?:19|20)\d\d[^()]*\)")
# A day says when something was counted.
_MONTHS = (
    r"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|кантар|акпан"
    r"|наурыз|сауир|мамыр|маусым|шилде|тамыз|кыркуйек|казан|караша|желтоксан|januar|februar"
    r"|march|april|may|june|july|septem|octo|novem|decem)[a-zа-я]*"
)
_DAY = re.compile(
    rf"\d{{1,2}}[.\s]\s?(?:\d\d\.|{_MONTHS}\s)(?:19|20)\d\d|(?:19|20)\d\d\s*жыл\w*\s+\d{{1,2}}\s{_MONTHS}"
)
# Nor is "вышло на старт" a beginning, or "с закрытыми глазами" an end.
_NO_TIME = re.compile(
    rf"{_DAY.pattern}|(?<!\w)на старт\w*"
    r"|(?<!\w)(?:за|от)крыт\w+\s+(?:глаз|двер|неб|воздух|вод|урок|мест)\w*"
)
_BY = re.compile(r"(?:(?<!\w)(?:к|ко|до|с|со|от|после|by|since|until|after)\s+(?:\w+\s+){0,2}$)")
_BY_KAZAKH = re.compile(
    r"\s*(?:ж|жыл)\w*\.?\s+(?!улесине|гана|фестивал|байкау|сайыс|дода|думан|концерт|турнир|жарыс|форум|курс|кеш|мереке|ойын|семинар|лагер|корме)(?:\w+(?:га|ге|ка|ке|на|не|дан|ден|нан|нен|тан|тен)(?!\w)|дейин|бери)"
)
_ALL = re.compile(
    r"(?<!\w)(?:за все (?:время|годы|сезоны)|барлык жыл\w*|всего|итого|барлыгы|жалпы|жиыны"
    r"|total|in all)(?!\w)[^,;]*$"
)

# "В первую зиму пришло 70", "биылғы турнирге 420 адам": of one time, and it can't be seen of which.
_AT_ONE_TIME = re.compile(
    r"(?<!\w)(?:(?:в|за|на)\s+(?:самый\s+|самую\s+)?(?:перв(?:ый|ую|ом|ой)|последн(?:ий|юю|ем|ей))\s+"
    r"(?:раз|год\w*|зим\w+|лет\w+|весн\w+|осен\w+|сезон\w*|турнир\w*|фестивал\w+|смен\w+|концерт\w*)"
    r"|в этом году|в этот раз|нынешн\w+|биыл(?:гы)?|осы жолы"
    r"|(?:алгашкы|биринши|сонгы)\s+(?:жыл\w*|рет\w*|турнир\w*|фестивал\w+|маусым\w*))(?!\w)"
)

Span = tuple[int | None, int | None]


def period_of(sentence: Sentence, number: FoundNumber, span: Span) -> str | None:
    """The year or years of a number, "" for the whole project, ``None`` where years are told one by
    one and it can't be seen which is meant."""
    text = without_documents(re.sub(r"(?<=\d{4})-(?=\d{4})", "–", sentence.folded))
    text = _NO_TIME.sub(lambda found: " " * len(found[0]), text)
    start, end = _part_around(text, number)
    dated = [one for one in _years_in(text) if start <= one.start() < end]
    found = list(dict.fromkeys(int(one[1]) for one in dated))
    if not found and _AT_ONE_TIME.search(text[start:end]) and not _ALL.search(text[:end]):
        return None
    if not found:
        return _of_years(plausible(sentence.folded_label), span)
    if len(found) == 1 or (len(found) == 2 and span_in(text[start:end])):
        is_edge = any(_BY.search(text[: one.start()]) for one in dated) or any(
            _BY_KAZAKH.match(text, one.end()) for one in dated
        )
        if len(found) == 1 and _is_before_part(text, number, dated[0], end):
            return ""
        if len(found) == 1 and _is_whole_behind(text, number, dated[0]):
            return ""
        if (is_edge and len(found) == 1) or BEGAN_OR_ENDED.search(text):
            return ""
        return _of_years(found, span)
    if _ALL.search(text[start : number.start]):
        return ""
    if years := _range_beside(text, number):
        return _of_years(years, span)
    return _in_series(text, number, [one for one in dated if one.end() <= end], (start, end))


# "За 2011–2014 годы 600, за 2015–2019 годы 1150": each number has years of its own.
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[–—-]\s*((?:19|20)\d\d)(?!\d)")


def _range_beside(text: str, number: FoundNumber) -> list[int]:
    """The first and last year that stand alone with a number between two commas."""
    start = max(text.rfind(mark, 0, number.digits) for mark in ",;") + 1
    end = next((one.start() for one in re.finditer(r"[,;](?!\d)", text[number.end :])), len(text))
    part = text[start : number.end + end]
    ranges = _RANGE.findall(part)
    is_alone = len(ranges) == 1 and len(list(_years_in(part))) == 2
    is_one = is_alone and len(list(numbers_apart_from_years(part))) == 1
    return [int(year) for year in ranges[0]] if is_one else []


def _is_before_part(text: str, number: FoundNumber, year: re.Match[str], end: int) -> bool:
    """Whether a number is the whole of which one of a year is told: "340 қарт, 2022 жылы 180"."""
    behind = (one for one in numbers_apart_from_years(text) if year.end() <= one.digits < end)
    return "," in text[number.end : year.start()] and any(behind)


def _is_whole_behind(text: str, number: FoundNumber, year: re.Match[str]) -> bool:
    """Whether a number is the whole told behind that of one year: "2022 жылы 180, барлығы 340"."""
    if not (whole := _ALL.search(text[: number.start])):
        return False
    before = range(year.end(), whole.start())
    return any(one.digits in before for one in numbers_apart_from_years(text))


def _of_years(found: list[int], span: Span) -> str:
    years = list(dict.fromkeys(found))
    if not years or (years[0], years[-1]) == span:
        return ""
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _years_in(text: str) -> Iterator[re.Match[str]]:
    return (one for one in YEAR.finditer(text) if plausible(one[0]))


def _part_around(text: str, number: FoundNumber) -> tuple[int, int]:
    """The part of a sentence up to where it tells of a part of the whole, or from there on."""
    for found in _BRACKET.finditer(text):
        if len(list(numbers_apart_from_years(found[0]))) and not re.search("тенге", found[0]):
            if found.start() <= number.digits < found.end():
                return found.span()
            if number.digits < found.start():
                return _up_to_subset(text, number, found.start())
    return _up_to_subset(text, number, len(text))


def _up_to_subset(text: str, number: FoundNumber, end: int) -> tuple[int, int]:
    start = 0
    for found in _MARK.finditer(text, 0, end):
        if found.start() > number.digits:
            return start, found.start()
        start = found.end()
    return start, end


def numbers_apart_from_years(text: str) -> Iterator[FoundNumber]:
    """The numbers of a text that are no years."""
    years = {one.start() for one in _years_in(text)}
    shown = _YEAR_AND_DASH.sub(lambda found: " " * len(found[0]), text)
    return (one for one in numbers_in(shown) if one.digits not in years)


def _in_series(
    text: str, number: FoundNumber, dated: list[re.Match[str]], part: tuple[int, int]
) -> str | None:
    """The year of a number where several are told: all years stand before their numbers, or all
    behind them; a number before years that stand before theirs is of the whole."""
    places = [
        one.digits
        for one in numbers_apart_from_years(text)
        if part[0] <= one.digits < part[1] and not _ALL.search(text[part[0] : one.start])
    ]
    if not places:
        return None
    is_behind = places[0] < dated[0].start() and places[-1] < dated[-1].start()
    if is_behind:
        own = [one for one in dated if one.start() > number.digits]
        year, others = (own[0], own[1:2]) if own else (None, [])
        if year and any(number.digits < place < year.start() for place in places):
            return None
    else:
        own = [one for one in dated if one.start() < number.digits]
        year, others = (own[-1], own[-2:-1]) if own else (None, [])
        if year is None:
            return ""
    if year is None:
        return None
    between = sorted([year.start(), *(one.start() for one in others)])
    is_alone = not others or any(between[0] < place < between[1] for place in places)
    return year[1] if is_alone else None
