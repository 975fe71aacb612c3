"""Numbered items within one cell of a table: each says what it says, and no more."""

from typing import Any

from projects.intake.proposals import propose
from projects.intake.proposals.sentences import told_by
from tests.intake.read_letters import KNOWN, of_word, paragraphs

CELL = (
    "1) 2025 жылы 86 ертегі кеші өтті\n2) 5 жылда 7,2 мың бала қатысты\n"
    "3) 48 әже ерікті болды\n4) жинақтың таралымы 3000 дана"
)
LETTER = of_word(
    "Жобаның сауалнамасы",
    [
        ["Жобаның атауы", "Әже ертегісі"],
        ["Жоба басталған жылы", "2020"],
        ["Нәтижелері (сандармен)", CELL],
        ["Пікір", "«Әжем жоқ еді, енді он әжем бар», – дейді Аружан, 9 жаста."],
    ],
)


def figures(letter: Any) -> set[tuple[int, str, str]]:
    found = propose(letter, KNOWN)
    both = (*found.proposals, *found.choices)
    said = (one.value for one in both if one.field == "metrics")
    return {(one["value"], one["period"], one.get("name", one["indicator"])) for one in said}


def test_a_year_belongs_to_its_item() -> None:
    assert figures(LETTER) == {
        (86, "2025", "ертегі кеші"),
        (7200, "", "event-participants"),
        (48, "", "әже"),
        (3000, "", "copies-printed"),
    }


def test_items_that_count_different_things_contradict_nothing() -> None:
    found = propose(LETTER, KNOWN)
    assert found.remarks == ()
    assert not any(one.is_choice for one in found.choices)


def test_numbers_of_what_somebody_says_are_no_figures() -> None:
    told = "«Нас на концерте было 12 человек, все пели», – рассказывает Анна Ким, участница."
    assert figures(paragraphs("Проект «Хор» идёт с 2020 года.", told)) == set()


def test_items_that_do_not_count_from_one_are_no_list() -> None:
    told = told_by(paragraphs("Пришли 40 детей (см. пункты 2) и 3) приказа) и родители."))
    assert len(told.sentences) == 1
