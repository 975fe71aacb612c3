"""Whether words may be an organisation's name: no time, no place and no address."""

from __future__ import annotations

import re

from projects.intake.proposals.phrases import QUOTED
from projects.intake.proposals.towns import called
from projects.texts.alphabet import UPPER, fold

_WORDS = re.compile(r"[^\W\d_]{2}")
# "2014-2016 жж", "с мая по октябрь 2019 года": when, not who.
_DATED = re.compile(
    r"(?<!\w)(?:гг?|жж?|год\w*|жыл\w*|с|по|до|года?|январ\w*|феврал\w*|март\w*|апрел\w*|ма[йя]|июн\w*"
    r"|июл\w*|август\w*|сентябр\w*|октябр\w*|ноябр\w*|декабр\w*|кантар|акпан|наурыз|сауир|мамыр"
    r"|маусым|шилде|тамыз|кыркуйек|казан|караша|желтоксан|дейин|бастап)(?!\w)"
)
# "г. Уральск", "Карагандинская область", "Тараз қаласы"
_PLACE = re.compile(
    r"(?:(?:г|гор|город|село|с|пос|поселок|п|аул|станица|область|республика|район)(?:\.\s*|\s+)[\w-]+"
    r"(?:\s[\w-]+)?"
    r"|(?:алматы|алма-ата|астана|нур-султан|шымкент|казахстан)"
    r"|(?:[\w-]+\s){1,3}(?:область|обл|район|р-н|край|каласы|кала|облысы|ауданы|ауылы|кенти"
    r"|елди мекени|к|region|oblast|district|city))\.?"
)
_STREET = re.compile(
    r"(?<!\w)(?:ул|улица|пр|пр-т|пр-кт|проспект|просп|пер|переулок|бульвар|б-р|шоссе|мкр|мкрн"
    r"|микрорайон\w*|кв-л|квартал|дом\s\d|д\.|оф|офис|каб|кабинет|кв|квартира|корп|индекс|тел|бин"
    r"|коше|кошеси|данг|дангылы|шагын аудан\w*|моншак|отпе жолы|\d+-?\s?уй|кенсе|пошта"
    r"|street|st|avenue|ave|room|office)(?![\w-])"
)


# "Исполнитель, год создания | Центр «Тілдарын», 2006 г."
_FOUNDED_IN = re.compile(r"(?:с |создан\w* в )?(?:19|20)\d\d\s*(?:г|год\w*|ж|жыл\w*)?\.?")


def without_address(name: str) -> str:
    """The name up to a town, a street or the year of its founding behind a comma."""
    shown = QUOTED.sub(lambda found: "¤" * len(found[0]), name)
    for comma in re.finditer(",", shown):
        part = fold(shown[comma.end() :].split(",")[0].strip(" ."))
        if (
            _FOUNDED_IN.fullmatch(part)
            or _PLACE.fullmatch(part)
            or _STREET.search(part)
            or called(part)
        ):
            return name[: comma.start()]
    return name


# "в 2018 г. в Астане": no name opens with it.
_WHERE_OR_WHEN = re.compile(r"(?:в|во|на|со?|из|для|по|к|у|от)\s")


_ROLE = re.compile(
    r"\W*(?:исполнител|организатор|партнер|спонсор|орындаушы|сериктес|демеуши)\w*\W*"
)


def is_name(name: str) -> bool:
    """Whether it is more than one small word ("сцена" is what somebody gave), no time and no
    place."""
    small = fold(name)
    if _WHERE_OR_WHEN.match(small) or _ROLE.fullmatch(small):
        return False
    if not _WORDS.search(_DATED.sub("", small)):
        return False
    if not QUOTED.search(name) and (
        _PLACE.fullmatch(small) or _STREET.search(small) or called(name)
    ):
        return False
    return " " in name or bool(re.search(rf"[«“\"{UPPER}]", name))
