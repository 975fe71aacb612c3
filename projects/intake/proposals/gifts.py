"""Words by which a sentence tells who gave a project its money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.helpers import GIVEN
from projects.intake.proposals.mentions import Mention
from projects.intake.proposals.role_words import GAVE, SHARE
from projects.texts.alphabet import fold

_MONEY = re.compile(
    r"(?<!\w)(?:грант|деньг|денег|средств|финансировани|субсиди|каражат|каржы|акша)\w*(?!\w)"
)
_BY_SPONSOR = re.compile(r"спонсор|демеуш")
# "Финансирование проекта осуществлял …": what was done is the giving.
FINANCED = re.compile(
    r"(?<!\w)(?:финансировани|финансов\w+ обеспечени|грантов\w+ поддержк)\w*\s+(?:[\w-]+\s+){0,3}?"
    r"(?:(?:в (?:размере|объеме|сумме)|на сумму)\s+[\d\s.,]+\s*(?:(?:тыс|млн"
    r"|миллион\w*)\.?\s+)?(?:тенге|тг)\s+)?"
    r"(?:осуществ|обеспеч|предостав|взя|шло|шел|вел|идет|производ|поступ|оказ)\w*"
    # "Средства поступили от …"
    r"|(?<!\w)(?:средств|деньг|грант|финансировани)\w*\s+(?:[\w-]+\s+){0,2}?"
    r"(?:поступ|получ|пришл|пришел|выигр|выделен)\w*\s+(?:[\w-]+\s+){0,1}?(?:от|у)(?!\w)"
    r"|(?<!\w)каржыландыру(?:ды|ын|ы)?\s+(?:[\w¤-]+\s+){0,3}?"
    r"(?:жузеге асыр|жургиз|камтамасыз ет)\w*"
)


# "деньги дали из фонда …", "грантты ҚХА Қорынан алдық"
_MONEY_FROM = re.compile(
    r"(?<!\w)(?:деньг|средств|грант)\w*\s+(?:\w+\s+)?(?:дал|выделил|получил|взял|пришл|выделен)\w*\s+из\s+$"
)
# "грант Фонда АНК – 7 000 000 тенге"
_GRANT_OF = re.compile(
    r"(?<!тель )(?<!теля )(?<!телем )(?<!тели )(?<!телей )(?<!\w)грант(?:а|у|ом|е|ы|ов)?\s+$"
)
# "Подавали на грант фонда", "грант фонда мы не взяли"
_NOT_GIVEN = re.compile(r"(?<!\w)(?:не(?!\w)|пода(?:ли|ем|ва)|заявк|претенд|участв|просил|просим)")
_TAKEN = re.compile(
    r"\s*-?(?:[дтн][ае]н)?\s+(?:\w+\s+)?(?:ал(?:дык|ды|ган|ынды|ынган)|тусти|бөл[иi]нд[иi]|болинди)(?!\w)"
)


# "Фонд АНК — грант на два года", "ҚХА Қоры – қаржыландыру": what it gave stands behind a dash.
GRANT_BEHIND = re.compile(r"\s+[—–-]\s+(?:грант(?!\w)|финансирование(?!\w)|каржыландыру(?!\w))")
# "9 миллионов тенге – грант, который предоставил фонд"
_IS_GRANT = re.compile(r"(?<!\w)(?:грант|деньги|средства|сумма|субсидия)\W*$")
_GAVE_IT = re.compile(r"предостав|выдел|выдал|перечисл|дал")


def is_grant(before: str, cue: str) -> bool:
    """Whether a word for giving tells, behind ", который", of the money before it."""
    return bool(_IS_GRANT.search(before) and _GAVE_IT.match(cue))


def is_money_from(text: str, start: int, end: int, name: str) -> bool:
    """Whether money came "from" whoever is named between two places of a folded text."""
    is_from = re.search(r"[дтн][ае]н$", fold(name)) or re.match(r"-?[дтн][ае]н(?!\w)", text[end:])
    is_taken = is_from and _TAKEN.match(text, end) and _MONEY.search(text[:start])
    is_of = _GRANT_OF.search(text[:start]) and not _NOT_GIVEN.search(text)
    return bool(_MONEY_FROM.search(text[:start]) or is_of or is_taken)


# "Деньги передали детскому дому «Умит»", "қаржыны № 5 мектепке бердік": to whom.
_HANDED_ON = re.compile(
    r"(?<!\w)(?:переда|перечисл|отда|подари|вручи|отправ)(?:л[аио]?|но|ны|ли)(?!\w)"
)
_HANDED_ON_KAZAKH = re.compile(
    r"(?<!\w)(?:бердик|берилди|аудардык|аударылды|тапсырдык|сыйладык)(?!\w)"
)
_DATIVE = re.compile(
    r"(?:[а-яё-]+(?:ому|ему|ой|ей)\s+)*[а-яё-]+(?:[дтнзслмрвхк]у|ею|ию|лю|[лтцкр]е)(?!\w)", re.I
)


def is_given_to(mention: Mention, text: str) -> bool:
    """Whether money was handed on to whoever is named, in the dative."""
    if _HANDED_ON.search(text) and _DATIVE.match(mention.name):
        return True
    is_to = re.search(r"(?:[кг][ае]|н[ае])$", text[: mention.end])
    is_to = is_to or re.search(r"(?:[кг][ае]|н[ае])$", fold(mention.name))
    return bool(is_to and _HANDED_ON_KAZAKH.search(text))


def money_given(text: str, *, has_sum: bool) -> Iterator[re.Match[str]]:
    """The words of a folded text for giving, where a sum is told or its clause says money."""
    for cue in GAVE.finditer(text):
        start = text.rfind(",", 0, cue.start()) + 1
        part = text[start:].split(",")[0]
        if GIVEN.search(part) and not SHARE.search(part):
            continue
        if has_sum or SHARE.search(text) or (_MONEY.search(part) and not _BY_SPONSOR.search(part)):
            yield cue
    yield from FINANCED.finditer(text)
