"""Whether a sentence tells parts of what the one before it counted: "В 2016-м – уже 240"."""

from __future__ import annotations

import re

from projects.intake.proposals.decoys import SUBSET
from projects.intake.proposals.sentences import Sentence
from projects.intake.proposals.years import plausible
from projects.texts.number_words import with_digits

# What may stand beside years and numbers where a sentence only goes on counting.
_FILLING = re.compile(
    r"(?:в|во|за|и|а|г|гг|ж|жж|м|й|го|год\w*|жыл\w*|было|стало|уже|аж|целых|болды|болса|ал|жане|and|in|чел\w*|человек"
    r"|ребен\w*|детей|детям|детишк\w+|старик\w*|бабуш\w+|семь\w*|семей|пожил\w+|бала\w*|карт\w*|кария\w*|отбасы\w*"
    r"|отдельно|болек|примерно|порядка|шамамен|адам|экз\w*|дана|шт|штук|около|более|свыше|почти|только|жуык|астам|тысяч\w*|тыс|млн|миллион\w*|мын|тенге|тг)$"
)


# "В 2020 году их было 173", "Оның 912-сі 2023 жылға тиеді": parts of what was counted before.
_OF_THEM = re.compile(
    r"(?<!\w)(?:их|таких)\s+(?:(?:было|стало|уже|около|больше|более)\s+){0,2}(?=\d)"
    r"|^\W*(?:онын|соны|сонын|булардын|олардын)\s+(?=\d)"
)


# "В 2016-м — уже 240": no word for what is counted.
_OPENS_WITH_YEAR = re.compile(
    r"\W*(?:(?:а|и|ал|но)\s+)?(?:(?:в|во|за)\s+)?(?:(?:один\s+)?только\s+)?(?:19|20)\d\d(?:\s?-?[^\W\d_]{1,2}(?!\w))?"
    r"(?:\s*(?:год\w*|жыл\w*)\.?)?(?:\s*[—–:-](?=\s)|\s+(?:уже|было|стало|еще|аж)|(?<=[дт][ае]))+\s*"
    r"(?:около |более |больше |почти |свыше )?\d[\d ]*(?:[,.;]|$"
    r"|\s(?:тыс|млн|миллион|мын|чел|адам|дана|экз|шт)|\s?-?[гк][ае]\s(?:жуык|таяу)|\s?-?[дтн][ае]н\s(?:астам|аса))"
)


# "По годам считали последние два: в 2020 году – 130, в 2021-м – 155"
_BY_YEARS = re.compile(
    r"\W*(?:по годам|жылдар бойынша)(?!\w)[^:\d]{0,60}:\s*(?:в\s+)?(?:19|20)\d\d"
)


def goes_on(sentence: Sentence) -> bool:
    """Whether a sentence tells parts of what the one before it counted."""
    if SUBSET.match(sentence.folded.lstrip(" (–—-•*")) or _OF_THEM.search(sentence.folded):
        return True
    if _OPENS_WITH_YEAR.match(sentence.folded) or _BY_YEARS.match(sentence.folded):
        return True
    words = re.findall(r"[^\W\d_]+", with_digits(sentence.folded))
    return bool(plausible(sentence.folded)) and all(_FILLING.match(word) for word in words)
