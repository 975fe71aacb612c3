"""Accounts of the staff: none is made, or signs in, without being told of its role."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from tests.factories import signed_in
from tests.forms import form_of

pytestmark = pytest.mark.django_db
NAME = {"username": "aigerim", "usable_password": "true"}
NAME |= dict.fromkeys(("password1", "password2"), "Tumar-2014-kilem")
ADD = "admin:auth_user_add"


def test_a_new_account_has_the_role_that_is_ticked_and_no_other(client: Client) -> None:
    administrator = signed_in(client, "administrator")
    empty = form_of(administrator.get(reverse(ADD)).content.decode())
    role = Group.objects.get(name="organiser")
    administrator.post(reverse(ADD), empty | NAME | {"groups": [role.pk]}, follow=True)
    person = User.objects.get(username="aigerim")
    assert person.is_staff
    assert [group.name for group in person.groups.all()] == ["organiser"]


def test_an_account_without_a_role_is_told_so_at_once_and_at_the_sign_in(client: Client) -> None:
    administrator = signed_in(client, "administrator")
    empty = form_of(administrator.get(reverse(ADD)).content.decode())
    page = administrator.post(reverse(ADD), empty | NAME, follow=True).content.decode()
    assert "“aigerim” has no role, so can’t sign in to the desk" in page
    newcomer = Client()
    newcomer.cookies["django_language"] = "en"
    sent = {"username": "aigerim", "password": NAME["password1"]}
    page = newcomer.post(reverse("admin:login"), sent).content.decode()
    assert "this account has no role at the desk" in page
    page = newcomer.post(reverse("admin:login"), sent | {"password": "wrong"}).content.decode()
    assert "no role" not in page


def test_the_help_of_a_password_does_not_speak_of_whoever_makes_the_account(client: Client) -> None:
    administrator = signed_in(client, "administrator")
    administrator.cookies["django_language"] = "ru"
    page = administrator.get(reverse(ADD)).content.decode()
    assert "Пароль не должен быть похож на имя и почту владельца учётной записи." in page
