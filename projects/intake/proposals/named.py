"""Whether words may be an organisation's name."""

from __future__ import annotations

import re

from projects.texts.alphabet import UPPER, fold

_WORDS = re.compile(r"[^\W\d_]{2}")
# "2014-2016 жж", "с мая по октябрь 2019 года": when, not who.
_DATED = re.compile(
    r"(?<!\w)(?:гг?|жж?|год\w*|жыл\w*|с|по|до|года?|январ\w*|феврал\w*|март\w*|апрел\w*|ма[йя]|июн\w*"
    r"|июл\w*|август\w*|сентябр\w*|октябр\w*|ноябр\w*|декабр\w*|кантар|акпан|наурыз|сауир|мамыр"
    r"|маусым|шилде|тамыз|кыркуйек|казан|караша|желтоксан|дейин|бастап)(?!\w)"
)


def is_name(name: str) -> bool:
    """Whether it is more than one small word ("сцена" is what somebody gave) and no time."""
    if not _WORDS.search(_DATED.sub("", fold(name))):
        return False
    return " " in name or bool(re.search(rf"[«“\"{UPPER}]", name))
