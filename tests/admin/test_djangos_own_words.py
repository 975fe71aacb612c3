"""What Django builds of words itself at the desk fits Russian and Kazakh."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from projects.models import Organisation, Project
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    signed_in(client).cookies["django_language"] = "ru"
    return client


def page(desk: Client, address: str) -> str:
    return desk.get(address).content.decode()


def test_a_list_says_how_many_there_are_without_bending_a_word(desk: Client) -> None:
    shown = page(desk, "/admin/projects/project/")

    assert f"Всего: {Project.objects.count()}" in shown


def test_an_account_shows_that_a_password_is_set_and_nothing_of_how_it_is_kept(
    desk: Client,
) -> None:
    person = User.objects.create_user("aigul", password="Сегодня-17-туман")

    shown = page(desk, f"/admin/auth/user/{person.pk}/change/")

    assert "Пароль задан." in shown
    assert person.password.split("$")[2] not in shown
    assert "pbkdf2" not in shown


def test_an_account_without_a_password_says_so(desk: Client) -> None:
    person = User.objects.create_user("aigul")

    assert "Пароль не задан." in page(desk, f"/admin/auth/user/{person.pk}/change/")


def test_before_a_record_is_deleted_the_desk_says_how_many_go(desk: Client) -> None:
    organisation = Organisation.objects.create(slug="a-fund", name_ru="Фонд «Возрождение»")

    shown = page(desk, f"/admin/projects/organisation/{organisation.pk}/delete/")

    assert "Сколько записей" in shown
    assert "Удалить (организация): Фонд «Возрождение»?" in shown
