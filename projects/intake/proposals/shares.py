"""Who gave which part of a budget: "7 млн – грант фонда «Лад», 3 млн – спонсор, ТОО «Нан»"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from projects.intake.proposals.labels import is_labelled
from projects.intake.proposals.mentions import Mention
from projects.intake.proposals.phrases import beginnings
from projects.intake.proposals.sentences import Sentence
from projects.intake.proposals.table_roles import FIRM
from projects.intake.proposals.tenge import LEAST
from projects.texts.found_numbers import FoundNumber, numbers_in

_OF_BUDGET = re.compile(r"(?<!\w)(?:бюджет|смет|стоимост|обош|стоил|budget)|(?<!\w)кун[ыи](?!\w)")
_SPONSOR = beginnings("спонсор, демеуші, sponsor")
_GRANT = beginnings(
    """
    грант, заказ, соцзаказ, госзаказ, средств, субсиди, бюджет, тапсырыс, қаржы, қаражат, donor
    """
)
_OWN = beginnings(
    "пожертвован, собственн, взнос, личн, қайырымдылық, жарна, өз!, жеке тұлға, жеке адам, own!"
)
_TENGE_AND_DASH = re.compile(r"\s*(?:(?:тенге|тг)\w*\s*)?[—–-]\s")
_DASH_BEFORE = re.compile(r"\s*[—–-]\s+$")


def shares(sentence: Sentence, named: list[Mention]) -> Iterator[tuple[Mention, str]]:
    """Each of the organisations ``named`` that a sentence about a budget tells a part of, beside
    its sum, with the role that the part has words for."""
    if not (is_labelled(sentence, "budget") or _OF_BUDGET.search(sentence.folded)):
        return
    sums = [one for one in numbers_in(sentence.text) if one.quantity.number >= LEAST]
    for one, behind in zip_longest(sums, sums[1:]):
        start, end = _part_of(sentence.folded, one, behind)
        inside = [each for each in named if start <= each.start and each.end <= end]
        is_after = start > one.end
        if len(inside) != 1 or (
            not is_after and not _DASH_BEFORE.fullmatch(sentence.text[inside[0].end : one.start])
        ):
            continue
        around = sentence.folded[start : inside[0].start] + sentence.folded[inside[0].end : end]
        if role := _role_of(around, inside[0].name):
            yield inside[0], role


def _part_of(text: str, one: FoundNumber, behind: FoundNumber | None) -> tuple[int, int]:
    """The words that tell of a sum: behind the dash, else those between a comma and the dash."""
    if found := _TENGE_AND_DASH.match(text, one.end):
        end = re.search(r"[;)]|$", text[found.end() :]).start() + found.end()  # type: ignore[union-attr]
        return found.end(), min(end, behind.start) if behind else end
    start = max(text.rfind(mark, 0, one.start) for mark in ",;(:") + 1
    return start, one.start


def _role_of(around: str, name: str) -> str:
    if _OWN.search(around):
        return ""
    if _SPONSOR.search(around):
        return "sponsor"
    return "funding" if _GRANT.search(around) or not FIRM.search(name) else ""
