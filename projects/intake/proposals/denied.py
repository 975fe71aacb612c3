"""Words for a role that a sentence denies, or says of something else than the project, and the
organisations that a letter says have none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from projects.intake.proposals.gifts import is_grant
from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import mentions
from projects.intake.proposals.sentences import Told

# Words for what was done, not for who did it: "помог в реализации", "жүзеге асыруға көмектесті".
_FOR_DOING = re.compile(r"(?<!\w)(?:в|к|на|для|при)\s+(?:\w+\s+)?$")
_DOING = re.compile(
    r"реализаци[юи]|осуществлени|проведени|асыру[гд]а|откизу[гд]е|уйымдастыру[гд]а|жургизу[гд]е"
)
# "выполнило ремонт": of the work for it.
_OTHER_WORK = re.compile(
    r"(?:выполн|осуществ|провел|провод|организова)\w*\s+(?:[\w-]+\s+)?"
    r"(?:ремонт|печат|перевод|дизайн|верстк|съемк|монтаж|доставк|пошив|озвуч|перевозк|охран)"
)
# "Жобаның іске асырылуы X-тің әріптестігімен қамтамасыз етілді": that it was done, by nobody yet.
_ITS_DOING = re.compile(r"(?:иске|жузеге) асырылу(?!да)")
# "Демеушілік жасаған …": who gave, not who did it.
_SUPPORTING = re.compile(r"(?<!\w)(?:демеушилик|сериктестик|комек|колдау|жардем)\s+$")
# "Организаторам помогали …": to them, and not they.
_TO_WHOM = re.compile(r"(?:организатор|исполнител|инициатор|партнер|спонсор)(?:ам|у|ям|ю)")
_DENIED = re.compile(r"(?<!\w)(?:без|не|нет|ни|no|not|without|never)\s+(?:\w+\s+)?$")
# "Подавали на грант …": asked for, and not given.
_ASKED_FOR = re.compile(
    r"(?<!\w)(?:пода(?:ли|ем|вали)|претендовали|претендуем)\s+(?:заявк\w+\s+)?$"
)


def is_denied(text: str, cue: re.Match[str]) -> bool:
    """Whether a word is negated, or told of something else than the project: a contest that
    another one holds."""
    before = text[: cue.start()]
    other = re.search(r"([^,]*),\s*котор\w+\s+(?:\w+\s+)?$", before)
    is_ours = other and re.search("проект|фестивал|марафон|праздник|акци", other[1])
    if _SUPPORTING.search(before) or _ITS_DOING.match(cue[0]) or _TO_WHOM.fullmatch(cue[0]):
        return True
    if _OTHER_WORK.match(text, cue.start()) or _ASKED_FOR.search(before):
        return True
    if _DOING.match(cue[0]) and (
        cue[0].endswith(("га", "ге", "да", "де")) or _FOR_DOING.search(before)
    ):
        return True
    is_other = other and not is_ours and not is_grant(other[1], cue[0])
    return bool(_DENIED.search(before) or is_other)


_ROLE = r"(?:партнер|спонсор|организатор|исполнител|соисполнител|инициатор|донор|участник|меценат)"
_ROLE_KAZAKH = r"(?:сериктес|демеуши|уйымдастырушы|орындаушы|катысушы|эриптес|бастамашы)"
_IS = r"(?:явля|был|стал|станови|выступа|счита)\w*"
# "… партнёром не является, просим его не указывать", "… серіктес емес, көрсетпеуіңізді сұраймыз"
IS_NONE = re.compile(
    rf"(?<!\w){_ROLE}(?:ом|ами|ем)\s+(?:\w+\s+){{0,2}}?не\s+{_IS}(?!\s+бы)"
    rf"|(?<!\w)не\s+{_IS}\s+(?!бы\s)(?:(?:наш\w*|больше|уже)\s+){{0,2}}{_ROLE}(?:ом|ами|ем)(?!\w)"
    r"|(?<!\w)(?:прос(?:им|ьба)|прошу)\s+(?:[^.;:]{0,60}?\s)?не\s+(?:указ|упомина|включа|внос|печата)\w+"
    r"|(?<!\w)не\s+(?:указывай|упоминай|включай|вносит)\w*"
    rf"|(?<!\w){_ROLE_KAZAKH}\w*\s+(?:\w+\s+){{0,2}}?(?:емес|табылма|болма|болган жок)\w*"
    r"|(?<!\w)(?:корсетпе|атама|жазба|енгизбе|коспа)(?:у?[ыи]н[ыи]з|уд[ыи]|с[ае]н[ыи]з)\w*"
    r"|(?:is|was|are|were)\s+(?:not|no)\s+(?:a\s+|an\s+|our\s+)?(?:partner|sponsor|organi[sz]er)"
    r"|do not (?:list|name|mention)"
)


# "Партнёр – не ТОО «Заря», а ТОО «Нива»", "Серіктес – «Заря» емес, «Нива»"
_NOT = re.compile(r"(?<!\w)(?:не|not)\s+$")
_NOT_BEHIND = re.compile(r"\s+(?:емес|болган жок)(?!\w)")


def refused_in(told: Told, known: Known) -> Iterator[dict[str, Any]]:
    """The organisations of which a sentence says that they have no role: the only one that it
    names, else those in the clause that says so, and each with a "not" of its own."""
    for sentence in told.body:
        named = mentions(sentence.text, known.organisations)
        for one in named:
            folded = sentence.folded
            if _NOT.search(folded[: one.start]) or _NOT_BEHIND.match(folded, one.end):
                yield {"organisation": one.slug, "name": one.name}
            if not IS_NONE.search(folded):
                continue
            start = max(sentence.text.rfind(mark, 0, one.start) for mark in ",;") + 1
            ends = [place for mark in ",;" if (place := sentence.text.find(mark, one.end)) > 0]
            clause = sentence.folded[start : min(ends, default=len(sentence.folded))]
            if len(named) == 1 or IS_NONE.search(clause):
                yield {"organisation": one.slug, "name": one.name}
