"""What a number of a letter counts: the indicator, by the words beside it and in its sentence."""

from __future__ import annotations

import re

from projects.intake.proposals.phrases import beginnings
from projects.texts.found_numbers import FoundNumber

WHOLE = beginnings(
    """
    всего, барлығы, жалпы, общ, итого, total, in all, altogether, жиыны
    """
)
_PEOPLE = beginnings(
    """
    фермер, чел!, детям, детьми, детях, людям, людьми, старик, человек, людей, люди, участник,
    участниц, зрител, гост, посетител, жител, школьник, студент, учащ, ученик, учениц, подрост,
    ребен, детей, дети, ребят, девуш, юнош, женщин, мужчин, семей, молод, педагог, учител,
    родител, матер, волонтер, слушател, адам, қатысушы, көрермен, қонақ, келуші, тұрғын, оқушы,
    жасөспірім, бала, жас!, жастар, жігіт, қыз!, қыздар, қызға, қызды, әйел, ана!, ата-ана,
    мұғалім, ұстаз, тыңдаушы, түлек, participant, people, person, visitor, guest, spectator,
    pupil, student, child, teenager, young, youth, women, men!, girl, boy, teacher, parent,
    learner, trainee, attendee, бүлдіршін, азамат, спортсмен, танцор, артист, музыкант, игрок,
    ойыншы, спортшы, әнші, биші, player, viewer, мам!, мамы, выпускник, предпринимател, кәсіпкер,
    entrepreneur, graduate, команд!, жан!, конкурсант, айналым, respondent, резидент, мастериц,
    әже, бабуш, обученн, оқытылған, келіншек, специалист, маман
    """
)
_OLD = beginnings(
    """
    пожил, пенсионер, ветеран, старик, бабуш, дедуш, престарел, одинок, қарт, қария, зейнеткер,
    ардагер, егде, ақсақал, әже, elderly, older, senior, pensioner, veteran, lonely, труженик
    тыла, тыл еңбеккер
    """
)
_DISABLED = beginnings(
    """
    инвалид, ограниченн, особ ребен, особыми потребност, особых детей, овз!, мүгедек, мүмкіндігі
    шектеулі, ерекше қажет, ерекше бала, disab, special needs, особенных дет, с инвалидностью,
    дцп, аутизм, аутист, autis
    """
)
_CRAFTSMEN = beginnings(
    """
    мастер!, мастера, мастеров, мастерам, ремесленник, умелец, умельц, рукодельниц, шебер!,
    шеберлер, шеберді, шеберге, зергер, қолөнерші, craftspeople, craftsm, artisan, craftsw,
    мастериц, craftsperson, ісмер
    """
)
_CRAFT = beginnings(
    """
    вышив, ткач, ткан, гончар, кілем, ковр, войло, керамик, ювелир, кесте, тоқу, кузн, резьб,
    киіз, лоскут, бисер, ұстал, ремес, қолөнер, рукодел, прикладн, craft, ою-өрнек, орнамент,
    шеберлік
    """
)
_CONTEST = beginnings(
    """
    конкурс, соревнован, олимпиад, байқау, жарыс, сайыс, contest, competit
    """
)
_LEARNERS = beginnings(
    """
    студент, школьник, старшеклассник, учащ, оқушы, student, pupil, колледж, сынып
    """
)
_TAKES_PART = beginnings(
    """
    приход, приезж, посмотр, играл, сыграл, спел, спели, ойнады, участ, приня, пришл, собрал,
    посет, охва, привлеч, привлек, съехал, увидел, выступ, қатыс, жинал, келді, келген, қамты,
    тамашала, көрді!, attend, took part, take, participa, came, gather, drew, visit, reach,
    involved, joined, бас қос, тартыл, побывал, присутств, вышл, вышло, соревнов, бақ сына,
    сынға түс,
    compet, танцев, входн, зрител, көрермен, аудитори, turned up, turnout, пробеж, забег
    """
)
_EVENTS = beginnings(
    """
    фестивал, конкурс, соревнован, турнир, концерт, праздник, спартакиад, олимпиад, байқау,
    мереке, жарыс, festival, contest, compet, tournament, event, мероприяти, іс-шара, шара,
    форум, forum, ярмарк, жәрмеңке, fair!, олимпиада, наурыз, марафон, забег, жүгіру, slam,
    concert, game, игр, ойын
    """
)
_TRAINED = beginnings(
    """
    оқудан өт, дайындалды, подготовлен, обуч, обучен, научил, прошли курс, прошли подготовк,
    прошли тренинг, прошло курс, прошли стажировк, сертификат, получили навык, повысил квалифик,
    выучил, оқыт, үйретт, үйретіл, үйрен, курстан өтті, курсты бітірді, дайындықтан өт, білім алды,
    trained, taught, completed the course, learned, learnt, graduated, training, certificate,
    окончил курс, окончили, закончил курс, оқып шық, прошли обуч, дәріс алды, оқыды, курс бітір,
    обучил, graduate, trainee, түлек, выпускник, освоил, меңгер, закончили, тренингтен өт,
    курстар, курсы, курс, выпустил
    """
)
_HELPED = beginnings(
    """
    помоч, помощ, помог, поддерж, получил, доставл, оказан, подар, обеспеч, навещ, забот,
    вручен, көмек, көмектес, қолдау, жәрдем, алды!, берілді, жеткіз, help, support, received,
    deliver, aid!, gave, assist, қамқор, табыстал, охвач, қамтыл, привез, отвез, апарды, апарып,
    обслуж, оздоров, ухаж, күтім, каждую недел, навест, барып, хабар, visited, looked after,
    cared for
    """
)
_UNITED = beginnings(
    """
    объедин, сообществ, біріктір, бірікті, біріккен, қауымдас, united, communit, ассоциир
    """
)
_COPIES = beginnings(
    """
    экземпляр, экз, дана, cop, тираж, таралым, кітап шығар, книг!, книги, буклет, брошюр, кітап,
    кітапша, book, leaflet, газет, newspaper, календар
    """
)
_EACH = beginnings("экземпляр, экз, дана, cop, тираж, таралым")
_PRINT = beginnings(
    """
    издан, издал, напечат, выпущ, выпуст, тираж, отпечат, басып, басыл, шығар, таралым, print,
    publish, экземпляр, экз, дана, copies, басып шығар, жарық көр
    """
)
_SEMINARS = beginnings(
    """
    семинар, тренинг, seminar, мастер-класс, training session, workshop
    """
)
_STRICT_SEMINARS = beginnings("семинар, seminar")
_MEETINGS = beginnings("встреч, кездесу, meeting")
_SERVICES = beginnings(
    """
    услуг, қызмет, service, консультац, процедур, кеңес берілді, сеанс
    """
)
_COUNT = re.compile(
    r"(?:количеств|числ|численност|охват|сан[ыи]|number|кол-во|total|всего|итого|барлыгы|attendance|посещаем)\w*"
)
_STEP = re.compile(r"[\s\u00a0]+([^\W\d_]+(?:-[^\W\d_]+)*)")
# Words behind a number between it and what it counts: of Russian the endings of adjectives.
_ADJECTIVE = re.compile(r"(?:[ыи]х|[ыи]м|ого|его|ый|ий|ой|ые|ие|ших|щих|ными|выми)$")
_STOP = beginnings(
    """
    для, из!, в!, на!, с!, от!, по!, у!, за!, к!, и!, of, in!, for, from, with, at!, on!, to!,
    and, команд, групп, класс, школ!, школы, мест, пар!, мектеп!, аудан, ауыл!, топ!, команда,
    сынып, жыл, ай!, күн, апта, облыс, қала, мен!, және, үшін, team, group, school!, schools,
    village, day, стол, стран, город, сел!, деревен, раз!, час, тонн, килограмм, литр, лет!,
    набор, комплект, подарк, сыйлық, жиынтық, set!, sets, parcels, қорап, национальност, этнос,
    ұлт, язык, тіл!, language, спектакл, концерт, заняти, сабақ, lesson, просмотр, подписчик,
    лайк, views, қаралым
    """
)


