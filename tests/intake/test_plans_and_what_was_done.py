"""Plans with their fulfilment, what came later, and names in other cases, plain letters."""

from typing import Any

import pytest

from tests.intake.read_letters import paragraphs, values

PLAN = (
    "1. Встречи соседей. По плану 20 встреч, фактически проведено 24 встречи. Выполнено.",
    "2. Издать 3 000 экземпляров справочника. Не выполнено.",
    "3. Проект «Тихий двор» начат в марте 2014 года и завершён в мае 2016 года.",
    "4. На будущее.",
    "В 2026 году проведём 90 встреч.",
)


def _figures(*lines: str, language: str = "ru") -> list[tuple[str, int, str, str]]:
    of = paragraphs(*lines, language=language)
    names = ("indicator", "value", "qualifier", "period")
    return [tuple(one[name] for name in names) for one in values(of, "metrics")]  # type: ignore[misc]


@pytest.mark.parametrize(
    "heading",
    [
        "План проекта «Тихий двор» и его выполнение",
        "Проект «Тихий двор»: план/факт",
        "Выполнение плана проекта «Тихий двор»",
    ],
)
def test_a_plan_with_its_fulfilment_states_what_was_done(heading: str) -> None:
    assert _figures(heading, *PLAN) == [("meetings-held", 24, "exactly", "")]
    of = paragraphs(heading, *PLAN)
    assert values(of, "start_year") + values(of, "end_year") == [2014, 2016]


def test_a_plan_alone_states_nothing() -> None:
    assert _figures("План проекта на 2014 и 2015 годы", *PLAN) == []


@pytest.mark.parametrize(
    ("lines", "language", "years"),
    [
        (("Проект начался в две тысячи шестом году.",), "ru", [2006]),
        (("Жобаны екі мың жетінші жылы бастадық.",), "kk", [2007]),
        (
            ("В 2009 году сгорел клуб. Тогда мы и взялись за проект, всем селом.",),
            "ru",
            [2009],
        ),
        (("Жобаны 2012 жылы бастадық, 2020–2021 жылдары өткізілмеді.",), "kk", [2012]),
    ],
)
def test_years_told_in_words_and_in_the_sentence_before(
    lines: tuple[str, ...], language: str, years: list[int]
) -> None:
    of = paragraphs(*lines, language=language)
    assert values(of, "start_year") + values(of, "end_year") == years


@pytest.mark.parametrize(
    ("lines", "language", "figures"),
    [
        (
            ("На турнир в 2015 году пришло человек восемьдесят.",),
            "ru",
            [("event-participants", 80, "about", "2015")],
        ),
        (
            ("На турнир в первый год пришло 80 участников.",),
            "ru",
            [],
        ),
        (
            ("Финал фестиваля 2015 года собрал 80 участников: пели с закрытыми глазами.",),
            "ru",
            [("event-participants", 80, "exactly", "2015")],
        ),
        (
            ("Количество оказанных детям услуг (массаж, занятия) составило 700 единиц.",),
            "ru",
            [("direct-services", 700, "exactly", "")],
        ),
        (
            ("барлыгы 200 карияга комек бердик", "2013 де 60 га жуык карт болды"),
            "kk",
            [("elderly-helped", 200, "exactly", ""), ("elderly-helped", 60, "about", "2013")],
        ),
        (("Жиналған қаржыға 12 бала ота жасатты.",), "kk", []),
    ],
)
def test_figures_told_in_other_ways(
    lines: tuple[str, ...], language: str, figures: list[Any]
) -> None:
    assert _figures(*lines, language=language) == figures


@pytest.mark.parametrize(
    ("sentence", "language", "name"),
    [
        ("Координация проекта возложена на методиста Ахметову Д. С.", "ru", "Ахметова Д. С."),
        ("Руководство проектом поручено Ахметову Д. С.", "ru", "Ахметов Д. С."),
        ("Руководство проектом возложено на Марину Кох.", "ru", "Марина Кох"),
        ("кординатор Борис Цой, телефон потеряла", "ru", "Борис Цой"),
    ],
)
def test_a_coordinator_in_another_case_or_spelling(sentence: str, language: str, name: str) -> None:
    assert values(paragraphs(sentence, language=language), "coordinator") == [name]


