"""What a number of a letter counts: the indicator, by the words beside it and in its sentence."""

from __future__ import annotations

import re

from projects.intake.proposals.counted_clauses import clause_around
from projects.intake.proposals.counted_words import (
    BECAME,
    CLAIMED,
    CONTEST,
    COPIES,
    CRAFT,
    CRAFTSMEN,
    DISABLED,
    EACH,
    EVENTS,
    HELPED,
    LEARNERS,
    LEARNERS_CONTEST,
    MEETINGS,
    MONEY_RAISED,
    OF_PLACE,
    OLD,
    PEOPLE,
    PRINT,
    RAISED,
    SEMINARS,
    SERVICES,
    STOP,
    STRICT_SEMINARS,
    TAKES_PART,
    TALKS,
    TRAINED,
    TRAINED_PEOPLE,
    UNITED,
    WERE,
    WHO_WITH_NUMBER,
)
from projects.intake.proposals.printed import is_printed
from projects.intake.proposals.since_when import FOR_THE_FIRST_TIME
from projects.intake.proposals.year_words import YEAR
from projects.texts.found_numbers import FoundNumber

_COUNT = re.compile(
    r"(?:количеств|числ|численност|охват|скольк|канша|сан[ыи]|number|кол-во|total|всего|итого|барлыгы|attendance|посещаем)\w*"
)
_STEP = re.compile(r"(?:(?<=тыс|млн|лрд)\.)?[\s\u00a0]+([^\W\d_]+(?:-[^\W\d_]+)*)")
# Words behind a number between it and what it counts: of Russian the endings of adjectives.
_ADJECTIVE = re.compile(r"(?:[ыи]х|[ыи]м|ого|его|ый|ий|ой|ые|ие|ших|щих|ными|выми)$")


def _beside(text: str, number: FoundNumber) -> str:
    """The words behind a number up to the one that it counts."""
    found: list[str] = []
    place = number.end
    while len(found) < 5 and (step := _STEP.match(text, place)):
        word = step[1]
        if STOP.match(word) and not OF_PLACE.match(text, step.end()):
            break
        found.append(word)
        place = step.end()
        is_russian = re.search(r"[а-я]", word)
        if is_russian and not _ADJECTIVE.search(word) and _NOUN.match(word):
            follow = _STEP.match(text, place)
            found += [follow[1]] if follow and not STOP.match(follow[1]) else []
            break
        if len(found) >= 3 and not _ADJECTIVE.search(word):
            break
    return " ".join(found)


_NOUN = re.compile(
    "|".join(one.pattern for one in (PEOPLE, COPIES, SEMINARS, MEETINGS, SERVICES, CRAFTSMEN))
)


_UNIT = re.compile(
    r"[,/]\s*(?:экз|чел|шт|дана|адам|участник|катысушы|книг|брошюр)\w*\.?(?=\s*(?:/|$))"
)


def is_of_things(label: str) -> bool:
    """Whether the label of a cell names the unit in which it counts."""
    return bool(_UNIT.search(label))


# What a number may count that says no more than its year: people, copies, tenge.
_PLAIN = re.compile(
    r"(?:чел\w*|человек\w*|людей|адам\w*|жан|people|persons?|тенге|тг|экз\w*|дана|болды|болса|было|и|а|ал|жане|мен)(?!\w)"
)


def noun_of(text: str, number: FoundNumber) -> str:
    """The word right behind a number."""
    step = _STEP.match(text, number.end)
    return step[1] if step else ""


def is_bare(text: str, number: FoundNumber) -> bool:
    """Whether no noun of its own stands behind a number."""
    step = _STEP.match(text, number.end)
    return not step or bool(
        _PLAIN.match(step[1])
        or YEAR.match(text, step.start(1) + 2)
        or (STOP.match(step[1]) and len(step[1]) < 5)
    )


_COUNTS = {
    "elderly-helped": (OLD, PEOPLE),
    "disabled-children-helped": (PEOPLE,),
    "event-participants": (PEOPLE,),
    "craft-contest-students": (PEOPLE,),
    "people-trained": (PEOPLE,),
    "craftsmen-united": (CRAFTSMEN, PEOPLE),
    "copies-printed": (COPIES,),
    "seminars-held": (SEMINARS,),
    "meetings-held": (MEETINGS,),
    "direct-services": (SERVICES,),
}


def goes_on_counting(slug: str, text: str, number: FoundNumber) -> bool:
    """Whether a number counts what the one before it did: it has no noun, or one that fits."""
    noun = noun_of(text, number)
    return is_bare(text, number) or any(words.match(noun) for words in _COUNTS.get(slug, ()))


