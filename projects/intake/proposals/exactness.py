"""How exact a figure is, where the word for it stands behind what is counted."""

from __future__ import annotations

import re
from dataclasses import replace

from projects.texts import number_words
from projects.texts.alphabet import PLAIN_WRITTEN
from projects.texts.found_numbers import FoundNumber
from projects.texts.numbers import Qualifier

# "6 млн теңгеден астам", "200 человек с лишним"
_MORE_BEHIND = re.compile(
    r"\s+(?:асып|асты)(?!\w)|[\s-]*(?:[^\W\d_]+\s+){0,2}?[^\W\d_]*[дтн][ае]н\s+(?:ас(?:ып|ты)(?!\w)|астам|артык|аса(?!\w)|коп(?!\w))"
    r"|\s*(?:[^\W\d_]+\s+){0,2}?с (?:лишним|лишком|хвостиком)(?!\w)"
)
# "500 people or more", "300 оқушыдан кем емес", "не менее чем для 300 детей"
_LEAST_BEHIND = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,2}?(?:(?:и|или|а то и)\s+(?:более|больше)|(?:or|and) more)(?!\w)"
    r"|[\s-]*(?:[^\W\d_]+\s+){0,2}?[^\W\d_]*[дтн][ае]н\s+(?:кем|аз)\s+емес(?!\w)"
)
_LEAST_BEFORE = re.compile(r"(?<!\w)не (?:менее|меньше)\s+(?:чем\s+)?(?:[^\W\d_]+\s+){0,2}?$")
# "300 балаға дейін", "не более чем у 300 детей"
_MOST_BEHIND = re.compile(r"\s+[^\W\d_]+(?:[гк][ае]|н[ае])\s+дейин(?!\w)")
_MOST_BEFORE = re.compile(r"(?<!\w)не (?:более|больше)\s+(?:чем\s+)?(?:[^\W\d_]+\s+){0,2}?$")
# "Число участников выросло до 300", "300-ге дейін өсті"; "в группах до 15 человек"
_GREW = re.compile(
    r"(?<!\w)(?:увелич|выр[оа]с|возр[оа]с|рост(?!\w)|довел|довед|довест|расшир|дошел|дошл|дойти|подня|сниз"
    r"|сократ|уменьш|вмеща|вместим|рассчитан|gr[eo]w|rose)\w*\s(?:[^\W\d_]+\s+){0,4}$"
    r"|(?<!\w)(?:групп|group)\w*\s+(?:по\s+|of\s+)?$"
)
_GREW_BEHIND = re.compile(
    r"\s*(?:[^\W\d_]+\s+)?(?:ос(?:ти|ип|кен|ири)|арт(?:ты|ып|кан)|жет(?:ти|ип|кен|киз)|кобей|улгай|азай)"
)
# "Пришло человек девяносто": the round number behind is about as many.
_ABOUT_BEFORE = re.compile(r"(?<!\w)человек\s+(?:эдак\s+|так\s+|этак\s+)?$")
_MORE_BEFORE = re.compile(
    r"(?<!\w)(?<!не )(?:более|больше|свыше)\s+(?:чем\s+)?(?:[^\W\d_]+\s+){0,2}?$"
    r"|(?<!\w)перевалил\w*\s+за\s+$|(?<!\w)превысил\w*\s+(?:\w+\s+)?$"
)
_ABOUT_BEHIND = re.compile(
    r"[\s-]*(?:[^\W\d_]+\s+){0,2}?[^\W\d_]*(?:[гк][ае]|н[ае])\s+(?:жуык|таяу|тарта)(?!\w)"
    r"|\s*(?:[^\W\d_]+\s+)?(?:примерно|приблизительно|шамасында)(?!\w)"
    # "алты миллион теңгедей", "200 адамдай"
    r"|\s+(?:тенге|адам|киси|бала|окушы|карт|жас|шебер|студент|корермен|конак|катысушы|дана|отбасы)"
    r"[дт][ае]й(?!\w)"
)

# What each says: words behind the number, words before it.
_WORDS = (
    (Qualifier.AT_LEAST, _LEAST_BEHIND, _LEAST_BEFORE),
    (Qualifier.UP_TO, _MOST_BEHIND, _MOST_BEFORE),
    (Qualifier.MORE_THAN, _MORE_BEHIND, _MORE_BEFORE),
    (Qualifier.ABOUT, _ABOUT_BEHIND, _ABOUT_BEFORE),
)


def with_exactness(text: str, number: FoundNumber) -> FoundNumber:
    """A number of a folded text with the qualifier that words around its noun give it."""
    quantity = number.quantity
    if quantity.qualifier not in (None, Qualifier.EXACTLY):
        return number
    before = text[max(0, number.start - 40) : number.start]
    for qualifier, behind, ahead in _WORDS:
        said = behind.match(text, number.end)
        is_before = bool(ahead and ahead.search(before))
        if is_before and ahead is _ABOUT_BEFORE:
            is_before = quantity.number % 10 == 0 and not _COUNTS_MORE.match(text, number.end)
        if (said and not _is_of_next(text, said)) or is_before:
            return replace(number, quantity=replace(quantity, qualifier=qualifier))
    return number


_COUNTS_MORE = re.compile(r"\s*(?:чел|участник|зрител|гост|дет[ея]|экз)")
_WORD = number_words.WORD.translate(PLAIN_WRITTEN)
_NUMBER = re.compile(rf"(?<!\w)(?:{_WORD})")
_NEXT_NUMBER = re.compile(rf"\s+(?:чем\s+)?(?:\d|(?:{_WORD})(?!\w))")


def _is_of_next(text: str, said: re.Match[str]) -> bool:
    """Whether words behind a number say how exact the next one is: "22 семинара и более сорока
    встреч", "екі семинар мен қырықтан астам кездесу"."""
    return bool(_NUMBER.search(said[0]) or _NEXT_NUMBER.match(text, said.end()))


def is_no_result(text: str, number: FoundNumber) -> bool:
    """Whether "up to" a number says how far something has grown, or how many there is room for."""
    if number.quantity.qualifier != Qualifier.UP_TO:
        return False
    before = text[max(0, number.start - 60) : number.start]
    return bool(_GREW.search(before) or _GREW_BEHIND.match(text, number.end))
