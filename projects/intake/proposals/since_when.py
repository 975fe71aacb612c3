"""Since when something goes on, in the words of somebody who tells it freely."""

from __future__ import annotations

import re

from projects.intake.proposals.found import Candidate

# ", когда у соседки закончился уголь": what else happened then.
_MEANWHILE = re.compile(
    r",\s*(?:когда|потому|так как|пока|поскольку|ведь|(?:в|с|со|из|на|у|от)\s+котор\w+)(?!\w).*"
    r"|(?<!\w)(?:ойткени|себеби)(?!\w).*",
    re.S,
)
# "Последняя смена была в 2019 году": the end where a letter says that there is one.
LAST_ONE = re.compile(
    r"(?<!\w)последн(?:ий|яя|ее|юю|ие)\s+(?!раз(?!\w)|год|врем|номер|слов|лет|недел|месяц)\w+"
    r"|(?<!\w)сонгы\s+(?!рет|жыл|уакыт|кез|соз|ай(?!\w))\w+"
)
_YEAR = r"(?P<{}>(?:19|20)\d\d)(?!\d)"
_MET = (
    r"(?:собрал|встретил|провел|провод|прошел|прошла|прошли|вышл|вышел|поехал|выехал|организ|состоял"
    r"|сыграл|спел|выступил|взял|сели|испек|откры|зажгли|устроил|попробовал|сделал)\w*"
)
_MET_KAZAKH = r"(?:жинал|откиз|отт[иі]|отк|уйымдастыр|шыкты|кездес|баста|колга ал|отыр)\w*"
# It began then, and nobody says that it ended.
FOR_THE_FIRST_TIME = re.compile(
    r"(?<!\w)(?:впервые|(?:самый\s+)?первый раз|(?:алгаш(?:кы)?|тунгыш|биринши) рет)(?!\w)"
)
_ARRANGED = re.compile(
    # "Первый раз собрались в 2014 году", "В 2014 году мы впервые провели …"
    r"(?:впервые|(?:в\s+)?(?:самый\s+)?первый раз)\s+(?:\w+\s+){0,2}?"
    rf"{_MET}[^.;:,]{{0,60}}?{_YEAR.format('behind')}"
    rf"|{_YEAR.format('before')}(?:-?\s?\w{{1,2}}(?!\w))?(?:\s+году?)?\s+[^.;:,]{{0,30}}?"
    r"(?:впервые|первый раз)\s+"
    rf"(?:\w+\s+)?{_MET}"
    # "Первый фестиваль прошёл в 2013 году"
    r"|(?<!\w)(?:самый\s+)?перв(?:ый|ая|ое|ую|ые)\s+(?:наш\w*\s+)?(?!раз)[\w-]+\s+(?:[«“\"][^»”\"]*[»”\"]\s+)?"
    rf"(?:был\w*\s+)?{_MET}[^.;:,]{{0,60}}?{_YEAR.format('first')}"
    # "бірінші байқау 2021 жылдың сәуірінде болды"
    r"|(?<!\w)(?:алгашкы|тунгыш|биринши)\s+(?:байкау|фестивал|жарыс|концерт|кездесу|турнир|марафон"
    r"|лагер|жарменке|слет|форум|кеш|сабак|экспедиция)\w*\s+"
    rf"{_YEAR.format('held')}\s*ж\w*\.?\s+(?:\w+\s+){{0,2}}?болды(?!\w)"
    # "Жобаның негізі 2009 жылы қаланды", "основа проекта заложена в 2009 году"
    rf"|(?<!\w)жоба(?:мыз)?(?:нын|дын)\s+(?:негизи|иргетасы|бастауы)\s+(?:\w+\s+)?{_YEAR.format('laid')}\s*ж\w*\.?\s+"
    r"(?:\w+\s+){0,2}?(?:калан|салын)\w+"
    r"|(?<!\w)(?:основ[аы]|начало|старт)\s+проект[ау]\s+(?:был\w*\s+)?(?:заложен|положен|дан)[аоы]?"
    rf"\s+[^.;:,]{{0,20}}?{_YEAR.format('laying')}"
    # "Проект родился в 2019 году"
    r"|(?<!\w)(?:зародил\w+|затеял\w+|родил(?:ся|ась|ось|ись)|появил(?:ся|ась|ось|ись)"
    rf"|возник(?:ла|ло|ли)?)(?!\w)[^.;:,]{{0,40}}?{_YEAR.format('born')}"
    rf"|{_YEAR.format('bearing')}(?:-?\s?\w{{1,2}}(?!\w))?(?:\s+году?)?\s+[^.;:,]{{0,30}}?"
    r"(?:зародил\w+|родил(?:ся|ась|ось)|появил(?:ся|ась|ось)|возник(?:ла|ло)?)(?!\w)"
    # "2019 жылы алғаш рет жиналдық", "2019 жылы қолға алдық"
    rf"|{_YEAR.format('kazakh')}\s*ж\w*\.?\s+[^.;:]{{0,50}}?(?:алгаш(?:кы)?|тунгыш|биринши)\s+(?:рет\s+)?(?:\w+\s+){{0,3}}?{_MET_KAZAKH}"
    rf"|(?:алгаш(?:кы)?|тунгыш|биринши)\s*(?:рет|сы)?\s+(?:\w+\s+){{0,3}}?{_YEAR.format('order')}\s*ж\w*\.?\s+(?:\w+\s+){{0,4}}?{_MET_KAZAKH}"
    rf"|{_YEAR.format('hand')}\s*ж\w*\.?\s+(?:\w+\s+){{0,4}}?(?:колга ал|дуниеге кел|пайда бол"
    rf"|бастау ал|басталып кет|киристи)\w*"
)
# "С осени 2020-го, уже четвёртый год", "2019-дан бері": a sentence that begins with it.
_OPENS = re.compile(
    r"\W*(?:(?:вот|ну|уже|где-то|примерно|мы|а)\s+){0,3}со?\s+(?:\w+\s+){0,3}?"
    rf"{_YEAR.format('ru')}"
    rf"|\W*{_YEAR.format('kk')}\s*-?\s*(?:ж(?:ыл\w*)?\.?\s*)?(?:\w+\s*)?(?:н[ае]н|д[ае]н|т[ае]н)?\s*(?:бери|бастап)(?!\w)"
)
_UNTIL_NOW = re.compile(
    r"\S{0,3}\s*(?:г\w*\.?\s*)?(?:и\s+)?(?:по|до)\s+(?:сегодня|сей день|сих пор|сейчас|настоящ"
    r"|н\W?в)"
)
# "вот уже пятый год", "бесінші жыл қатарынан"
_LASTS = re.compile(
    r"(?<!\w)уже\s+(?:\w+|\d+-?\w*)\s+(?:год|лет|года|сезон)(?!\w)|(?:ый|ий|ой)\s+год\s+(?:пошел|подряд|идет)"
    r"|(?:инши|ыншы)\s+жыл(?!\w)"
)
# "с тех пор вышиваем", "с 2016-го собираемся": we do it still.
_WE_DO = re.compile(
    r"(?<!\w)(?!жив|знаем|помним|знаком|дружим|сообщ|находим|хотим)\w{3,}(?:[аяеиуюё]ем|им)(?:ся)?(?!\w)"
)
_NO_PROJECT = re.compile(
    r"(?<!\w)(?:центр|фонд|объединен|общест|ассоциац|организац|союз|орталы|бирлести|корымыз|коры|уйым"
    r"|кауымдас|ансамбл|школа|студия|театр|село|аул|ауыл|город|кала|сын|дочь|муж|внук"
    r"|у нас роди)\w*"
)
# "Фестиваль любительских театров": what it is of.
_OF_WHAT = re.compile(
    r"(?<!\w)(?:фестиваль|конкурс|марафон|турнир|слет)\s+(?:\w+(?:ых|их)\s+)?"
    r"(?:театров|школ|студий|ансамблей|клубов|центров)(?!\w)"
)
# "2015 жылы осы жобаны қолға алдық": said of the project, whoever stands before.
_IT = re.compile(
    r"(?<!\w)(?:жобаны(?:н негизи)?|жобамызды(?:н негизи)?|осы жоба|проект(?:а|у|ом)?)(?!\w)"
)
# "на старт вышли 410 участников": of a race.
TO_THE_START = re.compile(r"(?<!\w)(?:на|со?)\s+старт\w*")
# "а с 2021 года и в Караганде": it goes on elsewhere, too.
SPREADS = re.compile(
    r"(?<!\w)со?\s+(?:\w+\s+)?(?:19|20)\d\d(?:-?\w{1,2}(?!\w))?(?:\s+г\w*\.?)?"
    r"\s+(?:и(?!\s+(?:(?:по|до|не)(?!\w)|продолж|идет|длит|действ|работает))"
    r"|также|еще|тоже|такие же|к нам|к нему|подключил\w+"
    r"|присоединил\w+)(?!\w)"
)
# A partner's or giver's own beginning.
_OF_HELPER = re.compile(
    r"(?<!\w)(?:спонсор|партнер|демеуши|сериктес|каржыландыр|финансир|помога|член|муше"
    r"|(?:руководител|координатор|директор|председател)\w*|жетекшиси|басшысы)"
)