def test_whom_she_said_means_is_called_so() -> None:
    of = paragraphs(
        "Напишите про тётю Лидию, нашу повариху. Она сказала так: «Кто поел за одним столом, тот"
        " уже не чужой человек»."
    )
    assert [one["speaker"] for one in values(of, "quotation")] == ["тётя Лидия"]


@pytest.mark.parametrize(
    ("lines", "language", "regions"),
    [
        (("Жоба Таразда басталып, кейін Көкшетауға да жетті.",), "kk", ["KZ-31", "KZ-11"]),
        (("Проект шёл в Таразе, потом добрались и до Чунджи.",), "ru", ["KZ-31", "KZ-19"]),
        (("Таразға сыйлық алуға бардық.",), "kk", []),
    ],
)
def test_a_place_that_it_came_to_later(
    lines: tuple[str, ...], language: str, regions: list[str]
) -> None:
    found = values(paragraphs(*lines, language=language), "regions")
    assert (found[0] if found else []) == regions


def test_a_sum_in_plain_letters_is_of_thousands() -> None:
    of = paragraphs("акшасы барлык жобага 1 млн. 450 мын тенге кетти", language="kk")
    assert values(of, "budget_kzt") == [1_450_000]


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        (
            "Ведут проект ребята из татарского объединения «Якты юл».",
            "татарское объединение «Якты юл»",
            "implementing",
        ),
        (
            "Магазин «Лада-Спорт», спонсор наш, спасибо ему отдельное.",
            "Магазин «Лада-Спорт»",
            "sponsor",
        ),
        (
            "Марафонды «Ақ жол» қоғамдық қоры ұйымдастырды.",
            "«Ақ жол» қоғамдық қоры",
            "implementing",
        ),
    ],
)
def test_who_did_it_and_who_helped(sentence: str, name: str, role: str) -> None:
    language = "kk" if "ұ" in sentence else "ru"
    found = values(paragraphs(sentence, language=language), "participations")
    assert [(one["name"], one["role"]) for one in found] == [(name, role)]


@pytest.mark.parametrize(
    ("lines", "field", "title"),
    [
        (
            ("Результаты проекта «Опора» (на государственном языке – «Тірек»), имевшего целью…",),
            "title_kk",
            "Тірек",
        ),
        (("называеться Разговор у костра", "начали в 2014 году"), "title_ru", "Разговор у костра"),
        (('аты "Ата жолы"', "2014 жылы бастадык"), "title_kk", "Ата жолы"),
    ],
)
def test_a_name_in_brackets_or_alone_on_its_line(
    lines: tuple[str, ...], field: str, title: str
) -> None:
    language = "kk" if "бастадык" in lines[-1] else "ru"
    assert values(paragraphs(*lines, language=language), field) == [title]


def test_what_is_not_counted_says_nothing_of_the_state() -> None:
    of = paragraphs("Жоба әлі жалғасып жатыр.", "Жобаның сомасы есептелген жоқ.", language="kk")
    assert values(of, "status") == ["implementation"]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        (
            "Бюджет проекта составил 14,2 млн тенге: 9,5 млн тенге – акимат, 4,7 млн тенге – "
            "пожертвования жителей.",
            "ru",
        ),
        ("Стоимость проекта – 14,2 млн тенге (грант 10 млн, спонсоры 4,2 млн).", "ru"),
        ("9,5 млн тенге грант и 4,7 млн тенге взносы – весь бюджет проекта 14,2 млн тенге.", "ru"),
        (
            "Бюджет: 14,2 млн теңге (қордың өз қаражаты – 2,3 млн теңге, қауымдастық – 11,9 млн)",
            "kk",
        ),
    ],
)
def test_the_sum_of_the_parts_is_the_budget(line: str, language: str) -> None:
    assert values(paragraphs(line, language=language), "budget_kzt") == [14_200_000]


def test_parts_that_come_to_another_sum_say_no_whole() -> None:
    line = "На проект дали 9,5 млн тенге – акимат, 4 млн тенге – фонд и 1 млн тенге – жители."
    assert values(paragraphs(line), "budget_kzt") == []
