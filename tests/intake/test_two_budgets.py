"""Two sums that are each called the budget of the project: both are offered, none is ticked."""

import pytest

from projects.intake.proposals import propose
from tests.intake.read_letters import KNOWN, of_word

ABOUT = {
    "ru": "Проект «Добрый двор» проходил в Костанае, занятия посещали школьники и их родители.",
    "kk": "«Ақ ниет» жобасы Қостанайда өтті, сабақтарға оқушылар мен ата-аналар келді.",
}


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("Бюджет проекта 9,5 млн тенге.", "Общая смета — 11 млн тенге.", "ru"),
        ("Бюджет: 9,5 млн тенге", "Общая смета: 11 млн тенге", "ru"),
        ("Жобаның бюджеті 9,5 млн теңге.", "Жалпы смета — 11 млн теңге.", "kk"),
        ("Бюджеті: 9,5 млн теңге", "Жалпы смета: 11 млн теңге", "kk"),
    ],
)
def test_both_are_offered_with_their_whole_sentences(
    first: str, second: str, language: str
) -> None:
    letter = of_word(ABOUT[language], first, second)
    reading = propose(letter, KNOWN)
    assert "budget_kzt" not in {one.field for one in reading.proposals}
    offered = {
        one.value: [letter.blocks[at.block].text[at.start : at.end] for at in one.places]
        for one in reading.choices
    }
    assert offered == {9_500_000: [first], 11_000_000: [second]}
    assert len(reading.remarks) == 1


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("Бюджет первого этапа 9,5 млн тенге.", "Общий бюджет — 11 млн тенге.", "ru"),
        ("Бюджет проекта на 2023 год 9,5 млн тенге.", "Общий бюджет — 11 млн тенге.", "ru"),
        ("Бірінші кезеңнің бюджеті 9,5 млн теңге.", "Жалпы бюджеті — 11 млн теңге.", "kk"),
    ],
)
def test_a_part_does_not_contradict_the_whole(first: str, second: str, language: str) -> None:
    reading = propose(of_word(ABOUT[language], first, second), KNOWN)
    budgets = [one.value for one in reading.proposals if one.field == "budget_kzt"]
    assert budgets == [11_000_000]
    assert not reading.choices


@pytest.mark.parametrize(
    ("told", "is_rough"),
    [
        ("Бюджет проекта составил около 12,5 млн тенге.", True),
        ("Жобаның бюджеті шамамен 12,5 млн теңге.", True),
        ("Бюджет проекта составил 12,5 млн тенге.", False),
    ],
)
def test_a_budget_that_is_given_only_roughly_is_remarked_on(told: str, *, is_rough: bool) -> None:
    found = propose(of_word(ABOUT["ru"], told), KNOWN)
    assert [one.value for one in found.proposals if one.field == "budget_kzt"] == [12_500_000]
    assert bool(found.remarks) == is_rough


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Сколько стоит проект? Сметы годовые, в 2021 году вышло 3,2 млн тенге.", "ru"),
        ("Бюджет проекта: общей суммы нет, к примеру, в 2021 г. 3,2 млн тенге", "ru"),
        ("Жобаның бюджеті: ешкім қосып көрген жоқ, 2021 жылғысы 3,2 млн теңге", "kk"),
    ],
)
def test_what_one_year_cost_is_no_budget_where_nobody_has_added_up(
    told: str, language: str
) -> None:
    reading = propose(of_word(ABOUT[language], told), KNOWN)
    assert "budget_kzt" not in {one.field for one in reading.proposals}
