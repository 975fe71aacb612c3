"""Speakers whom a letter names by the first name alone, beside a word for a person."""

from __future__ import annotations

import re

from projects.intake.proposals.towns import TOWNS
from projects.texts.alphabet import LOWER, UPPER, fold

_NAME = rf"(?P<name>[{UPPER}][{LOWER}]{{2,}})"
# What somebody is. A capital letter behind or before it opens a name.
_PERSON = (
    r"(?:мам[аы]|мать|отец|пап[аы]|родител\w*|бабушка|дедушка|дочь|сын|внучк?а?|жена|муж|участни\w+"
    r"|учени[кц]\w*|воспитанни\w+|студент\w*|школьни\w+|пенсионер\w*|мастер\w*|мастериц\w*"
    r"|волонт[её]р\w*|учител\w+|педагог|тренер|врач|слушател\w+|выпускни\w+|предпринимател\w+|ветеран"
    r"|подопечн\w+|девочка|мальчик|девушка|женщина|соседка|зрител\w+|подруга"
    r"|ана(?:сы)?|әке(?:сі)?|әже(?:міз|сі)?|ата(?:мыз|сы)?|апа(?:й|мыз)?|оқушы(?:мыз|сы)?|шәкірт(?:іміз|і)?"
    r"|студент(?:іміз|і)?|қатысушы(?:мыз|сы)?|зейнеткер|шебер|ерікті(?:міз)?|мұғалім"
    r"|тыңдаушы(?:мыз|сы)?|келіншек|қыз|жігіт|бүлдіршін|ардагер|кәсіпкер|тәрбиеленуші(?:міз)?)"
)
# Behind a resident stands a town sooner than a name.
_RESIDENT = rf"(?:{_PERSON}|жител\w+|тұрғын\w*)"
_SAYS = (
    r"(?:сказал[аи]?|говорит|говорила?|призналась|признался|рассказывает|рассказала?|написала?|пишет"
    r"|делится|поделилась|поделился|айтты|айтады|деді|дейді|жазды|жазады|былай деді)"
)
_AGE = r"(?:\d{1,2} (?:лет|года?|жаста(?:ғы)?), )?"
_NUMBER = r"^\W*(?:\d+(?:\.\d+)*[.)]\s*)?"
# "Камила, воспитанница «Үміт»:"
_NAME_FIRST = re.compile(
    rf"{_NUMBER}{_NAME}, {_AGE}(?:(?!{_SAYS})[{LOWER}-]+ ){{0,2}}{_RESIDENT}(?![{LOWER}])"
    r"[^:.!?]{0,60}:\s*$"
)
# "мама из Риддера, Гульмира, сказала:", "Участница Камила:"
_PERSON_FIRST = re.compile(
    rf"(?:^|[.!?,;—–]\s+|\s)(?i:{_PERSON})(?![{LOWER}])(?:[^:.!?]{{0,40}},)? {_NAME}"
    rf"(?:, [^:.!?]{{0,40}}|\s+(?:\w+\s+)?{_SAYS}[^:.!?]{{0,30}})?\s*:\s*$"
)
# "– сказала участница Камила", "– Камила, ученица 7 класса"
_DASH = r"[\s,.!?…]*[—–-]\s*"
_END = r"(?=\s*(?:[.,;!]|$))"
_BEHIND = (
    re.compile(
        rf"{_DASH}{_SAYS}\s+(?:нам\s+)?(?:[{LOWER}-]+\s+){{0,2}}?{_PERSON}"
        rf"(?:\s+из\s+\w+,)?\s+{_NAME}{_END}"
    ),
    re.compile(rf"{_DASH}{_NAME}, {_AGE}(?:[{LOWER}-]+ ){{0,2}}{_RESIDENT}(?![{LOWER}])"),
)


# "Немерем айтады:": my grandchild, whoever that is.
KIN = re.compile(
    r"(?:Немере|Қыз|Ұл|Бала|Ана|Апа|Әже|Ата|Әке|Көрші|Құрбы|Дос|Аға|Іні)[ыі]?м(?:[ыі]з)?"
)


def first_name_before(text: str) -> str:
    """The first name before a colon that words of a person stand behind."""
    if found := _NAME_FIRST.search(text):
        return found["name"]
    found = _PERSON_FIRST.search(text)
    is_town = found and any(towns.fullmatch(fold(found["name"])) for towns, _ in TOWNS.values())
    return found["name"] if found and not is_town else ""


# "Ахмед просил передать его слова:", "Жанар апай айтып кетті:" – who had it said.
_BIDS = re.compile(
    rf"(?:^|[\s,.!?]){_NAME}\s+(?:тоже\s+|ещё\s+|нам\s+|всегда\s+|часто\s+|так\s+){{0,2}}"
    r"(?:просил[аи]? (?:передать|написать|добавить)|велел[аи]? (?:передать|написать)|передал[аи]?"
    r"|сказал[аи]?"
    r"|говорит|говорил[аи]?|повторяет|любит говорить|айтты|айтады|айтып \w+|дейді"
    r"|былай де\w+)[^«:]{0,60}:\s*$"
)


def first_name_that_bids(text: str) -> str:
    """The first name before a word for saying, where the words themselves stand behind a colon."""
    found = _BIDS.search(text)
    is_town = found and any(towns.fullmatch(fold(found["name"])) for towns, _ in TOWNS.values())
    is_word = found and fold(found["name"]) in ("она", "они", "еще", "тоже", "кто", "как", "мама")
    return found["name"] if found and not is_town and not is_word else ""


def first_name_behind(text: str) -> str:
    """The first name behind the words of a person and a dash."""
    found = next((found for one in _BEHIND if (found := one.match(text))), None)
    return found["name"] if found else ""
