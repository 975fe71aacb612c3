"""Whoever answers the telephone, or typed the letter, is not called the project's coordinator."""

import pytest

from tests.intake.read_letters import of_word, values

ABOUT = {
    "ru": "Проект «Добрый двор» проходил в Костанае, занятия посещали школьники и их родители.",
    "kk": "«Ақ ниет» жобасы Қостанайда өтті, сабақтарға оқушылар мен ата-аналар келді.",
}


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Контактное лицо: Айгерим Сейткызы, +7 705 111 22 33", "ru"),
        ("Контакты: Айгерим Сейткызы, +7 705 111 22 33", "ru"),
        ("Контакт — Айгерим Сейткызы", "ru"),
        ("Исп.: Мукашева Гульнара, тел. 55-12-08", "ru"),
        ("Исполнитель письма: Гульнара Мукашева, тел. 55-12-08", "ru"),
        ("Байланыс: Айгерім Сейітқызы, +7 705 111 22 33", "kk"),
        ("Байланыс тұлғасы: Айгерім Сейітқызы", "kk"),
        ("Байланысатын адам – Айгерім Сейітқызы", "kk"),
        ("Орынд.: Мұқашева Гүлнара, тел. 55-12-08", "kk"),
    ],
)
def test_a_contact_or_a_typist_is_no_coordinator(line: str, language: str) -> None:
    assert values(of_word(ABOUT[language], line), "coordinator") == []


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Координатор проекта, контакт: Анна Ким, +7 705 111 22 33", "ru", "Анна Ким"),
        ("Контактное лицо: координатор проекта Анна Ким", "ru", "Анна Ким"),
        ("Жоба үйлестірушісі: Айгерім Сейітқызы, байланыс 55-12-08", "kk", "Айгерім Сейітқызы"),
    ],
)
def test_a_coordinator_who_answers_the_telephone_is_one(
    line: str, language: str, expected: str
) -> None:
    assert values(of_word(ABOUT[language], line), "coordinator") == [expected]
