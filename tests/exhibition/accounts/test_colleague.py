"""An administrator resets a colleague's second factor at the desk, and nobody else does."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from exhibition.accounts.brake import note_attempt
from exhibition.accounts.factors import new_recovery_codes
from exhibition.accounts.models import SecondFactor, SignInAttempt
from exhibition.accounts.my_sign_in import CONFIRMED_AT

pytestmark = pytest.mark.django_db
PASSWORD = "a-right-password-for-tests"


def person_with_an_app(name: str, role: str, **values: Any) -> Any:
    person = get_user_model().objects.create_user(name, password=PASSWORD, is_staff=True, **values)
    person.groups.add(Group.objects.get(name=role))
    SecondFactor.objects.create(person=person, kind="totp", name="Telefon", secret="A" * 32)
    new_recovery_codes(person)
    return person


def page_of(person: Any) -> str:
    return f"/admin/auth/user/{person.pk}/second-factor/"


@pytest.fixture
def marat(client: Client, settings: Any) -> Any:
    """An administrator, signed in a moment ago."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    person = person_with_an_app("marat", "administrator")
    client.force_login(person)
    return person


@pytest.fixture
def aigul() -> Any:
    return person_with_an_app("aigul", "editor")


def test_it_asks_first_then_removes_all_and_says_so(marat: Any, aigul: Any, client: Client) -> None:
    form = client.get(f"/admin/auth/user/{aigul.pk}/change/").content.decode()
    assert page_of(aigul) in form
    assert "Telefon" in client.get(page_of(aigul)).content.decode()
    assert aigul.second_factors.count() == 11
    told = client.post(page_of(aigul), follow=True).content.decode()
    assert "aigul" in told
    assert not aigul.second_factors.exists()
    assert marat.second_factors.count() == 11
    assert page_of(aigul) not in told


@pytest.mark.parametrize(
    ("is_required", "said"), [(False, "and can add a new"), (True, "and is asked for a new")]
)
def test_it_says_what_is_asked_at_the_next_sign_in(
    marat: Any, client: Client, settings: Any, is_required: bool, said: str
) -> None:
    settings.REQUIRE_SECOND_FACTOR = is_required
    dana = person_with_an_app("dana", "publisher")
    page = client.post(page_of(dana), follow=True, headers={"Accept-Language": "en"})
    assert f"{said} second factor" in page.content.decode()


def test_the_sign_in_log_tells_who_did_it_and_of_whom(
    marat: Any, aigul: Any, client: Client, rf: Any
) -> None:
    client.post(page_of(aigul), REMOTE_ADDR="198.51.100.7")
    log = client.get("/admin/accounts/signinattempt/", headers={"Accept-Language": "en"})
    assert "aigul (by marat)" in log.content.decode()
    reset = SignInAttempt.objects.get(means="reset")
    assert (reset.name, reset.by) == ("aigul", "marat")
    # It is no sign-in of hers: her account is not better known from his address.
    attempt = note_attempt(rf.post("/", REMOTE_ADDR="198.51.100.7"), "aigul")
    assert attempt.trust == ""


def test_a_desk_left_open_asks_for_the_password(marat: Any, aigul: Any, client: Client) -> None:
    session = client.session
    session[CONFIRMED_AT] = (timezone.now() - timedelta(minutes=16)).isoformat()
    session.save()
    assert client.post(page_of(aigul)).status_code == 200
    assert client.post(page_of(aigul), {"password": "wrong"}).status_code == 200
    assert aigul.second_factors.exists()
    assert client.post(page_of(aigul), {"password": PASSWORD}).status_code == 302
    assert not aigul.second_factors.exists()


def test_one_s_own_is_never_reset_here(marat: Any, client: Client) -> None:
    assert client.post(page_of(marat)).url == "/admin/my-sign-in/"
    assert marat.second_factors.count() == 11
    assert page_of(marat) not in client.get(f"/admin/auth/user/{marat.pk}/change/").content.decode()


def test_others_may_not(marat: Any, aigul: Any, client: Client) -> None:
    root = person_with_an_app("root", "administrator", is_superuser=True)
    assert client.post(page_of(root)).status_code == 403
    for role in ("editor", "publisher", "organiser"):
        other = Client()
        other.force_login(person_with_an_app(role, role))
        assert other.post(page_of(aigul)).status_code == 403
    assert "/login/" in Client().get(page_of(aigul)).url
    assert SecondFactor.objects.filter(person__in=(root, aigul)).count() == 22
