"""Towns with their region in brackets, lists of towns and districts, and what goes on until now."""

import pytest

from tests.intake.read_letters import of_word, values

ABOUT = {
    "ru": "Проект «Добрый двор» любят школьники и их родители, соседи и учителя.",
    "kk": "«Ақ ниет» жобасы оқушыларға да, ата-аналарға да, көршілерге де ұнайды.",
}


@pytest.mark.parametrize(
    ("told", "language", "expected"),
    [
        (
            "Проект проходил в Усть-Каменогорске (Восточно-Казахстанская область).",
            "ru",
            "Усть-Каменогорск (Восточно-Казахстанская область)",
        ),
        (
            "Занятия идут в Кентау (Туркестанская область), в школе.",
            "ru",
            "Кентау (Туркестанская область)",
        ),
        (
            "Жоба Өскеменде (Шығыс Қазақстан облысы) өтті.",
            "kk",
            "Өскемен (Шығыс Қазақстан облысы)",
        ),
        (
            "Жоба Өскемен қаласында (Шығыс Қазақстан облысы) өтті.",
            "kk",
            "Өскемен қаласы (Шығыс Қазақстан облысы)",
        ),
        (
            "Охват: г. Павлодар, г. Экибастуз и Баянаульский район.",
            "ru",
            "г. Павлодар, г. Экибастуз и Баянаульский район",
        ),
        (
            "Қамту: Павлодар қ., Екібастұз қ. және Баянауыл ауданы.",
            "kk",
            "Павлодар қ., Екібастұз қ. және Баянауыл ауданы",
        ),
        ("Автор проекта родилась в Усть-Каменогорске.", "ru", None),
        ("Наш офис — в Кентау (Туркестанская область).", "ru", None),
    ],
)
def test_the_place_is_kept_whole(told: str, language: str, expected: str | None) -> None:
    found = values(of_word(ABOUT[language], told), "place_as_written")
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Проект идёт с 2021 г. по настоящее время.", "ru"),
        ("Занятия проходят с 2021 года по настоящее время.", "ru"),
        ("Сроки реализации — с 2021 г. по наст. время", "ru"),
        ("С 2021 года и до настоящего времени мы учим детей.", "ru"),
        ("Жоба 2021 жылдан бері жүргізіледі.", "kk"),
        ("Жоба 2021 жылдан бері іске асырылады.", "kk"),
        ("Жоба 2021 жылдан қазіргі уақытқа дейін жүргізіледі.", "kk"),
        ("Мерзімі: 2021 жылдан бері", "kk"),
        ("Мерзімі: 2021 ж. – қазіргі уақытқа дейін", "kk"),
        ("2021 жылдан бері балаларды оқытамыз.", "kk"),
    ],
)
def test_what_lasts_until_now_goes_on(told: str, language: str) -> None:
    letter = of_word(ABOUT[language], told)
    assert values(letter, "status") == ["implementation"]
    assert values(letter, "start_year") == [2021]
    assert values(letter, "end_year") == []


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Наш центр работает с 2005 года по настоящее время.", "ru"),
        ("Орталық 2005 жылдан бері жұмыс істейді.", "kk"),
        ("2021 жылдан бері 300 бала оқыды.", "kk"),
    ],
)
def test_an_association_that_goes_on_is_no_project(told: str, language: str) -> None:
    assert values(of_word(ABOUT[language], told), "status") == []
