"""The project's budget, where a letter says of a sum that it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.decoys import ACTUAL, PLANS, is_of_other
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.labels import answers_to
from projects.intake.proposals.phrases import beginnings
from projects.intake.proposals.sentences import Sentence, Told
from projects.texts.alphabet import fold
from projects.texts.found_numbers import FoundNumber, numbers_in

_TENGE = re.compile(r"[\s\u00a0]*(?:\([^)]*\)[\s\u00a0]*)?(?:₸|тенге|тг|тнг|тн!|kzt|tenge|kzt)")
_TENGE_BEFORE = re.compile(r"(?:₸|kzt)\s*$")
_OTHER_MONEY = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:руб|долл|евро|\$|€|usd|eur|us dollar|dollar|euro)"
)
_BUDGET = beginnings(
    """
    ақшаны, ақшасын, деньги дал, деньги выдел, funded, қаржы бер, қаржы бөл, на весь проект, на
    проект!, предусмотрен, заложен, қарастырыл, жобаға кеткен, бюджеттелген, бюджет, смет,
    стоимость проект, стоимость, обошел, обошл, грант, расход, затрат, выделено, выделил, общая
    сумма, сумма проект, финансирован, жоба құны, құны, шығын, бөлінді, бөлді, жұмсалды, кетті,
    қаржыландыр, потрачен, жалпы сома, budget, cost, grant, funding, spent, израсход, қаражат бөл
    """
)
_STATE_BUDGET = re.compile(
    r"(?:республикан|местн|областн|городск|государствен|республикалык|жергиликти|облыстык"
    r"|мемлекеттик|state|republican|local)\w*\s+(?:бюджет|budget)\w*"
)
_NO_BUDGET = beginnings(
    """
    собран, собрал, собрали, жиналды, жинады, жиналған, жинал, жинадық, raised, билет, цен,
    взнос, приз, премия, зарплат, оклад, стипенд, аренд, жалақы, бағасы, жүлде, сыйлық, ticket,
    price, prize, fee, salary, продан, сатылды, сатып, выручк, доход, түсім, табыс, штраф,
    зарабат, заработ, тапты, пожертвован, қайырымдылық жина, earned, collected, donat, sold
    """
)
# What costs less is a thing or a ticket.
LEAST = 30_000
_PART = beginnings(
    """
    из них, в том числе, оның ішінде, соның ішінде, of which, including, из которых, собственный
    вклад, софинансир, вклад, үлес, own contribution
    """
)
_WHOLE = beginnings("общ, жалп, total, всего, полн, барлығы, весь!, итого")


def sums_in(text: str) -> Iterator[FoundNumber]:
    """The sums in tenge of a text."""
    small = fold(text)
    for found in numbers_in(text):
        if _TENGE.match(small, found.end) or _TENGE_BEFORE.search(small[: found.start]):
            yield found


def budgets(told: Told) -> Iterator[Candidate]:
    """The sums that a letter calls the project's budget, cost or grant."""
    for answer in answers_to(told, "budget"):
        if _NO_BUDGET.search(answer.folded_label):
            continue
        if amount := _of_answer(answer):
            rank = 4 if _WHOLE.search(answer.folded_label) else 3
            if not _PART.search(answer.folded_label):
                yield Candidate(amount, answer, rank)
    for sentence in told.body:
        text = _STATE_BUDGET.sub(lambda found: " " * len(found[0]), sentence.folded)
        if is_of_other(sentence) or not _BUDGET.search(text):
            continue
        if not told.is_planned and PLANS.search(sentence.folded):
            continue
        if (
            ACTUAL.search(text)
            and len({*(one.quantity.number for one in sums_in(sentence.text))}) > 1
        ):
            continue
        amount = _near(sentence, text)
        if amount and amount >= LEAST:
            rank = 3 if re.search("бюджет|budget|смет|общая стоим", text) else 1
            yield Candidate(amount, sentence, rank)


def _of_answer(answer: Sentence) -> int | None:
    """The sum of an answer; a number alone is one too."""
    if sums := list(sums_in(answer.text)):
        whole = [one for one in sums if _WHOLE.search(answer.folded[: one.start][-30:])]
        return (whole or sums)[0].quantity.number
    numbers = [one for one in numbers_in(answer.text) if one.quantity.number >= 10_000]
    is_other = any(_OTHER_MONEY.match(answer.folded, one.end) for one in numbers)
    return numbers[0].quantity.number if len(numbers) == 1 and not is_other else None


def _near(sentence: Sentence, text: str) -> int | None:
    """The sum nearest to a word for a budget; none that another word claims."""
    best: tuple[int, int] | None = None
    part = _PART.search(text)
    for found in sums_in(sentence.text):
        if part and part.start() < found.start:
            continue
        budget = _gap(text, _BUDGET, found)
        other = _gap(text, _NO_BUDGET, found)
        if budget is None or (other is not None and other < budget):
            continue
        if best is None or budget < best[0]:
            best = (budget, found.quantity.number)
    return best[1] if best else None


def _gap(text: str, words: re.Pattern[str], found: FoundNumber) -> int | None:
    gaps = [
        found.start - word.end() if word.end() <= found.start else word.start() - found.end
        for word in words.finditer(text)
    ]
    return min((abs(gap) for gap in gaps), default=None)