def _head(near: str) -> str:
    """The noun that is counted: the first, but in Kazakh the one before "саны"."""
    nouns = list(_NOUN.finditer(near))
    # "Количество оказанных детям услуг": not of whom something was done to.
    nouns = [one for one in nouns if not one[0].endswith(("ам", "ям"))] or nouns
    count = re.search(r"(?<!\w)сан[ыи](?!\w)", near)
    before = [one for one in nouns if count and one.start() < count.start()]
    chosen = before[-1:] or nouns[:1]
    return chosen[0][0] if chosen else ""


def money_indicator(text: str, label: str, number: FoundNumber) -> str:
    """The indicator of a sum: money that was raised, or none."""
    raised = RAISED.search(text) or RAISED.search(label)
    if not raised:
        return ""
    claim = CLAIMED.search(text)
    if CLAIMED.search(label) and not RAISED.search(label):
        return ""
    if claim and re.search(r"[:(]", text[claim.end() : number.start]):
        return ""  # "Бюджет – 5 млн: 3 млн – грант, 2 млн – пожертвования": a part of it
    from_raised = abs(raised.start() - number.start) if RAISED.search(text) else 0
    if claim and abs(claim.start() - number.start) < from_raised:
        return ""
    return "funds-raised"


_PERSONS = re.compile(r"(?:чел|человека?|людей|адам|киси|жан|people|persons)")
# "конкурс чтецов", "ән байқауы": another contest than the one told of before.
_OF_WHOM = re.compile(
    r"\s+(?!участ|прин|приш|собр|был|прош|состо|года|лет)[а-я]{3,}(?:ов|ев|ей|ий|ы|и)(?!\w)"
)
_OF_WHAT = re.compile(r"(\w+)\s+$")
_THIS = re.compile(
    r"(?:жылгы|жылы|осы|бул|барлык|сол|алгашкы|биринши|екинши|сонгы|аталган|биздин|жоба\w*|жалпы|озге"
    r"|в|на|к|за|все|всех|этом|наш\w*|нем|самом|первом|втором|каждом|общем|сам|этот|эти|и|\d+)$"
)


# "шәкірттер байқауы", "конкурс учеников": whose it is, is not what it is of.
_BY_WHOM = re.compile(r"(?:шакирт|окушы|бала|жас|студент|катысушы|кыз|жасоспирим)\w*$")


def is_named_contest(text: str, contest: re.Match[str]) -> bool:
    """Whether a contest is called by what it is of."""
    before = _OF_WHAT.search(text[: contest.start()])
    is_kazakh = contest[0].startswith(("байкау", "жарыс", "сайыс"))
    is_of_what = is_kazakh and before and not (_THIS.match(before[1]) or _BY_WHOM.match(before[1]))
    return bool(is_of_what or (not is_kazakh and _OF_WHOM.match(text, contest.end())))


# "Семинаров: 2019 г. – 3, 2020 г. – 5": what all the numbers of years count.
_HEADED = re.compile(r"[^:]{3,120}:(?=\s*(?:(?:в|за)\s+)?(?:19|20)\d\d(?!\d))")


def indicator_of(text: str, label: str, number: FoundNumber) -> str:
    """The indicator of a number that is no sum, or an empty text."""
    text = _ASIDE.sub(lambda found: " " * len(found[0]), text)
    if (headed := _HEADED.match(text)) and number.digits > headed.end():
        label = f"{label} {headed[0]}"
    beside = _OF_UNITS.sub("", _beside(text, number))
    clause = clause_around(text, number)
    before = clause[0]
    all_of = f"{label} {clause[0]} {clause[1]}"
    is_named = bool(_COUNT.search(before) or _COUNT.search(label)) or ":" in before[-3:]
    step = _STEP.match(text, number.end)
    is_alone = not step or step[1] in ("асып", "асты", "астам") or bool(_OF_UNITS.match(step[1]))
    is_alone = is_alone or bool(_IN_ALL.match(text, number.end))
    if is_alone:
        beside = ""
    near = beside or (f"{label} {before}" if is_named or is_alone else "")
    is_told_of = ":" in before[-3:] or (label and is_named)
    if is_told_of and _PERSONS.fullmatch(beside):  # "қолөнершілер: 27 адам"
        near = f"{label} {before} {beside}"
    if (is_alone or _PERSONS.fullmatch(beside)) and re.search(r"[–—-]\s*$", before):
        near = f"{label} {before} {beside}"  # "қарттар – 164 адам"
    if is_named and not _NOUN.search(near):
        near = f"{label} {before}"
    if not near.strip():
        return ""
    is_of_people = PEOPLE.search(_head(beside) or (_head(near) if _COUNT.search(near) else ""))
    column = label.split(" / ")[1] if " / " in label and not beside else ""
    if "охват" in column and not EVENTS.search(label):
        return ""  # of events of all kinds
    is_of_people = is_of_people or PEOPLE.search(_head(column))
    if SERVICES.search(near) and not is_of_people:
        return "direct-services"
    if COPIES.search(near) and not EACH.search(near) and EACH.search(text):
        return ""  # how many titles, beside how many copies
    if COPIES.search(near) and (PRINT.search(all_of) or PRINT.search(text)):
        return "copies-printed" if is_printed(f"{label} {text}") else ""
    if STRICT_SEMINARS.search(near) and not is_of_people:
        return "seminars-held"
    if MEETINGS.search(near) and not is_of_people:
        return "meetings-held"
    return _of_people(near, beside, all_of, text, number.start)


