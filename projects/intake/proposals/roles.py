"""The role of an organisation, by the words around its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.denied import is_denied
from projects.intake.proposals.doers import ALIKE, BOTH_DID, DONE, is_doer, is_purpose
from projects.intake.proposals.gifts import (
    FINANCED,
    GRANT_BEHIND,
    is_given_to,
    is_money_from,
    money_given,
)
from projects.intake.proposals.mentions import Mention
from projects.intake.proposals.role_words import (
    AGENT,
    CUES,
    DID,
    IS_OURS,
    ON_WHOSE_BEHALF,
    THE_PROJECT,
)
from projects.intake.proposals.sentences import Sentence
from projects.intake.proposals.tenge import sums_in
from projects.texts.alphabet import UPPER

# Words that only what stands behind them can fill, and only what stands before.
_FORWARD = re.compile(
    r"(?:спонсорск|совместно с|вместе с"
    r"|в (?:сотрудничестве|содружестве|партнерстве)|при участии|финансов"
    r"|за счет|тенге от|тг от|на грант|на средства|на деньги|грант от"
    r"|together with|jointly with|in cooperation|grant from|grant of"
    r"|получен[ао]? от"
    r"|paid for by|run by|led by|delivered by|партнерств|гранту|money came from|provided by)"
)
# A Kazakh verb ends its clause: who did it stands before.
_BACKWARD = re.compile(
    r"(?:бол(?:ди|инди|ген)|(?:грант|каржы|каражат|акша)\w* берди"
    r"|жаса(?!ган)|аткар(?!\w*ган)|колга ал|истеди|откиз(?:ди|еди)"
    r"|каржыландыр(?!\w*(?:ган|тын)(?!\w))|уйымдастыр(?:ды|ады)|асыр(?:ды|ады)|орындады|жургиз(?:ди|еди)|орындайды"
    r"|бирлес|бирге|ынтымактас|есебинен|демеушилиг|каражаты|серикт\w*(?:икте|бен|пен)(?!\w))"
)
# A part of a sentence that tells of another deed: ", победил проект".
_OWN_VERB = re.compile(
    r",\s*(?:\w+\s+)?(?!был)\w{2,}(?:л|ла|ло|ли)(?:ся|сь)?\s"
    # "X орталығы бастады, кейін серіктес болып Y қосылды"
    r"|(?<!\w)\w{3,}(?:[аыи]ды|[еи]ди|дык|дик|тык|тик|[рлнй]ды|[рлнй]ди|[кптсш]ты|[кптсш]ти),\s+"
    r"(?:кейин|сосын|содан|артынан|сонан)(?!\w)"
)
# Between a name and the word for its role only others of one list with it stand.
_OTHER = r"¤+(?:\s*\([^()]*\))?"
_AND = r"\s*(?:,|\bи\b|жане|[мбп]ен|\band\b)+\s*"
_LIST_BEFORE = re.compile(rf"[^¤]*(?:{_OTHER}{_AND}(?:\w+\s+)?)+")
_LIST_BEHIND = re.compile(rf"(?:{_AND}(?:\w+\s+){{0,2}}{_OTHER})+[^¤]*")
# "X центр Y кеңесімен бірлесіп өткізді": with whom, before the verb of the first.
_JOINTLY = re.compile(
    r"^\s*¤+\s*-?(?:[мбп]ен\s+|[дтн]ын\s+)?"
    r"(?:бирлес\w*|бирге|серикт\w*|ынтымакта\w*|кол устас\w*|катар"
    r"|колдауымен|комегимен|демеушилигимен|каржысына|каражатына)(?:\s+отырып)?,?\s+"
)
# Who is called "we" stands right behind the word.
_WE = re.compile(r"мы|биз|озимиз|we")
# "«Название» — проект фонда …"
_PROJECT_OF = re.compile(r"(?<=[—–-] )(?:это )?(?:[\w-]+ )?проект(?= ¤)")
# "«Атауы» – X орталығының ең танымал жобасы"
_PROJECT_OF_KAZAKH = re.compile(
    r"(?:^|[—–-]\s)¤+(?P<said>(?:н[ыи]н|д[ыи]н|т[ыи]н)?\s+(?:[\w-]+\s+){0,4}?жобас(?:ы|ынын|ында)(?!\w))"
)
# Support may be money, things or words: it says no role.
_NO_ROLE = re.compile(
    r"(?<!\w)(?:при (?:\w+ )?(?:поддержке|содействии|помощи)"
    r"(?<!финансовой поддержке)(?<!спонсорской поддержке)|с помощью"
    r"|(?<!каржылай )колдауымен|комегимен|with (?:the )?help (?:of|from)"
    r"|по заказу|тапсырысымен|with the support of|supported by)(?!\w)"
)
# What is said of somebody or something of an organisation, or of what happens in its rooms, is not
# said of it.
_OF_ITS_OWN = re.compile(
    r"(?:(?<!\w)(?!из (?:них|которых|этих)\s)(?:в|во|на|из|у|для|через|около|возле|in|at"
    r"|near)\s+(?:\w+(?:ом|ем|ой|ей|ых|их)\s+)?"
    r"|(?<!\w)(?:здани|зал|сцен|баз[еу]|помещени|стен|студент|учени|учащ|воспитанник|преподавател"
    r"|профессор|учен|эксперт|представител|гост|журналист|корреспондент|сайт|страниц|сборник"
    r"|исследовани|данн|издани|отчет|опыт|методик|памят|председател|директор|руководител|заведующ|сотрудник"
    r"|работник|специалист|методист|редактор|депутат|активист|артист|солист|президент|ректор|выпускник"
    r"|ветеран|тренер|заместител|аким|мастер|мастериц|волонтер|участник|член|педагог|врач|актив|отдел"
    r"|приказ|решени|рекомендаци|поручени|приглашени|закон|правил|постановлени|учредител)\w*\s+"
    r"|(?<!\w)(?:graduate|student|member|director|head|staff|professor|teacher|volunteer)s?\s+(?:of|at|from)\s+(?:the\s+)?"
    r"|(?<!\w)(?:in|at|near)\s+the\s+)[«“\"]?$"
)
_ITS_OWN_KAZAKH = re.compile(
    r"\s+(?:окил|студент|галым|зал|сахна|гимарат|алан|оқушы|окушы|тилши|журналист|зерттеу|дерек"
    r"|конак|профессор|маман|тажирибе|директор|тораг|торайым|басшы|кызметкер|муше|мугалим|устаз|артис"
    r"|солис|журналис|тулег|ардагер|буйры|каулы|усыны|шешим|руксат|шакыру|тапсырма)"
)
# In Kazakh, what happened there, not who did it.
HAPPENS_IN = re.compile(r"(?:[ыи]нд[ае]|лард[ае]|лерде|[пт]те|[жй]де|рд[ае]|[ыи]кт[ае])$")
# A cue that a dash or colon parts from the name is its label.
_LABELS_NEXT = re.compile(r"(?:\s+(?:кози|проекта|сред\w+|жобанын))?\s*(?:[—–-]\s|:)")
# "«Жас қанат» клубы серіктесіміз: көлігін берді": behind the colon is told of the one before.
_TOLD_OF = re.compile(r"\w*(?:\s+проекта)?\s*:\s+[^¤«“\"]*$")
_DASHED_NAME = re.compile(
    r"(?:\s+(?:проекта|жобаның|фестиваля|фестивальдің))?\s+[—–-]\s+"
    rf"(?P<name>(?=[«“\"{UPPER}])"
    r"(?:«[^«»]*»|“[^“”]*”|\"[^\"]*\"|[^,;.:()—–«»“”\"]|(?<=\b\w)\.\s)*)"
)
# "Бәрін атқарып отырған – X орталығы": the Kazakh verb describes the one behind the dash.
_DASH = re.compile(r"\s+(?:отырган|журген|келген)\s+[—–-]\s")
# "қаржыландырушымыз – X"
_WHO_DOES = re.compile(r"ушы|уши|ган$|ген$")
_IS_LABEL = re.compile(r"(?:\s*(?:проекта|жобаның|of the project))?\s*[—–:-]\s*$")


def roles_of(
    sentence: Sentence, found: list[Mention], *, is_of_sum: bool = False
) -> Iterator[tuple[Mention, str]]:
    """Each mention with the role of the word nearest to it, if there is one; ``is_of_sum`` where
    the sentence goes on with a sum told of before."""
    text = sentence.folded
    for mention in found:
        text = text[: mention.start] + "¤" * (mention.end - mention.start) + text[mention.end :]
    cues = [(match, role) for role, pattern in CUES.items() for match in pattern.finditer(text)]
    if THE_PROJECT.search(text):
        cues += [(match, "implementing") for match in DID.finditer(text)]
    financed = [one.span() for one in FINANCED.finditer(text)]
    cues = [one for one in cues if not any(a <= one[0].start() < b for a, b in financed)]
    has_sum = is_of_sum or any(sums_in(sentence.text))
    cues += [(one, "funding") for one in money_given(text, has_sum=has_sum)]
    cues += [(match, "") for match in _NO_ROLE.finditer(text)]
    cues += [(match, "implementing") for match in _PROJECT_OF.finditer(text)]
    is_project_of = _PROJECT_OF_KAZAKH.search(text)
    cues = [
        (match, role)
        for match, role in cues
        if not (is_denied(text, match) or (role == "implementing" and is_purpose(text, match)))
    ]
    bracketed = {}
    for mention in found:
        for match, role in cues:
            if re.fullmatch(r"\s*\(", text[mention.end : match.start()]):
                bracketed[mention.start] = match, role
    said = [match.span() for match, _role in bracketed.values()]
    done = (
        one for one in DONE.finditer(text) if not any(a <= one.start() < b for a, b in financed)
    )
    is_done_by, done_by = next(done, None), 0
    both = found[:2] if BOTH_DID.search(text) else []
    is_alike = ALIKE.search(text)
    for mention in found:
        if IS_OURS.search(text[: mention.start]) or ON_WHOSE_BEHALF.match(text, mention.end):
            yield mention, "implementing"
            continue
        if mention in both:
            yield mention, "implementing"
            continue
        is_of_it = is_project_of and mention.end == is_project_of.start("said")
        is_second = done_by and re.fullmatch(r"\s+и\s+", text[done_by : mention.start])
        if is_of_it or (is_done_by and (is_second or is_doer(text, mention))):
            done_by = mention.end
            yield mention, "implementing"
            continue
        if GRANT_BEHIND.match(text, mention.end) or is_money_from(
            text, mention.start, mention.end, sentence.text[: mention.end]
        ):
            yield mention, "funding"
            continue
        if mention.start in bracketed:
            yield mention, bracketed[mention.start][1]
            continue
        if _is_of_its_own(text, sentence.folded, mention, cues):
            continue
        if _CALLED_SPONSOR.search(text[: mention.start]):
            yield mention, "sponsor"
            continue
        near = [
            (gap, role)
            for match, role in cues
            if match.span() not in said
            and not _is_joint(sentence.folded, mention, match)
            and (gap := _gap(text, mention, match)) is not None
        ]
        role = min(near)[1] if near else ""
        if role in ("", "funding") and len(found) == 1 and (same := _IS_SAME.search(text)):
            role = "sponsor" if re.search("спонсор|демеуши", same[0]) else "partner"
        if role in ("funding", "sponsor") and is_given_to(mention, text):
            continue
        if is_alike and role == "partner":
            role = "implementing"
        if role and not (role == "implementing" and _OBJECT.match(mention.name)):
            yield mention, role


# "демеушіміз «…» төледі": who is called so, whatever else the sentence says of money.
_CALLED_SPONSOR = re.compile(
    r"(?<!\w)(?:демеуши(?:миз|си|лер|леримиз)?|спонсор(?:ом|ы|ами)?|меценат)(?:\s+[—–-])?\s*$"
)
# "…, это наш спонсор", "…, демеушіміз сол кісілер": whoever paid before.
_IS_SAME = re.compile(
    r"(?<!\w)(?:это|он[аои]?)\s+(?:и\s+есть\s+|и\s+)?(?:\w+\s+){0,2}(?:спонсор|партнер)"
    r"|(?<!\w)(?:демеуши|сериктес)\w*\s+(?:де\s+|да\s+)?(?:сол|солар|осы|осылар|ол|олар)(?!\w)"
)
# "Центр ведёт воскресную школу «…»": in this case stands what is done, not who does it.
_OBJECT = re.compile(
    r"(?i)(?:[а-яё]+(?:ую|юю)|[а-яё]+[дзмн]ию|[а-яё]+цию|(?:школ|групп|палат|лиг|газет|ферм)у)\s"
)


def dashed(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Name and role of what stands behind a word for one that does something, and a dash."""
    for role, words in AGENT.items():
        for word in words.finditer(sentence.folded):
            if found := _DASHED_NAME.match(sentence.text, word.end()):
                yield found["name"].strip(), role


