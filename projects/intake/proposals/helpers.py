"""Who helped a project, where a letter tells it without the words for partner or sponsor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.mentions import Mention
from projects.intake.proposals.phrases import beginnings

# Rooms and people are lent: who gives them takes part.
_LENT = beginnings(
    """
    зал!, залы, залом, зала!, залын, помещени, площадк, сцен, аудитори, кабинет, спортзал, стадион,
    поле!, место!, автобус, тренер, судей, врачей, волонтеров, мастеров, преподавател, орын, бөлме,
    сахна, алаң, ғимарат, мамандарын, жаттықтырушы
    """
)
# Things are given: by a firm they are a sponsor's.
GIVEN = beginnings(
    """
    шоколад, конфет, печенье, чай!, молоко, мясо!, рис!,
    дрова, дров!, уголь, муку, мука!, сахар, хлеб, ткан, нитки, шерсть, глин, мячи, мячей, форму,
    продукты, подарки, призы, сладости, обед, воду!, вода!, краск, бумаг, инструмент, оборудовани,
    мебель, плиты, станки, бензин, топливо, доски, игрушк, лекарств, книги, канцтовар, костюм,
    ұн!, ұнды, қант, нан!, нанды, ет!, етті, көмір, отын, мата!, матаны, жіп, жүн, доп!, доптар,
    сыйлық, тамақ, жанармай, киім, құрал, бояу, қағаз, дәрі, ойыншық, азық
    """
)
_GAVE = (
    r"(?:дал[аио]?|дает|давал[аио]?|дают|предостав\w+|привоз\w+|привез\w*|подари\w+|пожертвова\w+|купил[аио]?"
    r"|закупил[аио]?|выделил[аио]?|обеспечи\w+|возил[аио]?|возит|одолжил\w*|открыл[аио]? двери"
    r"|б[еи]р(?:д[иы]|ед[иы]|ген|ип\s+\w+)|сыйлад\w+|сыйлаган|экел\w+|тауып бер\w+|жетк[иы]з\w+"
    r"|алып бер\w+)"
)
_FIRM = re.compile(
    r"(?<!\w)(?:ТОО|ООО|АО|ИП|КХ|ЧП|ЖШС|АҚ|ЖК|ШҚ|LLP|JSC)(?!\w)"
    r"|(?i:компани|завод|фабрик|пекарн|магазин|супермаркет|кафе|ресторан|комбинат|хозяйств|типограф"
    r"|наубайхана|дүкен|шаруа|зауыт|чайхан|кондитерск|аптек)"
)
_HELPS = re.compile(
    r"(?<!\w)(?:нам|нас|всем|проекту|нам в этом|очень|всегда|много"
    r"|здорово)\s+(?:\w+\s+){0,3}?(?:помога\w+|помог(?:ла|ли|ло)?|поддерж\w+|выруча\w+|выручил\w*)"
    r"\s+(?:с\s+\w+\s+)?[^¤.;:]{0,25}$"
    r"|(?:^|[.!?]\s)\W*(?:(?:и|а|еще|также)\s+){0,2}(?:помога\w+|помог(?:ла|ли|ло)?"
    r"|выруча\w+)\s+(?:нам\s+|и\s+|в этом\s+"
    r"|как могл\w\s+){0,3}$"
    r"|(?<!\w)(?:с нами|рядом с нами|плечом к плечу|бок о бок|заодно с нами)\s+(?:\w+\s+){0,4}?$"
)
_HELPS_BEHIND = re.compile(
    r"\s+(?:нам|очень|всегда|много)\s+(?:\w+\s+){0,2}?(?:помога\w+|помог(?:ла|ли|ло)?)(?!\w)"
    r"|\s+(?:бизге\s+)?(?:\w+\s+){0,2}?(?:комектес\w+|жардемдес\w+|атсалыс\w+|кол ушын (?:бер"
    r"|соз)\w+|улес кос\w+|колдау корсет\w+)(?!\w)"
    r"|\s+(?:бизбен|бизбенен)\s+(?:\w+\s+)?бирге(?!\w)"
    r"|\s+(?:всегда\s+|тоже\s+)?(?:с нами|вместе с нами|рядом с нами)(?!\w)"
)
_THANKS = re.compile(
    r"(?<!\w)(?:спасибо|благодарны|благодарим|кланяемся|рахмет)\s+(?:\w+\s+){0,2}?$"
)
_THANKED = re.compile(r"\s*[-–]?(?:га|ге|ка|ке|на|не)?\s+(?:\w+\s+){0,3}?(?:рахмет|алгыс)")
_ROLE = re.compile(r"спонсор|партнер|демеуш|сериктес|финанс|каржы|грант|деньг|тенге|акша")
# Of somebody else, or by whom it was refused.
_NO = re.compile(r"(?<!\w)(?:не|ни|нет|без|бермеди|жок|емес)(?!\w)")


def helpers(
    folded: str, named: list[Mention], left: list[Mention]
) -> Iterator[tuple[Mention, str]]:
    """Each organisation of a folded sentence that lends rooms or people, or helps, as a partner; a
    firm that gives things as a sponsor. Of several ``named`` those ``left`` without a role are
    read, each in a clause of its own. Money and words for roles are told elsewhere."""
    for one in left:
        start, end = _clause_around(folded, one)
        if _NO.search(folded[start : one.start] + folded[one.end : end]):
            continue
        start, end = (start, end) if len(named) > 1 else (0, len(folded))
        is_alone = sum(start <= other.start < end for other in named) == 1
        if is_alone and (
            role := _helps(folded[start : one.start], folded[one.end : end], one.name)
        ):
            yield one, role


def _clause_around(folded: str, one: Mention) -> tuple[int, int]:
    """From the comma before a name to the one behind it."""
    start = max(folded.rfind(mark, 0, one.start) for mark in ",;") + 1
    ends = [place for mark in ",;" if (place := folded.find(mark, one.end)) > 0]
    return start, min(ends, default=len(folded))


def _helps(before: str, behind: str, name: str) -> str:
    """The role that a clause around a name tells, or an empty text."""
    around = f"{before} ¤ {behind}"
    if _ROLE.search(around):
        return ""
    gave = re.search(rf"(?<!\w){_GAVE}(?!\w)", around)
    is_thanked = _THANKS.search(before) or _THANKED.match(behind)
    is_giver = gave and _is_subject(before, behind)
    if (is_giver or is_thanked) and _LENT.search(around):
        return "partner"
    if (is_giver or is_thanked) and GIVEN.search(around) and _FIRM.search(name):
        return "sponsor"
    return "partner" if _HELPS.search(before) or _HELPS_BEHIND.match(behind) else ""


def _is_subject(before: str, behind: str) -> bool:
    """Whether a name stands alone before or behind what was given: to, for and from say another."""
    is_other = re.search(
        r"(?<!\w)(?:в|во|на|у|из|от|для|к|ко|с|со|при|по|о|об)\s+(?:[\w-]+\s+){0,1}$", before
    )
    return not is_other and not re.match(
        r"-?(?:га|ге|ка|ке|нан|нен|дан|ден|тан|тен|нда|нде)(?!\w)", behind
    )


_KAZAKH_DATIVE = re.compile(r"(?<=\w{3})(?:ға|ге|қа|ке|на|не)$")


def as_thanked(name: str) -> str:
    """A name without the ending that thanks in Kazakh give it."""
    last = name.rsplit(" ", 1)[-1]
    is_dative = _KAZAKH_DATIVE.search(last) and not re.search('[»”"]$', last)
    return _KAZAKH_DATIVE.sub("", name) if is_dative else name
