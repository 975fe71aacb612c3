"""The figures that a letter states: how many people, copies, seminars, under which indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from projects.intake.proposals import counted
from projects.intake.proposals.countable import counts, is_said
from projects.intake.proposals.counted_words import (
    CONTEST,
    CRAFT,
    DISABLED,
    HELPED,
    LEARNERS,
    RAISED,
    SEMINARS,
    TAKES_PART,
    TRAINED,
    UNITED,
    WHOLE,
)
from projects.intake.proposals.decoys import (
    SUBSET,
    before_plan,
    is_founding,
    is_of_other,
    without_documents,
)
from projects.intake.proposals.exactness import is_no_result, with_exactness
from projects.intake.proposals.figure_periods import (
    Span,
    numbers_apart_from_years,
    period_of,
)
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.going_on import goes_on
from projects.intake.proposals.indicator_words import CHILDREN, ILL
from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.series import in_series
from projects.intake.proposals.short_years import with_short_years
from projects.intake.proposals.tenge import LEAST, in_tenge, sums_of, with_power
from projects.intake.proposals.unnamed import part_of_whole, unnamed
from projects.intake.proposals.years import plausible
from projects.texts.found_numbers import FoundNumber, numbers_in
from projects.texts.numbers import Qualifier

# Of what comes out again and again one number of copies is not all.
_PERIODICAL = re.compile(r"раз в (?:месяц|недел|квартал)|ежемесячн|еженедельн|(?:ай|апта)сына бир")
# What costs are told in: "Типографские услуги | Сумма" counts no services.
_MONEY_COLUMN = re.compile(
    r"(?<!\w)(?:сумма|стоимость|расход\w*|затрат\w*|сома\w*|шыгын\w*|кун[ыи])\W*$"
)


def metrics(told: Told, span: Span) -> Iterator[Candidate]:
    """The figures of the project's own years (``span``): of the whole, and of years apart; those
    that no indicator counts with an empty one."""
    before: Candidate | None = None
    above: Sentence | None = None
    is_craft = False
    is_of_crafts = any(_UNITES.search(one.folded) for one in told.body)
    is_of_learners = _is_craft_contest(told)
    is_for_ill = any(ILL.search(one.folded) or ILL.search(one.folded_label) for one in told.body)
    sentences = (replace(one, text=with_short_years(one.text)) for one in told.sentences)
    for sentence in in_series(map(before_plan, sentences)):
        if sentence.part != "body" or is_of_other(sentence) or _is_aside(sentence, span):
            before = None
            continue
        if _SUMS_UP.match(sentence.folded) and _is_of_raised(before, above):
            sentence = replace(sentence, label=_RAISED)
        if not goes_on(sentence):
            before = None
        if above and not sentence.label and _goes_on_of_disabled(above, sentence):
            sentence = replace(sentence, label=above.text)
        if _HOW_OFTEN.search(sentence.folded_label):
            text = _TIMES.sub(lambda found: " " * len(found[0]), sentence.text)
            sentence = replace(sentence, text=text)
        if above and not sentence.label and _THAT_YEAR.search(sentence.folded):
            sentence = replace(sentence, label=" ".join(map(str, plausible(above.folded)[:2])))
        if contest := CONTEST.search(sentence.folded):
            is_named = counted.is_named_contest(sentence.folded, contest)
            is_craft = bool(CRAFT.search(sentence.folded)) or (is_craft and not is_named)
        elif is_of_crafts and CRAFT.search(sentence.folded):
            is_craft = True
        is_there = above and CONTEST.search(above.folded) and _THERE.search(sentence.folded)
        if (contest or is_there) and is_craft:
            said = above.text if above and is_there and not contest else _CRAFT_CONTEST
            sentence = replace(sentence, label=f"{sentence.label} {said}".strip())
        elif is_of_learners and not contest and _takes_part_of_learners(sentence.folded):
            sentence = replace(sentence, label=f"{sentence.label} {_CRAFT_CONTEST}".strip())
        above = sentence
        for one in _figures(sentence, span, before):
            if not one.value["indicator"]:
                yield one
                continue
            before = one
            if one.rank >= 0 and (is_for_ill or one.value["indicator"] != "funds-raised"):
                yield one


# "Сколько проведено встреч": "Клуб собирался около 250 раз".
_HOW_OFTEN = re.compile(
    r"(?<!\w)(?:скольк|количеств|числ|канша|неше|сан[ыи](?!\w))(?=.*(?:встреч|семинар|кездесу))"
    r"|(?:встреч|семинар|кездесу)\w*\s+(?:\w+\s+)?сан[ыи](?!\w)"
)
_TIMES = re.compile(r"(?<=\d)\s+(?:раза?|рет)(?!\w)")
_THERE = re.compile(r"(?<!\w)(?:в н[её]м|на н[её]м|в них|туда|оган|онда|соган)(?!\w)")
# "74 шебердің басы бірікті": a project of crafts, whose contests are of them.
_UNITES = re.compile(
    r"(?<!\w)(?:мастер(?:а|ов|ам|иц\w*)?|ремесленник\w*|умельц\w*|шебер\w*|колонерши\w*)(?!\w)"
    rf"[^.;]{{0,60}}(?:{UNITED.pattern})|(?:{UNITED.pattern})[^.;]{{0,60}}"
    r"(?<!\w)(?:мастеров|мастериц|ремесленников|умельцев|шебер\w*)(?!\w)"
)
# Told of before, where a sentence says no more than "the contest".
_CRAFT_CONTEST = "конкурс ремёсел"


# "мектеп оқушыларының қолөнер байқауы", "Проект – конкурс ремёсел среди школьников": all that a
# line near the beginning says.
_IS_CONTEST = re.compile(
    r"[^.;:\d]{0,90}(?:байкауы|сайысы|жарысы)(?:\s+болды|\s+еди)?\W*"
    r"|\W*(?:(?:это|наш проект|проект)\s+(?:[—–-]\s+)?(?:это\s+)?)?(?:[а-я-]+\s+){0,2}?"
    r"конкурс(?!\w)[^.;:,\d]{0,70}"
)
_FIRST_LINES = 4


def _is_craft_contest(told: Told) -> bool:
    """Whether the project is a contest of crafts of those who learn at schools."""
    return any(
        _IS_CONTEST.fullmatch(one.folded)
        and all(words.search(one.folded) for words in (CONTEST, CRAFT, LEARNERS))
        for one in [*told.body][:_FIRST_LINES]
    )


def _takes_part_of_learners(text: str) -> bool:
    """Whether a folded sentence tells how many who learn took part, and of nothing taught."""
    is_told = LEARNERS.search(text) and TAKES_PART.search(text)
    return bool(is_told) and not (TRAINED.search(text) or SEMINARS.search(text))


def _goes_on_of_disabled(above: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence counts children helped and the one above says that they are disabled."""
    is_said = DISABLED.search(above.folded) and not re.search(r"\d", above.text)
    return bool(is_said and HELPED.search(sentence.folded) and CHILDREN.search(sentence.folded))