def _beside(text: str, number: FoundNumber) -> str:
    """The words behind a number up to the one that it counts."""
    found: list[str] = []
    place = number.end
    while len(found) < 5 and (step := _STEP.match(text, place)):
        word = step[1]
        if _STOP.match(word):
            break
        found.append(word)
        place = step.end()
        is_russian = re.search(r"[а-я]", word)
        if is_russian and not _ADJECTIVE.search(word) and _NOUN.match(word):
            follow = _STEP.match(text, place)
            found += [follow[1]] if follow else []
            break
        if len(found) >= 3 and not _ADJECTIVE.search(word):
            break
    return " ".join(found)


_NOUN = re.compile(
    "|".join(one.pattern for one in (_PEOPLE, _COPIES, _SEMINARS, _MEETINGS, _SERVICES, _CRAFTSMEN))
)


def money_indicator(text: str, label: str, number: FoundNumber) -> str:
    """The indicator of a sum: money that was raised, or none."""
    raised = beginnings_raised.search(text) or beginnings_raised.search(label)
    if not raised:
        return ""
    from_raised = abs(raised.start() - number.start) if beginnings_raised.search(text) else 0
    claim = _CLAIMED.search(text)
    if claim and abs(claim.start() - number.start) < from_raised:
        return ""
    return "funds-raised"


