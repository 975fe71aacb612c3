"""A letter that comes onto a stand which has a real project: another one, or the same again."""

from typing import Any

import pytest
from django.test import Client

from projects.admin.letter_there import is_of_another
from projects.editing import pending
from projects.models import Project
from tests.admin.sent_letters import ABOUT, dropped, files, letter, take, ticked

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(wall: None, media: Any) -> Project:
    return Project.objects.get(number=33)


OTHER = ("Название проекта: Юрта", "Бюджет: 2,5 млн тенге", "Исполнитель: Клуб «Юрта»")
TOLD = "The letter tells of “Юрта”, and on stand 33 is “Глина”."


def test_of_a_letter_on_another_project_nothing_is_ticked_and_the_page_says_why(
    entry: Project, editor: Client
) -> None:
    take(editor, dropped(editor, entry, [letter(*ABOUT)]), _take="1")
    page = dropped(editor, entry, [letter(*OTHER), *files()[2:]])
    html = page.content.decode()
    assert ticked(page) == []
    assert html.index(TOLD) < html.index('class="letter-columns"')
    assert 'name="_submit"' in html
    take(editor, page, _take="1", take=["budget_kzt"])
    with pending.as_edited(entry):
        there = Project.objects.get(pk=entry.pk)
        assert (there.budget_kzt, there.title_ru) == (2_500_000, "Глина")
        assert there.participations.count() == there.photos.count() == 0


def test_of_another_letter_on_the_same_project_the_new_is_ticked(
    entry: Project, editor: Client
) -> None:
    take(editor, dropped(editor, entry, [letter(*ABOUT)]), _take="1")
    page = dropped(editor, entry, [letter("Название проекта: Проект «Глина»", *OTHER[1:])])
    assert "The letter tells of" not in page.content.decode()
    assert {"budget_kzt", "people-0", "source"} <= {*ticked(page)}


def test_a_sample_is_no_other_project(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry, [letter(*OTHER)])
    assert "The letter tells of" not in page.content.decode()
    assert "title_ru" in ticked(page)


@pytest.mark.parametrize(
    ("titles", "is_other"),
    [
        (["«ТЕПЛЫЙ ДОМ»"], False),
        (["Проект “Тёплый дом”"], False),
        (["Жылы уй"], False),
        (["Тёплый домик"], True),
        (["Юрта", "Жылы үй"], False),
        ([], False),
    ],
)
def test_titles_of_one_project_may_be_written_otherwise(titles: list[str], is_other: bool) -> None:
    entry = Project(title_ru="Тёплый дом", title_kk="«Жылы үй»")
    assert is_of_another(entry, titles) is is_other