def without_meanwhile(folded: str) -> str:
    """A folded sentence up to where it tells what else happened at that time."""
    return _MEANWHILE.sub("", folded)


# "Идея родилась в 2014 году, а проект начался годом позже"
_A_YEAR_LATER = re.compile(
    r"(?<!\w)(?:годом позже|год спустя|через (?:год|\w+ года)|на следующий год"
    r"|бир жылдан кейин)(?!\w)"
)


def first_year(folded: str) -> int | None:
    """The year in which a sentence says something was done for the first time."""
    found = _ARRANGED.search(folded)
    if not found or _A_YEAR_LATER.search(folded):
        return None
    if _NO_PROJECT.search(_OF_WHAT.sub(" ", folded[: found.end()])) and not _IT.search(found[0]):
        return None
    return int(next(filter(None, found.groups())))


# "Придумалось всё летом 2017-го", "2012 жылдың қысында ойымызға келді".
_THOUGHT_OF = re.compile(
    rf"(?<!\w)(?:придумал|задумал)\w*(?!\w)[^.;:,]{{0,40}}?{_YEAR.format('ru')}"
    rf"|{_YEAR.format('kk')}\s*ж\w*\.?\s+[^.;:,]{{0,30}}?(?:ойы(?:мыз|м)га|ойга)\s+(?:кел|туст)"
)


