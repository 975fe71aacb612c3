"""Figures of a thing that no indicator counts: "вышито 73 панно", a row "Концерты" by years."""

from __future__ import annotations

import re

from projects.intake.proposals.counted_words import PEOPLE
from projects.intake.proposals.decoys import SUBSET
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.labels import LABELS, is_labelled
from projects.intake.proposals.phrases import beginnings
from projects.intake.proposals.sentences import Sentence
from projects.intake.proposals.table_cells import TOTAL
from projects.intake.proposals.years import plausible
from projects.texts.alphabet import fold
from projects.texts.found_numbers import FoundNumber
from projects.texts.numbers import Qualifier

LEAST = 3
LONGEST_NAME = 120
_NOUN = re.compile(r"[\s\u00a0]+(?P<words>[^\W\d_]{3,}(?:-[^\W\d_]+)*(?:[\s\u00a0][^\W\d_]{2,})?)")
# What was done, or came: "вышито", "воспользовались", "пайдаланды", "өтті".
_DONE = re.compile(
    r"(?<!\w)\w{2,}(?:[аеия]н[оаы]|[иы]т[оаы]|ят[оаы]|шито|рыто|крыты|[аиыеяуо]л(?:и|о|ась|ось|ись)|шл[аио]|ошел)(?!\w)"
    r"|(?<!\w)\w{2,}(?:[лнд]ды|[лнд]ди|[рйаеуыи]ды|[рйаеуыи]ди|тты|тти|[пксш]ты|[пксш]ти|дык|дик|тык|тик)(?:\s+де)?\s*(?:[,.;!]|$)"
    r"|(?<!\w)отти\s*(?:[,.;!]|$)"
)
# What is counted for no result: time, places, groups, money, who there is.
_NO_THING = beginnings(
    """
    год, лет!, месяц, недел, день!, дня!, дней!, час, минут, раз!, сутки, сезон, век, класс, этап,
    этаж, процент, тысяч, миллион, млн, тыс, тенге, тг!, руб, доллар, евро, кг, килограмм, тонн,
    литр, метр, километр, км, сантиметр, гектар, соток, стран, город, сел!, село, сёл, аул, район,
    област, регион, мест, школ, групп, человек в, национальност, этнос, язык, член, сотрудник,
    жыл, ай!, айда, апта, күн, сағат, минут, рет, сынып, кезең, пайыз, мың, теңге, келі, қала,
    ауыл, аудан, облыс, өңір, жер, мектеп, мектептен, топ, ұлт, тіл!, тілде, мүше, қызметкер, дом!,
    дома!, домов, семь!, стенд, экземпляр, вид, сорт, часть, части, раза, пункт, ступен, курс,
    январ, феврал, март, апрел, мая!, июн, июл, август, сентябр, октябр, ноябр, декабр, қаңтар,
    ақпан, наурыз, сәуір, мамыр, маусым, шілде, тамыз, қыркүйек, қазан, қараша, желтоқсан, year,
    month, week, day, hour, time, percent, place, village, town, city, school, group, region, тур!,
    июня, жас!, жаста, или, лета!, смен, номер, протокол, тел!, наверно, примерно, было,
    были, фотограф, фотосурет, тұратын, подпис, қызмет көрсет, либо, және, мен, после,
    назад, для, лист, страниц, бет, қатар, өлең
    """
)
# Of whom or in what: "в трёх выпусках", "30 тыңдаушыға"; a verb where no thing is named.
_NO_FORM = re.compile(
    r"(?:\w{2}(?:ах|ях|ами|ями|ому|ему|дом|мом)|\w(?:[гк][ае]|[дтн][ае]н|[дт][ае])|\w(?:л[иоа]|лось|лись)"
    r"|\w(?:[лнр]д[ыи]|тт[ыи])"
    # "он тоғызы": nineteen of them
    r"|^(?:бири|екиси|уши|торти|беси|алтысы|жетиси|сегизи|тогызы))$"
)
# What was at another time, or is of the place, the association or the letter.
_OTHERWISE = re.compile(
    r"(?<!\w)(?:тогда|населени|численност|жило|живет|прожива|приложен|прилаг"
    r"|прикладыв|для сведения|к сведению"
    r"|оган дейин|ол кезде|турады|бар(?!\w)|кейде|иногда|ондай|халк[ыи]|курылган|косымша"
    r"|тиркел|не было)"
)
# "из них 640 – люди старше 60 лет", "оның 640-ы – 60 жастан асқан адамдар"
_PART = re.compile(rf"{SUBSET.pattern}\s*(?:(?:около|более|свыше|шамамен)\s+)?$")
_PART_IS = re.compile(
    r"(?:-?\w{1,3})?\s*[–—-]\s+(?P<name>[^\W\d_][^,.;:()]{4,60}|\d+[^,.;:()]{6,60})"
)
_COUNT_OF = re.compile(
    r"[\W\d]*(?:(?:количеств|числ)[оа]\s+(?P<ru>.{4,60})|(?P<kk>[^/]{4,60}?)\s+сан[ыи])\s*$"
)
# Large numbers of a table are money: of this a letter may tell what was collected or spent.
_LARGE = 100_000
_OF_MONEY = re.compile(r"(?<!\w)(?:сумм|сома(?!\w)|сомасы|собран|жиналган|выручен|продаж|сатыл)")
_BARE = re.compile(
    r"\W*(?:более|около|свыше|до|шамамен)?\W*[\d\s\u00a0.,]+(?:\s*[^\W\d_]+\.?){0,2}\W*"
)
_IS_NAME = re.compile(r"[^\W\d_]{3}")
# "Стенд № 12", "возраст", "план": of a form, no results.
_NO_ROW = re.compile(
    r"№|(?<!\w)(?:стенд|возраст|жасы|жас(?!\w)|план|жоспар|телефон|тел|бин|бсн|иин|жсн|индекс|дата|дом"
    r"|численность населен|халык|цена|бага|процент|пайыз|доля|год(?!\w)|жыл(?!\w)|год основан|стаж)"
)


