"""How much of what people mean a search finds, by the way in which they ask."""

from collections import defaultdict
from statistics import mean

import pytest
from django.http import QueryDict

from projects.catalogue.filters import ProjectFilter
from projects.models import Project
from tests.catalogue.search_queries import rows

pytestmark = pytest.mark.django_db


def found(text: str, numbers: dict[int, int]) -> list[int]:
    asked = QueryDict(mutable=True)
    asked["q"] = text
    return [numbers[pk] for pk in ProjectFilter(asked).places(0, 100)]


@pytest.mark.parametrize(
    ("file", "least"),
    [
        ("queries.tsv", 0.95),
        ("more_queries.tsv", 0.9),
        ("third_queries.tsv", 0.95),
        ("fourth_queries.tsv", 0.95),
        ("fifth_queries.tsv", 0.95),
        ("sixth_queries.tsv", 0.95),
    ],
)
def test_each_way_of_asking_finds_nearly_all_that_is_meant_and_little_else(
    wall: None, file: str, least: float
) -> None:
    numbers = dict(Project.objects.values_list("pk", "number"))
    recall: dict[str, list[float]] = defaultdict(list)
    precision = []
    for kind, query, meant in rows(file):
        shown = set(found(query, numbers))
        recall[kind].append(len(shown & meant) / len(meant))
        precision.append(len(shown & meant) / len(shown) if shown else 0)
    assert {kind: mean(each) for kind, each in recall.items() if mean(each) < least} == {}
    assert mean(precision) >= 0.9


@pytest.mark.parametrize(
    "typed",
    [
        *("5", "№5", "№ 5", "N5", "n 5", "#5", "стенд 5", "Стенд № 5", "5-стенд", "5 стенд"),
        *("5-ші стенд", "нөмір 5", "номер 5", "stand 5", "stand no. 5", "number 5", "05"),
        *("проект 5", "Жоба № 5", "project no. 5", "entry 5", "5-жоба", "5-ші жоба", "5-й проект"),
    ],
)
def test_a_stand_s_number_puts_that_stand_first(wall: None, typed: str) -> None:
    numbers = dict(Project.objects.values_list("pk", "number"))
    shown = found(typed, numbers)
    assert shown[0] == 5
    if not typed.isdecimal():
        assert shown == [5]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("стенды 7-9", [7, 8, 9]),
        ("stands 12 – 14", [12, 13, 14]),
        ("21-23 стендтер", [21, 22, 23]),
        ("стенды 3, 8 и 15", [3, 8, 15]),
        ("3 және 8 стенд", [3, 8]),
        ("№ 44 & 45", [44, 45]),
        ("стенд 9-5", [5, 9]),
        ("стенд58", [58]),
        ("номер58", [58]),
        ("cntyl 17", [17]),
        ("ыефтв 17", [17]),
    ],
)
def test_several_stands_are_found_at_once_and_a_word_of_theirs_on_any_layout(
    wall: None, typed: str, stands: list[int]
) -> None:
    numbers = dict(Project.objects.values_list("pk", "number"))
    assert sorted(found(typed, numbers)) == stands


@pytest.mark.parametrize("typed", ["стенд 5 и дети", "стенды 2 и 2013 год", "stand 1-99999999"])
def test_what_is_no_list_of_stands_is_none(wall: None, typed: str) -> None:
    numbers = dict(Project.objects.values_list("pk", "number"))
    assert len(found(typed, numbers)) <= 1


def test_a_number_beside_words_is_a_word(wall: None) -> None:
    numbers = dict(Project.objects.values_list("pk", "number"))
    assert found("35 миллионов", numbers) == [2]
    assert set(found("2012 год", numbers)) == set(found("2012", numbers))
    ran = Project.objects.filter(start_year__lte=2012, end_year__gte=2012)
    assert {p.number for p in ran} <= set(found("2012", numbers))


def test_a_year_beside_a_project_is_no_stand(wall: None) -> None:
    numbers = dict(Project.objects.values_list("pk", "number"))
    assert len(found("проект 2012", numbers)) > 1


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("тiл", "тіл"),
        ("мектeп", "мектеп"),
        ("мек\u00adтеп", "мектеп"),
        ("мек\u200bтеп", "мектеп"),
        ("и\u0306од", "йод"),
        ("балалар\ufeff", "балалар"),
        ("CТЕНД 5", "стенд 5"),
    ],
)
def test_look_alikes_and_invisible_characters_do_no_harm(wall: None, typed: str, same: str) -> None:
    numbers = dict(Project.objects.values_list("pk", "number"))
    assert found(typed, numbers) == found(same, numbers)


def test_a_text_with_latin_letters_in_cyrillic_words_is_found(project) -> None:
    entry = project(7, title_kk="Тiл үйipмeci")
    assert "тил" in entry.search_text.split()
    assert "уйирмеси" in entry.search_text.split()


def test_children_in_almaty_are_found_in_the_region_and_in_the_city(wall: None) -> None:
    numbers = dict(Project.objects.values_list("pk", "number"))
    meant = {
        entry.number
        for entry in Project.objects.filter(regions__code__in=["KZ-75", "KZ-19"])
        if "дет" in f"{entry.title_ru} {entry.summary_ru} {entry.text_ru}".lower()
    }
    assert len(meant) >= 2
    assert meant <= set(found("дети Алматы", numbers))
