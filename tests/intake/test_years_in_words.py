"""Years told in words or as the first and the last, and years of those who helped."""

import pytest

from tests.intake.read_letters import paragraphs, values

ABOUT = {
    "ru": "Проект «Добрый двор» проходил в Костанае.",
    "kk": "«Ақ ниет» жобасы Қостанайда өтті.",
}


def years(sentence: str, language: str) -> tuple[list[int], list[int]]:
    told = paragraphs(ABOUT[language], sentence, language=language)
    return values(told, "start_year"), values(told, "end_year")


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Начали в пятнадцатом, закончили в восемнадцатом.", "ru", ([2015], [2018])),
        ("Проект начали в двадцатом году.", "ru", ([2020], [])),
        (
            "Жоба он бесінші жылы басталып, он сегізінші жылы бітті.",
            "kk",
            ([2015], [2018]),
        ),
        (
            "Первая встреча состоялась в марте 2015 года, последняя – в мае 2018-го.",
            "ru",
            ([2015], [2018]),
        ),
        ("Алғашқы кездесу 2015 жылы, соңғысы 2018 жылы болды.", "kk", ([2015], [2018])),
        ("2015 жылы қолға алынған жоба 2018 жылы аяқталды.", "kk", ([2015], [2018])),
        ("Началось всё зимой, в декабре 2017 года.", "ru", ([2017], [])),
        ("Жобаны 2015 жылғы сәуірде іске қостық.", "kk", ([2015], [])),
        ("Турнир шёл в 2013 году, с апреля по октябрь.", "ru", ([2013], [2013])),
    ],
)
def test_years_are_read_in_words_and_as_first_and_last(
    sentence: str, language: str, expected: tuple[list[int], list[int]]
) -> None:
    assert years(sentence, language) == expected


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Руководитель проекта с 2012 года живёт в Костанае.", "ru"),
        ("С 2019 года в проекте участвует и школа № 5.", "ru"),
        ("Мы сидели в десятом классе.", "ru"),
        ("Жобаның демеушісі 2003 жылы құрылған.", "kk"),
    ],
)
def test_years_of_somebody_of_the_project_are_not_its_own(sentence: str, language: str) -> None:
    assert years(sentence, language) == ([], [])
