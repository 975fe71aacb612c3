"""Which language a letter is in."""

import pytest

from projects.intake.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Жоба аясында балалар мен жастарға арналған үйірмелер ашылды.", "kk"),
        ("В рамках проекта открыты кружки для детей и молодёжи.", "ru"),
        ("The project opened clubs for children in two cities.", "en"),
        ("Жоба. Барлық адам саны 300. Дата: 2020.", "kk"),
        ("РГУ «Қоғамдық келісім» провело в Алматы 12 концертов для жителей области.", "ru"),
        ("«Этнос» бірлестігі Facebook пен Instagram парақшаларын ашты.", "kk"),
        ("Проект «Достық үйі» поддержан Ассамблеей народа Казахстана", "ru"),
        (
            "Жобамыздын аты Жылы шай. Ол 2020 жылы сауирде басталды, карттар ушин шай мен нан "
            "апардык. Баска жобамыз жок, биздин бирлестик барлыгын кейин жазады.",
            "kk",
        ),
        ("", "kk"),
        ("12 345", "kk"),
    ],
)
def test_most_words_decide(text: str, language: str) -> None:
    assert language_of(text) == language