def thought_of_in(folded: str) -> int | None:
    """The year in which a sentence says that somebody thought of it."""
    found = _THOUGHT_OF.search(folded)
    if not found or _NO_PROJECT.search(folded[: found.end()].split(",")[-1]):
        return None
    return int(found["ru"] or found["kk"])


def goes_on_since(folded: str) -> int | None:
    """The year since which "we" do it, where the sentence begins with it or says "already"."""
    found = _OPENS.match(folded)
    if not found or _NO_PROJECT.search(folded):
        return None
    rest = folded[found.end() :]
    is_all = (
        _UNTIL_NOW.match(rest)
        or not rest.strip(" .,!-–—гохж")
        or re.match(r"-?\w{0,3}\s*(?:г\w*\.?)?\W*$", rest)
    )
    if is_all or _LASTS.search(rest) or _WE_DO.search(rest):
        return int(found["ru"] or found["kk"])
    return None


# "Проект реализуется с сентября 2022 года", "Жоба 2022 жылдың қыркүйегінен бастап … келеді".
_PROJECT_SINCE = re.compile(
    r"(?<!\w)проект(?:\s+[«“\"][^»”\"]*[»”\"])?\s+"
    r"(?:реализует|осуществляет|действует|идет|работает|проводит|ведет|длит|продолжает|живет)(?:ся)?"
    rf"\s+(?:\w+\s+){{0,2}}?со?\s+(?:\w+\s+){{0,2}}?{_YEAR.format('ru')}"
    rf"|(?<!\w)жоба(?:мыз|сы)?\s+{_YEAR.format('kk')}\s*-?\s*(?:ж(?:ыл\w*)?\.?\s*)?"
    r"(?:\w+(?:н[ае]н|д[ае]н|т[ае]н)\s+)?(?:бастап|бери)(?!\w)"
)


def without_counts(found: list[tuple[str, Candidate]], most: int) -> list[tuple[str, Candidate]]:
    """The candidates for years; where one is that since which the project itself goes on, without
    later starts of a rank up to ``most``: "Всего за 2023–2025 годы участвовали …"."""
    since = [
        one.value
        for name, one in found
        if name == "start_year" and _is_since(one.sentence.folded, one.value)
    ]
    return [
        (name, one)
        for name, one in found
        if name != "start_year" or one.rank > most or not since or one.value <= max(since)
    ]


def _is_since(folded: str, year: int) -> bool:
    """Whether a sentence says that the project goes on since that year."""
    return any(str(year) in found.groups() for found in _PROJECT_SINCE.finditer(folded))


def is_of_helper(folded: str) -> bool:
    """Whether a part of a sentence tells since when somebody helps."""
    return bool(_OF_HELPER.search(folded))