beginnings_raised = beginnings(
    """
    собран, собрал, собрать удалось, удалось собрать, сбор средств, пожертвован, жиналды,
    жинады, жиналған, жинадық, жинал, raised, collected, donations, қаражат жинау, выручен,
    привлечен, привлекл, тартылды
    """
)
_CLAIMED = beginnings(
    """
    бюджет, расход, смет, взнос, копилк, билет, цен, budget, cost, шығын, price, ticket, бағасы,
    стоил, стоимост
    """
)


def indicator_of(text: str, label: str, number: FoundNumber) -> str:
    """The indicator of a number that is no sum, or an empty text."""
    beside = _beside(text, number)
    clause = _clause(text, number)
    before = clause[0]
    all_of = f"{label} {clause[0]} {clause[1]}"
    is_named = bool(_COUNT.search(before) or _COUNT.search(label)) or ":" in before[-3:]
    is_alone = not _STEP.match(text, number.end)
    near = beside or (f"{label} {before}" if is_named or is_alone else "")
    if is_named and not _NOUN.search(near):
        near = f"{label} {before}"
    if not near.strip():
        return ""
    is_of_people = _PEOPLE.search(beside or (near if _COUNT.search(near) else ""))
    if _SERVICES.search(near) and not is_of_people:
        return "direct-services"
    if _COPIES.search(near) and not _EACH.search(near) and _EACH.search(text):
        return ""  # how many titles, beside how many copies
    if _COPIES.search(near) and (_PRINT.search(all_of) or _PRINT.search(text)):
        return "copies-printed"
    if _STRICT_SEMINARS.search(near) and not is_of_people:
        return "seminars-held"
    if _MEETINGS.search(near) and not is_of_people:
        return "meetings-held"
    return _of_people(near, beside, all_of, text, number.start)


def _of_people(near: str, beside: str, clause: str, text: str, start: int) -> str:
    is_help = _HELPED.search(clause) and not re.search(r"участ|катыс|attend|took part", clause)
    if _OLD.search(beside) and is_help:
        return "elderly-helped"
    if _DISABLED.search(near + " " + clause) and (is_help or _HELPED.search(clause)):
        return "disabled-children-helped"
    if _OLD.search(near) and is_help:
        return "elderly-helped"
    if _CRAFTSMEN.search(near) and _UNITED.search(clause):
        return "craftsmen-united"
    if re.search(r"(?<!\w)обучен[оыа]?\s+$", text[:start]) and beside:
        return "people-trained"
    if not (_PEOPLE.search(near) or _OLD.search(near) or _CRAFTSMEN.search(near)):
        return ""
    if _LEARNERS.search(f"{near} {clause}") and _CRAFT.search(text) and _CONTEST.search(text):
        return "craft-contest-students"
    if _TRAINED.search(clause) and not re.search(
        r"фестивал|концерт|вечер|кеш(?:ке|и)|festival|concert", clause
    ):
        return "people-trained"
    is_participant = re.search(
        r"слушател|тындарман|listener|spectator|visitor|guest|участни|катысушы|participant|зрител|корермен|посетител|гост",
        near,
    )
    is_participant = is_participant or re.search(
        r"(?:зрител|гост|участник|посетител)[яа]ми", clause
    )
    if is_participant or _TAKES_PART.search(clause) or _EVENTS.search(clause):
        return "event-participants"
    return ""


def _clause(text: str, number: FoundNumber) -> tuple[str, str]:
    """The part of the sentence before the number, and the one behind, up to a mark."""
    before = re.split(r"[;]|,\s*(?:а|но|ал|while|and)\s|\.\s", text[: number.start])[-1]
    behind = re.split(
        r"[;]|,\s*(?:а|но|ал|while|and)\s|\.\s|(?:,|\s(?:и|and|жане)\s)[^,]*\d", text[number.end :]
    )[0]
    last = re.split(r",|\s(?:и|and|жане)\s", before)[-1]
    if re.search(r"\d", before) or any(
        cue.search(last + behind) for cue in (_TAKES_PART, _TRAINED, _HELPED, _UNITED)
    ):
        return last, behind
    return before, behind