def unnamed(sentence: Sentence, number: FoundNumber, period: str) -> Candidate | None:
    """A figure without an indicator, with the letter's own words as its ``name``; ``None`` where a
    number is of no result."""
    amount = number.quantity.number
    is_cell = " / " in sentence.label
    name = _of_row(sentence, amount) if is_cell else _in_prose(sentence, number)
    name = name or _told_before(sentence, number)
    name = name or _as_labelled(sentence)
    if not name or amount < LEAST:
        return None
    value = {
        "indicator": "",
        "value": amount,
        "qualifier": str(number.quantity.qualifier or Qualifier.EXACTLY),
        "period": period,
        "name": name[:LONGEST_NAME],
    }
    return Candidate(value, sentence)


def _of_row(cell: Sentence, amount: int) -> str:
    """The name of a table's row of which the cell is a number, below a year."""
    row, _mark, column = cell.label.partition(" / ")
    is_of_year = bool(plausible(column)) and not plausible(row)
    if not is_of_year and TOTAL.search(fold(row)):
        return _of_column(column.split(" / ")[0], cell, amount)
    is_number = bool(_BARE.fullmatch(cell.text))
    if not (is_of_year and is_number and _IS_NAME.search(row)):
        return ""
    if _NO_ROW.search(cell.folded_label) or TOTAL.search(fold(row)):
        return ""
    if amount >= _LARGE and not _OF_MONEY.match(fold(row)):
        return ""
    return row.strip(" .:")


def _of_column(name: str, cell: Sentence, amount: int) -> str:
    """The heading of a column of which the cell is the total."""
    said = fold(name)
    is_count = bool(_BARE.fullmatch(cell.text)) and amount < _LARGE and bool(_IS_NAME.search(said))
    is_other = _NO_ROW.search(said) or _NO_THING.match(said) or _IN_TENGE.search(said)
    return name.strip(" .:") if is_count and not is_other else ""


_IN_TENGE = re.compile(r"тенге|(?<!\w)(?:тг|сумм|сома|расход|шыгын|бюджет|смет)")


