"""The regions in which a project took place, under the names that the letter writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.decoys import is_founding, told_in
from projects.intake.proposals.elsewhere import is_away
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.labels import answers_to
from projects.intake.proposals.lists import Known, Names
from projects.intake.proposals.mentions import mentions
from projects.intake.proposals.phrases import beginnings
from projects.intake.proposals.region_patterns import TYPE, region_patterns
from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.table_places import places_in_tables
from projects.intake.proposals.towns import ADJECTIVES, TOWNS, is_of_message

_COUNTRY = beginnings(
    """
    по всей республике, по всей стране, по всему казахстану, всех регион, весь казахстан, всем
    регион, вся страна, вся республика, всех областях, все регионы, все области, бүкіл ел, бүкіл
    республика, республика бойынша, еліміздің барлық, барлық өңір, барлық облыс, ел бойынша,
    бүкіл қазақстан, еліміздің түкпір, қазақстанның барлық, across the country, nationwide,
    throughout kazakhstan, country-wide, all regions, across kazakhstan, whole country, all over
    the country, all over kazakhstan, countrywide, республиканский масштаб, ел көлемінде,
    республика көлемінде, қазақстан бойынша, every region, по республике, по казахстану, во всех
    областях, по стране
    """
)
# Where an association sits is not where the project was.
OFFICE = beginnings(
    """
    офис, находится, находимся, расположен, зарегистрирован, наш адрес, орналасқан, мекенжай,
    кеңсе, located, based in, our office
    """
)
_PREPOSITION = (
    r"(?:на территории|в|во|по|на|из|от|через|до|между|к|над|под|мимо"
    r"|in|across|from|through|to|near)"
)
_WITHIN = ("на территории", "в", "во", "по", "in", "across")
_HERE = re.compile(
    r"(?:(?<!\w)(?:в|во|по|на территории|in|across|at|within)\s+(?:the\s+|сам\w+\s+)?"
    r"(?:г(?:г|ород\w*)?\.?\s+|сел\w+\s+|city of\s+)?"
    r"|(?<!\w)(?:принимал|принял|охватил|объехал|объездил|обошл|обошел|подхватил"
    r"|присоединил)\w*\s+(?:у себя\s+)?"
    # "потом добрались и до Чунджи"
    r"|(?<!\w)(?:потом|затем|позже|дальше|вскоре|после)\s+(?:\w+\s+){0,3}?"
    r"(?:добрал|дошл|доехал|докатил|дотянул)\w*\s+(?:и\s+)?до\s+(?:г(?:орода|\.)\s+)?"
    r"|(?<!\w)(?:переехал|перебрал|перекочевал|перешл)\w*\s+в\s+"
    r"|[,и]\s+(?:г(?:ород\w*)?\.?\s+)?|жане\s+|and\s+)$"
)
# "Өскемен, Риддер және Семей қалаларында": what is said of the last is said of all.
_HERE_KAZAKH = re.compile(
    r"(?:\s*(?:,|жане|[мбп]ен)\s*[\w-]+){0,5}?"
    r"(?:\w*?(?:[дт][аеә]|нда)(?!\w)|\s+(?:кала(?:с|лар)\w*нда(?:да|гы)?|шахарында|кала(?:сы|лары))(?!\w)"
    r"|\s+каласына\s+(?:кошти|жол тартты|жалгасты|апарыл|жетти)"
    r"|\s+кала(?:сы|лары)нын\s+(?:\w+\s+)?\w+(?:[нд]д[ае]|[ыи]на|[ыи]нда)(?!\w))"
)
# "кейін Көкшетауға да жеткен", "үш жылдан соң Шонжыға бардық": later it came there, too.
_CAME_TO = re.compile(
    r"(?:\s+[дт][ае])?(?:\s+(?:кала|ауыл|аудан)\w*)?\s+(?:жетт\w+|жеткен|жетип|бард[ыи]к?|барып|кошт\w+|коштик|жалгас\w+"
    r"|жайыл\w+|тарал\w+|жол тартт\w+)(?!\w)"
)
_ALSO_TO = re.compile(r"\s+[дт][ае]\s")
_LATER = re.compile(
    r"(?<!\w)(?:кейин|сосын|содан|сонсон|артынан|сонынан|келеси жылы|жылдан сон)(?!\w)[^.;]{0,40}$"
)
# The capital by its office; Алматы is called the southern one.
_CAPITAL = re.compile(
    r"(?<!\w)(?:(?<!южной )(?<!культурной )(?<!бывшей )столице"
    r"(?!\s+(?:области|края|региона|мира|юга|севера|района))"
    r"|елорда(?:да|мызда))(?!\w)"
)


# "города кокшетау, щучинск": a line of a message.
_LIST_OF_TOWNS = re.compile(
    r"\W*(?:города|районы|области)\s*[:—–-]?\s+[\w-]+(?:\s*(?:,|и)\s*[\w-]+){0,7}\W*"
    r"|\W*[\w-]+(?:\s*(?:,|мен|пен|жане)\s*[\w-]+){1,7}\s+калалары\W*"
)


# "Ол Астанада қызмет етеді", "в Караганде живёт полмиллиона": no place of the project.
_LIVES = re.compile(
    r"(?<!\w)(?:по переписи|санак бойынша)(?!\w)"
    r"|^\W*(?:ол|ол киси|он|она|сейчас он|сейчас она)\s+[^.;]{0,60}"
    r"(?:кызмет етеди|турады|живет|работает|учится|служит)"
)


def regions(told: Told, known: Known) -> list[Candidate]:
    """A candidate for each region and sentence; labels for the place count alone."""
    labelled = [
        Candidate(code, answer)
        for answer in answers_to(told, "region")
        if answer.part == "body" and len(answer.text) < 300
        for code in _codes(_as_region(answer), answer.text, known.regions, is_label=True)
    ]
    labelled += [
        Candidate(code, cell)
        for cell in places_in_tables(told)
        for code in _codes(cell.folded, cell.text, known.regions, is_label=True)
    ]
    if labelled:
        return _of_its_time([*labelled, *_more(told, labelled, known)], known)
    found = []
    for sentence in told_in(told):
        is_aside = is_founding(sentence) or _LIVES.search(sentence.folded)
        if is_aside or OFFICE.search(sentence.folded):
            continue
        text = _without_organisations(sentence, known)
        is_list = bool(_LIST_OF_TOWNS.fullmatch(text))
        codes = _codes(text, sentence.text, known.regions, is_label=is_list)
        found += [Candidate(code, sentence) for code in codes]
    return _of_its_time(found, known)


def _of_its_time(found: list[Candidate], known: Known) -> list[Candidate]:
    """Without the region of today for towns of what the letter calls by its former name."""
    if all(one.value != "KZ-YUZ" for one in found):
        return found
    named = [pattern for pattern, _is_city in region_patterns(known.regions.get("KZ-61", ()))]
    return [
        one
        for one in found
        if one.value != "KZ-61" or any(each.search(one.sentence.folded) for each in named)
    ]


# "… и в Семей ездили", "Сондай-ақ Риддерде": a sentence that goes on with the places of a label.
_ALSO = re.compile(r"\W*(?:(?:и|а также|также|еще|потом)\s+(?:в|во|на)\s|сондай-ак\s)")


def _more(told: Told, labelled: list[Candidate], known: Known) -> list[Candidate]:
    last = labelled[-1].sentence
    behind = [one for one in told_in(told) if (one.block, one.start) > (last.block, last.start)]
    if not behind or not _ALSO.match(behind[0].folded):
        return []
    text = _without_organisations(behind[0], known)
    codes = _codes(text, behind[0].text, known.regions, is_label=False)
    return [Candidate(code, behind[0]) for code in codes]


def _as_region(answer: Sentence) -> str:
    """What stands under a label such as "Область", with the word for it: "Туркестанская"."""
    text = answer.folded.strip(" .")
    is_bare = re.match(r"област|облыс|region|oblast", answer.folded_label.lstrip("0123456789.) "))
    if not is_bare or re.search(TYPE, text) or len(text) >= 60:
        return text
    word = " область" if "ск" in text else " облысы"
    return re.sub(r"(?=\s*(?:[,;]|$))", word, text)


def _without_organisations(sentence: Sentence, known: Known) -> str:
    text = sentence.folded
    for mention in mentions(sentence.text, known.organisations):
        length = mention.end - mention.start
        text = text[: mention.start] + "¤" * length + text[mention.end :]
    return re.sub(r"«[^«»]*»|“[^“”]*”", lambda found: "¤" * len(found[0]), text)


def _codes(text: str, written: str, regions: Names, *, is_label: bool) -> Iterator[str]:
    """The codes of the regions that a folded text names, or towns of them, in its order."""
    found: list[tuple[int, str]] = []
    if match := _COUNTRY.search(text):
        found.append((match.start(), "KZ"))
    if "KZ-71" in regions and (match := _CAPITAL.search(text)):
        found.append((match.start(), "KZ-71"))
    found += _of_towns(text, written, regions, is_label=is_label)
    for code, pattern in ADJECTIVES.items():
        if code in regions and (match := pattern.search(text)) and not is_away(text, match):
            found.append((match.start(), code))
    for code, names in regions.items():
        for pattern, is_city in region_patterns(names):
            for match in pattern.finditer(text):
                if _is_here(text, match, is_label=is_label, is_city=is_city):
                    found.append((match.start(), code))
                    break
    yield from dict.fromkeys(code for _start, code in sorted(found))


def _of_towns(
    text: str, written: str, regions: Names, *, is_label: bool
) -> Iterator[tuple[int, str]]:
    """Place and code of the region of each town and district that is named as where it was."""
    for code, patterns in TOWNS.items():
        for pattern, is_town in zip(patterns, (True, False), strict=True):
            for match in pattern.finditer(text) if code in regions else ():
                is_name = written[match.start()].isupper() or (
                    is_town
                    and written[:1].islower()
                    and is_of_message(text, match, is_list=is_label)
                )
                if is_name and _is_here(text, match, is_label=is_label, is_city=is_town):
                    yield match.start(), code


def _is_here(text: str, match: re.Match[str], *, is_label: bool, is_city: bool) -> bool:
    before, behind = text[: match.start()], text[match.end() :]
    if is_label:
        return True
    if is_away(text, match):
        return False
    if match.groupdict().get("to"):
        return bool(_CAME_TO.match(behind) and (_LATER.search(before) or _ALSO_TO.match(behind)))
    if re.search(r"\w(?:нан|нен|дан|ден|(?<!с)тан|тен)$", match[0]):
        return False
    if not is_city or _is_line(text, match):
        return True
    if re.search(r"(?:[,и]|and)\s+$", before):
        preposition = re.findall(rf"(?<!\w){_PREPOSITION}(?!\w)", before[-90:])
        if preposition and preposition[-1] not in _WITHIN:
            return False
    return bool(
        _HERE.search(before) or _HERE_KAZAKH.match(behind) or match.groupdict().get("within")
    )


# "город Актобе", "Қостанай қаласы": a line of a message.
_LINE = re.compile(r"\W*(?:(?:г|гор|город|село|аул)\.?\s+)?¤(?:\s+(?:каласы|ауылы))?\W*")


def _is_line(text: str, match: re.Match[str]) -> bool:
    """Whether a line says no more than a town, and that it is one."""
    line = f"{text[: match.start()]}¤{text[match.end() :]}"
    return bool(_LINE.fullmatch(line)) and len(line.strip(" ¤.,")) > 0
