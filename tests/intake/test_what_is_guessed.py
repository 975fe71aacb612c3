"""A figure is sure only where the letter says what its indicator's name says."""

import pytest

from projects.intake.proposals import propose
from tests.intake.read_letters import KNOWN, letter, paragraphs
from tests.intake.stated_letters import HEADING, PARAGRAPH


@pytest.mark.parametrize(
    ("told", "language", "is_sure"),
    [
        ("В праздничных показах мастерской участвовали 340 человек.", "ru", True),
        ("В показах швейной мастерской участвовали 340 человек.", "ru", False),
        ("В турнире участвовали 340 человек.", "ru", True),
        ("Обучено 58 вышивальщиц.", "ru", False),
        ("Обучено 58 человек основам бизнеса.", "ru", True),
        ("Турнирге 120 адам қатысты.", "kk", True),
        ("Тігін сабақтарына 120 адам қатысты.", "kk", False),
        ("В 2024–2025 годах помощь получили 312 пожилых людей.", "ru", False),
        ("За два года продуктами и деньгами помогли 312 пожилым людям.", "ru", False),
        ("За два года моральную и материальную помощь получили 312 пожилых.", "ru", True),
        ("За 2024–2025 годы моральную и материальную помощь получили 312 пожилых.", "ru", True),
        ("За 2021–2025 годы моральную и материальную помощь получили 312 пожилых.", "ru", False),
        ("Екі жылда 312 қарт моральдық және материалдық көмек алды.", "kk", True),
    ],
)
def test_a_figure_is_sure_where_its_sentence_says_what_is_counted(
    told: str, language: str, *, is_sure: bool
) -> None:
    found = propose(paragraphs(told, language=language), KNOWN).proposals
    assert [one.is_sure for one in found if one.field == "metrics"] == [is_sure]


def test_the_heading_above_says_what_is_counted_too() -> None:
    read = letter([(HEADING, "Фестиваль дворов"), (PARAGRAPH, "Участвовали 340 человек.")])
    found = propose(read, KNOWN).proposals
    assert [one.is_sure for one in found if one.field == "metrics"] == [True]