def _is_of_raised(before: Candidate | None, above: Sentence | None) -> bool:
    """Whether money raised was counted, or told of, just before."""
    is_counted = before and before.value["indicator"] == "funds-raised"
    return bool(is_counted or (above and RAISED.search(above.folded)))


_RAISED = "собрано"
# "За тот год": the one that the sentence before it names.
_THAT_YEAR = re.compile(
    r"(?<!\w)(?:за|в) то[тм] (?:же )?год|(?<!\w)(?:сол|дал сол) жыл(?:ы|дын)(?!\w)"
)
# "Итог за всё время – 23 млн тенге", behind a line that tells of collecting.
_SUMS_UP = re.compile(r"\W*(?:итог|всего|в сумме|за все|за эти|барлыгы|жалпы|жиыны)\w*(?!\w)")


def _is_aside(sentence: Sentence, span: Span) -> bool:
    """Whether a sentence tells how one began, or of years outside the project's."""
    if is_founding(sentence):
        return True
    label = sentence.folded_label
    if re.search(r"(?<!\w)(?:план|жоспар|plan)", label) or is_of_other(
        Sentence(0, 0, 0, sentence.label, "body")
    ):
        return True
    said = "" if _is_count(sentence) else sentence.folded
    found = plausible(without_documents(f"{label} {said}"))
    start, end = span
    return any((start and year < start) or (end and year > end) for year in found)


def _is_count(sentence: Sentence) -> bool:
    """Whether a cell that looks like a year counts: its row says the unit."""
    is_number = re.fullmatch(r"\W*\d{4}\W*", sentence.folded)
    return bool(is_number) and counted.is_of_things(sentence.folded_label)


