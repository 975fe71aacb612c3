"""Words that say which service is sought or how (courses of, help with, how to start), or for whom,
not what it is about. A text that finds nothing with them is searched for without them: without the
first, else without both.

The frozen copy has the same rules: ``static/js/frozen/spelling.js``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from projects.catalogue.query_words import Part
from projects.texts.alphabet import WORD, fold
from projects.texts.forms import asked_whole, stems

SERVICE = {
    "kk": """
        көмек көмектесу жәрдем қолдау қызмет қызметтер курс оқу оқыту үйрену үйрету сабақ
        бағдарлама жоба шара іс-шара акция ұйым ұйымдастыру дамыту даму құру жасау өткізу ашу
        бастау алу табу беру көру бару қатысу керек қажет бар болады бола келеді қайда қалай
        қандай не кім қашан қанша тегін жаңа адам ақпарат мәселе туралы арналған арнайы түрлі
        біздің өз үйірме клуб орталық топ мектеп студия секция іс жұмыс білім білу дағды бірге
        қазақстан қазақстанда
    """,
    "ru": """
        помощь помогать помочь поддержка услуга услуги сервис курс курсы обучение обучать учить
        учиться научиться научить изучение изучать узнать урок занятие тренинг программа проект
        проекты мероприятие акция инициатива организация организовать развитие развивать создание
        создать сделать делать проведение проводить открыть открытие начать начинать получить
        получение дать найти искать купить взять записаться участвовать участие посмотреть
        посетить хочу хотеть можно нужно нужен нужна нужны надо где куда как когда кто что какой
        какие чей сколько почему каждый вести виды вид свои руками есть ли быть бесплатный
        бесплатно новый хороший лучший разный местный наш мой свой человек люди дело деятельность
        работа вопрос проблема тема информация возможность знание умение навык кружок клуб студия
        секция группа центр школа вместе при без про не казахстан казахстанский
    """,
    "en": """
        help helping support service services course courses training learn learning study
        studying teach teaching class classes lesson lessons programme program project projects
        event events action initiative organisation organization organise organize develop
        development open opening start starting begin find finding get getting give make making
        create do does doing go join visit take how what where when who which why is are was be
        there can could want need would like i my me we our you your their it this that some any
        new free good best local people person info information activity activities work issue
        problem topic knowledge skill skills club centre center group school together between from
        about as not kazakhstan
    """,
}
FOR_WHOM = {
    "kk": """
        бала балалар балаларға ересектер үлкендер оқушы оқушылар студент студенттер жас жастар
        жасөспірімдер отбасы отбасылар халық халықтар барлығы бәрі ұлттық дәстүрлі мектеп
    """,
    "ru": """
        дети ребёнок детский взрослые взрослый школьник школьники школьный ученик ученики студент
        студенты студенческий молодёжь молодёжный молодой юный юные юных подросток подростки семья
        семейный народ народный национальный традиционный все каждый начинающие
    """,
    "en": """
        child children kid kids adult adults pupil pupils student students school youth young teen
        teens teenagers family families everyone all beginners national traditional folk
    """,
}


def _forms(words: Mapping[str, str]) -> frozenset[str]:
    return frozenset(
        form
        for language, some in words.items()
        for word in WORD.findall(some)
        for form in stems(fold(word), language)
    )


# The forms that a text is searched for without, in the order in which they are tried.
FRAMES = (_forms(SERVICE), _forms(SERVICE) | _forms(FOR_WHOM))


def _is_frame(part: Part, frame: frozenset[str]) -> bool:
    words = WORD.findall(part.typed)
    return bool(words) and all(not frame.isdisjoint(asked_whole(fold(word))) for word in words)


def without_frames(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """The parts of a query without these words, where others are left."""
    before = len(parts)
    for frame in FRAMES:
        telling = [part for part in parts if not _is_frame(part, frame)]
        if 0 < len(telling) < before:
            yield telling
            before = len(telling)
