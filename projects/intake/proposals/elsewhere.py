"""Places that a letter names, yet not as where its project was."""

from __future__ import annotations

import re

from projects.intake.proposals.phrases import beginnings

_AWAY = re.compile(
    r"(?:(?<!\d)\d{6},?\s+(?:г\.?\s*|город\s+)?|(?<!\w)(?:из|от|родом|приехал\w*|из\s+города|from|соседн\w*|коршилес|между)\s+(?:\w+\s+){0,1}"
    r"|(?<!\w)(?:ул|улиц\w*|проспект\w*|пр)\.?\s*)$"
)
# Where somebody was born, learns or lives.
_LIFE = re.compile(
    r"(?<!\w)(?:родил|вырос|окончил|учил|учит|живет|живут|прожива|переехал|уехал|служил|born|live|stud)"
    r"\w*[^,.;]{0,30}$"
)
# Where a book was printed, clothes were sewn or a report was handed in.
_MADE = re.compile(
    r"(?<!\w)(?:шил|сшил|пошил|заказ|купил|покупал|закупил|печатал|сдал|сдавал|отчит|докладывал"
    r"|изготов|хранит|хранят)\w*(?:\s+[\w-]+){0,2}\s+(?:в|во)\s+(?:г\.?\s*|городе\s+)?$"
)
_MADE_BEHIND = re.compile(
    r"\w*(?:\s+каласы\w*)?\s+(?:\w+\s+)?"
    r"(?:басыл|бастыр|тиктир|тигил|жасалды|шыгарыл|сатып ал|тапсырыс)"
)
# "Выставка переехала в Актобе": a thing that people do not live in.
_SHOWN = re.compile(r"(?<!\w)(?:выставк|экспозиц|фестивал|лагер|ярмарк|марафон)")
_OF_KIN = re.compile(
    r"(?<!\w)(?:муж|жена|сын|дочь|брат|сестра|внук|внучка|папа|мама)\s+(?:\w+\s+){0,2}работа\w+[^,.;]{0,30}$"
)
# "Один теперь в Астане шьёт обувь", "біреуі Астанада тігінші болып жүр": of one who moved.
_ONE_OF_THEM = re.compile(
    r"(?<!\w)(?:один|одна|двое|трое|кто-то|некоторые|сын|дочь|внук|внучка)\s+(?:из\s+\w+\s+)?"
    r"(?:(?:теперь|сейчас|уже|ныне|сегодня|давно)\s+)?(?:в|во)\s+(?:г\.?\s*|городе\s+)?$"
    r"|(?<!\w)(?:биреу|екеу|ушеу|кейбир)\w*\s+(?:\w+\s+){0,2}?$|(?<!\w)бири\s+(?:казир\s+)?$"
    r"|(?<!\w)(?:улым|кызым|немерем|балам)\w*\s+(?:\w+\s+)?$"
)
_LIFE_BEHIND = re.compile(r"\w*\s+(?:туып|туган|оск|турат|турам|турып|окып|окыд|окыган)")
# An office of a region: its head, its assembly.
_OFFICE_OF = re.compile(
    r"(?<!\w)(?:аким|маслихат|депутат|прокур|министр|глав)\w*\s+(?:г\w*\.?\s+)?$"
)
_OFFICE_BEHIND = re.compile(
    r"\w*\s+(?:маслихат|аким|прокур|департамент|баскарма)"
    # "Алматы облысының туризм, дене шынықтыру және спорт басқармасы"
    r"|\w*\s+(?:(?:облыс|кала|аудан)ы?н[ыи]н\s+)?(?:[а-я]+,?\s+){1,8}?(?:баскарма|департамент|боли?м[ии])(?:с?[ыи]|ш)"
)
# Who comes from elsewhere, and where one did not get.
_GUESTS = re.compile(
    r"(?<!\w)(?:гост(?!ин)|делегаци|приехал|прибыл|приезжал|guests|visitors from)\w*"
)
_GUESTS_BEHIND = re.compile(
    r"(?:\s*(?:,|мен|пен|бен|жане)\s*[\w-]+(?:\s+(?:облыс|кала)\w*)?){0,4}?(?:нан|нен|дан|ден|тан|тен)(?!\w)"
    r"|.{0,60}\b(?:конак|меймандар)"
)
_NOT_REACHED = beginnings(
    """
    не доехал, не добрал, не получилось, не состоял, приглаша, зовут, бара алма, барған жоқ,
    жете алма, could not go, were invited, обещал, диплом алды, дипломын алды, байқаудың диплом,
    байқауында жүлде, жүлделі орын, марапаттал, получил диплом, получили диплом, занял, лауреат,
    завоева
    """
)
# Where somebody travelled.
_TRAVEL = re.compile(
    r"(?<!\w)(?:гастрол|увидел|экспонир|выставля|побывал|отпечат|напечат|презент|поехал|ездил|съездил|отправил|выезжал|вывез|повез|улетел|поедут|возил|возит|возят|отвез|отвоз|доставля|лета(?:ет|ем|ют|л)|лечил|лечит|прооперир"
    r"|went|travelled)\w*[^,.;]{0,30}(?<!\w)(?:в|во|на|to)\s+(?:\w+\s+(?:и\s+)?)?$"
)
# "фестиваль выезжал и в Атырау": it was held there.
_TRAVELS_ITSELF = re.compile(
    r"(?<!\w)(?:фестиваль|выставка|проект|марафон|лагерь|конкурс|ярмарка)\s+(?:\w+\s+)?"
    r"(?:выезжал|ездил|съездил|побывал|поехал)\w*\s+и\s+(?:в|во|на)\s+$"
    # "ездили по городу и в Риддер": there as here.
    r"|(?<!\w)(?:ездил|езди|выезжал|ходил)\w*\s+по\s+(?:\w+\s+)?(?:город|сел|аул|район|област)\w*\s+и\s+(?:в|во)\s+$"
)


def is_away(text: str, match: re.Match[str]) -> bool:
    """Whether a place in a folded text is where somebody came from, went to, sits or lives."""
    before, behind = text[: match.start()], text[match.end() :]
    return bool(
        _AWAY.search(before)
        or re.match(r"\w*[нтд][аеә]н(?!\w)", behind)
        or (_TRAVEL.search(before) and not _TRAVELS_ITSELF.search(before))
        or _OFFICE_OF.search(before)
        or _OFFICE_BEHIND.match(behind)
        or (_LIFE.search(before) and not _SHOWN.search(before))
        or _OF_KIN.search(before)
        or _ONE_OF_THEM.search(before)
        or _MADE.search(before)
        or _MADE_BEHIND.match(behind)
        or _LIFE_BEHIND.match(behind)
        or _GUESTS.search(before)
        or _GUESTS_BEHIND.match(behind)
        or _NOT_REACHED.search(behind)
    )