def _figures(sentence: Sentence, span: Span, before: Candidate | None) -> Iterator[Candidate]:
    """The figures of a sentence; a number of a year with no noun counts what the one before it
    did, else what the next one does. A limit that was only grown to is of rank -1; what no
    indicator counts has none."""
    sentence = with_power(sentence)
    text, label = sentence.folded, sentence.folded_label
    sums = {one.digits for one in sums_of(sentence)}
    apart = [*numbers_apart_from_years(sentence.text)]
    apart = [one for one in apart if not is_said(sentence.text, one.digits)]
    sums |= {one.digits for one in apart if _is_of_millions(text, one)}
    if before and before.value["indicator"] == "funds-raised":
        sums |= {one.digits for one in apart if one.quantity.number >= LEAST}
    bare: list[tuple[FoundNumber, str]] = []
    is_count = _is_count(sentence)
    is_of_money = bool(_MONEY_COLUMN.search(label))
    for number in numbers_in(sentence.text) if is_count else apart:
        period = period_of(replace(sentence, text="") if is_count else sentence, number, span)
        is_sum = number.digits in sums
        if is_sum:
            tenge = replace(number.quantity, number=in_tenge(number, label))
            number = replace(number, quantity=tenge)
        is_part = not is_sum and bool(part_of_whole(sentence, number))
        if period is None or not (is_sum or is_part or counts(text, number, is_dated=bool(period))):
            continue
        of = counted.money_indicator if is_sum else counted.indicator_of
        is_without = is_part or (is_of_money and not is_sum)
        slug = "" if is_without else of(text, label, number)
        if slug and period and before and _is_part(before, slug, sentence, number):
            slug = before.value["indicator"]
        if not slug and period and (head := _OF_YEARS.match(text)) and head.end() < number.start:
            slug = of(text, f"{label} {head['head']}", number)
        if slug == "copies-printed" and _PERIODICAL.search(text) and not WHOLE.search(text):
            continue
        if not slug and period and (before or not is_sum):
            slug = before.value["indicator"] if before else ""
            is_large = is_sum or number.quantity.number >= LEAST
            if is_large if slug != "funds-raised" else not is_large:
                slug = ""  # money goes on from money, people from people
            if not slug or not (is_sum or counted.goes_on_counting(slug, text, number)):
                bare.append((number, period))
                continue
        if not slug:
            if not counted.is_bare(text, number):
                before = None
            if other := unnamed(sentence, with_exactness(text, number), period):
                yield other
            continue
        noun = counted.noun_of(text, number)
        number = with_exactness(text, number)
        before = _candidate(slug, number, sentence, period)
        for one, year in bare if period else ():
            if counted.is_bare(text, one) or counted.noun_of(text, one) == noun:
                yield _candidate(slug, one, sentence, year)
            elif other := unnamed(sentence, with_exactness(text, one), year):
                yield other
        bare = []
        yield replace(before, rank=-1) if is_no_result(text, number) else before
    for one, year in bare:
        if other := unnamed(sentence, with_exactness(text, one), year):
            yield other


def _is_part(before: Candidate, slug: str, sentence: Sentence, number: FoundNumber) -> bool:
    """Whether a number of people is a part of those counted before it in the sentence: "230
    школьников, из них в 2018 году 110 человек"."""
    of = before.value["indicator"]
    if slug != "event-participants" or of not in ("craft-contest-students", "people-trained"):
        return False
    parted = before.sentence is sentence and SUBSET.search(sentence.folded[: number.digits])
    return bool(parted and counted.goes_on_counting(of, sentence.folded, number))


# "Курсты 2016 жылы 45, 2017 жылы 62 адам бітірді": what all the years tell of stands before them.
_OF_YEARS = re.compile(r"\W*(?P<head>[^\d,.;:]{4,60}?)\s+(?:(?:в|во|за)\s+)?(?:19|20)\d\d(?!\d)")


def _is_of_millions(text: str, number: FoundNumber) -> bool:
    """Whether a number is millions of nothing that is named: tenge."""
    is_large = re.search(r"млн|миллион|mln|million", text[number.digits : number.end])
    return bool(is_large) and counted.is_bare(text, number)


def _candidate(slug: str, number: FoundNumber, sentence: Sentence, period: str) -> Candidate:
    value = {
        "indicator": slug,
        "value": number.quantity.number,
        "qualifier": str(number.quantity.qualifier or Qualifier.EXACTLY),
        "period": period,
    }
    before = sentence.folded[max(0, number.start - 40) : number.start]
    rank = bool(WHOLE.search(before) or WHOLE.search(sentence.folded_label))
    return Candidate(value, sentence, int(rank))