def _as_labelled(answer: Sentence) -> str:
    """What an answer of one number counts, where its label is "Number of …"."""
    found = _COUNT_OF.fullmatch(answer.folded_label)
    if not found or not _BARE.fullmatch(answer.text) or _NO_ROW.search(answer.folded_label):
        return ""
    group = "ru" if found["ru"] else "kk"
    return answer.label[found.start(group) : found.end(group)].strip(" .:")


def _in_prose(sentence: Sentence, number: FoundNumber) -> str:
    """The words that a number counts, in a clause that tells of something done."""
    if sentence.label and any(is_labelled(sentence, name) for name in LABELS if name != "text"):
        return ""
    if part := part_of_whole(sentence, number):
        return part
    found = _NOUN.match(sentence.text, number.end)
    if not found or _NO_THING.match(sentence.folded, found.start("words")):
        return ""
    start = max(sentence.folded.rfind(mark, 0, number.digits) for mark in ";(") + 1
    rest = re.split(r"[;:()]|\.\s", sentence.folded[number.end :])[0]
    clause = sentence.folded[start : number.end] + rest
    is_told = _DONE.search(clause) or _COUNT_OF.fullmatch(sentence.folded_label)
    if not is_told or _OTHERWISE.search(sentence.folded):
        return ""
    if SUBSET.search(sentence.folded[: number.digits]):
        return ""  # a part, and not said of whom
    words = found["words"].split()
    is_adjective = _ADJECTIVE.search(words[0]) and not PEOPLE.match(fold(words[0]))
    is_of_two = len(words) > 1 and bool(_OF_WHAT.search(words[1]))
    name = words if is_adjective or is_of_two else words[:1]
    return "" if any(_NO_FORM.search(fold(word)) for word in name) else " ".join(name)


# "ертегі кеші": what it is of stands before it.
_OF_WHAT = re.compile(r"(?<!\w)(?:кеші|сабағы|кездесуі|концерті|турнирі|семинары|жиыны|байқауы)$")


# "Дебатных клубов в 2025 году было 25", "Пікірсайыс клубтары 2025 жылы 25 болды".
_TOLD_BEFORE = re.compile(
    r"(?:^|[.;,]\s+)(?P<name>(?:[а-яё-]+(?:ых|их)\s+)?[а-яё]{3,}(?:ов|ев|ей|ий|ок|ек|ил|ел))\s+"
    r"(?:(?:в|за)\s+(?:19|20)\d\d\s+год\w*\s+)?"
    r"(?:было|стало|прошло|провели|проведено|состоялось)\s+$"
)
_TOLD_BEFORE_KAZAKH = re.compile(
    r"(?:^|[.;,]\s+)(?P<name>(?:[а-яё-]+\s+)?[а-яё]{2,}(?:лар|лер|дар|дер|тар|тер)[ыи])\s+"
    r"(?:19|20)\d\d\s+жыл\w*\s+$"
)
_NO_NOUN_BEHIND = re.compile(r"\s*(?:[.,;]|$|\s(?:болды|отти|откизилди)(?!\w))")


def _told_before(sentence: Sentence, number: FoundNumber) -> str:
    """What a number counts that stands alone behind it and its year."""
    before = sentence.folded[: number.start]
    found = _TOLD_BEFORE.search(before) or _TOLD_BEFORE_KAZAKH.search(before)
    if not found or not _NO_NOUN_BEHIND.match(sentence.folded, number.end):
        return ""
    if _NO_THING.search(found["name"]) or _OTHERWISE.search(sentence.folded):
        return ""
    return sentence.text[found.start("name") : found.end("name")]


def part_of_whole(sentence: Sentence, number: FoundNumber) -> str:
    """Who or what the part of a whole is: "из них 640 – люди старше 60 лет"."""
    is_part = _PART.search(sentence.folded[: number.start])
    found = _PART_IS.match(sentence.text, number.end) if is_part else None
    return found["name"].strip() if found else ""


_ADJECTIVE = re.compile(r"(?:[ыи]х|ого|его|жаңа|үлкен|түрлі|[лдт]ық|[лдт]ік|шы[лғ]арма\w+)$")
