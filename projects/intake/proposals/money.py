"""The project's budget, where a letter says of a sum that it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from projects.intake.proposals.costs import (
    ADDED,
    COSTS_SO_MUCH,
    OF_THINGS,
    ON_THE_PROJECT,
    THE_PROJECT,
    is_of_millions,
    is_of_project,
    whole_sentence,
)
from projects.intake.proposals.decoys import ACTUAL, PLANS, is_of_other
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.labels import is_labelled
from projects.intake.proposals.phrases import beginnings
from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.tenge import (
    LEAST,
    in_tenge,
    sum_of_parts,
    sums_in,
    with_power,
    without_limits,
)
from projects.intake.proposals.years import plausible
from projects.texts.found_numbers import FoundNumber, numbers_in

_OTHER_MONEY = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:руб|долл|евро|\$|€|usd|eur|us dollar|dollar|euro)"
)
_BUDGET = beginnings(
    """
    финансовое обеспечен, объем средств, сумма средств, общий объем, освоен, ақшасы!, уложил,
    көзделген, ақшаны, ақшасын, деньги дал, деньги выдел, funded, қаржы бер, қаржы бөл,
    на весь проект, на проект!,
    на все про все, предусмотрен, заложен, қарастырыл, жобаға кеткен, бюджеттелген,
    бюджет, смет, стоимость проект, стоимость, обошел, обошл, грант, расход, затрат, выделено,
    выделил, общая сумма, сумма проект, финансирован, жоба құны, құны, шығын, бөлінді, бөлді,
    жұмсалды, направлено, направил, кетті, қаржыландыр, потрачен, жалпы сома, budget, cost, grant,
    funding,
    spent, израсход, қаражат бөл
    """
)
# What went out tells the cost of a project only where it is called all of it.
_WENT = beginnings(
    "потратил, ушло, ушла!, ушел!, ушли!, вышло, вышел!, вышла!, стоил, стоит!, жасалды, шықты"
)
_ALL = beginnings(
    """
    весь!, все!, всего!, всю!, в общей сложности, в целом, в сумме, барлығы, жалпы, бүкіл, жиыны,
    total, in all, altogether, проект стоил
    """
)
_EACH_YEAR = beginnings(
    """
    годовая смета, годовой бюджет, жылдық бюджет, жылдық смета, сметы годовые, годовые сметы,
    для примера, к примеру, мысалы, единой сметы, общей сметы, общей суммы нет!, ешкім қосып,
    общую сумму не, жалпы сомасы жоқ!,
    в год!, в месяц, ежегодно, ежемесячно, каждый год, жылына, айына, жыл сайын, ай сайын, a year,
    per year, each year
    """
)
_STATE_BUDGET = re.compile(
    r"(?:республикан|местн|областн|городск|государствен|республикалык|жергиликти|облыстык"
    r"|мемлекеттик|state|republican|local)\w*\s+(?:бюджет|budget)\w*"
    r"|бюджет\w*\s+(?:музе|центра|школ|организаци|объединени|учреждени|област|город|район|республик|стран|села|семь|мемлекет)\w*"
)
# What only a part of a project costs, or one of those who give pays: "на аренду", "на костюмы".
_PURPOSE = re.compile(
    r"(?<!\w)на\s+(?!проект|реализац|эт|все|мероприят|программ|наш|провед|осуществ|весь"
    r"|\w+\s+(?:год|лет|месяц)|\d)\w{4,}|(?:спонсор|меценат|демеуши|sponsor)"
    r"|(?<!\w)(?!жоба|барлы|бугин|ис-шара)\w{4,}(?:дарга|дерге|ларга|лерге|тарга|терге)(?!\w)"
)
_NO_BUDGET = beginnings(
    """
    собран, собрал, собрали, жиналды, жинады, жиналған, жинал, жинадық, raised, билет, цен,
    взнос, приз, премия, зарплат, оклад, стипенд, аренд, жалақы, бағасы, жүлде, сыйлық, ticket,
    price, prize, fee, salary, продан, сатылды, сатып, выручк, доход, түсім, табыс, штраф,
    зарабат, заработ, тапты, пожертвован, қайырымдылық жина, earned, collected, donat, sold
    """
)
# "Пока не подсчитан": of the whole nothing is said.
_UNKNOWN = re.compile(
    r"(?<!\w)(?:затрудня\w+|не сводил\w*"
    r"|(?:назвать|сказать|указать)\s+(?:\w+\s+)?не\s+(?:можем|могу|сможем)"
    r"|не\s+(?:можем|могу|сможем)\s+(?:\w+\s+)?(?:назвать|сказать|указать)"
    r"|есепте\w+ (?:жок|емес)|есептелмеген|санамад\w+|санаган жок\w*|айта алма\w+"
    r"|(?:не|никто не)\s+(?:под|по)?(?:счита|считыва|считал)\w*|не знаем|не известн\w+|неизвестн\w+"
    r"|не определ\w+|белгисиз\w*)(?!\w)"
    r"|(?<!\w)(?:тек|только|лишь)\s+(?:за\s+|в\s+|на\s+)?(?:(?:19|20)\d\d|перв\w+|втор\w+|последн\w+"
    r"|бир\w*|один|одн\w+|алгашкы|соңгы)(?!\w)"
)
_SPENT = beginnings("израсход, потрач, освоен, жұмсал, spent")
_MEANT = beginnings("смет, план, бюджет, жоспар, budget, estimate")
# A number that no word calls tenge may be of thousands.
LEAST_ALONE = 100_000
_PART = re.compile(
    beginnings(
        """
        из них, в том числе, в т ч, оның ішінде, соның ішінде, of which, including, из которых,
        из этой сумм, из указанной сумм, собственный вклад, софинансир, вклад, үлес, own
        contribution
        """
    ).pattern
    + r"|(?<!\w)в т\. ?ч"
)
_WHOLE = beginnings(
    "общ, жалп, total, всего, полн, барлығы, барлық, весь!, итого, жиыны, толық, за все"
)
OWN_MONEY = beginnings("собственн, өз қаражат, өз қаржы, личн, own, жеке қаражат, взнос, жарна")
_IS_BUDGET = re.compile(r"бюджет|budget|смет|стоимост|стоил|обош|(?<!\w)кун[ыи](?!\w)")
# "Общая сумма", or all that is said of money: "Деньги: грант 1 млн тенге дал фонд".
_IS_ALL = re.compile(
    r"(?<!\w)(?:общ(?:ая|ий|ую|его|ей|ее)|полн(?:ая|ый)|жалпы|толык)(?!\w)"
    r"|^\W*(?:деньги|финансы|средства|каржы\w*|акша\w*)\s*[:—–]"
)
# Labels of cells in a row that is the whole of a table: "Итого / Сумма, тенге".
_OF_MONEY = beginnings(
    """
    бюджет, финанс, средств, расход, затрат, смет, стоимост, сумм, шығын, қаржы, қаражат, сома,
    құны, тенге, тг!, kzt, budget, cost, funding, amount
    """
)
# Who gives money: what one of them gives is the whole only where the letter says so.
_GIVER = beginnings(
    """
    фонд, қор!, қоры, ассамбле, акимат, әкімд, управлени, басқарма, министерств, министрл, донор,
    посольств, елшіл, department, ministry, foundation, fund!, embassy, akimat
    """
)
_GIVEN = beginnings(
    """
    добав, қосты, грант, выдел, дал!, дала!, дали!, профинанс, финанс, предостав, перечисл, берді,
    бөлді, бөлінді, бөлген, берген, аударды, қаржыланд, grant, gave, given, funded, provided
    """
)


def budgets(told: Told) -> Iterator[Candidate]:
    """The sums that a letter calls the project's budget, cost or grant."""
    for answer in told.answers:
        label = answer.folded_label
        if answer.part != "body" or not _is_of_whole(answer):
            continue
        if _NO_BUDGET.search(label) or _STATE_BUDGET.search(label) or _PART.search(label):
            continue
        if _UNKNOWN.search(answer.folded):
            continue
        if _EACH_YEAR.search(answer.folded) and len(without_limits(sums_in(answer.text))) == 1:
            continue
        if amount := _of_answer(answer):
            is_whole = _WHOLE.search(label) or is_of_project(answer)
            yield Candidate(amount, whole_sentence(answer, told), 4 if is_whole else 3)
    for sentence in told.body:
        text = _STATE_BUDGET.sub(lambda found: " " * len(found[0]), sentence.folded)
        is_all = bool(_ALL.search(text))
        is_on_it = ON_THE_PROJECT.search(text)
        is_told = _BUDGET.search(text) or (is_all and _WENT.search(text)) or is_on_it
        if is_of_other(sentence) or not is_told or _EACH_YEAR.search(text):
            continue
        if not told.is_planned and PLANS.search(sentence.folded):
            continue
        if whole := sum_of_parts(sentence.text):
            yield Candidate(whole, sentence, 3 + is_of_project(sentence))
            continue
        is_of_thing = OF_THINGS.search(text) and not THE_PROJECT.search(text)
        if is_of_thing or (
            ADDED.search(text) and not (_IS_BUDGET.search(text) or _WHOLE.search(text) or is_on_it)
        ):
            continue
        if _UNKNOWN.search(text) or _is_of_both(sentence) or (not is_all and _is_given(text)):
            continue
        amount = _near(sentence, text)
        part = _PART.search(text)
        is_part = _PURPOSE.search(text[: part.start()] if part else text)
        is_named = re.search(
            "бюджет|budget|смет|стоимост|грант|grant|кун[ыи]|общ.. (?:объем|сумм)", text
        )
        if amount and amount >= LEAST and (is_named or not is_part):
            rank = 3 if re.search("бюджет|budget|смет|общая стоим", text) else 1 + is_all
            rank += rank == 3 and is_of_project(sentence)
            yield Candidate(amount, sentence, rank)


