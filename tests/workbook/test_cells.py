"""Cells are read as forms are: numbers as people write them, texts through the one door."""

import pytest
from django.utils import translation

from projects.models import Metric
from projects.workbook.outcome import Change
from projects.workbook.tables import ENTRIES
from tests.workbook.sheets import Edited

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> object:
    with translation.override("en"):
        yield


def changes(plan: object) -> list[tuple[str, object, object]]:
    return [(c.column.code, c.new, c.new_shown) for c in plan.changes]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "typed", ["14,2 млн", "14 200 000", "14\u202f200\u202f000,00", "14,2 млн тг"]
)
def test_a_budget_is_read_as_people_write_it_and_shown_in_full(wall: None, typed: str) -> None:
    plan = Edited(3).set(3, "budget_kzt", typed).plan()
    assert changes(plan) == [("budget_kzt", 14_200_000, "14,200,000\u00a0₸")]


def test_a_year_keeps_its_digits_together(wall: None) -> None:
    plan = Edited(3).set(3, "end_year", "2031 ж.").plan()
    assert changes(plan) == [("end_year", 2031, "2031")]


@pytest.mark.parametrize(
    ("code", "typed", "words"),
    [
        ("budget_kzt", "1.250 млн", "can mean"),
        ("budget_kzt", "12,5", "is not a whole number"),
        ("budget_kzt", "около 300", "keeps the number alone"),
        ("start_year", "2012–2014", "names two numbers"),
        ("number", "3-й", "is not understood"),
    ],
)
def test_a_number_that_is_not_understood_is_explained(
    wall: None, code: str, typed: str, words: str
) -> None:
    plan = Edited(3).set(3, code, typed).plan()
    assert words in str(plan.all_problems[0])
    assert not plan.can_be_written


@pytest.fixture
def figure(wall: None) -> Metric:
    figure = Metric.objects.filter(qualifier="exactly").exclude(value=None).first()
    assert figure
    return figure


def edited(figure: Metric, value: str, qualifier: str | None = None) -> Edited:
    book = Edited(figure.project.number)
    first = figure.project.metrics.order_by("indicator__position", "pk").first()
    assert first
    Metric.objects.filter(pk=first.pk).update(qualifier="exactly", value=7)
    book = Edited(figure.project.number).set(figure.project.number, "value", value, "figures")
    if qualifier:
        book.set(figure.project.number, "qualifier", qualifier, "figures")
    return book


@pytest.mark.parametrize(
    ("typed", "qualifier"),
    [
        ("шамамен 1 200", "about"),
        ("не менее 1 200", "at-least"),
        ("≥1200", "at-least"),
        ("1 200-ге дейін", "up-to"),
        ("up to 1 200", "up-to"),
    ],
)
def test_a_qualifier_in_a_figures_cell_sets_the_figures(
    figure: Metric, typed: str, qualifier: str
) -> None:
    plan = edited(figure, typed).plan()
    assert [(code, new) for code, new, _shown in changes(plan)] == [
        ("value", 1200),
        ("qualifier", qualifier),
    ]


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("не менее", "at-least"),
        ("Кемінде", "at-least"),
        ("at least", "at-least"),
        ("до", "up-to"),
        ("дейін", "up-to"),
        ("up-to", "up-to"),
    ],
)
def test_a_qualifier_is_chosen_in_any_language(figure: Metric, words: str, qualifier: str) -> None:
    plan = edited(figure, "1 200", words).plan()
    assert ("qualifier", qualifier) in [(code, new) for code, new, _shown in changes(plan)]


@pytest.mark.parametrize(("typed", "is_noted"), [("1 200", True), ("26", False)])
def test_a_figure_that_its_quotation_does_not_state_is_to_be_looked_at_twice(
    figure: Metric, typed: str, is_noted: bool
) -> None:
    figure.sentence = "В мастерской работали 26 волонтёров."
    figure.save()
    plan = edited(figure, typed).plan()
    told = "its source says: “В мастерской работали 26 волонтёров.”"
    assert any(told in str(note) for note in plan.notes) is is_noted
    assert plan.can_be_written


def test_a_qualifier_that_says_otherwise_is_a_problem(figure: Metric) -> None:
    plan = edited(figure, "около 1 200", "more than").plan()
    assert "The number says “about”, the qualifier “more than”." in str(plan.all_problems[0])


def test_texts_come_in_by_one_door(wall: None) -> None:
    book = Edited(3).set(3, "title_ru", "Мастер\u00adская\nкостюма\u200b")
    plan = book.set(3, "summary_ru", "Хорошии\u0306\u2028костюм").plan()
    assert [new for _code, new, _shown in changes(plan)] == [
        "Мастерская костюма",
        "Хороший\nкостюм",
    ]


def test_letters_of_two_alphabets_are_to_be_looked_at_twice(wall: None) -> None:
    plan = Edited(3).set(3, "title_ru", "Cтенд дружбы").plan()
    assert any("“Cтенд” mixes Latin and Cyrillic letters" in str(note) for note in plan.notes)
    assert plan.can_be_written


@pytest.mark.parametrize(
    ("before", "after", "differs"),
    [
        ("20 жасөспірім тігуді үйренді", "20 жасөспірім тігуді үйретті", ("үйренді", "үйретті")),
        (
            "2\u00a0100\u00a0000 ₸",
            "2\u00a0500\u00a0000 ₸",
            ("2\u00a0100\u00a0000", "2\u00a0500\u00a0000"),
        ),
        ("3 000 000 000", "3 000 000", ("3 000 000 000", "3 000 000")),
        ("two words", "two other words", ("", "other ")),
    ],
)
def test_a_preview_marks_whole_words_and_whole_numbers(
    before: str, after: str, differs: tuple[str, str]
) -> None:
    column = ENTRIES.columns[0]
    parts = Change(column, "", before, after, before, after).difference
    assert (parts["old"], parts["new"]) == differs
    assert parts["before"] + parts["old"] + parts["after"] == before
