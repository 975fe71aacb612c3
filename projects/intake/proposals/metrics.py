"""The figures that a letter states: how many people, copies, seminars, under which indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals import counted
from projects.intake.proposals.decoys import (
    before_plan,
    is_founding,
    is_of_other,
    without_documents,
)
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.money import sums_in
from projects.intake.proposals.phrases import beginnings
from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.years import BEGAN_OR_ENDED, SPAN, YEAR, plausible
from projects.texts.found_numbers import FoundNumber, numbers_in
from projects.texts.numbers import Qualifier

# What stands before a number that counts nothing: №, дом 5, закон 12.
_NAMED = re.compile(
    r"(?:№|n[oº°]\.?|#|(?<!\w)(?:дом|д|кв|каб|ул|стр|статья|ст|пункт|п|школа|школе|школы|гимнази\w*"
    r"|лице\w*|мектеп|бет|room|page|art|тел|тоб\w*|глава|том|стенд\w*|stand)\.?)\s*$"
)
_AGE = re.compile(
    r"\s*(?:-?\s*(?:лет(?!\w)|летн|год|жас(?:та|тан|қа|ар|ка|ында|ы)?(?!\w)(?!\s+(?:\w+\s+){0,3}(?:окытыл|уйрет|уйрен|катыс|тартыл))"
    r"|жасар|years?|year-old|процент|%|пайыз|percent"
    r"|час|сағат|сагат|мин|день|дня|дней|кун|апта|недел|месяц|ай(?!\w|т)|km|км|метр|кг|стран|бет|page"
    r"|hour|day|week|month|класс|сынып|раз(?!\w)|рет(?!\w)|times|-?(?:й|го|му|м|ой|я|е)\s|курс|сурып))"
)
_SUBSET = re.compile(
    r"(?:из них|в том числе|из которых|онын ишинде|сонын ишинде|of whom|of them|including"
    r"|их ишинен|олардын)\W+(?:\w+\W+){0,3}$"
)
# "Человек шестьсот" is about as many, "по 50 человек" as many each time.
_INVERTED = re.compile(r"(?:человек|зрителей|гостей|участников|детей|штук|экземпляров)\s$")
_EACH_TIME = beginnings(
    """
    в среднем, ежегодн, ежемесячн, еженедельн, каждый год, каждом, каждой, каждую недел,
    каждый месяц, в год!, жыл сайын, ай сайын, апта сайын, әр!, әрбір, орта есеппен, орташа,
    every year, each, every, on average, per!, annually, a year
    """
)
_THERE_ARE = beginnings(
    """
    живет!, живут!, прожива, население, жителей села, состоит!, состоят!, насчитыва, числится,
    членов, член!, учится!, учатся!, работает!, работают!, подписчик, тұрады, халқы, мүше, оқиды,
    жұмыс істейді, members, population, inhabitants, followers, live!, lives!
    """
)
_DIFFERENCE = re.compile(r"(?:\bна|на целых|(?:increased|grew|rose|up) by)\s*$")


def metrics(told: Told, span: tuple[int | None, int | None]) -> Iterator[Candidate]:
    """The figures of the project's own years (``span``)."""
    for sentence in map(before_plan, told.sentences):
        if sentence.part not in ("body",) or is_of_other(sentence) or _is_aside(sentence, span):
            continue
        for one in _figures(sentence):
            if one.rank or not _is_of_several_years(sentence):
                yield one


def _is_aside(sentence: Sentence, span: tuple[int | None, int | None]) -> bool:
    """Whether a sentence tells how one began, or of years outside the project's."""
    if is_founding(sentence):
        return True
    label = sentence.folded_label
    if re.search(r"(?<!\w)(?:план|жоспар|plan)", label) or is_of_other(
        Sentence(0, 0, 0, sentence.label, "body")
    ):
        return True
    found = plausible(without_documents(sentence.folded))
    start, end = span
    return any((start and year < start) or (end and year > end) for year in found)