# "Всего по фонду", "Ұйым бойынша барлығы": of all that somebody does.
_OF_ALL_PROJECTS = re.compile(
    r"по\s+(?:всему\s+|всей\s+|наш\w+\s+)?(?:фонду|центру|обществу|объединению|организации|ассоциации|клубу|союзу)(?!\w)"
    r"|по\s+(?:всем|обоим|двум|трем)\s+проектам"
    r"|(?:кор|орталык|уйым|бирлестик|кауымдастык|барлык жоба(?:лар)?|еки жоба)\s+бойынша"
)
# A row of costs, year by year and in all.
_COSTS = re.compile(
    r"\W*(?:\w+\s)?(?:расход|затрат|шыгын|потрат|потрач|израсход)\w*"
    r"(?:\W+(?:тыс|мын|млн)\w*)?(?:\W+(?:тенге|тг|kzt))?\W*"
)


def _is_of_whole(answer: Sentence) -> bool:
    """Whether a label asks for the budget; of a table's cells those of its whole alone, and of no
    year."""
    row, *columns = answer.folded_label.split(" / ")
    if _OF_ALL_PROJECTS.search(row):
        return False
    if columns and plausible(columns[0]):
        return False
    if columns and _WHOLE.search(row):
        return bool(_OF_MONEY.search(answer.folded_label))
    if columns and _WHOLE.search(columns[0]) and _COSTS.fullmatch(row):
        return True
    is_of_row = is_labelled(replace(answer, label=row), "budget")
    if OWN_MONEY.search(row) or _GIVER.search(row):
        return False
    if columns and not is_of_row and not _IS_BUDGET.search(columns[0]):
        return False
    return is_labelled(answer, "budget")


