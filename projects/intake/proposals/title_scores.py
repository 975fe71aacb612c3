"""How likely what stands in quotation marks is said to be the project's name."""

from __future__ import annotations

import re

from projects.intake.proposals.decoys import is_of_other
from projects.intake.proposals.phrases import beginnings, inside
from projects.intake.proposals.sentences import Sentence, Told

KINDS = beginnings(
    """
    этнофестивал, этномарафон, этнофорум, телепроект, медиапроект, веломарафон, онлайн-проект,
    арт-проект, этнолагер, проект, жоба, project, программ, бағдарлама, марафон, фестивал, акци,
    конкурс, байқау, инициатив, бастама, programme, program, initiative, campaign
    """
)
_WIDER = beginnings(
    """
    праздник, мереке, велопробег, автопробег, пробег, клуб, кружок, үйірме, курс, мастерск,
    шеберхана, школа,
    мектеп, club, лагер, экспедиц, выставк, көрме, форум, студи, лаборатор, словар, сөздік,
    сборник, школ, контест, contest, camp, workshop, festival, course, турнир, эстафет
    """
)
_CALLED = beginnings(
    """
    называется, называеть, зовется, именуется, под названием, названи, имя у проект, имя проект,
    имя ему,
    дали имя, дали название,
    назвали, назывался!, называлась!,
    называлось!, окрестили, придумали имя, придумали название, ат қойды, атын қойды, деп ат,
    атау берд, деп қойды, атты, деп аталады, аталатын, атауы, деген, дейтін, называли,
    назвали, called, titled, entitled, named, деп атад, аталған, атаулы
    """
)
# Words that stand beside a motto or an aim in quotation marks.
_MOTTO = beginnings(
    """
    девиз, лозунг, слоган, цель!, целью, задача!, миссия, идея!, ұран!, ұраны, ұранды, ұранымен,
    мақсаты!, мақсатымыз, motto, slogan, aim!, goal
    """
)
# A programme that a project is a part of.
_PROGRAMME = re.compile(r"(?:в рамках|по|согласно)\s+(?:\w+\s+)?программ\w*\W*$")
_PROGRAMME_BEHIND = re.compile(r"\W*(?:\w+\s+)?багдарлама\w*\s+(?:аясында|шенберинде|бойынша)")


_NEW = re.compile(
    r"(?<!\w)(?:нов|следующ|друг)\w+\s+проект\w*\W*$|(?<!\w)(?:жана|келеси|баска),?\s+$"
    r"|(?<!\w)друг(?:ой|ого|ому|ая|ую),?\s+$"
)