def _is_joint(folded: str, mention: Mention, cue: re.Match[str]) -> bool:
    """Whether several that "together" stands behind do it all alike: none has an ending of its own
    that says with whom."""
    if not re.match("бирлес|бирге", cue[0]) or cue.start() < mention.end:
        return False
    return not re.search(r"[мбп]ен$", folded[: mention.end]) and not re.match(
        r"-?[мбп]ен(?!\w)", folded[mention.end :]
    )


def _is_of_its_own(
    text: str, folded: str, mention: Mention, cues: list[tuple[re.Match[str], str]]
) -> bool:
    """Whether a name only tells where something was, or whose somebody or something is."""
    if _ITS_OWN_KAZAKH.match(text, mention.end) or HAPPENS_IN.search(folded[: mention.end]):
        return True
    found = _OF_ITS_OWN.search(text[: mention.start])
    if found is None:
        return False
    start = found.start()
    return not any(start < cue.end() and cue.start() < mention.start for cue, _role in cues)


def _has_agent(between: str) -> bool:
    """Whether another of a list is called something else: "фонд, спонсор ¤"."""
    outside = re.sub(r"\([^()]*\)", "", between)
    return any(words.search(outside) for words in AGENT.values())


# In Kazakh what was done, where and when stands between who did it and the verb.
_FARTHEST_KAZAKH = 190


