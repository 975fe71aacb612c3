"""How exact a figure is, where the word for it stands behind what is counted."""

from __future__ import annotations

import re
from dataclasses import replace

from projects.texts.found_numbers import FoundNumber
from projects.texts.numbers import Qualifier

# "6 млн теңгеден астам", "300 балаға дейін"; "200 человек с лишним", "500 people or more"
_MORE_BEHIND = re.compile(
    r"\s+(?:асып|асты)(?!\w)|[\s-]*(?:[^\W\d_]+\s+){0,2}?[^\W\d_]*[дтн][ае]н\s+(?:ас(?:ып|ты)(?!\w)|астам|артык|аса(?!\w)|коп(?!\w))"
    r"|\s*(?:[^\W\d_]+\s+){0,2}?с (?:лишним|лишком|хвостиком)(?!\w)"
    r"|\s*(?:[^\W\d_]+\s+){0,2}?(?:и|или|а то и)\s+(?:более|больше)(?!\w)"
    r"|\s*(?:[^\W\d_]+\s+){0,2}?(?:or|and) more(?!\w)"
)
_MORE_BEFORE = re.compile(
    r"(?<!\w)(?<!не )(?:более|больше|свыше)\s+(?:чем\s+)?(?:[^\W\d_]+\s+){0,2}?$"
    r"|(?<!\w)перевалил\w*\s+за\s+$|(?<!\w)превысил\w*\s+(?:\w+\s+)?$"
)
_ABOUT_BEHIND = re.compile(
    r"[\s-]*(?:[^\W\d_]+\s+){0,2}?[^\W\d_]*(?:[гк][ае]|н[ае])\s+(?:жуык|таяу|тарта)(?!\w)"
    r"|\s*(?:[^\W\d_]+\s+)?(?:примерно|приблизительно|шамасында)(?!\w)"
)


def with_exactness(text: str, number: FoundNumber) -> FoundNumber:
    """A number of a folded text with the qualifier that words around its noun give it."""
    quantity = number.quantity
    if quantity.qualifier not in (None, Qualifier.EXACTLY):
        return number
    before = text[max(0, number.start - 40) : number.start]
    if _MORE_BEHIND.match(text, number.end) or _MORE_BEFORE.search(before):
        return replace(number, quantity=replace(quantity, qualifier=Qualifier.MORE_THAN))
    if _ABOUT_BEHIND.match(text, number.end):
        return replace(number, quantity=replace(quantity, qualifier=Qualifier.ABOUT))
    return number