def score_of(sentence: Sentence, found: re.Match[str], told: Told) -> float:
    text = sentence.folded
    before, behind = text[: found.start()], text[found.end() :]
    if re.search(r"[»”\"]\s*(?:\w+\s*)?\((?:[^()«»“”\"]{0,40}[—–:-]\s*)?$", before):
        return 0  # the name before it in another language
    if re.match(r"[»”\"]?\s*,\s*[—–-]", behind) or re.search(r"[,!?…]$", inside(found).strip()):
        return 0  # direct speech
    if _SAID.match(behind):
        return 0
    behind = re.sub(r"^([»”\"]?)\s*\([^()]{0,60}\)", r"\1", behind)
    near, follow = before[-40:], behind[:45]
    if _NEW.search(near) or re.match(
        r"[»”\"]?\s*(?:атты|деген|деп аталатын)\s+жана\s+жоба", behind
    ):
        return 1  # another one, unless no other is named
    if is_of_other(sentence) or _MOTTO.search(near) or _MOTTO.search(follow.split(",")[0]):
        return 0
    if _PROGRAMME.search(near) or _PROGRAMME_BEHIND.match(follow):
        return 0
    score = 0.0
    if _is_beside_project(near, follow):
        score += 4
    elif _ends_with(KINDS, near[-28:]) or _begins_with(KINDS, follow):
        score += 3
    elif _ends_with(_WIDER, near[-24:]) or _begins_with(_WIDER, follow):
        is_place = re.search(r"(?<!\w)(?:на|в|во|at|in)\s+(?:\w+\s+)?\w+\W*$", near)
        score += 0 if is_place else 2
    if _ABOUT.search(near) or re.match(r"\W*(?:туралы|жайлы|жайында|жонинде|хакында)", follow):
        score += 2
    if _BORN.search(near) or _PROJECT_FOR.search(before):
        score += 2
    if re.fullmatch(r"\W*(?:(?:жоба|проект)\w*\s+)?(?:аты|атауы|название)\s+", before):
        score += 3
    if re.search(
        r"(?<!\w)(?:аты|название|имя (?:у )?проекта(?: \w+)?|так и назва\w+)\s*[—–:-]\s*$", near
    ):
        score += 3
    if _CALLED.search(near) or _CALLED.search(follow):
        score += 3
    if not _FILLER.sub("", before).strip(" —–-") and re.match(r"\s*(?:[—–-]|is\b|was\b)", behind):
        is_speech = len(found[0].split()) > 8 or re.match(r"\s*,", behind)
        score += 0 if is_speech else 3
    if told.letter.blocks[sentence.block].kind == "heading":
        score += 3
    if re.match(r"\W*(?:тема|тақырып|subject)", text):
        score += 2
    if re.search(
        r"(?:песн|ән!|книг|газет|роман|сказк|фильм|song|рассказ|стих|рубрик|танец|би!)\w*\W*$", near
    ):
        score -= 3
    return score


# "В общем, «…» — это …"
_FILLER = re.compile(
    r"^\W*(?:(?:в общем|вобщем|итак|короче|короче говоря|значит|ну|так вот|словом|сонымен|жалпы"
    r"|иа)\W+){1,2}$"
)
# Behind "о" and "нашу" a name stands in another case.
_ABOUT = re.compile(r"(?<!\w)(?:про(?:\s+наш\w*)?|about(?:\s+our)?|on)\W+$")
# "«…» – говорила она нам": words of a person.
_SAID = re.compile(
    r"[»”\"]?\s*[—–-]\s*(?:\w+\s+)?(?:деп|дей?ди|дейтин|айтты|айтады|говори[лт]|сказал|призна[её]?[лт]|вспомина[ле]|рассказ(?:ал|ыва[ел]))"
)
_BORN = re.compile(r"(?<!\w)(?:появил|родил|возник|выросл?|пайда болды|дуниеге келди|туды)\w*\W*$")
# "проекта по оказанию помощи … «Имя»": what the project is for stands before its name.
_PROJECT_FOR = re.compile(r"(?<!\w)проект(?:а|у|ом|е)?\s+(?:(?!котор)[\w-]+\s+){1,14}$")


def _ends_with(words: re.Pattern[str], near: str) -> bool:
    """Whether one of the words stands before, with no colon between."""
    return any(":" not in near[found.end() :] for found in words.finditer(near))


def _begins_with(words: re.Pattern[str], follow: str) -> bool:
    """Whether one of the words stands behind, with no more than two others before it."""
    found = words.search(follow)
    between = follow[: found.start()] if found else ""
    return bool(
        found and re.fullmatch(r"[\s,—–-]*(?:(?!(?:и|в|на|мен|and|in)\s)[\w-]+\s+){0,2}", between)
    )


def is_beside_project(folded: str, found: re.Match[str]) -> bool:
    """Whether what stands in quotation marks is called a project."""
    return _is_beside_project(folded[: found.start()], folded[found.end() :])


def _is_beside_project(before: str, behind: str) -> bool:
    return bool(
        re.search(r"(?:проект\w*|жоба\w*|project)\W*$", before[-40:])
        or re.match(r"\W*(?:\w+\s)?(?:проект|жоба|project)", behind)
    )