def _is_given(text: str) -> bool:
    """Whether a sentence tells what one gave, and not what the project cost."""
    is_named = _IS_BUDGET.search(text) or _IS_ALL.search(text) or ON_THE_PROJECT.search(text)
    return bool(_GIVER.search(text) and _GIVEN.search(text)) and not is_named


def _is_of_both(sentence: Sentence) -> bool:
    """Whether a sentence tells both what was meant to be spent and what was."""
    found = without_limits(numbers_in(sentence.text))
    large = [one for one in found if one.quantity.number >= LEAST]
    is_both = _SPENT.search(sentence.folded) and _MEANT.search(sentence.folded)
    return len(large) > 1 and bool(is_both or ACTUAL.search(sentence.folded))


def _of_answer(answer: Sentence) -> int | None:
    """The sum of an answer; a number alone is one too."""
    answer = with_power(answer)
    if whole := sum_of_parts(answer.text):
        return whole
    if sums := without_limits(sums_in(answer.text)):
        part = _PART.search(answer.folded)
        own = [one for one in sums if not part or one.start < part.start()]
        return _whole_of(answer.folded, own)
    found = without_limits(numbers_in(answer.text))
    numbers = [one for one in found if in_tenge(one, answer.folded_label) >= LEAST_ALONE]
    is_other = any(_OTHER_MONEY.match(answer.folded, one.end) for one in numbers)
    is_one = len(numbers) == 1 and not is_other
    return in_tenge(numbers[0], answer.folded_label) if is_one else None


def _near(sentence: Sentence, text: str) -> int | None:
    """The one sum that a sentence calls a budget: of several the whole, else none."""
    part = _PART.search(text)
    claimed: list[FoundNumber] = []
    sums = without_limits(sums_in(sentence.text))
    if not sums and COSTS_SO_MUCH.search(text):
        sums = [
            one for one in without_limits(numbers_in(sentence.text)) if is_of_millions(text, one)
        ]
    for found in sums:
        if part and part.start() < found.start:
            continue
        gaps = [_gap(text, words, found) for words in (_BUDGET, _WENT)]
        budget = min((gap for gap in gaps if gap is not None), default=None)
        other = _gap(text, _NO_BUDGET, found)
        if budget is not None and (other is None or other >= budget):
            claimed.append(found)
    return _whole_of(text, claimed)


def _whole_of(text: str, sums: list[FoundNumber]) -> int | None:
    """The one sum, of several the one that is called the whole; none where that can't be told."""
    whole = [one for one in sums if _WHOLE.search(text[: one.start][-30:])]
    amounts = {one.quantity.number for one in whole or sums}
    return amounts.pop() if len(amounts) == 1 else None


def _gap(text: str, words: re.Pattern[str], found: FoundNumber) -> int | None:
    gaps = [
        found.start - word.end() if word.end() <= found.start else word.start() - found.end
        for word in words.finditer(text)
    ]
    return min((abs(gap) for gap in gaps), default=None)
