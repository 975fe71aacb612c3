"""Names of projects with a dash of their own, and names told in another language elsewhere."""

import pytest

from tests.intake.read_letters import paragraphs, values


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Жобаның аты Бір доп – бір достық", "kk", "Бір доп – бір достық"),
        ("Жоба атауы: Бір доп – бір достық", "kk", "Бір доп – бір достық"),
        ("Жоба Бір доп – бір достық деп аталады", "kk", "Бір доп – бір достық"),
        ("Название проекта – Один мяч – одна дружба", "ru", "Один мяч – одна дружба"),
        ("Проект называется Один мяч – одна дружба", "ru", "Один мяч – одна дружба"),
        ("проект Один мяч – одна дружба, делали мы", "ru", "Один мяч – одна дружба"),
        ("Вы просили про нашу «Кухню дружбы», вот она.", "ru", "Кухня дружбы"),
        ('назывался "Кубок Каспия"', "ru", "Кубок Каспия"),
        ("Театрларының «Достық сахнасы» фестивалі аяқталды.", "kk", "Достық сахнасы"),
    ],
)
def test_the_whole_name_is_read(line: str, language: str, expected: str) -> None:
    assert values(paragraphs(line, language=language), f"title_{language}") == [expected]


@pytest.mark.parametrize(
    ("lines", "language", "field", "expected"),
    [
        (
            ["2. Название проекта - Тепло рук", "3. На казахском -  Алақан жылуы"],
            "ru",
            "title_kk",
            "Алақан жылуы",
        ),
        (
            ["«Өз ісіңді баста» жобасы.", "Атауды орыс тілінде «Начни своё дело» деп беріңіз."],
            "kk",
            "title_ru",
            "Начни своё дело",
        ),
        (
            ["«Достық сахнасы» фестивалі («Сцена дружбы») өтті."],
            "kk",
            "title_ru",
            "Сцена дружбы",
        ),
    ],
)
def test_the_name_in_another_language_is_read(
    lines: list[str], language: str, field: str, expected: str
) -> None:
    assert values(paragraphs(*lines, language=language), field) == [expected]


def test_a_project_of_before_gives_no_name() -> None:
    told = paragraphs(
        "Қор фестиваль өткізді.",
        "Осыған дейін қор «Мұқам мектебі» жобасын жүргізген.",
        language="kk",
    )
    assert values(told, "title_kk") == []
