"""Sentences that tell of something else: other years or projects, plans, how one was founded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from projects.intake.proposals.counted_words import COPIES, PRINT
from projects.intake.proposals.mentions import mentions
from projects.intake.proposals.other_rows import is_row_of_other
from projects.intake.proposals.parts import Line
from projects.intake.proposals.phrases import (
    QUOTED,
    beginnings,
    inside,
    language_of,
)
from projects.intake.proposals.sentences import Sentence, Told
from projects.texts.alphabet import fold

OTHER = beginnings(
    """
    старая цифр, старую цифр, старые цифр, старые данн, старый текст, устаревш, ошибоч, неверн,
    просим убрать, просим удалить, ескі мәтін, ескі дерек, қате!, өшір, outdated, wrong, не в счет,
    есепке алм, прошлом году, прошлый год, прошлого года, прошлогодн, ранее, до этого, раньше,
    предыдущ, в отличие, для сравнения, по сравнению, аналогичн, аналоги, подобн, друг проект,
    другой проект, другого проекта, другом проекте, не путать, не относ, не входит, не включ, не
    учит, не вошл, не считая, в то время как, былтыр, бұрынғы жыл, бұрынғы жоба, бұрынғы шара,
    бұрынғы мәтін, бұрынғы дерек, бұрынғы есеп, бұрынғы фестиваль, бұрынғы байқау, бұрынғы акция,
    алдыңғы, бұған дейін, осыған дейін, соған дейін, бұдан бұрын, өткен жылы, өткен жылғы, басқа
    жоба, өзге жоба, ұқсас, салыстыр, шатастыр, қоспа, кірмейді, есептелмей, last year, previous,
    before the project, before that, before this, earlier, another project, other project, compare,
    not included, not part of, similar, do not confuse, by contrast, в позапрошлом, кірген жоқ,
    кірмейтін, жатпайтын, жеке жоба, қосылмаған, қатысы жоқ, других выставк, других проект, других
    конкурс, басқа көрме, өзге көрме, басқа байқау, other event, соседнего проекта, other year,
    does not belong, not to be, separate project, отдельный проект, не заявля, путаниц, соседний
    центр, соседнего центра, соседний фонд, көрші орталық, отдельн, тогда же, до проекта, жобаға
    дейін, year before, жылдан бұрын, не в рамках, вне рамок, вне проекта, не по проекту, не сюда,
    другая история, жатпайды, годом ранее, өткен жолы, в прошлый раз, прошлый фестивал, last time,
    прежн, бұрын өткен
    """
)
_PLANS = beginnings(
    """
    көзделуде, көзделіп, көзделген, өткізбек, ашпақ, апармақ, іздестірілмек, жүргізбек, намечен,
    намечает, деп ойла, думали, план!, плану!, плана!, планов, запланир, жоспар!, жоспарда,
    планиру, планиров, собираемся провести, хотим, хотели бы, надеемся, мечта, ожида, рассчитыва,
    следующем году, следующий год, будущем, намерен, предполага, если получит, жоспарла, жоспар
    бойынша, келесі жылы, алдағы, үміттен, ниетте, көздеп, plan!, plans!, planning, hope, next
    year, would like, expect, intend, aim to, просим дополнительно, келер жылы, будет!, будут!,
    will!, болашақта, армандай
    """
)
# "көрме әзірлемек, …": in Kazakh the verb of what one means to do.
PLANS = re.compile(
    rf"{_PLANS.pattern}|(?<!\w)(?!енбек|озбек|тамак|бармак|каймак|калпак|бейбек|комек|кажетпек|оймак|озбек)"
    r"\w{2,}(?:[аеиыу]м[ае]к|[лрйуаеиы]м[ае]к|[зжнм]б[ае]к|[тпкшсгхф]п[ае]к)(?:ши|шы|пыз|пиз|мын|мин)?"
    r"(?=\s*(?:[,.;!]|$|(?:ой|ниет)\w*))"
)
# "Қарағандыда да өткізсек деген арман бар", "мечтаем провести и там": nothing of it is done yet.
_WISH = re.compile(
    r"(?<!\w)\w{2,}(?:с[ае]к|сам|сем)\s+(?:де[пй]\w*|деген\w*|дейтин\w*)(?!\w)|(?<!\w)арман\w*\s+бар(?!\w)"
    r"|(?<!\w)арманымыз(?!\w)"
    r"|(?<!\w)(?:мечтаем|мечтаю|хотели бы|хотелось бы|рассчитываем|рассчитываю\w*)(?!\w)"
)
_WAS_DONE = re.compile(
    r"(?<!\w)(?!хотел|жал)\w{2,}(?:[аеияоу]л|ш[её]л|шл)(?:[аои])?(?:с[ья])?(?!\w)"
    r"|(?<!\w)(?!\w*(?:[еоз]сти|йти)(?!\w))\w{2,}(?:н[аоы]|ды|ди|ты|ти|дык|дик|тык|тик)(?!\w)"
)
_COUNTS = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+(?![^.;]*(?:с[ае]к\s+де|мечта|хотел|рассчит))"
)
# What was planned ends where a sentence goes on to what there was.
ACTUAL = beginnings(
    """
    фактическ, по факту, на деле, в итоге, а получил, іс жүзінде, шын мәнінде, нақты, actual, in
    fact, in the end
    """
)
FOUNDED = beginnings(
    """
    основан, создан в, создано, создана, образован, учрежден, зарегистрир, существует с, работаем
    с, работает с, существуем с, живет с, құрыл, негізі қалан, тіркел, ашылған жылы, founded,
    established, registered, set up in, існует, с момента основания, со дня, родил, туған, born,
    was formed, күннен бастап
    """
)

# Behind these a part of the whole is told; what stands before them is of all years.
SUBSET = re.compile(
    r"(?<!\w)(?:из них|в том числе|в т\.?\s?ч\.?|в их числе|среди них|из которых|причем|(?:онын"
    r"|соны|сонын|булардын|олардын) ишинде"
    r"|(?:олардын|онын|сонын|солардын)\s(?=\d|(?:екеу|ушеу|тортеу|бесеу|алтау|жетеу)(?:[иы])?(?!\w))"
    r"|including|of whom|of them|of these|of which)(?:(?!\w)|(?<=\s))"
)

# A paper by its name and date: nothing of the project began or ended with it.
_DOCUMENT = re.compile(
    r"(?<!\w)(?:(?:закон|указ|договор|приказ|шарт)(?:а|у|ом|е|ы|ов)?(?!\w)"
    r"|(?:постановлени|распоряжени|концепци|послани|протокол|письм|запрос|решени|заны|жарлы"
    r"|каулы|буйры|хаттама|хатыныз)\w*)"
    r"[^.;,\d]{0,40}(?:\d{1,2}\s\w+\s|\d\d\.\d\d\.)?(?:19|20)\d\d"
    # "2024 жылғы 13 маусымдағы тапсырмаңыз"
    r"|(?<!\d)(?:19|20)\d\d\s+жылгы\s+[«\"]?\d{1,2}[»\"]?\s+\w+\s+(?:№\s*[\w/-]+\s+)?"
    r"(?:хат|тапсырма|сурау|хаттама|буйрык|каулы|шешим|отиниш|шарт)\w*"
)


def without_documents(folded: str) -> str:
    """A folded text without the dates of laws, letters and contracts; places stay."""
    return _DOCUMENT.sub(lambda found: " " * len(found[0]), folded)


REFUSED = beginnings(
    """
    мог бы, могла бы, могли бы, болар еді, could become, might, победителем, победитель!,
    лауреатом, жеңімпазы!, winner of, переговор, обращал, обратил, ответа не, ответа пока, без
    ответа, не ответ, отказ, обещал, денег не да, не дал, не давал, не участв, не поддерж, не
    финансир, участником не, участниками не, ищем, поиск спонсор, поиск партнер, поиск средств,
    поиск финанс, поиске, ждем ответ, ізде, жауап жоқ, жауап күт, жауап бермеді, жауап келме, бас
    тарт, уәде, бермеді, берген жоқ, келіссөз, қатыспа, қатысқан жоқ, no reply, no answer, refused,
    declined, promised, negotiat, looking for, did not, didn t, have not
    """
)


def _unquoted(folded: str) -> str:
    """A folded text without what stands in quotation marks; places stay."""
    return QUOTED.sub(lambda found: " " * len(found[0]), folded)


# "Ещё один наш проект", "тағы бір игі ісі бар".
_ONE_MORE = re.compile(
    r"(?<!\w)(?:еще (?:один|одна|одно)\s+(?:\w+\s+)?(?:проект|акци|дел[оа]|мероприят|фестивал)"
    r"|еще у (?:\w+\s+){1,2}(?:был|есть)"
    r"|(?:деген|атты|дейтин)\s+(?:жана|болек|баска)\s+(?:\w+\s+)?жоба"
    r"|(?:деген|атты)\s+(?:\w+\s+)?(?:жоба|байкау|фестивал|акция|шара)\w*\s+[дт][ае]\s+бар(?!\w)"
    r"|(?<!\w)(?:следующ|будущ)\w+\s+(?:\w+\s+)?(?:проект|замыс|зате|иде[яию])"
    r"|(?<!\w)тагы\s+(?:бир\s+)?(?:деген|атты|дейтин)\s+(?:\w+\s+){0,2}?бар(?!\w)"
    r"|(?<!\w)(?:баска|озге)\s*,?\s+(?:атты|деген|дейтин)\s+(?:\w+\s+)?(?:жоба|бастама)"
    r"|(?<!\w)вместо\s+(?:него|нее)\s+[^.;]{0,40}?(?:проект|программ)"
    r"|(?<!\w)(?:на|в)\s+20\d\d\s+год\w*\s+(?:\w+\s+)?(?:запланирован|планиру|намечен|стартует)"
    r"|(?<!\w)келеси\s+(?:\w+\s+)?жоба"
    r"|(?<!\w)это\s+(?:уже\s+|совсем\s+|вообще\s+)?(?:другое|не наше|не мы"
    r"|друг\w+\s+наш\w*)(?!\w)"
    r"|(?<!\w)(?:ол|бул)\s+(?:мулде\s+)?баска\s+(?:шаруа|ангиме|эңгиме|энгиме)"
    r"|есть (?:и|еще|также) (?:\w+\s+)?(?:проект|конкурс|фестивал|акци)"
    # "Тараздан бөлек …" are places besides, no other project.
    r"|(?<![нтд][ае]н\s)болек|тагы бир\s+(?:\w+\s+)?(?:жоба|ис[иы]|шара|бастама|акция|фестивал))"
)


# "Отдельное спасибо …", "с прошлого года помогает …": of nothing else.
_ASIDE = re.compile(
    r"(?<!\w)отдельн\w+\s+(?:\w+\s+)?(?:спасибо|поклон|благодарн\w*|слов\w*|рахмет)"
    r"|(?<!\w)(?:спасибо|поклон|рахмет|благодар\w*)\s+(?:\w+\s+){0,2}отдельн\w+"
    # "Отдельно издана книга": besides, and of the project.
    r"|(?<!\w)отдельн(?:о|ой книгой|ой брошюрой|ым изданием)\s+(?:был\w*\s+)?(?:изда|выпу"
    r"|напечат|выш)\w+"
    r"|(?<!\w)отдельно\s+(?:(?:по|за|в)\s+)?(?=год(?:ам|ы)(?!\w)|(?:19|20)\d\d)"
    r"|(?<!\w)болек\s+(?=(?:19|20)\d\d)|жыл\w*\s+(?:бойынша\s+)?болек(?!\w)"
    r"|(?<!\w)(?:по-прежнему|не (?:считали|учитывали|выделяли) отдельно)(?!\w)"
    r"|(?<!\w)(?:с|со)\s+прошлого\s+года(?!\w)|(?<!\w)былтырдан(?:\s+(?:бери|бастап))?(?!\w)"
    r"|в (?:смет|бюджет|сумм)\w+ не (?:вход|вош)\w+"
    # "центр «Лад», которому в прошлом году исполнилось двадцать лет"
    r"|(?<!\w)котор\w+\s+в\s+прошлом\s+году\s+исполнил\w+"
    # "Былтыр 2023 жылы": the year is told.
    r"|(?<!\w)былтыр\s*,?\s*(?=(?:19|20)\d\d)"
)


def is_of_other(sentence: Sentence) -> bool:
    """Whether a sentence compares with, or tells of, another year or project."""
    text = _ASIDE.sub(" ", _unquoted(sentence.folded))
    return bool(OTHER.search(text) or _ONE_MORE.search(text))


def told_in(told: Told) -> Iterator[Sentence]:
    """What the letter tells of its own project, without plans that go beyond it."""
    for sentence in told.body:
        if not is_of_other(sentence):
            yield sentence if told.is_planned else before_plan(sentence)


def without_other_projects(
    told: Told, titles: set[str], organisations: Mapping[str, tuple[str, ...]]
) -> Told:
    """The letter without the items of a list, the rows of a table and the sections that open with
    the name of another project."""
    others: list[Line] = []
    is_in_section = False
    for line in told.lines if titles else ():
        is_heading = told.letter.blocks[line.block].kind == "heading"
        is_other = _is_other_project(line, told, titles) and not _opens_with(
            line.text, organisations
        )
        is_in_section = is_other if is_heading else is_in_section
        if is_other or is_in_section or is_row_of_other(line, told.letter.blocks, titles):
            others.append(line)

    def parted(found: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(
            replace(one, part="other") if any(_is_within(one, line) for line in others) else one
            for one in found
        )

    return replace(told, sentences=parted(told.sentences), answers=parted(told.answers))


_ITEM = re.compile(
    r"\s*(?:[-–—•*]\s*)?(?P<number>\(?\d{1,2}[.)]\s*)?(?:(?i:проект|жоба|project)\s+)?(?=[«“\"])"
)


def _is_other_project(line: Line, told: Told, titles: set[str]) -> bool:
    item = _ITEM.match(line.text)
    kind = told.letter.blocks[line.block].kind
    if not item or not (item["number"] or kind in ("list", "heading")):
        return False
    if kind == "heading" and language_of(line.text, told.letter.language) != told.letter.language:
        return False
    if COPIES.search(fold(line.text)) and PRINT.search(fold(line.text)):
        return False  # a book of the project
    named = [inside(found) for found in QUOTED.finditer(line.text)]
    is_short = bool(named) and len(named[0].split()) <= 7
    return is_short and not {fold(name) for name in named} & {fold(title) for title in titles}


def _opens_with(text: str, organisations: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether what a line opens with in quotation marks is the name of an organisation."""
    item = _ITEM.match(text)
    return bool(item) and any(
        one.start <= item.end() < one.end for one in mentions(text, organisations) if item
    )