# "Помощь получили 85 семей и 92 старика": told of both.
_AND_SO_MANY = re.compile(r"\d[^,.;:]{1,30}\s(?:и|жане|мен)\s+$")


_VOLUNTEERS = re.compile(r"(?<!\w)(?:волонтер|ерикти|volunteer)")
# Whoever got help came to no event: "118 бала көмек алды".
_GAVE_HELP = re.compile(r"(?<!\w)(?:комек|помощ|помог|камкор)")


def _of_people(near: str, beside: str, clause: str, text: str, start: int) -> str:
    takes_part = re.search(r"участ|катыс|attend|took part", clause)
    is_help = bool(HELPED.search(clause)) and not takes_part
    if _AND_SO_MANY.search(text[:start]) and not TAKES_PART.search(text):
        is_help = is_help or bool(HELPED.search(text[:start]))
    if OLD.search(beside) and is_help:
        return "elderly-helped"
    if DISABLED.search(near + " " + clause) and (is_help or HELPED.search(clause)):
        return "disabled-children-helped"
    if OLD.search(near) and is_help:
        return "elderly-helped"
    if CRAFTSMEN.search(near) and UNITED.search(clause):
        return "craftsmen-united"
    if beside and TRAINED_PEOPLE.search(text[:start][-20:]):
        return "people-trained"
    if CRAFTSMEN.search(near) and not PEOPLE.search(near) and not EVENTS.search(f"{clause} {text}"):
        return ""
    if not (PEOPLE.search(near) or OLD.search(near) or CRAFTSMEN.search(near)):
        return ""
    told = f"{clause} {text}"
    is_of_learners = LEARNERS.search(f"{near} {clause}") or LEARNERS_CONTEST.search(text[:start])
    if is_of_learners and CRAFT.search(told) and CONTEST.search(told):
        return "craft-contest-students"
    if TRAINED.search(clause) and not re.search(
        r"терапи|массаж|реабилитац|лечени|оздоров|фестивал|концерт|вечер|кеш(?:ке|и)|festival|concert",
        clause,
    ):
        return "" if BECAME.search(WERE.sub("", clause)) else "people-trained"
    is_participant = re.search(
        r"слушател|тындарман|listener|spectator|visitor|guest|участни|учасни|катысушы|participant|зрител|корермен|посетител|гост",
        near,
    )
    if is_help and _GAVE_HELP.search(clause) and not is_participant:
        return ""
    clause = MONEY_RAISED.sub(" ", clause)
    is_participant = is_participant or re.search(
        r"(?:зрител|гост|участник|посетител)[яа]ми", clause
    )
    if (TALKS.search(told) or FOR_THE_FIRST_TIME.search(text)) and not EVENTS.search(told):
        return ""
    if re.search(r"(?<!\w)охва", clause) and TRAINED.search(text) and not EVENTS.search(told):
        return "people-trained"
    if re.search(r"(?<!\w)(?:выставк|вернисаж|корме(?!рмен))", text) and not re.search(
        rf"{CONTEST.pattern}|фестивал", text
    ):
        return ""  # who looks at what was made
    if _VOLUNTEERS.search(f"{clause} {beside}") and not takes_part:
        return ""  # who helped came to no event
    if BECAME.match(WHO_WITH_NUMBER.sub("", text[start:])):
        return ""  # "31 слушатель открыл пекарню"
    if is_participant or TAKES_PART.search(clause) or EVENTS.search(clause):
        return "event-participants"
    return ""


# "услуг (занятия логопеда, массаж) составило …": no part of the count.
_ASIDE = re.compile(r"\((?![^()]*(?:экз|дана|шт))[^()\d]+\)(?=\s+\w)")
# "Участников 3000 за всё время"
_IN_ALL = re.compile(r"\s+за (?:все время|все годы|весь проект|весь срок)(?!\w)")
# "Количество услуг составило 14 380 единиц"
_OF_UNITS = re.compile(r"(?:единиц\w*|бирлик\w*)(?!\w).*")
