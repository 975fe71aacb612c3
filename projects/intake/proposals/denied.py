"""Words for a role that a sentence denies, or says of something else than the project."""

from __future__ import annotations

import re

from projects.intake.proposals.gifts import is_grant

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
