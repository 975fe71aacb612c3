"""Passkeys and codes in a real browser, with Chromium's own virtual authenticator."""

import re
from collections.abc import Iterator
from time import time
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Browser, Page, expect

from exhibition.accounts import totp
from exhibition.accounts.models import SecondFactor, SignInAttempt
from tests.browser.pages import watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.full]
PASSWORD = "a-long-password"


@pytest.fixture
def desk(live_server: Any) -> str:
    """The desk of an administrator, under a name: browsers know no passkeys of bare numbers."""
    get_user_model().objects.create_superuser("aigul", password=PASSWORD)
    return f"{live_server.url}/admin/"


@pytest.fixture
def page(browser: Browser, desk: str) -> Iterator[Page]:
    """A page in English that breaks no rule of the policy and has an authenticator."""
    context = browser.new_context(locale="en", extra_http_headers={"Accept-Language": "en"})
    made = context.new_page()
    wrong = watch(made, desk.removesuffix("admin/"))
    yield made
    assert wrong == []
    context.close()


def with_authenticator(page: Page) -> tuple[Any, str]:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools, made["authenticatorId"]


def give_password(page: Page, desk: str) -> None:
    page.goto(desk)
    page.fill("#id_username", "aigul")
    page.fill("#id_password", PASSWORD)
    page.click("#login-form input[type=submit]")


def sign_out(page: Page) -> None:
    page.click("#logout-form button")


def add_passkey(page: Page, desk: str) -> None:
    give_password(page, desk)
    page.goto(f"{desk}my-sign-in/")
    page.fill("#passkey-name", "Laptop")
    page.click('form[data-passkey="new"] button')
    expect(page.locator(".desk-recovery li")).to_have_count(10)


def test_a_passkey_is_added_signs_in_without_a_password_and_is_refused_when_removed(
    page: Page, desk: str
) -> None:
    with_authenticator(page)
    add_passkey(page, desk)
    page.click("main .button.default")
    expect(page.locator(".desk-factors")).to_contain_text("Laptop")
    sign_out(page)
    page.goto(f"{desk}languages/")
    page.click('form[data-passkey="known"] button')
    expect(page).to_have_url(f"{desk}languages/")
    assert SignInAttempt.objects.filter(means="passkey", succeeded=True).count() == 1
    sign_out(page)
    SecondFactor.objects.all().delete()
    page.goto(desk)
    page.click('form[data-passkey="known"] button')
    expect(page.locator(".messagelist")).to_be_visible()
    expect(page.locator("#login-form")).to_be_visible()


def test_a_device_that_does_not_know_the_person_gets_nobody_in(page: Page, desk: str) -> None:
    devtools, key = with_authenticator(page)
    add_passkey(page, desk)
    page.click("main .button.default")
    sign_out(page)
    devtools.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    page.goto(desk)
    page.click('form[data-passkey="known"] button')
    expect(page.locator("[data-failed]")).to_be_visible(timeout=70_000)
    page.goto(desk)
    expect(page.locator("#login-form")).to_be_visible()


def test_an_app_is_added_and_asked_for_without_scripts_and_a_recovery_code_helps(
    browser: Browser, desk: str
) -> None:
    page = browser.new_context(java_script_enabled=False, locale="en").new_page()
    give_password(page, desk)
    page.goto(f"{desk}my-sign-in/")
    secret = re.sub(r"\s", "", page.inner_text(".desk-secret"))
    step = int(time()) // totp.SECONDS
    page.fill("#app-code", totp.code_at(secret, step))
    page.click("form:has(#app-code) button")
    expect(page.locator(".desk-recovery li")).to_have_count(10)
    written = page.locator(".desk-recovery code").first.inner_text()
    page.click("main .button.default")
    sign_out(page)
    give_password(page, desk)
    page.fill("#code", "000000")
    page.click("#login-form input[type=submit]")
    expect(page.locator(".errornote")).to_be_visible()
    page.fill("#code", totp.code_at(secret, step + 1))
    page.click("#login-form input[type=submit]")
    expect(page.locator(".desk-home")).to_be_visible()
    sign_out(page)
    give_password(page, desk)
    page.fill("#code", written)
    page.click("#login-form input[type=submit]")
    expect(page.locator(".desk-home")).to_be_visible()


def test_signing_out_everywhere_ends_the_other_browser(
    page: Page, browser: Browser, desk: str
) -> None:
    other = browser.new_context().new_page()
    for one in (page, other):
        give_password(one, desk)
        expect(one.locator(".desk-home")).to_be_visible()
    page.goto(f"{desk}my-sign-in/")
    page.click('button[value="end-others"]')
    expect(page.locator(".messagelist .success")).to_be_visible()
    other.reload()
    expect(other.locator("#login-form")).to_be_visible()
    page.goto(desk)
    expect(page.locator(".desk-home")).to_be_visible()


def test_the_browser_keeps_no_draft_of_a_code(page: Page, desk: str) -> None:
    give_password(page, desk)
    page.goto(f"{desk}my-sign-in/")
    page.fill("#app-code", "123456")
    page.click("form:has(#app-code) button")
    expect(page.locator(".errornote")).to_be_visible()
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "123456" not in kept
