"""Words beside years: for a project, its beginning, its end and what was held."""

from __future__ import annotations

import re

from projects.intake.proposals.phrases import beginnings

# "2000 экземпляров": a number that counts is no year.
_COUNTED = (
    r"\s*(?:экз|чел(?!\w)|человек|шт(?!\w)|штук|книг|брошюр|буклет|газет|участни|зрител|гост[ея]|дет[ея]|школьн"
    r"|семей|услуг|подар|раз(?!\w)|тенге|тг(?!\w)|дана|адам|кисиге?(?!\w)|катысушы|корермен|оқушы|окушы"
    r"|кызмет|copies|people|participants|visitors)"
)
YEAR = re.compile(rf"(?:(?<=\d\d\.)|(?<![\d№.,/-]))((?:19|20)\d\d)(?![\d%]|[.,]\d{{3}}|{_COUNTED})")
PROJECT = beginnings(
    """
    этнофестивал, проект, жоба, project, программа, бағдарлама, марафон, работа над, жұмыс,
    фестивал, конкурс, байқау, курс, клуб, школа, мектеп, акция, экспедиц, club, festival,
    course, contest, camp, лагер, мастерск, шеберхана, занят, сабақ, programme, program,
    workshop, classes, lessons, кружок, үйірме, форум, турнир, ярмарк,
    весь срок, все время, весь период, бүкіл мерзім, барлық кезең, бүкіл кезең,
    жәрмеңке, спартакиад, all!, it!, оны!, он!, она!, мы!, біз,
    we!, ол!, this!, барлығы, everything
    """
)
BEGAN = beginnings(
    """
    іске қос, завязал, начал, начат, начин, затея, приступ, кірістік, кірісті, старт, запущен,
    запустил, открыл, бастал, бастад, баста, взялис, launched, began, begun, started,
    start, бері!, since, ашылды, ашты
    """
)
ENDED = beginnings(
    """
    бітірді, тәмамда, закрыл, закрыт, сверну, тоқтатты, тоқтатылды, жабылды, жаптық, заверш, законч,
    оконч, аяқтал, аяқта, бітті, ended, completed, finished, concluded, closed, последн, соңғы,
    подвели итог, қорытындылан, ran until, завершил, түйінделді
    """
)
WE_ENDED = beginnings(
    """
    закончили, завершили, закрыли, аяқтадық, бітірдік, жаптық, тәмамдадық, последний раз, соңғы рет,
    we finished, we closed
    """
)
BEGAN_OR_ENDED = re.compile(f"{BEGAN.pattern}|{ENDED.pattern}")
HELD = beginnings(
    """
    реализ, провод, провел, проведен, прошел, прошла, прошли, проходил, длил, осуществ, выполн,
    состоял, шел!, шла!, работал, действ, өтті, өткіз, өткен, жүзеге, іске, орындал, carried
    out, ran!, took place, held, run!, lasted, implement, delivered, жүрді, жүрген, болды,
    жалғас, created, worked, was done, взял, took!, шло!, созыл, жүргіз, идет, жасалды,
    ұйымдастыр, organi
    """
)
NOW = beginnings(
    """
    настоящее время, по сей день, сегодня, н.в, қазір, осы уақыт, present, now!, до сих пор,
    бүгін, ongoing, продолжа, жалғас, today, осы күнге, по н!
    """
)
# "реализуется с 2023 по 2026 год": what goes on has an end.
RUNS_UNTIL = re.compile(
    r"(?:реализу|осуществля|выполня|проводит|рассчита|длит)\w*(?:ся|н|на|но)(?!\w)|асырылуда|журуде"
    r"|орындалуда|отуде(?!\w)|(?:асырылып|журип|отип) жатыр"
)
