"""Letters in two languages that tell of wishes, of a first time, of contests and of themselves."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.read_letters import of_word, paragraphs, values

ABOUT = {
    "ru": "Наш проект «Мост» мы провели в Кокшетау в 2021 году.",
    "kk": "«Көпір» жобамызды біз 2021 жылы Көкшетауда өткіздік.",
}


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Қарағандыда да өткізсек деген арман бар, 2025 ке қарай.", "kk"),
        ("Қарағандыда да, Темиртауда да өткізсек дейміз.", "kk"),
        ("Қарағандыда да өткізуді жоспарлап отырмыз.", "kk"),
        ("В Караганде, а ещё и в Темиртау мечтаем провести такой же.", "ru"),
        ("В Караганде, если получится, хотели бы провести такой же.", "ru"),
        ("В Караганде, к 2025 году, рассчитываем провести такой же.", "ru"),
    ],
)
def test_where_one_wishes_to_go_is_not_where_it_was(told: str, language: str) -> None:
    assert values(paragraphs(ABOUT[language], told, language=language), "regions") == [["KZ-11"]]


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Мы провели его и в Караганде, теперь мечтаем о Балхаше.", "ru"),
        ("Қарағандыда да өткіздік, енді Балқашта өткізсек дейміз.", "kk"),
    ],
)
def test_what_was_done_before_a_wish_stays(told: str, language: str) -> None:
    found = values(paragraphs(ABOUT[language], told, language=language), "regions")
    assert found == [["KZ-11", "KZ-35"]]


@pytest.mark.parametrize(
    "told",
    [
        "Фестиваль любительских театров «Мост» впервые прошёл в 2018 году.",
        "«Көпір» фестивалі алғаш рет 2018 жылы өтті.",
        "Біздің «Көпір» жобамыз: бірінші байқау 2018 жылдың сәуірінде болды.",
        "Ауыл кітапханаларын аралап көріп, 2018 жылдың күзінде осы жобаны қолға алдық.",
    ],
)
def test_a_first_time_begins_and_does_not_end(told: str) -> None:
    letter = of_word(told)
    assert (values(letter, "start_year"), values(letter, "end_year")) == ([2018], [])


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (
            "Сегодня подвели итоги очередного сезона фестиваля «Мост». "
            "Фестиваль продолжается: заявки на следующий сезон уже принимаются.",
            "implementation",
        ),
        ("Проект «Мост» продолжался с марта 2009 по ноябрь 2012 года. Проект завершён.", "closed"),
        ("Подведены итоги проекта «Мост», проект завершён.", "closed"),
    ],
)
def test_the_end_of_a_season_is_not_that_of_the_project(told: str, state: str) -> None:
    assert values(of_word(told), "status") == [state]


def test_a_festival_that_travels_is_held_there() -> None:
    read = of_word(ABOUT["ru"], "В 2022 году фестиваль выезжал и в Атырау.")
    assert values(read, "regions") == [["KZ-11", "KZ-23"]]


def _figures(*told: str) -> list[tuple[str, int, str]]:
    found: list[dict[str, Any]] = values(of_word(*told), "metrics")
    return [(one["indicator"], one["value"], one["period"]) for one in found]


@pytest.mark.parametrize(
    "told",
    [
        (
            'Жобаның аты "Алтын қол"',
            "мектеп оқушыларының қолөнер байқауы",
            "үш жылда 540 оқушы қатысты",
        ),
        (
            "Проект «Золотые руки»",
            "конкурс ремёсел среди школьников",
            "За три года участвовали 540 школьников",
        ),
    ],
)
def test_pupils_of_a_contest_of_crafts_told_of_above(told: tuple[str, ...]) -> None:
    assert _figures(*told) == [("craft-contest-students", 540, "")]


@pytest.mark.parametrize(
    "line", ["конкурс чтецов среди школьников", "мектеп оқушыларының ән байқауы"]
)
def test_pupils_of_another_contest_take_part_in_an_event(line: str) -> None:
    found = _figures("Проект «Слово»", line, "В конкурсе участвовали 540 школьников")
    assert found == [("event-participants", 540, "")]


def test_pupils_taught_beside_a_contest_of_crafts_are_not_its_pupils() -> None:
    found = _figures(
        "Проект «Золотые руки»",
        "конкурс ремёсел среди школьников",
        "На курсах гончарного дела обучено 60 школьников.",
    )
    assert found == [("people-trained", 60, "")]


def test_a_year_alone_goes_on_counting() -> None:
    found = _figures(
        "Наш проект «Обед» идёт с 2019 года.",
        "Мы накормили и обогрели 300 стариков. За один только 2022 год – 112 человек.",
    )
    assert found == [("elderly-helped", 300, ""), ("elderly-helped", 112, "2022")]


def test_those_under_whose_hands_others_learned_are_no_whole() -> None:
    found = _figures(
        "«Көпір» жобасы 2013 жылы басталды. Жоба өңірдің 74 шеберін біріктірді. "
        "Солардың қол астында 310 жас қолөнер курстарын бітіріп шықты."
    )
    assert ("people-trained", 310, "") in found


def _roles(*told: str) -> list[tuple[str, str]]:
    found: list[dict[str, Any]] = values(of_word(*told), "participations")
    return [(one["organisation"] or one["name"], one["role"]) for one in found]


def test_our_branch_is_the_organisation_of_the_letterhead() -> None:
    found = _roles(
        "от Костанайского филиала общественного объединения немцев Казахстана «Возрождение»",
        "Добрый день, уважаемая комиссия!",
        "Сообщаем вам о нашем проекте «Кухня». Исполнитель проекта наш филиал «Возрождения».",
    )
    assert found == [("revival", "implementing")]


@pytest.mark.parametrize(
    ("told", "role"),
    [
        (
            "Варят тётеньки из украинского общества «Родна хата», оно проект и ведёт.",
            ("украинское общество «Родна хата»", "implementing"),
        ),
        (
            "Его придумал и проводит культурный центр «Яворина» – организация, которой в прошлом "
            "году исполнилось двадцать пять лет.",
            ("культурный центр «Яворина»", "implementing"),
        ),
        (
            "9 миллионов тенге – грант, который предоставил Фонд Ассамблеи народа Казахстана.",
            ("fund-of-apk", "funding"),
        ),
        (
            "Облыстық балалар кітапханасы – жобаның серіктесі: кітаптардың тізімін солар түзді.",
            ("Облыстық балалар кітапханасы", "partner"),
        ),
    ],
)
def test_what_an_organisation_is_to_the_project(told: str, role: tuple[str, str]) -> None:
    assert role in _roles("Проект «Мост» прошёл в 2021 году.", told)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (
            "Руководила проектом заместитель председателя центра Фарида Минулловна Галиева.",
            "Фарида Минулловна Галиева",
        ),
        ("Жоба жетекшісі – Баходир Рахметов, қышшылардың үшінші буын өкілі.", "Баходир Рахметов"),
    ],
)
def test_who_leads_by_an_office_or_a_name_like_thanks(told: str, name: str) -> None:
    assert values(of_word("«Көпір» / «Мост»", told), "coordinator") == [name]
