"""Staff sign in through a provider of OpenID Connect that runs here, and nobody gets in by it who
has no account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from oidc_provider_mock import User, run_server_in_thread

from exhibition.accounts.models import SecondFactor, SignInAttempt
from tests.servers import free_port

pytestmark = pytest.mark.django_db
MAIL = "Aigul@example.kz"
USERS = (
    User(sub="aigul", claims={"email": MAIL, "email_verified": True}),
    User(sub="unverified", claims={"email": MAIL, "email_verified": False}),
    User(sub="said-only", claims={"email": MAIL}),
    User(sub="stranger", claims={"email": "stranger@example.kz", "email_verified": True}),
    User(sub="nobody", claims={}),
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with run_server_in_thread(require_nonce=True, user_claims=USERS) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def _configured(settings: Any, client: Client, issuer: str) -> None:
    client.cookies["django_language"] = "en"
    settings.OIDC = {"issuer": issuer, "client": "desk", "secret": "s" * 20}


@pytest.fixture
def aigul() -> Any:
    person = get_user_model().objects.create_user("aigul", email=MAIL.lower(), is_staff=True)
    person.groups.add(Group.objects.get(name="publisher"))
    return person


def led_back(client: Client, sub: str, asked: str = "?next=/admin/languages/") -> str:
    """The address to which the provider leads who says there to be this one."""
    there = client.get(f"/admin/login/single/{asked}").url
    answer = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=10)
    return answer.headers["Location"].removeprefix("http://testserver")


def signed_in(client: Client, sub: str) -> Any:
    return client.get(led_back(client, sub))


def is_in(client: Client) -> bool:
    return client.get("/admin/password_change/").status_code == 200


def said_to(client: Client) -> str:
    return client.get("/admin/login/").content.decode()


def test_a_confirmed_mail_address_opens_its_account(aigul: Any, client: Client) -> None:
    assert "/admin/login/single/?next=" in client.get("/admin/login/").content.decode()
    assert signed_in(client, "aigul").url == "/admin/languages/"
    assert is_in(client)
    attempt = SignInAttempt.objects.get()
    assert (attempt.name, attempt.means, attempt.succeeded) == ("aigul", "single", True)


@pytest.mark.parametrize("sub", ["unverified", "said-only", "nobody"])
def test_an_address_that_is_not_confirmed_opens_nothing(
    aigul: Any, client: Client, sub: str
) -> None:
    assert signed_in(client, sub).url == "/admin/login/"
    assert not is_in(client)
    assert "has not confirmed your mail address" in said_to(client)


def test_no_account_is_made_by_itself_and_two_are_none(aigul: Any, client: Client) -> None:
    signed_in(client, "stranger")
    assert "no account with your mail address" in said_to(client)
    get_user_model().objects.create_user("second", email=MAIL, is_staff=True)
    signed_in(client, "aigul")
    assert not is_in(client)
    assert get_user_model().objects.count() == 2


def test_where_accounts_are_made_they_have_no_role(client: Client, settings: Any) -> None:
    settings.OIDC_NEW_ACCOUNTS = True
    signed_in(client, "stranger")
    assert not is_in(client)
    assert "no role" in said_to(client)
    made = get_user_model().objects.get()
    assert (made.email, made.is_staff, made.has_usable_password()) == (
        "stranger@example.kz",
        False,
        False,
    )
    made.is_staff = True
    made.save()
    signed_in(client, "stranger")
    assert is_in(client)


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_who_may_not_enter_is_not_let_in(aigul: Any, client: Client, change: Any) -> None:
    get_user_model().objects.filter(pk=aigul.pk).update(**change)
    signed_in(client, "aigul")
    assert not is_in(client)


def test_a_second_factor_is_asked_for_all_the_same(
    aigul: Any, client: Client, settings: Any
) -> None:
    SecondFactor.objects.create(person=aigul, kind="totp", secret="A" * 32)
    assert signed_in(client, "aigul").url == "/admin/login/second-step/"
    assert not is_in(client)
    SecondFactor.objects.all().delete()
    settings.REQUIRE_SECOND_FACTOR = True
    assert signed_in(client, "aigul").url == "/admin/login/second-step/"
    assert client.get("/admin/login/second-step/").status_code == 200
    assert not is_in(client)


def test_an_answer_works_once_in_one_browser_and_not_forged(aigul: Any, client: Client) -> None:
    back = led_back(client, "aigul")
    for other in (back, "/admin/login/single/back/?code=x&state=y", "/admin/login/single/back/"):
        stranger = Client()
        assert stranger.get(other).url == "/admin/login/"
        assert not is_in(stranger)
    assert client.get(back).url == "/admin/languages/"
    client.logout()
    assert client.get(back).url == "/admin/login/"
    assert not is_in(client)


def test_it_never_leads_to_another_site(aigul: Any, client: Client) -> None:
    back = led_back(client, "aigul", "?next=https://evil.example/")
    assert client.get(back).url == "/admin/"


def test_a_provider_that_is_away_is_said(client: Client, settings: Any) -> None:
    settings.OIDC = settings.OIDC | {"issuer": f"http://localhost:{free_port()}"}
    assert client.get("/admin/login/single/").url == "/admin/login/"
    assert "did not answer as it should" in said_to(client)


def test_without_the_variable_there_is_no_such_page(client: Client, settings: Any) -> None:
    settings.OIDC = None
    assert client.get("/admin/login/single/").status_code == 404
    assert client.get("/admin/login/single/back/").status_code == 404
    assert "/admin/login/single/" not in client.get("/admin/login/").content.decode()
