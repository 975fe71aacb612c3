"""Costs told without the word for money, and costs of other things than the project."""

from __future__ import annotations

import re

from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.years import plausible
from projects.texts.found_numbers import FoundNumber

# "Ремонт обошёлся в 4 млн тенге": a house or a car.
OF_THINGS = re.compile(
    r"(?<!\w)(?:ремонт|здани|помещени|строительств|крыш|автобус|автомобил|жондеу|гимарат|курылыс)\w*"
)
THE_PROJECT = re.compile(r"(?<!\w)(?:проект|программ|фестивал|турнир|жоба|багдарлама)")
# "На проект потратили 2 млн: большую часть дал фонд": of the whole, whoever gave.
ON_THE_PROJECT = re.compile(
    r"(?<!\w)на\s+(?:весь\s+|этот\s+|наш\s+)?проект\s+(?:\w+\s+){0,2}?(?:потра|израсход|направ|ушл|затра)\w*"
    r"|(?<!\w)жоба(?:га|мызга|ны жузеге асыруга)\s+(?:\w+\s+)?(?:жумсал|кет)\w*"
    r"|(?<!\w)на все про все(?!\w)"
    r"|(?<!\w)(?:финансово\w+ обеспечени|объем финансировани|финансировани)\w*\s+проекта\s+"
    r"(?:\w+\s+)?(?:в (?:размере|объеме|сумме)|на сумму|состав)"
)
# "Фонд добавил грант 2 млн": a part of the whole.
ADDED = re.compile(r"(?<!\w)(?:добав|доплат|остальн|недостающ|калган|косты(?!\w)|косып)\w*")
# "Весь турнир обошёлся в 1 млн 850 тыс": of what, needs no word.
COSTS_SO_MUCH = re.compile(
    r"(?<!\w)(?:весь|вся|все|проект|турнир|фестиваль)\s+(?:\w+\s+){0,3}?(?:обошел|обошл|стоил|вышел|вышло)\w*"
    r"|(?<!\w)на все про все(?!\w)"
    r"|(?<!\w)бюджет\w*\s+(?:проекта\s+)?(?:был\w*\s+|состав\w+\s+)?[—–:-]?\s*\d"
    r"|(?<!\w)(?:жоба|барлыгы)\w*\s+(?:\w+\s+){0,4}?(?:миллион|млн)\w*\s+(?:\w+\s+){0,2}?(?:кетти|жумсалды)"
)
_BARE_BEHIND = re.compile(r"\s*(?:[.,;!)]|$|(?:и|а|на|за|кетти|жумсалды|вышло|ушло)(?!\w))")


def is_of_millions(text: str, found: FoundNumber) -> bool:
    """Whether a number is millions of nothing that is named."""
    is_large = re.search(r"млн|миллион", text[found.start : found.end])
    return bool(is_large and _BARE_BEHIND.match(text, found.end))


# "Бюджет проекта 9,5 млн": as much the whole as "общая смета".
_OF_PROJECT = re.compile(
    r"(?<!\w)(?:бюджет\w*|смет\w*|стоимость)\s+(?:\w+\s+)?проекта(?!\w)"
    r"|(?<!\w)жоба(?:мыз)?(?:нын|дын)\s+(?:бюджети|сметасы|куны)(?!\w)"
    r"|(?<!\w)(?:project(?:’s|'s)? budget|budget of the project)(?!\w)"
)
_IS_BUDGET = re.compile(r"\W*(?:\d+[.)]\s*)?(?:бюджет[иы]?|смета(?:сы)?|budget)\W*")
_PART = re.compile(r"(?<!\w)(?:част|доля|этап|боли[гк]|кезен|план|жоспар|part|stage)")


def is_of_project(sentence: Sentence) -> bool:
    """Whether a sum is called the budget of the project: of no year and no part of it."""
    said = f"{sentence.folded_label} {sentence.folded}"
    is_called = _OF_PROJECT.search(said) or _IS_BUDGET.fullmatch(sentence.folded_label)
    return bool(is_called) and not plausible(said) and not _PART.search(said)


def whole_sentence(answer: Sentence, told: Told) -> Sentence:
    """The sentence in which an answer stands behind its label."""
    around = (
        one
        for one in told.sentences
        if one.block == answer.block and one.start <= answer.start and answer.end <= one.end
    )
    return next(around, answer)