def _is_of_several_years(sentence: Sentence) -> bool:
    """Whether a sentence tells of years one by one, so that no figure is of all."""
    years = set(plausible(without_documents(sentence.folded)))
    return len(years) > 1 and not SPAN.search(sentence.folded)


def _figures(sentence: Sentence) -> Iterator[Candidate]:
    text = sentence.folded
    sums = list(sums_in(sentence.text))
    for money in sums:
        if slug := counted.money_indicator(text, sentence.folded_label, money):
            yield _candidate(slug, money, sentence)
    taken = {one.start for one in sums}
    for number in numbers_in(sentence.text):
        if number.start in taken or not _counts(text, number):
            continue
        if slug := counted.indicator_of(text, sentence.folded_label, number):
            yield _candidate(slug, number, sentence)


def _counts(text: str, number: FoundNumber) -> bool:
    """Whether a number counts something: it is no name, year, age, share or difference."""
    before, behind = text[: number.start], text[number.end :]
    if YEAR.match(text, number.start) and re.match(
        r"\s*-?\s*(?:г(?!\w)|год|ж(?!\w)|жыл)|\s*[,.;)]|\s*$", behind
    ):
        return False
    if number.quantity.number < 2 or _NAMED.search(before) or _AGE.match(behind):
        return False
    if re.match(r"[-–]?\s?стенд|\s*[-–]\s*[a-zа-я]{0,3}\s*стенд", behind):
        return False
    if _INVERTED.search(before) or _is_state(text, number):
        return False
    return not (_SUBSET.search(before) or _DIFFERENCE.search(before))


def _is_state(text: str, number: FoundNumber) -> bool:
    """Whether a number tells how many there are, or come each time, not how many were reached."""
    before = re.split(r"[,;:(]\s*", text[: number.start])[-1]
    if re.search(r"(?<!\w)по\s+$", before):
        return True
    behind = re.split(r"[,;)]", text[number.end :])[0]
    return bool(_EACH_TIME.search(before + behind) or _THERE_ARE.search(before + behind))


def _candidate(slug: str, number: FoundNumber, sentence: Sentence) -> Candidate:
    value = {
        "indicator": slug,
        "value": number.quantity.number,
        "qualifier": str(number.quantity.qualifier or Qualifier.EXACTLY),
        "period": _period(f"{sentence.folded_label} {sentence.folded}"),
    }
    before = sentence.folded[max(0, number.start - 40) : number.start]
    rank = bool(counted.WHOLE.search(before) or counted.WHOLE.search(sentence.folded_label))
    return Candidate(value, sentence, int(rank))


# A day says when something was counted.
_DAY = re.compile(
    r"\d{1,2}[.\s]\s?(?:\d\d\.|[а-яa-z]{3,9}\s)(?:19|20)\d\d|(?:19|20)\d\d\s*жыл\w*\s+\d{1,2}\s\w+"
)
_BY = re.compile(r"(?:(?<!\w)(?:к|ко|до|с|со|от|после|by|since|until|after)\s+(?:\w+\s+){0,2}$)")
_BY_KAZAKH = re.compile(
    r"\s*(?:ж|жыл)\w*\.?\s+(?:\w+(?:га|ге|ка|ке|на|не|дан|ден|нан|нен|тан|тен)|дейин|бери)"
)


def _period(text: str) -> str:
    """The one year that a sentence names, or its span; none where it is when something began,
    ended or was counted."""
    text = _DAY.sub(lambda found: " " * len(found[0]), without_documents(text))
    dated = [
        one
        for one in YEAR.finditer(text)
        if not _BY.search(text[: one.start()]) and not _BY_KAZAKH.match(text, one.end())
    ]
    if not dated or BEGAN_OR_ENDED.search(text):
        return ""
    found = list(dict.fromkeys(plausible(text)))
    if len(found) == 2 and re.search(rf"{found[0]}\s*[–—-]\s*{found[1]}", text):
        return f"{found[0]}–{found[1]}"
    return str(found[0]) if len(found) == 1 else ""
