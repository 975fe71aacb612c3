"""A person's own page: what is added and removed, and sessions elsewhere that end."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from exhibition.accounts.factors import new_recovery_codes
from exhibition.accounts.models import SecondFactor

pytestmark = pytest.mark.django_db
PASSWORD = "a-right-password-for-tests"
PAGE = "/admin/my-sign-in/"


@pytest.fixture
def aigul(client: Client, settings: Any) -> Any:
    """An administrator with an app, signed in a moment ago."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    person = get_user_model().objects.create_superuser("aigul", password=PASSWORD)
    SecondFactor.objects.create(person=person, kind="totp", name="Telefon", secret="A" * 32)
    client.force_login(person)
    return person


def grow_old(client: Client) -> None:
    session = client.session
    session["confirmed_at"] = (timezone.now() - timedelta(minutes=16)).isoformat()
    session.save()


def remove(client: Client) -> Any:
    factor = SecondFactor.objects.get(name="Telefon")
    return client.post(PAGE, {"act": "remove", "factor": factor.pk})


def test_nobody_without_an_account_sees_it() -> None:
    assert "/login/" in Client().get(PAGE).url


def test_what_is_removed_is_asked_for_no_more(aigul: Any, client: Client) -> None:
    new_recovery_codes(aigul)
    assert remove(client).url == PAGE
    assert not SecondFactor.objects.exists()


def test_another_s_stays(aigul: Any, client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("marat", password=PASSWORD))
    remove(client)
    assert SecondFactor.objects.exists()


def test_the_last_stays_where_the_role_needs_one(aigul: Any, client: Client, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    remove(client)
    assert SecondFactor.objects.exists()


def test_a_desk_left_open_asks_for_the_password_before_it_changes_anything(
    aigul: Any, client: Client
) -> None:
    grow_old(client)
    assert 'value="remove"' not in client.get(PAGE).content.decode()
    remove(client)
    assert SecondFactor.objects.exists()
    assert client.post(PAGE, {"act": "confirm", "password": "wrong"}).status_code == 200
    remove(client)
    assert SecondFactor.objects.exists()
    assert client.post(PAGE, {"act": "confirm", "password": PASSWORD}).status_code == 302
    remove(client)
    assert not SecondFactor.objects.exists()


def test_the_password_can_t_be_guessed_here_either(aigul: Any, client: Client) -> None:
    grow_old(client)
    codes = [
        client.post(PAGE, {"act": "confirm", "password": str(number)}).status_code
        for number in range(7)
    ]
    assert codes[-1] == 429


def test_new_recovery_codes_take_the_place_of_the_old(aigul: Any, client: Client) -> None:
    old = new_recovery_codes(aigul)
    page = client.post(PAGE, {"act": "codes"}).content.decode()
    assert page.count("<li><code>") == 10
    assert old[0] not in page
    assert SecondFactor.objects.filter(kind="recovery").count() == 10


def test_other_sessions_end_and_this_one_and_those_of_others_go_on(
    aigul: Any, client: Client
) -> None:
    elsewhere, marats = Client(), Client()
    elsewhere.force_login(aigul)
    marats.force_login(get_user_model().objects.create_superuser("marat", password=PASSWORD))
    client.post(PAGE, {"act": "end-others"})
    assert elsewhere.get("/admin/").status_code == 302
    assert client.get("/admin/").status_code == 200
    assert marats.get("/admin/").status_code == 200
