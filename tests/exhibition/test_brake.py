"""Guessing is slowed, and nobody is locked out for what others do."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.test import Client, RequestFactory
from django.utils import timezone

from exhibition.accounts.models import SignInAttempt

pytestmark = pytest.mark.django_db

RIGHT = "a-right-password-for-tests"


@pytest.fixture(autouse=True)
def _people(settings: Any) -> None:
    # What a password costs is not what is tested.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for name in ("aigul", "marat"):
        get_user_model().objects.create_superuser(name, password=RIGHT)


def sign_in(
    client: Client, name: str = "aigul", password: str = "wrong", address: str = "10.0.0.1"
) -> Any:
    """Sends the desk's form."""
    given = {"username": name, "password": password}
    return client.post("/admin/login/?next=/admin/", given, REMOTE_ADDR=address)


def guess(
    times: int, name: str = "aigul", address: str = "10.0.0.1", client: Client | None = None
) -> int:
    """Asks with wrong passwords, as every form does; how many of them were checked. ``{}`` in name
    or address becomes the number of the attempt."""
    checked = 0
    for number in range(times):
        request = RequestFactory().post("/", REMOTE_ADDR=address.format(number))
        request.COOKIES = {k: v.value for k, v in client.cookies.items()} if client else {}
        assert authenticate(request, username=name.format(number), password="wrong") is None
        checked += not hasattr(request, "wait")
    return checked


def is_in(answer: Any) -> bool:
    return bool(answer.status_code == 302)


def test_of_a_hundred_wrong_passwords_few_are_checked() -> None:
    assert guess(100) == 5
    # Of other accounts from the same address, until the address has had its ten.
    assert guess(100, "name{}") == 5


def test_attempts_that_were_not_checked_are_counted() -> None:
    guess(30)
    failures = SignInAttempt.objects.order_by("-at").values_list("refused", flat=True)
    assert list(failures) == [25, 0, 0, 0, 0]


def test_many_addresses_guess_no_faster_than_two() -> None:
    assert guess(100, address="10.0.{}.1") == 10
    assert guess(9, "AIGUL ", "10.1.{}.1") == 0


def test_what_one_address_guesses_keeps_nobody_out_elsewhere() -> None:
    assert guess(100) == 5
    assert is_in(sign_in(Client(), password=RIGHT, address="10.9.9.9"))


def test_the_person_herself_gets_in_from_her_browser_wherever_she_is() -> None:
    hers = Client()
    assert is_in(sign_in(hers, password=RIGHT))
    hers.post("/admin/logout/")
    guess(100)
    assert is_in(sign_in(hers, password=RIGHT))
    assert is_in(sign_in(hers, password=RIGHT, address="192.0.2.7"))


def test_the_person_herself_gets_in_from_her_address_in_another_browser() -> None:
    assert is_in(sign_in(Client(), password=RIGHT, address="10.9.9.9"))
    guess(100, address="10.0.{}.1")
    assert is_in(sign_in(Client(), password=RIGHT, address="10.9.9.9"))


def test_a_colleague_at_the_same_address_gets_in() -> None:
    assert is_in(sign_in(Client(), "marat", RIGHT))
    guess(100)
    guess(100, "name{}")
    assert is_in(sign_in(Client(), "marat", RIGHT))


def test_from_elsewhere_even_the_right_password_has_to_wait() -> None:
    guess(5)
    answer = sign_in(Client(), password=RIGHT)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
    past = timezone.now() - timedelta(minutes=6)
    SignInAttempt.objects.update(at=past)
    assert is_in(sign_in(Client(), password=RIGHT))


def test_a_cookie_of_another_account_or_a_forged_one_earns_no_trust() -> None:
    his = Client()
    sign_in(his, "marat", RIGHT, address="10.9.9.9")
    his.post("/admin/logout/")
    forged = Client()
    forged.cookies["device"] = "WyJrZXkiXQ:1abcde:forged"
    assert guess(20, client=his) == 5
    assert guess(20, client=forged) == 0


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "Бес минут күтіңіз"), ("ru", "Подождите пять минут"), ("en", "Wait five minutes")],
)
def test_the_message_says_what_to_do_in_the_persons_language(language: str, words: str) -> None:
    client = Client(headers={"accept-language": language})
    assert words not in sign_in(client).content.decode()
    guess(4)
    assert words in sign_in(client).content.decode()


def test_each_failure_is_one_line_of_the_log_without_the_password(
    caplog: pytest.LogCaptureFixture,
) -> None:
    name = "aigul\n2026 all is well" + "x" * 500
    with caplog.at_level(logging.WARNING):
        guess(5, name)
        sign_in(Client(), name, "the-secret")
    lines = [record.getMessage() for record in caplog.records if "Sign-in" in record.getMessage()]
    assert len(lines) == 6
    assert all(len(line) < 150 and "\n" not in line for line in lines)
    assert "10.0.0.1" in lines[0]
    assert "the-secret" not in caplog.text
    assert "not checked" in lines[-1]
    assert "not checked" not in lines[0]


@pytest.mark.parametrize("behind_proxy", [False, True])
def test_only_the_last_word_of_a_proxy_is_believed(settings: Any, behind_proxy: bool) -> None:
    settings.BEHIND_PROXY = behind_proxy
    for number in range(12):
        forwarded = {"x-forwarded-for": f"10.5.0.{number}, 192.0.2.1"}
        request = RequestFactory(headers=forwarded).post("/", REMOTE_ADDR="10.0.0.1")
        authenticate(request, username=f"name{number}", password="wrong")
    noted = [*SignInAttempt.objects.values_list("address", flat=True)]
    assert noted == ["192.0.2.1" if behind_proxy else "10.0.0.1"] * 10


def test_the_browser_is_remembered_in_a_cookie_that_no_script_reads() -> None:
    client = Client()
    sign_in(client, password=RIGHT)
    cookie = client.cookies["device"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert "aigul" not in cookie.value


def test_old_attempts_are_forgotten() -> None:
    sign_in(Client())
    SignInAttempt.objects.update(at=timezone.now() - timedelta(days=31))
    sign_in(Client(), password=RIGHT)
    assert SignInAttempt.objects.get().succeeded
