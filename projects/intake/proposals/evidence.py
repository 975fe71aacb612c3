"""What ties a sentence to the project, or to somebody else: an association, a person, a house."""

from __future__ import annotations

import re

from projects.intake.proposals.phrases import beginnings

# Words that only the project is called by.
PROJECT_ITSELF = beginnings(
    """
    проект, жоба, project, программ, бағдарлама, марафон, фестивал, акци, конкурс, байқау,
    экспедиц, турнир, спартакиад, форум, programme, festival, camp!, лагер, курс, занят, сабақ
    """
)
_SOMEBODY = re.compile(
    r"(?<!\w)(?:центр|фонд|объединен|обществ|ассоциац|организац|союз|федерац|совет(?!с)|комитет|редакц"
    r"|газет|журнал|библиотек|музе[йяюе]|филармон|театр|ансамбл|хор(?!о)|школ|гимнази|лице[йяею]"
    r"|колледж|университет|завод|мечет|церк|храм|здани|помещени|больниц|клуб|мастерск|студи|команда"
    r"|орталы|бирлести|(?:корымыз|коры|кор|корд[ыа]\w*)(?!\w)|уйым|кауымдас|одак|одагы|кенес|когам"
    r"|кытапхана|китапхана|мектеп|мектеби|гимарат|мешит|шеберхана|редакция|мурагат|мурражай|муражай"
    r"|centre|center|foundation|association|society|club|building|school|library|newspaper)\w*"
)
# What people live through.
_LIFE = re.compile(
    r"(?<!\w)(?:родил|рожден|приехал|переехал|перебрал|переселил|депортир|сослан|ссылк|женил|замуж"
    r"|вышл[аи] замуж|проработал|работа[юл]|преподава[юл]|служил|уч(?:усь|ился|илась)|окончил"
    r"|живу|живет|живем"
    r"|жил[аи]?|на пенси|пенси[юи]|умер|дочь|сын|внук|внучк|муж|бабушк|дедушк|папа|мама|отец|мать"
    r"|туган|туылган|кошип кел|коныс аудар|турамын|турады|турамыз|турган|зейнет|окып журм|кызмет ет"
    r"|жумыс исте(?:йди|йтин|ген|ймин)|дуниеге кел|немере|кызым|улым|жолдасым|жер аудар"
    r"|born|moved|retired|live|worked as)\w*"
)


# "Оны 2017 жылы қор бастады", "его наш центр начал": of the project, whoever did it.
DOES_IT = re.compile(
    r"(?<!\w)(?:оны|муны|осыны|его|этим|это дело|жобаны|проект\w*|бул исти)(?!\w)"
    r"|(?<!\w)(?:начал|начинал|закончил|завершил)\w*\s+все(?!\w)|(?<!\w)все\s+(?:это\s+)?(?:начал|начинал)\w*"
)


def is_of_somebody(folded: str) -> bool:
    """Whether a folded part of a sentence tells of an association, a house or a life, and has no
    word for the project."""
    return bool(
        (_SOMEBODY.search(folded) or _LIFE.search(folded)) and not PROJECT_ITSELF.search(folded)
    )


def is_of_life(folded: str) -> bool:
    """Whether it tells of somebody's life, and has no word for the project."""
    return bool(_LIFE.search(folded) and not PROJECT_ITSELF.search(folded))


_PARTS = re.compile(r"[,;()]|\s[—–-]\s")


# "(он с 1995 года)": of whoever stands before.
_HE = re.compile(r"\W*(?:он|она|оно|они|ол|олар|it|they)(?!\w)")


def is_year_of_somebody(folded: str, year: int, *, is_sure: bool) -> bool:
    """Whether the part of a sentence that holds a year tells of a life, or of an association where
    nothing in it makes the year sure to be the project's."""
    part = next((one for one in _PARTS.split(folded) if str(year) in one), folded)
    if _HE.match(part):
        part = folded
    if is_of_life(part) and not PROJECT_ITSELF.search(folded):
        return True
    return not is_sure and is_of_somebody(part) and not DOES_IT.search(folded)
