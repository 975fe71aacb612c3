"""Offices of a region and its parts, schools of a profession and kinds before their names."""

import pytest

from tests.intake.read_letters import paragraphs, values


@pytest.mark.parametrize(
    ("sentence", "language", "name", "role"),
    [
        (
            "Жобаны Ақтөбе облысының жастар саясаты, туризм және спорт басқармасы қаржыландырды.",
            "kk",
            "Ақтөбе облысының жастар саясаты, туризм және спорт басқармасы",
            "funding",
        ),
        (
            "Серіктестеріміз – Бурабай ауданының тілдерді дамыту бөлімі.",
            "kk",
            "Бурабай ауданының тілдерді дамыту бөлімі",
            "partner",
        ),
        (
            "Партнёр проекта – отдел образования и спорта Аксуского района.",
            "ru",
            "отдел образования и спорта Аксуского района",
            "partner",
        ),
        (
            "Как партнёр нам помогает областной музыкальный колледж.",
            "ru",
            "областной музыкальный колледж",
            "partner",
        ),
        ("Спансоры: ТОО Жетысу-Дан и пекарня Колосок", "ru", "ТОО Жетысу-Дан", "sponsor"),
        (
            "партнеры поликлиника Аксайская районная, они дали врача",
            "ru",
            "поликлиника Аксайская районная",
            "partner",
        ),
    ],
)
def test_a_name_is_proposed_whole(sentence: str, language: str, name: str, role: str) -> None:
    read = paragraphs("Письмо о проекте, 2020 год", sentence, language=language)
    found = {one["name"]: one["role"] for one in values(read, "participations")}
    assert found.get(name) == role


def test_the_name_of_a_centre_is_no_title_where_its_kind_stands_before_it() -> None:
    read = paragraphs(
        "біз Орал қаласынанбыз, поляк мәдени орталығы «Вяз»",
        "жобамыздың аты «Гүл алаңы», 2019 жылы бастадық",
        language="kk",
    )
    assert values(read, "title_kk") == ["Гүл алаңы"]
