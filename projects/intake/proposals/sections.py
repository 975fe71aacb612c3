"""What a letter sets apart from its project: sections and tables under headings of other things,
and remarks on when an organisation was founded."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from projects.intake.proposals.decoys import FOUNDED, OTHER, PLANS
from projects.intake.proposals.parts import Line
from projects.intake.proposals.phrases import QUOTED, beginnings
from projects.intake.proposals.sentences import Sentence, Told
from projects.texts.alphabet import fold

# Headings of what is said about the association: "О фонде", "Біз туралы".
_SOMEBODY = r"(?:фонд|центр|обществ|объединени|организаци|ассоциаци|компани)\w*"
_ABOUT = re.compile(
    rf"\W*(?:(?:(?:немного|коротко|кратко)\s+)?(?:об?|про)\s+(?:нас|себе|нашем\s+\w+|партнер\w+|{_SOMEBODY})"
    rf"|(?:наша\s+|из\s+)?истори[яи]\s+(?:наш\w+\s+)?{_SOMEBODY}|кто мы(?:\s+так\w+)?"
    r"|(?:биз|кор|орталык|бирлестик|уйым|кауымдастык)\s+туралы|биз кимбиз"
    r"|(?:кор|орталык|бирлестик|уйым|кауымдастык)\w*\s+тарихы"
    r"|about (?:us|the \w+)|who (?:we are|are we))\W*"
)
# What a press release ends with: of the association, not of the project.
_BACKGROUND = re.compile(
    r"\W*(?:для справки|справка|справочно|аныктама(?:\s+ушин)?|косымша аныктама|background"
    r"|notes? (?:to|for) editors)\W*"
)
_MORE = beginnings(
    """
    другие проект, другие наши, иные проект, другие старты, другие мероприят, другие акци,
    другие дел, прочие, другие фестивал, другие конкурс, другая деятельн, другие событ,
    басқа шара, басқа іс-шара, өзге шара, other events, other activit,
    басқа жоба, өзге жоба, other projects, планы, жоспары!,
    жоспарымыз!, жоспарлары!, на будущее, на перспектив, болашаққа, келешек
    """
)
# What a questionnaire asks about the exhibition itself: what is brought, what is needed.
_FOR_THE_STAND = beginnings(
    """
    что будет представлен, что представ, что вы привез, что привез, что требуется, что нужно от,
    что необходимо от, требуется от организатор, нужно от организатор, сколько человек приед,
    кто приед, состав делегац, технические требован, необходимое оборудован, экспонаты, перечень
    экспонат, материалы для стенд, материалы для выставк, награды, стендке қойыл, стендке қойы,
    көрмеге қойыл, көрмеге не, көрмеге әкел, экспонаттар, ұйымдастырушылардан, қажет жабдық,
    қажетті жабдық, көрмеге қатысатын адам, марапат, exhibits, on display, needed from, awards
    """
)
_CAPTION = re.compile(r"\W*(?:таблица|кесте|table|\d+\s*-?\s*кесте)(?!\w)")
_BRACKETS = re.compile(r"\([^()]*\)")
# "Но это другой проект": said of the sentence before.
_DISMISSED = re.compile(
    r"(?:но\s+|бирак\s+)?(?:эт[оаи]\w*|там|ол|бул\w*|осы\w*|that|this|it)(?!\w)[^.!?]*"
    r"(?:друг(?:ой|ая|ого|ое)\s+(?:\w+\s+)?(?:проект|истори|дел)"
    r"|отдельн\w+\s+(?:проект|истори)|не относ|не в рамках|не сюда"
    r"|баска жоба|болек|кирмейди|жатпайды|катысы жок|(?:another|different|separate) project)"
)
# "Жоба бекітілген жоспар бойынша жүргізілді:" tells what was done.
_DONE = re.compile(
    r"(?:жоспар.*[дт][ыи]|(?:л|[аоея]н)(?:и|ись|ась|ось|ся|а|о|ы)?(?:\s+полностью|\s+целиком)?)\s*:$"
    r"|(?<!\w)(?:шл[аио]|шел|вели|велась|работали|действовали|строил\w+|проводил\w*|реализ\w+|осуществл\w+)\s"
    r".*план(?:у|ом|а)(?!\w)"
)
# "План проекта и его выполнение", "план/факт": a plan with what was done of it.
_WITH_ITS_DOING = re.compile(
    r"(?<!\w)план\w*(?:[\s,/—–-]+[\w«»]+){0,5}?(?:\s+(?:и|с|vs)\s+|\s*[,/—–-]\s*)(?:[\w-]+\s+){0,3}?"
    r"(?:выполнен|исполнен|реализован|осуществлен|факт|результат|итог|сделан|получил|вышло)"
    r"|(?<!\w)факт\w*\s*(?:[/—–-]|и)\s*план(?!\w)"
    r"|(?:выполнени|исполнени)\w*\s+(?:\w+\s+)?плана(?!\w)|как (?:мы\s+)?(?:выполн"
    r"|исполн)\w+\s+план"
    r"|(?<!\w)жоспар\w*(?:[\s,/—–-]+[\w«»]+){0,4}?[\s,/—–-]+"
    r"(?:орындалу(?!га|ы ушин)|орындалган|орындалды|натиже|факт|накты|иске асу|не истел)"
)
# "Для справки: центр создан в 1996 году.", on a line of its own.
_BACKGROUND_LEAD = re.compile(
    r"\W*(?:для справки|справочно|аныктама(?:\s+ушин)?|for reference)\s*[:—–]\s*\w"
)
# "16. Планы: в 2026 году открыть …", "Алдағы жоспар – …", on a line of its own.
_PLANS_LEAD = re.compile(
    r"\W*(?:\d{1,2}[.)])?\W*(?:(?:(?:наши|ближайшие|дальнейшие|будущие)\s+)?планы|перспективы"
    r"|(?:планы\s+)?на (?:будущее|перспективу)|(?:биздин\s+|алдагы\s+)?жоспар(?:лар(?:ы|ымыз)?"
    r"|ымыз)|алдагы\s+(?:жоспар|максат)\w*|болашак(?:та|ка)|келешек(?:те|ке))"
    r"(?:\s+[\w-]+){0,4}\s*[:—–]\s"
)
_ITEM = re.compile(r"\s*(?:[-–—•*]|\(?\d{1,2}(?:\.\d+)*[.)]|\(?[а-яёәa-z]\))\s")
# "Таблица 3. Старты (к проекту не относятся)"
_NOT_OURS = re.compile(
    r"\([^()]*(?:проект\w*\s+не\s+(?:относ|вход)"
    r"|не\s+(?:относ\w+\s+к|вход\w+\s+в)\s+(?:\w+\s+)?проект|вне проекта"
    r"|жоба\w*\s+(?:жатпай|кирмей|катысы жок)|not part of the project)[^()]*\)"
)
_MOST_WORDS = 14
_REMARKS = (
    re.compile(
        r",\s*(?:основанн|зарегистрированн|созданн|образованн|учрежденн|существующ|работающ"
        r"|работает с)"
        r"[^,.;:«»]*(?=[,.;]|$)"
    ),
    # ", центр создан в 1994 году"
    re.compile(
        r"[,(]\s*(?:а\s+)?(?:наш\w*\s+|сам\w*\s+)?(?:центр|фонд|объединение|организация|общество|ассоциация"
        r"|союз|клуб)\s+(?:был\w*\s+)?(?:создан|основан|образован|зарегистрирован|работает с"
        r"|существует с)"
        r"[^,.;:()«»]*(?=[,.;)]|$)"
    ),
    re.compile(
        r"(?<!жобасы )(?<!жобамыз )(?<!жоба )(?:19|20)\d\d\s*жыл\w*\s+(?:\w+\s+)?"
        r"(?:(?:курыл|тиркел)ган|(?:бери|бастап)\s+(?:бар(?!\w)|жумыс ист\w+|омир сур\w+))"
    ),
)


def without_others(told: Told) -> Told:
    """The letter without what stands under a heading of something else, and without remarks."""
    others = {(line.block, line.start) for line in _lines_of_others(told)}

    dismissed = {
        (one.block, one.start)
        for one, behind in pairwise(told.sentences)
        if one.block == behind.block and _DISMISSED.match(behind.folded)
    }

    dismissed |= _not_done(told)

    def read(found: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        parted = (_parted(one, told, others) for one in found)
        return tuple(
            replace(one, part="other")
            if (one.block, one.start) in dismissed
            else _without_remarks(one)
            for one in parted
        )

    return replace(told, sentences=read(told.sentences), answers=read(told.answers))


# "Не выполнено.", "Орындалмады.": what is said of a point of a plan.
_NOT_DONE = re.compile(
    r"\W*(?:пункт\s+|это\s+|пока\s+|увы,?\s+|к сожалению,?\s+|болмады,?\s+)?(?:не\s+(?:выполнен"
    r"|исполнен|сделан|реализован|осуществлен)[аоы]?"
    r"|не\s+(?:состоял\w+|удалось|получилось|вышло|успели|сделали|провели)|орындалма(?:ды|ган)"
    r"|орындалган жок"
    r"|иске аспады|жасалмады|болмады|болмай калды)\W*"
)


def _not_done(told: Told) -> set[tuple[int, int]]:
    """The sentences of each point, from its heading on, that ends with the words "not done"."""
    found: set[tuple[int, int]] = set()
    point: list[Sentence] = []
    for one in told.sentences:
        is_new = bool(point) and point[-1].block != one.block
        is_headed = len({each.block for each in point}) == 1 and _ITEM.match(point[0].text)
        if is_new and (_ITEM.match(one.text) or not is_headed):
            point = []
        point.append(one)
        if _NOT_DONE.fullmatch(one.folded):
            found |= {(each.block, each.start) for each in point}
    return found


def _parted(sentence: Sentence, told: Told, others: set[tuple[int, int]]) -> Sentence:
    text = told.letter.blocks[sentence.block].text
    start = text.rfind("\n", 0, sentence.start) + 1
    is_other = bool(_FOR_THE_STAND.search(sentence.folded_label)) or any(
        block == sentence.block and start <= place <= sentence.start for block, place in others
    )
    return replace(sentence, part="other") if is_other else sentence


def _lines_of_others(told: Told) -> list[Line]:
    found, is_other, is_of_table, is_of_list = [], False, False, False
    is_other_row = False
    for place, line in enumerate(told.lines):
        kind = told.letter.blocks[line.block].kind
        is_item = kind == "list" or bool(_ITEM.match(line.text))
        if (is_of_table and kind != "table") or (is_of_list and not is_item):
            is_other = is_of_table = is_of_list = False
        is_about = kind == "paragraph" and _ABOUT.fullmatch(fold(line.text))
        if kind != "table" and (is_about or _is_heading(line, kind)):
            behind = told.lines[place + 1 : place + 2]
            is_late = place > len(told.lines) / 3
            is_background = is_late and _BACKGROUND.fullmatch(fold(line.text))
            is_other = bool(is_background) or _is_of_others(line.text)
            kind_behind = told.letter.blocks[behind[0].block].kind if behind else ""
            is_of_table = kind_behind == "table" and bool(_CAPTION.match(fold(line.text)))
            is_listed = kind_behind == "list" or bool(behind and _ITEM.match(behind[0].text))
            is_of_list = is_listed and not is_item and line.text.rstrip().endswith(":")
        is_led = any(lead.match(fold(line.text)) for lead in (_BACKGROUND_LEAD, _PLANS_LEAD))
        if not told.letter.blocks[line.block].grid:
            is_other_row = False
        elif "\t" not in line.text:  # one cell over all columns heads the rows below
            is_other_row = _is_of_others(line.text)
        if is_other or is_other_row or is_led:
            found.append(line)
    return found


# "8. Алдағы уақытқа.": of a letter in points.
_POINT = re.compile(r"\s*\d{1,2}[.)]\s+(?:[\w«»-]+[ \u00a0]?){1,5}\.\s*$")


def _is_heading(line: Line, kind: str) -> bool:
    """Whether a line heads what follows: short, and no sentence."""
    if kind == "heading" or (_POINT.match(line.text) and not re.search(r"\d", line.text[4:])):
        return True
    is_short = len(_BRACKETS.sub("", line.text).split()) <= _MOST_WORDS
    return kind == "paragraph" and is_short and not re.search(r"[.!?;,…»”\"]\s*$", line.text)


def _is_of_others(heading: str) -> bool:
    if _NOT_OURS.search(fold(heading)):
        return True
    text = _BRACKETS.sub("", fold(heading))
    if _WITH_ITS_DOING.search(text):
        return False
    is_planned = PLANS.search(text) and not _DONE.search(text)
    return bool(OTHER.search(text) or is_planned or _MORE.search(text) or _ABOUT.fullmatch(text))


# "(перевод будет дослан)", "(см. слева)": of the text itself.
_OF_TRANSLATION = re.compile(
    r"\(\s*(?:перевод|аударма|см(?:\.|отри)|смотрите|translation|see\s|[^()]{0,30}(?:карани?зы?|караныз)\w*\s*\))"
)


# "(2016 жылғы автобус бұған кірмейді)", "(ремонт не входит, это другой грант)"
_NOT_COUNTED = re.compile(
    r"не\s+(?:вход|вош|включ|учит)\w+|(?:кирме|косылма)\w+|кирген жок"
    r"|(?:отдельн|друг)\w+\s+(?:грант|проект)"
    r"|(?:болек|баска|жеке)\s+(?:грант|жоба)|not included|(?:separate|another) (?:grant|project)"
)


def _without_remarks(sentence: Sentence) -> Sentence:
    """The sentence with blanks where it remarks when somebody was founded, on its
    translation, or on a sum or number that is not of the project; places stay."""
    spans = [found.span() for words in _REMARKS for found in words.finditer(sentence.folded)]
    for found in _BRACKETS.finditer(sentence.folded):
        is_aside = re.search(r"\d", found[0]) and _NOT_COUNTED.search(found[0])
        is_founding = FOUNDED.search(QUOTED.sub(" ", found[0]))
        if is_aside or is_founding or _OF_TRANSLATION.match(found[0]):
            spans.append(found.span())
    text = sentence.text
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return replace(sentence, text=text) if spans else sentence
