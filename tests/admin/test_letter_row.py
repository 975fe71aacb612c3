"""The figures of one row of a letter's table: what the first counts counts for all."""

import re
from typing import Any

import pytest
from django.test import Client

from projects.editing import pending
from projects.models import Indicator, Project
from tests.admin.sent_letters import TABLE, box_of, dropped, said, take, with_table

pytestmark = pytest.mark.django_db
NEW = {"indicator": "new", "name": "Уроки ремёсел", "unit": "встреч", "kind": "output"}


@pytest.fixture
def entry(wall: None, media: Any) -> Project:
    return Project.objects.get(number=33)


def meetings(page: Any) -> tuple[str, str]:
    """The keys of the two figures of the row of meetings."""
    html = page.content.decode()
    return box_of(html, "9")[0], box_of(html, "11")[0]


def of(key: str, values: dict[str, str]) -> dict[str, str]:
    return {f"{key}-{name}": value for name, value in values.items()}


def stored(entry: Project) -> list[tuple[str, str, int]]:
    with pending.as_edited(entry):
        found = entry.metrics.order_by("period")
        return [*found.values_list("indicator__name_ru", "period", "value")]


def test_a_new_indicator_is_named_once_for_a_row(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry, [with_table(*TABLE)])
    first, second = meetings(page)
    asked = box_of(page.content.decode(), "11")[1]
    assert re.search(r'value="row" selected>\s*as in the first box of “Встреч и мастер-', asked)
    assert "Choose the indicator." not in asked
    take(editor, page, _take="1", take=["title_ru", "source", first, second], **of(first, NEW))
    assert stored(entry) == [("Уроки ремёсел", "2023", 9), ("Уроки ремёсел", "2024", 11)]


def test_a_known_indicator_counts_also_where_the_first_of_the_row_is_left(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [with_table(*TABLE)])
    first, second = meetings(page)
    trained = Indicator.objects.get(slug="people-trained")
    known = {"indicator": str(trained.pk)}
    take(editor, page, _take="1", take=["title_ru", "source", second], **of(first, known))
    assert stored(entry) == [(trained.name_ru, "2024", 11)]


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({}, "Choose in the first box of this row what it counts"),
        (NEW | {"unit": ""}, "Write the unit of the new indicator"),
    ],
)
def test_what_is_missing_in_the_first_of_a_row_is_asked_for(
    entry: Project, editor: Client, chosen: dict[str, str], told: str
) -> None:
    page = dropped(editor, entry, [with_table(*TABLE)])
    first, second = meetings(page)
    keys = ["title_ru", "source", second, *([first] if chosen else [])]
    refused = take(editor, page, _take="1", take=keys, **of(first, chosen))
    assert told in refused.content.decode()
    assert pending.pending_of(entry) is None


def test_a_figure_of_a_row_may_count_something_else(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry, [with_table(*TABLE)])
    first, second = meetings(page)
    trained = Indicator.objects.get(slug="people-trained")
    other = of(second, {"indicator": str(trained.pk)})
    take(
        editor,
        page,
        _take="1",
        take=["title_ru", "source", first, second],
        **of(first, NEW),
        **other,
    )
    assert {name for name, _period, _value in stored(entry)} == {"Уроки ремёсел", trained.name_ru}


def test_columns_of_one_period_are_no_row_of_one_indicator(entry: Project, editor: Client) -> None:
    rows = (("Показатель", "Алматы", "Астана"), ("Встреч", "9", "11"), ("Концертов", "3", "4"))
    html = dropped(editor, entry, [with_table(*rows)]).content.decode()
    assert 'value="row"' not in html


def test_a_long_line_of_what_was_taken_is_folded(entry: Project, editor: Client) -> None:
    years = [str(year) for year in range(2016, 2025)]
    rows = (("Показатель", *years), ("Уроков ремёсел", *(str(n) for n in range(11, 20))))
    page = dropped(editor, entry, [with_table(*rows)])
    name = "Уроки ремёсел для детей и подростков"
    keys = [f"figure-{place}" for place in range(9)]
    new = of("figure-0", NEW | {"name": name})
    done = take(editor, page, _take="1", take=["title_ru", "source", *keys], **new)
    folded = re.search(r"<summary>Taken from the letter: 11</summary>(.*?)</details>", said(done))
    assert folded is not None
    assert folded[1].count(name) == 9
