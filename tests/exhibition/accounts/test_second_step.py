"""A second factor is asked for after the password, and without it nobody is in."""

import re
from datetime import timedelta
from time import time
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from exhibition.accounts import totp
from exhibition.accounts.factors import new_recovery_codes
from exhibition.accounts.models import SecondFactor, SignInAttempt

pytestmark = pytest.mark.django_db
PASSWORD = "a-right-password-for-tests"
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
STEP = "/admin/login/second-step/"


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def someone(role: str = "editor", *, has_app: bool = True) -> Any:
    person = get_user_model().objects.create_user("aigul", password=PASSWORD, is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    if has_app:
        SecondFactor.objects.create(person=person, kind="totp", secret=SECRET)
    return person


def give_password(client: Client, to: str = "/admin/languages/") -> Any:
    sent = {"username": "aigul", "password": PASSWORD, "next": to}
    return client.post("/admin/login/", sent)


def code(later: int = 0) -> str:
    return totp.code_at(SECRET, int(time()) // 30 + later)


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_the_password_alone_opens_nothing(client: Client) -> None:
    someone()
    assert give_password(client).url == STEP
    assert not is_in(client)
    assert client.get("/healthz/full").status_code == 403


def test_password_and_code_lead_to_where_the_person_wanted(client: Client) -> None:
    someone()
    give_password(client)
    assert 'autocomplete="one-time-code"' in client.get(STEP).content.decode()
    answer = client.post(STEP, {"code": f" {code()[:3]} {code()[3:]} "})
    assert answer.url == "/admin/languages/"
    assert is_in(client)


def test_a_code_works_once(client: Client) -> None:
    someone()
    used = code()
    for browser, works in ((client, True), (Client(), False)):
        give_password(browser)
        browser.post(STEP, {"code": used})
        assert is_in(browser) is works


def test_codes_can_t_be_guessed(client: Client) -> None:
    someone()
    give_password(client)
    answers = [client.post(STEP, {"code": f"{number:06}"}).status_code for number in range(7)]
    assert answers[-1] == 429
    assert client.post(STEP, {"code": code()}).status_code == 429
    assert not is_in(client)


def test_a_password_that_was_right_long_ago_is_asked_for_again(client: Client) -> None:
    someone()
    give_password(client)
    session = client.session
    session["half_way"] |= {"until": (timezone.now() - timedelta(seconds=1)).isoformat()}
    session.save()
    assert client.post(STEP, {"code": code()}).url == "/admin/login/"
    assert not is_in(client)


def test_who_loses_the_role_half_way_is_not_let_in(client: Client) -> None:
    person = someone()
    give_password(client)
    get_user_model().objects.filter(pk=person.pk).update(is_active=False)
    assert client.post(STEP, {"code": code()}).url == "/admin/login/"


def test_a_recovery_code_signs_in_once(client: Client) -> None:
    person = someone()
    written = new_recovery_codes(person)[3]
    for browser, typed, works in (
        (client, written.upper().replace("-", " "), True),
        (Client(), written, False),
    ):
        give_password(browser)
        browser.post(STEP, {"code": typed})
        assert is_in(browser) is works
    assert SecondFactor.objects.filter(kind="recovery").count() == 9


def test_of_a_recovery_code_only_a_hash_is_kept() -> None:
    person = someone()
    kept = " ".join(SecondFactor.objects.values_list("secret", flat=True))
    for written in new_recovery_codes(person):
        assert written not in kept
        assert written.replace("-", "") not in kept


def test_where_it_is_required_those_in_charge_set_one_up_before_they_are_in(
    client: Client, settings: Any
) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    someone("publisher", has_app=False)
    give_password(client)
    page = client.get(STEP).content.decode()
    assert not is_in(client)
    secret = re.search(r'class="desk-secret">([A-Z2-7 ]+)<', page)[1].replace(" ", "")  # type: ignore[index]
    sealed = re.search(r'name="secret" value="([^"]+)"', page)[1]  # type: ignore[index]
    wrong = client.post(STEP, {"secret": sealed, "code": "000000"}).content.decode()
    assert re.search(r'class="desk-secret">([A-Z2-7 ]+)<', wrong)[1].replace(" ", "") == secret  # type: ignore[index]
    now = totp.code_at(secret, int(time()) // 30)
    done = client.post(STEP, {"secret": sealed, "code": now}).content.decode()
    assert len(re.findall(r"<code>[a-z2-9-]{14}</code>", done)) == 10
    assert 'href="/admin/languages/"' in done
    assert is_in(client)


def test_an_editor_need_not_and_without_the_setting_nobody(client: Client, settings: Any) -> None:
    person = someone("editor", has_app=False)
    settings.REQUIRE_SECOND_FACTOR = True
    assert give_password(client).url == "/admin/languages/"
    settings.REQUIRE_SECOND_FACTOR = False
    person.groups.set(Group.objects.filter(name="administrator"))
    assert give_password(Client()).url == "/admin/languages/"


def test_it_is_offered_at_the_first_sign_in_and_not_again(client: Client) -> None:
    someone(has_app=False)
    give_password(client)
    assert "messagelist" in client.get("/admin/languages/").content.decode()
    give_password(second := Client())
    assert "messagelist" not in second.get("/admin/languages/").content.decode()


def test_a_secret_sealed_for_one_person_adds_nothing_to_another(client: Client) -> None:
    person = someone(has_app=False)
    other = get_user_model().objects.create_superuser("other", password=PASSWORD)
    client.force_login(other)
    page = client.get("/admin/my-sign-in/").content.decode()
    sealed = re.search(r'name="secret" value="([^"]+)"', page)[1]  # type: ignore[index]
    secret = re.search(r'class="desk-secret">([A-Z2-7 ]+)<', page)[1].replace(" ", "")  # type: ignore[index]
    client.force_login(person)
    now = totp.code_at(secret, int(time()) // 30)
    client.post("/admin/my-sign-in/", {"act": "add", "secret": sealed, "code": now})
    assert not SecondFactor.objects.exists()


def test_who_is_locked_out_gets_in_by_the_password_after_the_command(
    client: Client, capsys: Any
) -> None:
    person = someone()
    new_recovery_codes(person)
    call_command("reset_second_factor", "aigul")
    assert "“aigul” signs in by the password now, and can add" in capsys.readouterr().out
    assert not SecondFactor.objects.exists()
    give_password(client)
    assert is_in(client)
    with pytest.raises(CommandError, match="no account"):
        call_command("reset_second_factor", "nobody")


def test_the_command_says_who_is_asked_for_a_new_factor_at_once(
    client: Client, capsys: Any, settings: Any
) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    someone("publisher")
    call_command("reset_second_factor", "aigul")
    assert "and is asked for a new second factor at once" in capsys.readouterr().out
    give_password(client)
    assert not is_in(client)


def test_a_sign_in_is_one_line_of_the_log_and_says_by_what(client: Client) -> None:
    someone()
    give_password(client)
    client.post(STEP, {"code": "000000"})
    client.post(STEP, {"code": code()})
    lines = SignInAttempt.objects.order_by("at").values_list("means", "succeeded")
    assert list(lines) == [("totp", False), ("totp", True)]
