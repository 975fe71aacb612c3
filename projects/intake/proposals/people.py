"""Who coordinates, leads or answers for a project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from projects.intake.proposals.found import Candidate
from projects.intake.proposals.labels import answers_to
from projects.intake.proposals.leads import (
    I_LEAD,
    I_NAMED,
    ITS_LEADER,
    LEADS_BEFORE,
    LEADS_BEHIND,
    NAMES_HERSELF,
    OF_OTHERS,
)
from projects.intake.proposals.person_cases import as_called, told_of
from projects.intake.proposals.person_names import nominative, persons
from projects.intake.proposals.phrases import (
    PERSON,
    QUOTED,
    beginnings,
    person_in,
)
from projects.intake.proposals.sentences import Told
from projects.texts.alphabet import LOWER, UPPER, fold

_COORDINATOR = (
    beginnings(
        """
        координир, координатор, кординир, кординатор, каординатор, координация!, координацию!,
        координацией!, үйлестіруші, үйлестірд,
        үйлестірет, үйлестірген, үйлестіріп, үйлестірілу, жобаны үйлестіру, жобаның үйлестір,
        жобаны үйлестір, үйлестіру жұмыс, coordinator, coordinated, coordinates
        """
    ),
    beginnings(
        """
        автор и руководител, автор проекта, авторы әрі жетекші, жоба автор, үйлестірген,
        руководител проект, руководитель проекта, руководит проектом, жоба жетекші, жобаның
        жетекші, жобаның басшы, жоба басшы, менеджер проект, project manager, project leader,
        project lead, куратор проект, жоба менеджері, led the project, жобаға жетекшілік, жобаны
        жүргізген, проектом руковод, проектами руковод, руководил всем,
        руководит всем, всем руковод, руководство проектом, руководство реализаци,
        руководство проекта, возглавля проект, возглавил проект,
        проект возглавля, проект возглавил, во главе проекта, душа проекта, жобаның жаны, жобаны
        басқар, жобаға басшылық, жобаға жалпы басшылық, жалпы басшылық, жобаға жетекшілік, жобаның
        басы-қасында, жетекшіміз, басшымыз, head of the project, leads the, жобаны
        жетекте, жоба куратор
        """
    ),
    beginnings(
        """
        ответствен, жауапты, responsible, отвечает за проект, за проект отвеча, in charge, жауап
        береді, отвечал, отвечает, жобаға жауап
        """
    ),
)
# In Kazakh the verb ends the sentence, far from the project that somebody led.
_LED = beginnings("жетекшілік ет, жетекшілік жас, басқарды!, басқарып, басқарған, басқарады!")
_OTHER_OFFICE = beginnings(
    """
    пресс, баспасөз, бухгалтер, сми!, press, accountant
    """
)

# Who wrote or sends the letter, and several who share the work.
_NOT_OF_PROJECT = beginnings(
    """
    жауапты орындаушы, ответственн исполнител, исполнитель письма, координаторы!,
    координаторами, ответственн за информац, ответственн за заполнен, ответственн за подготовк,
    ответственн за связ, ақпаратқа жауапты, толтыруға жауапты, байланысқа жауапты,
    руководители, кураторы!, үйлестірушілер, жетекшілер, coordinators
    """
)


def coordinators(told: Told) -> Iterator[Candidate]:
    """The persons who are called coordinator, head or responsible for the project."""
    for answer in answers_to(told, "coordinator"):
        if _OTHER_OFFICE.search(answer.folded) or _NOT_OF_PROJECT.search(answer.folded_label):
            continue
        if found := person_in(answer.text[:120]):
            rank = 9 - _rank(answer.folded_label) if answer.part != "closing" else 1
            yield Candidate(nominative(found[0].strip(), told.letter.language), answer, rank)
    yield from (*_signed_as(told), *_pointed_at(told), *_who_led(told), *_of_writer(told))
    for sentence in told.sentences:
        if sentence.part in ("quoted", "head", "greeting", "other"):
            continue
        if _NOT_OF_PROJECT.search(sentence.folded):
            continue
        cues = (*_COORDINATOR, _LED) if "жоба" in sentence.folded else _COORDINATOR
        for rank, cue in enumerate(cues):
            for word in cue.finditer(sentence.folded):
                name = _beside(sentence.text, word.start(), word.end())
                if name := name or _by_first_name(told, sentence.text[: word.start()]):
                    before = sentence.text[: max(0, sentence.text.find(name))]
                    name = as_called(name, before, told.letter.language)
                    told_in = sentence.part != "closing"
                    yield Candidate(name, sentence, (6 - rank) if told_in else 0)


def _who_led(told: Told) -> Iterator[Candidate]:
    """The person named right behind a verb for leading, in Kazakh right before it."""
    of_project, language = False, told.letter.language
    for sentence in told.body:
        for person in persons(sentence.text):
            before, behind = sentence.folded[: person.start()], sentence.folded[person.end() :]
            is_led = _LED_KAZAKH.match(behind) and _PROJECT_KAZAKH.search(before)
            is_free = _leads(before, behind) or (of_project and ITS_LEADER.search(before))
            if (
                is_led
                or is_free
                or _WHO_LED.search(before)
                or (of_project and _WHO_LEADS_IT.search(before))
            ):
                whole = _IN_WHOLE.match(sentence.text, person.end())
                name = person_in(sentence.text, whole.end()) if whole else person
                whole_name = (name or person)[0].strip()
                called = as_called(whole_name, sentence.text[: person.start()], language)
                called = told_of(called, behind)
                yield Candidate(called, sentence, 4)
        of_project = bool(_OF_PROJECT.search(sentence.folded)) and not _OF_OTHERS.search(
            sentence.folded
        )


# "тётя Роза, по паспорту Роза Ахметовна Юсупова"
_IN_WHOLE = re.compile(
    r"\s*[,(—–-]\s*(?:а\s+)?(?:по паспорту|полностью|официально|то есть|она же|он же|полное имя"
    rf"|құжат бойынша|яғни)\s+(?=[{UPPER}])"
)


# "главный у нас был тренер Анна Ким"
_OFFICE = re.compile(
    r"(?<!\w)(?:тренер|учител[ья]\w*|директор|библиотекар[ья]|педагог|мастер|врач|методист|завуч|хореограф|усто|редактор"
    r"|психолог|логопед|воспитател[ья]\w*|наш\w*)\s+$"
    # "Руководила проектом заместитель председателя центра Анна Ким"
    r"|(?<!\w)(?:заместитель|председатель|руководитель|директор|методист|секретарь|член|сотрудни\w+|преподаватель)"
    r"\s+(?:(?:председателя|директора|руководителя|правления|совета|центра|объединения|общества|фонда"
    r"|клуба|школы|кафедры|библиотеки|музея|ассоциации)\s+){1,3}$"
)


def _leads(before: str, behind: str) -> bool:
    """Whether what stands before or behind a name says freely that this one leads the project."""
    found = LEADS_BEFORE.search(_OFFICE.sub("", before))
    is_told = found and not OF_OTHERS.search(re.split("возложен|поручен|довер", found[0])[0])
    return bool(is_told or LEADS_BEHIND.match(behind))


def _of_writer(told: Told) -> Iterator[Candidate]:
    """The one who signs, where the letter says "I" lead the project."""
    for sentence in told.body:
        if not (_I_LED.search(sentence.folded) or I_LEAD.search(sentence.folded)):
            continue
        named = [
            one for one in persons(sentence.text) if I_NAMED.search(sentence.text[: one.start()])
        ]
        if named:
            yield Candidate(nominative(named[0][0].strip(), told.letter.language), sentence, 4)
            continue
        signed = [
            one
            for one in told.lines
            if NAMES_HERSELF.search(fold(one.text))
            or (one.part == "closing" and not _TYPED_BY.match(fold(one.text)))
        ]
        found = [one for each in signed for one in persons(each.text)]
        names = {one[0].strip() for one in found}
        if len(names) == 1:
            yield Candidate(nominative(names.pop(), told.letter.language), sentence, 4)


def _signed_as(told: Told) -> Iterator[Candidate]:
    """The person who signs as coordinator, the office on the line below the name."""
    for above, below in pairwise(told.sentences[-5:]):
        is_office = any(cue.match(below.folded) for cue in _COORDINATOR[:2])
        if is_office and PERSON.fullmatch(above.text.strip(" ,")):
            yield Candidate(above.text.strip(" ,"), above, 1)


# "Үйлестіруші сол кісі", "Координатор – она": of who is named just before.
_IS_THIS_ONE = re.compile(
    r"\W*(?:координатор|руководитель проекта|уйлестируши(?:си|миз)?"
    r"|жоба(?:нын)? (?:жетекши|басшы)си)\s*(?:[—–-]\s*)?(?:(?:и есть|это)\s+)?"
    r"(?:он|она|он[аи]? же|сол|осы)(?:\s+(?:киси|адам|жан))?\s*(?:[,.;!]|$)"
)


def _pointed_at(told: Told) -> Iterator[Candidate]:
    """The person whose name is a sentence, where the next one says that this is the coordinator."""
    for above, below in pairwise(told.body):
        name = above.text.strip(" .,!•–—-")
        if _IS_THIS_ONE.match(below.folded) and PERSON.fullmatch(name):
            yield Candidate(nominative(name, told.letter.language), above, 4)


# A label that says no more than that somebody leads.
_LEADS = re.compile(r"[\W\d]*(?:руководител|жетекши|басшы|кто руковод|head|leader)")


def _rank(label: str) -> int:
    if _LEADS.match(label):
        return 1
    return next((rank for rank, cue in enumerate(_COORDINATOR) if cue.search(label)), 2)


# "Лейла, она же всем проектом …": who it is, is told before.
_FIRST_NAME = re.compile(
    rf"(?<!\w)(?P<name>[{UPPER}][{LOWER}]+)(?:,\s+|\s+[—–-]\s+)(?:он|она|ол)(?!\w)[^,.;]{{0,40}}$"
)


def _by_first_name(told: Told, before: str) -> str:
    """The one whole name in the letter of a person who is named by one word of it."""
    if not (found := _FIRST_NAME.search(before)):
        return ""
    named = {one[0] for sentence in told.body for one in persons(sentence.text)}
    whole = {name for name in named if found["name"] in name.split()}
    return whole.pop() if len(whole) == 1 else ""


# "Руководила Анна Ким", "проект вёл Асан Усенов": a name right behind the verb.
_WHO_LED = re.compile(
    r"(?:^\W*|(?:жоба|проект)\w*[^.:;]{0,40}:\s*)(?:жетекшиси|басшысы|руководитель)\s+(?:[—–-]\s+)?$|(?:^|[,.;—–(]\s*)(?:проектом\s+)?(?:руководил|координировал|возглавлял)[аи]?\s+(?:всем\s+|проектом\s+)?$"
    r"|(?<!\w)(?:проект\w*(?:\s+[«“\"][^»”\"]*[»”\"])?\s+(?:сейчас\s+|у нас\s+|все годы\s+)?"
    r"(?:вела?|ведет|возглавля(?:ет|ла?)|возглавила?|курирует|курировала?|координирует"
    r"|координировала?|руководи(?:т|ла?))|(?:вела?|ведет)\s+(?:этот\s+|весь\s+)?проект)\s+$"
)
# "Возглавляет его Анна Ким", behind a sentence that tells of the project and of nothing else.
_WHO_LEADS_IT = re.compile(
    r"(?:^|[,.;—–(]\s*)(?:руководи(?:т|л[аи]?)|координиру[ею]т|координировал[аи]?"
    r"|возглав(?:ляет|лял[аи]?|ил[аи]?)|вед[её]т|вела?|курирует|курировал[аи]?|занимается"
    r"|отвечает за)\s+(?:его|ее|него|нее|им|ею|все|всем)\s+$"
)
_OF_PROJECT = re.compile(r"(?<!\w)(?:проект|программ|жоба)")
_OF_OTHERS = re.compile(
    r"(?<!\w)(?:фонд|центр|объединен|общест|ассоциац|клуб|ансамбл|студи|школ|комитет|совет|бирлестик|корд|орталы)"
)
# "Жобаны басынан бері Анна апайымыз жүргізіп келеді": who it is, stands right before the verb.
_PROJECT_KAZAKH = re.compile(
    r"(?<!\w)жоба(?:мыз)?(?:ны|га|сын)?(?:мызды|мызга)?(?!\w)[^.;:«»]{0,40}$"
)
_LED_KAZAKH = re.compile(
    r"(?:н[ыи]н озi|\s+(?:апай|агай|апа|ага|аже|ата|тате|ханым|мырза)\w*|\s+(?:озi|ози))*\s+"
    r"(?:\w{3,}[ыи]п,?\s+)?(?:жургиз(?!ген)|баскар(?!ма|уш)|жетекте|уйлестир(?!у)|алып жур"
    r"|жетекшилик|басшылык (?:жас"
    r"|ет|кыл))"
)
_I_LED = re.compile(
    r"(?:координатор|руководител|куратор)\w*\s+(?:проекта\s+)?(?:была?\s+)?я(?!\w)"
    r"|(?<!\w)я\s+(?:и\s+)?(?:была?\s+|сама?\s+)?(?:координатор|руководител|куратор|координир|руковожу|руководил)"
    r"(?![^.]{0,20}(?:фонд|центр|объединен|общест|клуб|кружк|ансамбл))"
    r"|(?:руковожу|руководила?|координирую|координировала?)\s+(?:проектом|проект|им)?\s*я(?!\w)"
    r"|(?<!\w)жоба\w*\s+(?:\w+\s+){0,3}(?:мен|озим)\s+(?:\w+\s+)?"
    r"(?:жургиз|баскар|уйлестир)\w*м(?!\w)"
    r"|(?:жетекшиси|уйлестируши\w*|басшысы)\s+(?:озим|мен)(?:\s+бол\w+)?(?!\w)"
)
# Who typed a letter stands below it beside who signs it.
_TYPED_BY = re.compile(r"\W*(?:исп|орынд|тел|приложен|косымша)")
# How elders are called behind their names.
_ELDER = r"апай|апа|ага|агай|ата|аже|тате|коке|кари|ханым|мырза"
# Words between a name and what the person is: no verb of another deed.
_BETWEEN = re.compile(
    r"[\s,(—–-]*(?:(?:был|явля|стал|наш|главн|бессменн|жоба|проект|биздин|осы|the|is|was|our|project|и"
    rf"|ари|{_ELDER}|бас|басты|a)\w*[\s,—–-]+){{0,3}}"
)


def _beside(text: str, start: int, end: int) -> str:
    """The person named right behind a word, or right before it."""
    behind = person_in(text, end)
    between = QUOTED.sub("", text[end : behind.start()]) if behind else ""
    is_near = len(between) <= 90 and between.count(",") <= 1
    if behind and is_near and not re.search(r"[.;!?«»“”]\s", between):
        return behind[0].strip()
    before = list(persons(text[:start]))
    if before and _BETWEEN.fullmatch(fold(text[before[-1].end() : start])):
        return before[-1][0].strip()
    return ""
