"""When a project began and ended and how far it is, in words that forms do not use."""

import pytest

from tests.intake.read_letters import paragraphs, values


@pytest.mark.parametrize(
    ("line", "language", "start", "end"),
    [
        ("Жоба 2022 жылдың сәуірі мен қазаны аралығында өтті.", "kk", 2022, 2022),
        ("Проект шёл с мая по октябрь 2019 года.", "ru", 2019, 2019),
        ("Проект шёл с октября 2018 по апрель 2019 года.", "ru", 2018, 2019),
        ("Взялись в мае 2016-го и в октябре того же 2016 года закончили.", "ru", 2016, 2016),
        ("Проект закрыт в 2021 году из-за пандемии.", "ru", None, 2021),
        ("Проведено семинаров: в 2019 году – 10, в 2020-м – 12.", "ru", None, None),
        ("Проведено 36 семинаров, в том числе 21 – в 2014–2015 годах.", "ru", None, None),
    ],
)
def test_years(line: str, language: str, start: int | None, end: int | None) -> None:
    read = paragraphs(line, language=language)
    assert values(read, "start_year") == ([start] if start else [])
    assert values(read, "end_year") == ([end] if end else [])


@pytest.mark.parametrize(
    ("line", "language", "state"),
    [
        ("Проект живой, ходим до сих пор!", "ru", "implementation"),
        ("Начали в 2011-м и работаем до сих пор.", "ru", "implementation"),
        ("Бұл жоба 2017 жылдан бері үзілген емес.", "kk", "implementation"),
        ("Сейчас такого проекта уже нет.", "ru", "closed"),
        ("Жоба 2020 жылы жұмысын тоқтатты.", "kk", "closed"),
        ("О проекте до сих пор вспоминают в селе.", "ru", None),
    ],
)
def test_stages(line: str, language: str, state: str | None) -> None:
    assert values(paragraphs(line, language=language), "status") == ([state] if state else [])


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Проект «Мост» реализуется с сентября 2023 года по октябрь 2026 года.", "ru"),
        ("Проект осуществляется с 2023 по 2026 год.", "ru"),
        ("«Көпір» жобасы 2023 жылдан 2026 жылға дейін жүзеге асырылуда.", "kk"),
    ],
)
def test_what_goes_on_until_a_year_has_both_years(sentence: str, language: str) -> None:
    letter = paragraphs(sentence, language=language)
    assert values(letter, "start_year") == [2023]
    assert values(letter, "end_year") == [2026]