def _gap(text: str, mention: Mention, cue: re.Match[str]) -> int | None:
    """How far a word of a role stands from a name; other names of a list between do not count."""
    is_before = cue.end() <= mention.start
    if cue.re is _NO_ROLE and is_before == (cue[0] in ("колдауымен", "тапсырысымен")):
        return None
    if not is_before and _FORWARD.search(cue[0]):
        return None
    is_dashed = _WHO_DOES.search(cue[0]) and _IS_LABEL.fullmatch(text[cue.end() : mention.start])
    is_dash = is_dashed or _DASH.match(text, cue.end())
    if is_before and _BACKWARD.search(cue[0]) and not is_dash:
        return None
    if _WE.fullmatch(cue[0]):
        behind = text[cue.end() : mention.start] if is_before else "no"
        return 0 if not re.sub(r"^\s*(?:сами|все|вместе)(?!\w)|[\s,(—–-]", "", behind) else None
    is_label = not is_before and _LABELS_NEXT.match(text, cue.end())
    if is_label and not (
        re.fullmatch(
            r"\s+(?:[—–-]\s+)?"
            r"(?:(?:в|наш\w*|тоже|был\w*|стал\w*|выступил\w*|жоба(?:га|мызга|да|нын|мыздын))\s+){0,2}",
            text[mention.end : cue.start()],
        )
        and _TOLD_OF.match(text, cue.end())
    ):
        return None
    between = text[cue.end() : mention.start] if is_before else text[mention.end : cue.start()]
    between = between if is_before else _JOINTLY.sub(" ", between)
    if _FORWARD.search(cue[0]) and re.fullmatch(r"\s*(?:со?\s+|with\s+)?", between):
        return -1
    if _OWN_VERB.search(between):
        return None
    if ";" in between or re.search(r",\s*(?:а|ал|но|while|and the)\s", between):
        return None
    if is_before and _IS_LABEL.fullmatch(between):
        return 0
    is_list = (_LIST_BEFORE if is_before else _LIST_BEHIND).fullmatch(between)
    if "¤" in between and (not is_list or _has_agent(between)):
        return None
    far = len(between.replace("¤", ""))
    if "," in between and not is_list:
        far += 12 if is_before else 40
    is_subject = not is_before and not text[: mention.start].strip() and _BACKWARD.search(cue[0])
    return far if far <= (_FARTHEST_KAZAKH if is_subject else 110) else None