def _is_within(sentence: Sentence, line: Line) -> bool:
    return sentence.block == line.block and 0 <= sentence.start - line.start < len(line.text)


def before_plan(sentence: Sentence) -> Sentence:
    """The sentence without the part that tells what is planned or hoped for; its place stays."""
    wish = _WISH.search(_unquoted(sentence.folded))
    found = PLANS.search(_unquoted(sentence.folded)) or wish
    if not found:
        return sentence
    if wish and not _WAS_DONE.search(sentence.folded) and not _COUNTS.search(sentence.folded):
        return replace(sentence, text="")
    marks = [mark.start() for mark in re.finditer(r"[,;—–]\s", sentence.folded[: found.start()])]
    begin = marks[-1] if marks else 0
    while begin and _CONVERB.search(sentence.folded[:begin]):
        begin = max((mark for mark in marks if mark < begin), default=0)
    actual = ACTUAL.search(sentence.folded, found.end())
    if not actual:
        return replace(sentence, text=sentence.text[:begin])
    kept = sentence.text[:begin].ljust(actual.start()) + sentence.text[actual.start() :]
    return replace(sentence, text=kept)


# "жаңа жоба бастап, … өткізбекпіз": what the verb at the end says is said of both.
_CONVERB = re.compile(r"(?<!\w)\w{2,}[аеыиуйоу]п$")
# Participants who register found nothing.
_SIGNED_UP = re.compile(
    r"\d\s*(?:\w+\s+){0,3}(?:тиркелди|тиркелген|зарегистрир\w+)"
    r"|зарегистрир\w+\s+(?:\w+\s+){0,3}(?=\d)(?!(?:19|20)\d\d)"
)


