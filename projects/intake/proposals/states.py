"""The stage that a project has reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.decoys import OTHER, REFUSED, is_of_other, told_in
from projects.intake.proposals.evidence import DOES_IT, is_of_somebody
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.labels import answers_to
from projects.intake.proposals.phrases import beginnings
from projects.intake.proposals.sentences import Told
from projects.intake.proposals.since_when import without_meanwhile
from projects.intake.proposals.spans import span_in
from projects.intake.proposals.state_words import (
    ENDS_OTHERWISE,
    GOES_ON,
    IS_OVER,
    NOT_GOING_ON,
    PLANNED_BESIDES,
    SINCE_THEN,
    UNTIL_NOW,
)
from projects.intake.proposals.year_words import BEGAN, NOW, PROJECT, WE_ENDED
from projects.intake.proposals.years import plausible

_STATES = {
    "closed": beginnings(
        """
        жаптық, доғарды, доғардық, тоқтаттық,
        больше не ведем!, подведен итог, подведены итоги, подвели итог, больше не
        собираемся!, больше не проводим!, уже не собираемся!, уже не проводим!, поставили
        точку, свернули проект, сошел на нет, нүкте қойдық, нүктесін қойдық, қорытындыланды,
        тәмамдалды, тоқтатты, тоқтатылды, проекта уже нет, проекта больше нет, ол жоба жоқ,
        тәмамда, тәмам бол, закрыли проект, закрыли последнюю
        страниц, перевернули последнюю страниц, соңғы бетін жап, соңғы беті жабыл,
        закрыт, реализован полностью, жабылды,
        завершен, завершил,
        закончен, закончил, окончен, выполнен, реализован!, аяқталды, аяқталған, аяқтадық,
        аяқтады!, бітірдік, бітті, completed, finished, closed, ended, has been carried out,
        concluded, complete!, завершена, аяқталып, is over!, was over!
        """
    ),
    "implementation": beginnings(
        """
        жалғастыра бер, проект живой, проект жив!, проект живет, не останавлива, не остановились!,
        останавливаться не, бросать не,
        заканчивать не, не прекраща, не прощаемся!, тоқтамақ емес, тоқтатпаймыз, тоқтатпайм,
        тоқтамайды, күні бүгінге дейін, әлі күнге дейін, келе жатқан, келе жатырмыз,
        үзілген емес, үзілмей, тоқтаған емес, жүріп келеді, тоқтаған жоқ, келе жатыр,
        реализуется, продолжа, в процессе, идет!, в работе,
        действует, осуществляется, жүріп жатыр, жалғасуда, жалғасып, жүзеге асырылуда, іске
        асырылуда, іске асып жатыр, жүзеге асып жатыр, жүргізілуде, іске асырылып жат, жүзеге
        асырылып жат, орындалуда, ongoing, in progress, continues, under way, underway, still
        running, is running, жалғасады, жалғасын, әлі! жүр, still going, continuing, ведется,
        сейчас идет
        """
    ),
    "identification": beginnings(
        """
        бастамақ, жүргізбек, бастағалы, планируем, жоспарлау, предстоит, жүзеге асырылмақ,
        басталмақ, will be carried out, will start, will begin, планируется, на стадии подготовк,
        на стадии планир, готовится, в планах, стадии разработк, еще не нача, запланирован,
        подготовительн, планируемый, жоспарлануда, жоспарланып, жоспарланған, дайындық, жоспарда,
        әлі! бастал, planned, in preparation, being prepared, not yet started, not started,
        planning
        """
    ),
}
# In Kazakh the verb says that it is "we" who go on.
_WE_GO_ON = re.compile(
    r"\w{3,}(?:п|ып|ип)\s+кел\w*[мп][иы]з(?!\w)|(?:токта|узил)\w+\s+жокпыз"
    r"|(?:асыр(?:ыл)?|откиз(?:ил)?|жургиз(?:ил)?|уйымдастыр(?:ыл)?|аткар(?:ыл)?)[ыи]п\s+келеди"
    r"|\w+[еи]м\s+(?:и\s+)?(?:до сих пор|по сей день|сегодня|сейчас)(?!\w)"
    r"|(?:до сих пор|по сей день|(?<!\w)и (?:сейчас|сегодня|теперь|поныне))\s+(?:\w+\s+){0,2}?"
    r"(?:работае|ходим|проводи[мт]|действуе|собираем|иде|\w{3,}(?:[аяеиую]ем|им)(?:ся)?(?!\w))"
    r"|(?<!\w)(?:пока|еще)\s+не\s+остановил\w+(?!\s+на(?!\w))"
    r"|(?<!\w)уже\s+(?:\w+(?:ый|ий|ой)|\d+-?\w*)\s+(?:год|сезон)(?!\w)"
    r"|(?<!\w)(?:бросать|останавливаться|заканчивать|прекращать)\s+не\s+(?:собираем|думаем|хотим|будем)"
    r"|(?<!\w)с\s+(?:\w+\s+){0,2}(?:19|20)\d\d\S{0,3}\s+(?:г\w*\.?\s+)?(?:и\s+)?по (?:сегодня"
    r"|сей день|сейчас)"
    r"|с тех пор\s+(?:\w+\s+){0,3}?(?:не прекращ|\w{3,}(?:[аяеиую]ем|им)(?:ся)?(?!\w))"
    r"|(?:инши|ыншы)\s+жыл\s+(?:катар|\w+\s+)?\w*\s*\w*(?:келе|жатыр|журмиз)"
    r"|(?:жургизип|откизип|жасап|иске асырып|жалгастырып)\s+келе\s+жат\w+"
    r"|(?<!\w)не прощаемся(?!\w)|(?:али|бугин де)\s+токта(?:мады|ган жок|мак емес)"
    r"|существует\s+(?:и\s+)?(?:сегодня|до сих пор|по сей день)"
)
# "На этом мы лагерь закрыли", "больше не собираемся"
_WE_STOPPED = re.compile(
    r"(?<!\w)(?:проект|лагерь|фестиваль|марафон|курсы|программу|затею|дело|экспедицию)\w*\s+(?:\w+\s+){0,2}?"
    r"(?:закрыли|свернули|закончили|завершили|прекратили)(?!\w)"
    r"|(?:закрыли|свернули|закончили|завершили|прекратили)\s+(?:мы\s+)?(?:наш\w*\s+|эту?\s+|свою?\s+)?"
    r"(?:проект|лагерь|фестиваль|марафон|курсы|программу|затею|экспедици)"
    r"|(?<!\w)на этом\s+(?:мы\s+)?(?:и\s+)?(?:все\s+)?"
    r"(?:закончили|остановились|свернулись|распрощались|закончилось)"
    r"|(?<!\w)больше\s+(?:мы\s+)?не\s+(?:собираемся|проводим|ведем|встречаемся|устраиваем)(?!\w)"
    r"|(?<!\w)осымен\s+(?:\w+\s+){0,2}(?:аякта|токта|битир|битти)\w*"
)
_TO_COME = re.compile(
    r"(?<!\w)(?:проект\w*\s+(?:\S+\s+){0,4}?буд(?:ет|ут)\s+(?:реализ|запущ|начат|осуществ|провод)"
    r"|планируем\w+\s+проект|жоба\w*\s+али\s+бастал(?:ган жок|мады)"
    r"|(?:еще|пока) не нача(?:л|т)\w*|али бастал(?:ган жок|мады)"
    r"|project will be (?:carried|run|implem)"
    r"|project has not (?:yet )?(?:started|begun))"
)
# "тағы 200 жасқа арналған лагерь": what is to come besides.
_MOREOVER = re.compile(
    r"(?<!\w)(?:тагы|еще|также|дополнительно)\s+(?:\w+\s+){0,8}?"
    r"(?:жоспарла|запланир|планиру|предстоит|готовит)"
)
# "таратылып бітті": of things, they are all given away.
_USED_UP = re.compile(r"(?<!\w)(?!отип|аякталып)\w+[ыи]п\s+битт\w+")
_NOT_YET = beginnings(
    """
    не заверш, еще не, не законч, аяқталған жоқ, аяқталмаған, not yet, not been, этап, кезең,
    stage, phase, часть, бөлігі, аяқталмады, isn t, is not
    """
)
_WHOLE = beginnings(
    """
    бері!, it!, мы!, біз!, он!, она!, реализуется, жүзеге асырылуда, іске асырылуда, жобаны,
    проект, жоба, project, программа, бағдарлама, работа по проекту, оны!, работы, қазір,
    сейчас, настоящее время, currently, до сих пор, мәртебе, статус, status, жұмыс
    """
)


def states(told: Told) -> list[Candidate]:
    """The stages that a letter says the project has reached; what it plans besides is none."""
    found = [*_states(told)]
    if any(_RAN.search(one.folded) and span_in(one.folded) for one in told_in(told)):
        # Of what came to its end the rooms or the team may still work.
        found = [one for one in found if one.value != "implementation" or _names_it(one)]
    reached = [one for one in found if one.value != "identification" or one.rank]
    return reached or found


# "Проект шёл с 2021 по 2024 год", "Жоба 2021 жылдан 2024 жылға дейін жүрді"
_RAN = re.compile(
    r"(?<!\w)(?:проект|программа)(?!\w)[^.;]{0,60}?(?<!\w)(?:шел|шла|длил|проходил|продолжал|реализовывал"
    r"|осуществлял|проводил|действовал|работал|реализован|осуществлен|проведен)\w*\s[^.;]{0,40}(?:19|20)\d\d"
    r"|(?<!\w)жоба\w*\s[^.;]{0,30}(?:19|20)\d\d[^.;]{0,60}\s"
    r"(?:журди|жургизилди|откизилди|отти|созылды|асырылды)(?!\w)"
)
_IT = re.compile(r"(?<!\w)(?:проект|программа|жоба|project)")


def _names_it(one: Candidate) -> bool:
    return bool(one.rank or _IT.search(one.sentence.folded))


def _states(told: Told) -> Iterator[Candidate]:
    for name in ("status", "period", "end"):
        for answer in answers_to(told, name):
            is_asked = name != "period"
            for state in _answered(answer.folded, answer.folded_label, is_asked=is_asked):
                yield Candidate(state, answer, int(name == "status"))
            if name != "status" and plausible(answer.folded) and _is_until_now(answer.folded):
                yield Candidate("implementation", answer)
    for sentence in told.body:
        text = _ASKED.sub("", _ASIDES.sub(" ", without_meanwhile(sentence.folded)))
        if _is_past(text):
            yield Candidate("closed", sentence)
            continue
        is_dated = (BEGAN.search(text) or WE_ENDED.search(text)) and plausible(text)
        is_going_on = _WE_GO_ON.search(text) or UNTIL_NOW.search(text)
        is_told = _WHOLE.search(text) or PROJECT.search(text) or is_dated or is_going_on
        is_whole = (
            bool(is_told)
            and not _MOREOVER.search(text)
            and not (is_of_somebody(text) and not DOES_IT.search(text))
        )
        if is_whole and not is_of_other(sentence) and _TO_COME.search(text):
            yield Candidate("identification", sentence)
            continue
        if is_of_other(sentence):
            continue
        if GOES_ON.search(text):
            yield Candidate("implementation", sentence)
            continue
        if _WE_STOPPED.search(text) or IS_OVER.search(text):
            yield Candidate("closed", sentence)
            continue
        if REFUSED.search(text):
            continue
        if is_going_on and is_whole and _NOT_OVER.search(text):
            yield Candidate("implementation", sentence)
            continue
        if _NOT_YET.search(text) or not is_whole:
            continue
        for state in _states_in(_of_project(text)) or (["implementation"] if is_going_on else []):
            yield Candidate(state, sentence)


def _is_until_now(text: str) -> bool:
    return bool(NOW.search(text) or UNTIL_NOW.search(text) or SINCE_THEN.fullmatch(text))


def _answered(text: str, label: str, *, is_asked: bool) -> list[str]:
    """The stages that an answer says; ``is_asked`` where its label asks for no other thing."""
    if is_asked and (GOES_ON.search(f"проект {text}") or GOES_ON.search(f"жоба {text}")):
        return ["implementation"]
    if is_asked and (said := _YES_OR_NO.fullmatch(text)) and (asked := _ASKS.search(label)):
        return ["implementation" if bool(said["no"]) == bool(asked["over"]) else "closed"]
    if is_asked and (IS_OVER.search(f"проект {text}") or IS_OVER.search(f"жоба {text}")):
        return ["closed"]
    return _states_in(text)


# "Проект продолжается? – Нет", "Жоба аяқталды ма? – Иә"
_ASKS = re.compile(
    r"(?<!\w)(?:продолжается|действует|идет|жалгас|журип)|(?P<over>заверш|законч|аякталды|битти)"
)
_YES_OR_NO = re.compile(r"\W*(?:да|иа|yes|(?P<no>нет|жок|no))\W*")
# "Асырылып келеді, әлі аяқталған жоқ"
_NOT_OVER = re.compile(r"(?:аякталган|биткен|токтаган) жок|не\s+(?:законч|заверш)|аякталмаган")
# "Жоба жалғасып жатыр ма: жоқ": the question says nothing.
_ASKED = re.compile(r"^[^:?]{5,60}\s(?:ма|ме|ба|бе|па|пе|ли(?:\s\w+){0,2})\s*[:?]\s*")
# "(на английском – Road to the Stage)", "(действует с 1991 года)": of a name or of who is named.
_ASIDES = re.compile(
    r"\([^()]*[«“\"a-z][^()]*\)"
    r"|(?<!проект )(?<!проекта )\((?:[^()]*,\s*)?(?:действует|работает|существует)\s[^()]*\)"
    r"|\([^()]*(?:19|20)\d\d[^()]*(?:жумыс\s+(?:истейди|истеп\s+\w+)|кызмет\s+ет\w+)\W*\)"
)
# "енді ол жоба бітті, былтыр …", "Проект закончился, в прошлом году …"
_PAST = re.compile(
    r"(?<!\w)(?:проект|жоба)(?:мыз)?\s+(?:\w+\s+){0,2}?(?:закончил(?:ся|и)|завершил(?:ся|и)|завершен|окончен"
    r"|закрыт|закрыли|битти|аякталды|тамамдалды)(?!\w)(?!\s+\w*\s*(?:жок|емес))"
)


def _is_past(text: str) -> bool:
    """Whether a sentence tells that the project is over before it tells of another year."""
    found, other = _PAST.search(text), OTHER.search(text)
    return bool(found and other and found.end() <= other.start())


def _of_project(text: str) -> str:
    """A folded sentence without what is planned, or comes to an end, besides the project."""
    return PLANNED_BESIDES.sub(" ", ENDS_OTHERWISE.sub(" ", text))


# "о которой идёт речь": what is told, not what goes on.
_IS_TOLD = re.compile(r"(?<!\w)(?:идет|пойдет)\s+речь|речь\s+(?:\w+\s+)?(?:идет|пойдет)(?!\w)")


def _states_in(text: str) -> list[str]:
    text = _IS_TOLD.sub("", text)
    text = re.sub(r"(?<!\w)буд(?:ет|ут)\s+\w+", "", text)
    text = NOT_GOING_ON.sub("", _USED_UP.sub("", text))
    if _NOT_YET.search(text):
        return [name for name in _STATES if name != "closed" and _STATES[name].search(text)]
    found = [name for name, words in _STATES.items() if words.search(text)]
    return found if len(found) == 1 else []
