"""Whether a number counts what a project reached: no age, share, name or number of members."""

from __future__ import annotations

import re

from projects.intake.proposals.decoys import SUBSET
from projects.intake.proposals.phrases import QUOTED, beginnings, inside
from projects.texts.found_numbers import FoundNumber

# What stands before a number that counts nothing: №, дом 5, закон 12.
_NAMED = re.compile(
    r"(?:№|n[oº°]\.?|#|(?<!\w)(?:дом|д|кв|каб|ул|стр|статья|статьи|статье|ст|пункт[ауе]?|п|протокол\w*|приказ\w*|школа|школе|школы|гимнази\w*"
    r"|лице\w*|мектеп|бет|room|page|art|тел|тоб\w*|глава|том|стенд\w*|stand)\.?)\s*$"
)
_AGE = re.compile(
    r"\s*(?:-?\s*(?:(?!ертеги)(?:\w+-?)?(?:[дт][ае]ги)(?!\w)|лет(?!\w)|летн|год|жас(?:та|тан|қа|ар|ка|ында|ы)?(?!\w)(?!\s+(?:\w+\s+){0,3}(?:окытыл|уйрет|уйрен|катыс|тартыл))"
    r"|жасар|years?|year-old|процент|%|пайыз|percent"
    r"|час|сағат|сагат|мин|день|дня|дней|кун|апта|недел|месяц|ай(?!\w|т)|km|км|метр|кг|стран|бет|page"
    r"|hour|day|week|month|класс|сынып|раз(?!\w)|рет(?!\w)|times|-?(?:й|го|му|м|ой|я|е)\s|курс|сурып))"
)
# Of more years than anybody has: young people.
_YOUNG = re.compile(r"\s*жас(?!\w)")
_PART_OF_WHOLE = re.compile(
    rf"(?:{SUBSET.pattern}|их ишинен"
    r"|олардын(?!\W+(?:жалпы|барлык|таралым|сан|кол астында|аркасында)))"
    r"\W+(?:\w+\W+){0,3}$"
)
# "Зрителей шестьсот" may be about as many or just as many.
_INVERTED = re.compile(r"(?:зрителей|гостей|участников|детей|штук|экземпляров)\s$")
_COUNTED = re.compile(r"\s*(?:чел|участник|зрител|гост|дет[ея]|экз)")
_EACH_TIME = beginnings(
    """
    в среднем, каждый день, каждое занят, каждый раз, күн сайын, ежегодн, ежемесячн, еженедельн,
    каждый год, каждом, каждой, каждую недел,,
    каждый месяц, в год!, жыл сайын, ай сайын, апта сайын, әр!, әрбір, орта есеппен, орташа,
    every year, each, every, on average, per!, annually, a year, в месяц!, в неделю!, в день!,
    айына, жылына, аптасына, күніне
    """
)
# "әр ұлттан", "из каждого села": of all of them, once.
_OF_ALL = re.compile(
    r"(?<!\w)(?:ар\s+(?:улт|жаст|аудан|ауыл|кала)\w*[дтн][ае]н|из\s+кажд\w+)(?!\w)"
)
_THERE_ARE = beginnings(
    """
    живет!, живут!, прожива, население, жителей села, состоит!, состоят!, насчитыва, числится,
    членов, член!, учится!, учатся!, работает!, работают!, подписчик, тұрады, халқы, мүше, оқиды,
    жұмыс істейді, members, population, inhabitants, followers, live!, lives!
    """
)
# Who looks at a screen came to nothing.
_SEEN_FROM_AFAR = re.compile(
    r"(?<!\w)(?:видео|фильм|телепередач|ролик|трансляци|эфир|youtube|ютуб|инстаграм|instagram|соцсет|желиде)\w*"
    r"[^.;]*(?:посмотр|просмотр|увидел|кор(?:ди|ген)|тамашала)"
)
_DIFFERENCE = re.compile(r"(?:\bна|на целых|(?:increased|grew|rose|up) by)\s*$")


_FEWEST_SAID = 4


def is_said(text: str, place: int) -> bool:
    """Whether a place of a text stands in a quotation, longer than a name: what somebody tells of
    herself is no result ("«Енді он әжем бар», – дейді Аружан")."""
    return any(
        found.start() < place < found.end() and len(inside(found).split()) >= _FEWEST_SAID
        for found in QUOTED.finditer(text)
    )


def counts(text: str, number: FoundNumber, *, is_dated: bool) -> bool:
    """Whether a number counts something: it is no name, year, age, share or difference."""
    before, behind = text[: number.start], text[number.end :]
    is_age = _AGE.match(behind) and not (number.quantity.number > 120 and _YOUNG.match(behind))
    if number.quantity.number < 2 or _NAMED.search(before) or is_age:
        return False
    if re.search(r"(?<!\w)не\s+$", before) or re.match(r"\s+емес(?!\w)", behind):
        return False  # "Семинаров 21, не 20"
    if re.search(r"(?<!\w)у\s+$", before):
        return False  # who has or lacks something
    if not before.strip() and re.match(r"[.)]\s", behind):
        return False  # the number of an item
    if re.match(r"[-–]?\s?стенд|\s*[-–]\s*[a-zа-я]{0,3}\s*стенд", behind):
        return False
    if re.search(r"(?<!\w)со?\s+$", before) and re.match(r"\s+(?:\w+\s+)?до\s+\d", behind):
        return False  # "с 200 до 650"
    is_round = number.quantity.qualifier is None and number.quantity.number % 10 == 0
    is_inverted = is_round and _INVERTED.search(before) and not _COUNTED.match(behind)
    if is_inverted or _is_state(text, number, is_dated=is_dated):
        return False
    is_part = not is_dated and _PART_OF_WHOLE.search(before)
    return not (is_part or _DIFFERENCE.search(before))


def _is_state(text: str, number: FoundNumber, *, is_dated: bool) -> bool:
    """Whether a number tells how many there are, or come each time, not how many were reached."""
    before = re.split(r"[,;:(]\s*", text[: number.start])[-1]
    if re.search(r"(?<!\w)по\s+$", before):
        return True
    behind = re.split(r"[,;)]", text[number.end :])[0]
    if _SEEN_FROM_AFAR.search(before + behind):
        return True
    is_each = not is_dated and _EACH_TIME.search(_OF_ALL.sub(" ", before + behind))
    return bool(is_each or _THERE_ARE.search(before + behind))