# A project is born, too.
_ASIDE_OF_FOUNDING = re.compile(
    rf"{_SIGNED_UP.pattern}|жоба(?:мыз)?(?:нын|дын)\s+негизи(?!\w)"
    r"|(?:проект|программ|акци|фестивал|иде[яи]|затея)\w*(?:\s+[«“\"][^»”\"]*[»”\"])?\s+родил\w+"
    r"|[»”\"]\s+(?:\([^()]*\)\s+)?родил\w+"
    r"|проект\w*(?:\s+[«“\"][^»”\"]*[»”\"])?\s+(?:работает|существует)\s+с(?!\w)"
)
# "«Лад» открылся в 2004-м, там 90 человек", "2004 жылы ашылды, онда 90 мүше бар": an association.
_OPENED_WITH_MEMBERS = re.compile(
    r"(?<!\w)открыл(?:ся|ась|ось)\s+(?:еще\s+)?в\s+(?:19|20)\d\d[^,.;]{0,12},\s*"
    r"(?:там|тут|в\s+нем|в\s+ней|сейчас)\s+(?:\w+\s+)?\d+\s+(?:человек|член|участни)"
    r"|(?:19|20)\d\d\s*-?\s*ж\w*\.?\s+ашыл\w+\s*,\s*(?:онда|казир)\s+(?:\w+\s+)?\d+\s+(?:муше|адам)"
)


def is_founding(sentence: Sentence) -> bool:
    """Whether a sentence tells when an organisation or person began."""
    if _OPENED_WITH_MEMBERS.search(sentence.folded):
        return True
    return bool(FOUNDED.search(_unquoted(_ASIDE_OF_FOUNDING.sub(" ", sentence.folded))))
